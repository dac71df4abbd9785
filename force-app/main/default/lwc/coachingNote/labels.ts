import ANSWER_TEXT_DIFFERENTLY from '@salesforce/label/c.Sideline_Note_AnswerText_Differently';
import ANSWER_TEXT_GOT_IT from '@salesforce/label/c.Sideline_Note_AnswerText_GotIt';
import ANSWER_TEXT_QUESTION from '@salesforce/label/c.Sideline_Note_AnswerText_Question';
import ANSWER_DIFFERENTLY from '@salesforce/label/c.Sideline_Note_Answer_Differently';
import ANSWER_GOT_IT from '@salesforce/label/c.Sideline_Note_Answer_GotIt';
import ANSWER_QUESTION from '@salesforce/label/c.Sideline_Note_Answer_Question';
import BYLINE from '@salesforce/label/c.Sideline_Note_Byline';
import BYLINE_FOLLOW_UP from '@salesforce/label/c.Sideline_Note_Byline_FollowUp';
import FOLLOW_UP from '@salesforce/label/c.Sideline_Note_FollowUp';
import GOT_IT_WITH_WORDS from '@salesforce/label/c.Sideline_Note_GotItWithWords';
import HEADING from '@salesforce/label/c.Sideline_Note_Heading';
import KIND_DEBRIEF from '@salesforce/label/c.Sideline_Note_Kind_Debrief';
import KIND_DIRECTION from '@salesforce/label/c.Sideline_Note_Kind_Direction';
import KIND_HAND_BACK from '@salesforce/label/c.Sideline_Note_Kind_HandBack';
import KIND_OBSERVATION from '@salesforce/label/c.Sideline_Note_Kind_Observation';
import KIND_PRAISE from '@salesforce/label/c.Sideline_Note_Kind_Praise';
import KIND_QUESTION from '@salesforce/label/c.Sideline_Note_Kind_Question';
import LENS_DEAL from '@salesforce/label/c.Sideline_Note_Lens_Deal';
import LENS_PROCESS from '@salesforce/label/c.Sideline_Note_Lens_Process';
import LENS_SKILL from '@salesforce/label/c.Sideline_Note_Lens_Skill';
import MARK_NOT_USEFUL from '@salesforce/label/c.Sideline_Note_MarkNotUseful';
import MARK_USEFUL from '@salesforce/label/c.Sideline_Note_MarkUseful';
import NEXT_STEP from '@salesforce/label/c.Sideline_Note_NextStep';
import NOT_USEFUL from '@salesforce/label/c.Sideline_Note_NotUseful';
import OBSERVATION from '@salesforce/label/c.Sideline_Note_Observation';
import PROMISE from '@salesforce/label/c.Sideline_Note_Promise';
import PROMISE_DAY from '@salesforce/label/c.Sideline_Note_Promise_Day';
import PROMISE_SUBMIT from '@salesforce/label/c.Sideline_Note_Promise_Submit';
import PROMISE_TEXT from '@salesforce/label/c.Sideline_Note_Promise_Text';
import PROMISE_WHO from '@salesforce/label/c.Sideline_Note_Promise_Who';
import PROMISES from '@salesforce/label/c.Sideline_Note_Promises';
import QUESTION from '@salesforce/label/c.Sideline_Note_Question';
import REPLY from '@salesforce/label/c.Sideline_Note_Reply';
import REPLY_TEXT from '@salesforce/label/c.Sideline_Note_ReplyText';
import SAID from '@salesforce/label/c.Sideline_Note_Said';
import SEES_DIFFERENTLY from '@salesforce/label/c.Sideline_Note_SeesDifferently';
import SEND from '@salesforce/label/c.Sideline_Note_Send';
import STATE_ACKNOWLEDGED_OTHER from '@salesforce/label/c.Sideline_Note_State_Acknowledged_Other';
import STATE_ACKNOWLEDGED_REP from '@salesforce/label/c.Sideline_Note_State_Acknowledged_Rep';
import STATE_ASKED_MANAGER from '@salesforce/label/c.Sideline_Note_State_Asked_Manager';
import STATE_ASKED_OTHER from '@salesforce/label/c.Sideline_Note_State_Asked_Other';
import STATE_ASKED_REP from '@salesforce/label/c.Sideline_Note_State_Asked_Rep';
import STATE_DIFFERENTLY_OTHER from '@salesforce/label/c.Sideline_Note_State_Differently_Other';
import STATE_DIFFERENTLY_REP from '@salesforce/label/c.Sideline_Note_State_Differently_Rep';
import STATE_LATE_OTHER from '@salesforce/label/c.Sideline_Note_State_Late_Other';
import STATE_LATE_REP from '@salesforce/label/c.Sideline_Note_State_Late_Rep';
import STATE_PRAISE from '@salesforce/label/c.Sideline_Note_State_Praise';
import STATE_REPLIED_MANAGER from '@salesforce/label/c.Sideline_Note_State_Replied_Manager';
import STATE_REPLIED_OTHER from '@salesforce/label/c.Sideline_Note_State_Replied_Other';
import STATE_REPLIED_REP from '@salesforce/label/c.Sideline_Note_State_Replied_Rep';
import STATE_WAITING_OTHER from '@salesforce/label/c.Sideline_Note_State_Waiting_Other';
import STATE_WAITING_REP from '@salesforce/label/c.Sideline_Note_State_Waiting_Rep';
import STATE_WITHDRAWN from '@salesforce/label/c.Sideline_Note_State_Withdrawn';
import USEFUL from '@salesforce/label/c.Sideline_Note_Useful';
import WITHDRAW from '@salesforce/label/c.Sideline_Note_Withdraw';

