import ACCEPT from '@salesforce/label/c.Sideline_Promise_Accept';
import DATE_REASON from '@salesforce/label/c.Sideline_Promise_DateReason';
import DATE_SUBMIT from '@salesforce/label/c.Sideline_Promise_DateSubmit';
import DONE from '@salesforce/label/c.Sideline_Promise_Done';
import DONE_SUBMIT from '@salesforce/label/c.Sideline_Promise_DoneSubmit';
import EVIDENCE from '@salesforce/label/c.Sideline_Promise_Evidence';
import MOVED_ONE from '@salesforce/label/c.Sideline_Promise_Moved_One';
import MOVED_OTHER from '@salesforce/label/c.Sideline_Promise_Moved_Other';
import NEW_DATE from '@salesforce/label/c.Sideline_Promise_NewDate';
import OTHER_DATE from '@salesforce/label/c.Sideline_Promise_OtherDate';
import PROPOSED_MANAGER from '@salesforce/label/c.Sideline_Promise_Proposed_Manager';
import PROPOSED_REP from '@salesforce/label/c.Sideline_Promise_Proposed_Rep';
import QUOTE from '@salesforce/label/c.Sideline_Next_Question';
import STATE_DONE from '@salesforce/label/c.Sideline_Promise_State_Done';
import STATE_OPEN from '@salesforce/label/c.Sideline_Promise_State_Open';
import STATE_OVERDUE from '@salesforce/label/c.Sideline_Promise_State_Overdue';
import STATE_WAIVED from '@salesforce/label/c.Sideline_Promise_State_Waived';
import WAIVE from '@salesforce/label/c.Sideline_Promise_Waive';
import WAIVE_REASON from '@salesforce/label/c.Sideline_Promise_WaiveReason';
import WAIVE_SUBMIT from '@salesforce/label/c.Sideline_Promise_WaiveSubmit';

export const labels = Object.freeze({
  accept: ACCEPT,
  dateReason: DATE_REASON,
  dateSubmit: DATE_SUBMIT,
  done: DONE,
  doneSubmit: DONE_SUBMIT,
  evidence: EVIDENCE,
  moved: { one: MOVED_ONE, other: MOVED_OTHER },
  newDate: NEW_DATE,
  otherDate: OTHER_DATE,
  proposed: { rep: PROPOSED_REP, manager: PROPOSED_MANAGER },
  quote: QUOTE,
  states: { open: STATE_OPEN, overdue: STATE_OVERDUE, done: STATE_DONE, waived: STATE_WAIVED },
  waive: WAIVE,
  waiveReason: WAIVE_REASON,
  waiveSubmit: WAIVE_SUBMIT,
});
