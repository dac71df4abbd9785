import CANCEL from '@salesforce/label/c.Sideline_StepIn_Modal_Cancel';
import EXTEND_INTRO from '@salesforce/label/c.Sideline_StepIn_Modal_Extend_Intro';
import EXTEND_REASON from '@salesforce/label/c.Sideline_StepIn_Modal_Extend_Reason';
import EXTEND_SAVE from '@salesforce/label/c.Sideline_StepIn_Modal_Extend_Save';
import EXTEND_TITLE from '@salesforce/label/c.Sideline_StepIn_Modal_Extend_Title';
import FIRST_STEP from '@salesforce/label/c.Sideline_StepIn_Modal_FirstStep';
import HAND_BACK_DATE from '@salesforce/label/c.Sideline_StepIn_Modal_HandBackDate';
import HAND_BACK_INTRO from '@salesforce/label/c.Sideline_StepIn_Modal_HandBack_Intro';
import HAND_BACK_SAVE from '@salesforce/label/c.Sideline_StepIn_Modal_HandBack_Save';
import HAND_BACK_TITLE from '@salesforce/label/c.Sideline_StepIn_Modal_HandBack_Title';
import NOTE from '@salesforce/label/c.Sideline_StepIn_Modal_Note';
import REASON from '@salesforce/label/c.Sideline_StepIn_Modal_Reason';
import START_INTRO from '@salesforce/label/c.Sideline_StepIn_Modal_Start_Intro';
import START_SAVE from '@salesforce/label/c.Sideline_StepIn_Modal_Start_Save';
import START_TITLE from '@salesforce/label/c.Sideline_StepIn_Modal_Start_Title';
import UNTIL from '@salesforce/label/c.Sideline_StepIn_Modal_Until';

export const labels = Object.freeze({
  cancel: CANCEL,
  reason: REASON,
  until: UNTIL,
  note: NOTE,
  extensionReason: EXTEND_REASON,
  firstStep: FIRST_STEP,
  handBackDate: HAND_BACK_DATE,
  start: { title: START_TITLE, intro: START_INTRO, save: START_SAVE },
  extend: { title: EXTEND_TITLE, intro: EXTEND_INTRO, save: EXTEND_SAVE },
  handBack: { title: HAND_BACK_TITLE, intro: HAND_BACK_INTRO, save: HAND_BACK_SAVE },
});
