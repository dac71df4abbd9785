import CALLS_SECTION from '@salesforce/label/c.Sideline_Calls_Section';
import COACHING_NOTES_ONE from '@salesforce/label/c.Sideline_Notes_Count_One';
import COACHING_NOTES_OTHER from '@salesforce/label/c.Sideline_Notes_Count_Other';
import COACHING_SECTION from '@salesforce/label/c.Sideline_Notes_Section';
import COACHING_SECTION_NOTES from '@salesforce/label/c.Sideline_Notes_Section_Notes';
import PROMISES_ONE from '@salesforce/label/c.Sideline_Notes_Promises_One';
import PROMISES_OTHER from '@salesforce/label/c.Sideline_Notes_Promises_Other';
import SHARE_YOU from '@salesforce/label/c.Sideline_Share_You';
import WAITING_AGREE from '@salesforce/label/c.Sideline_Waiting_AgreeDate';
import WAITING_ANSWER from '@salesforce/label/c.Sideline_Waiting_AnswerNote';
import WAITING_CLEAR from '@salesforce/label/c.Sideline_Waiting_ClearObstacle';
import WAITING_CONFIRM from '@salesforce/label/c.Sideline_Waiting_ConfirmCleared';
import WAITING_PROMISE from '@salesforce/label/c.Sideline_Waiting_KeepPromise';
import WAITING_QUESTION from '@salesforce/label/c.Sideline_Waiting_AnswerQuestion';
import WAITING_REPLY from '@salesforce/label/c.Sideline_Waiting_ReadReply';
import WAITING_DEBRIEF from '@salesforce/label/c.Sideline_Waiting_Debrief';
import WAITING_DUE from '@salesforce/label/c.Sideline_Waiting_Due';
import WAITING_HAND_BACK from '@salesforce/label/c.Sideline_Waiting_HandBack';
import WAITING_ROLE from '@salesforce/label/c.Sideline_Waiting_Role';
import WAITING_SINCE from '@salesforce/label/c.Sideline_Waiting_Since';

export const labels = Object.freeze({
  callsSection: CALLS_SECTION,
  agreeDate: WAITING_AGREE,
  answerNote: WAITING_ANSWER,
  answerQuestion: WAITING_QUESTION,
  clearObstacle: WAITING_CLEAR,
  confirmCleared: WAITING_CONFIRM,
  keepPromise: WAITING_PROMISE,
  readReply: WAITING_REPLY,
  coachingSection: COACHING_SECTION,
  coachingSectionNotes: COACHING_SECTION_NOTES,
  noteCount: { one: COACHING_NOTES_ONE, other: COACHING_NOTES_OTHER },
  promiseCount: { one: PROMISES_ONE, other: PROMISES_OTHER },
  you: SHARE_YOU,
  debrief: WAITING_DEBRIEF,
  due: WAITING_DUE,
  handBack: WAITING_HAND_BACK,
  role: WAITING_ROLE,
  since: WAITING_SINCE,
});