export const labels = Object.freeze({
  byline: BYLINE,
  bylineFollowUp: BYLINE_FOLLOW_UP,
  followUp: FOLLOW_UP,
  gotItWithWords: GOT_IT_WITH_WORDS,
  markNotUseful: MARK_NOT_USEFUL,
  markUseful: MARK_USEFUL,
  nextStep: NEXT_STEP,
  notUseful: NOT_USEFUL,
  observation: OBSERVATION,
  promise: PROMISE,
  promiseDay: PROMISE_DAY,
  promiseSubmit: PROMISE_SUBMIT,
  promiseText: PROMISE_TEXT,
  promiseWho: PROMISE_WHO,
  promises: PROMISES,
  question: QUESTION,
  reply: REPLY,
  replyText: REPLY_TEXT,
  said: SAID,
  seesDifferently: SEES_DIFFERENTLY,
  send: SEND,
  heading: HEADING,
  useful: USEFUL,
  withdraw: WITHDRAW,
  kinds: {
    question: KIND_QUESTION,
    observation: KIND_OBSERVATION,
    praise: KIND_PRAISE,
    direction: KIND_DIRECTION,
    debrief: KIND_DEBRIEF,
    handBack: KIND_HAND_BACK,
  },
  lenses: {
    process: LENS_PROCESS,
    deal: LENS_DEAL,
    skill: LENS_SKILL,
  },
  answers: {
    gotIt: ANSWER_GOT_IT,
    question: ANSWER_QUESTION,
    differently: ANSWER_DIFFERENTLY,
  },
  answerTexts: {
    gotIt: ANSWER_TEXT_GOT_IT,
    question: ANSWER_TEXT_QUESTION,
    differently: ANSWER_TEXT_DIFFERENTLY,
  },
  states: {
    waiting: { rep: STATE_WAITING_REP, manager: STATE_WAITING_OTHER, other: STATE_WAITING_OTHER },
    late: { rep: STATE_LATE_REP, manager: STATE_LATE_OTHER, other: STATE_LATE_OTHER },
    asked: { rep: STATE_ASKED_REP, manager: STATE_ASKED_MANAGER, other: STATE_ASKED_OTHER },
    replied: { rep: STATE_REPLIED_REP, manager: STATE_REPLIED_MANAGER, other: STATE_REPLIED_OTHER },
    acknowledged: { rep: STATE_ACKNOWLEDGED_REP, manager: STATE_ACKNOWLEDGED_OTHER, other: STATE_ACKNOWLEDGED_OTHER },
    differently: { rep: STATE_DIFFERENTLY_REP, manager: STATE_DIFFERENTLY_OTHER, other: STATE_DIFFERENTLY_OTHER },
    praise: { rep: STATE_PRAISE, manager: STATE_PRAISE, other: STATE_PRAISE },
    withdrawn: { rep: STATE_WITHDRAWN, manager: STATE_WITHDRAWN, other: STATE_WITHDRAWN },
  },
});
