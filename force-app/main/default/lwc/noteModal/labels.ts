import CANCEL from '@salesforce/label/c.Sideline_NoteModal_Cancel';
import COUNTER from '@salesforce/label/c.Sideline_NoteModal_Counter';
import DISCARD from '@salesforce/label/c.Sideline_NoteModal_Discard';
import DUE_ON from '@salesforce/label/c.Sideline_NoteModal_DueOn';
import FOLLOW_UP_TITLE from '@salesforce/label/c.Sideline_NoteModal_FollowUp_Title';
import INTRO from '@salesforce/label/c.Sideline_NoteModal_Intro';
import KEPT from '@salesforce/label/c.Sideline_NoteModal_Kept';
import KIND from '@salesforce/label/c.Sideline_NoteModal_Kind';
import LENS from '@salesforce/label/c.Sideline_NoteModal_Lens';
import NEXT_STEP from '@salesforce/label/c.Sideline_NoteModal_NextStep';
import OBSERVATION from '@salesforce/label/c.Sideline_NoteModal_Observation';
import PRAISE_INTRO from '@salesforce/label/c.Sideline_NoteModal_Praise_Intro';
import QUESTION from '@salesforce/label/c.Sideline_NoteModal_Question';
import RESTORED from '@salesforce/label/c.Sideline_NoteModal_Restored';
import SEND from '@salesforce/label/c.Sideline_NoteModal_Send';
import TITLE from '@salesforce/label/c.Sideline_NoteModal_Title';

export const labels = Object.freeze({
  cancel: CANCEL,
  counter: COUNTER,
  discard: DISCARD,
  dueOn: DUE_ON,
  followUpTitle: FOLLOW_UP_TITLE,
  intro: INTRO,
  kept: KEPT,
  kind: KIND,
  lens: LENS,
  nextStep: NEXT_STEP,
  observation: OBSERVATION,
  praiseIntro: PRAISE_INTRO,
  question: QUESTION,
  restored: RESTORED,
  send: SEND,
  title: TITLE,
});
