import ASK_TEXT from '@salesforce/label/c.Sideline_StepIn_Ask_Text';
import ASK_TITLE from '@salesforce/label/c.Sideline_StepIn_Ask_Title';
import BUTTON_EXTEND from '@salesforce/label/c.Sideline_StepIn_Button_Extend';
import BUTTON_HAND_BACK from '@salesforce/label/c.Sideline_StepIn_Button_HandBack';
import BUTTON_NOT_NOW from '@salesforce/label/c.Sideline_StepIn_Button_NotNow';
import BUTTON_START from '@salesforce/label/c.Sideline_StepIn_Button_Start';
import BUTTON_WITHDRAW from '@salesforce/label/c.Sideline_StepIn_Button_Withdraw';
import EXTENDED_ONE from '@salesforce/label/c.Sideline_StepIn_Extended_One';
import EXTENDED_OTHER from '@salesforce/label/c.Sideline_StepIn_Extended_Other';
import FIRST_STEP from '@salesforce/label/c.Sideline_StepIn_FirstStep';
import HANDED_BACK from '@salesforce/label/c.Sideline_StepIn_HandedBack';
import HANDED_BACK_YOU from '@salesforce/label/c.Sideline_StepIn_HandedBack_You';
import LEADS from '@salesforce/label/c.Sideline_StepIn_Leads';
import LEADS_YOU from '@salesforce/label/c.Sideline_StepIn_Leads_You';
import OPEN_MANAGER from '@salesforce/label/c.Sideline_StepIn_Open_Manager';
import OPEN_OTHER from '@salesforce/label/c.Sideline_StepIn_Open_Other';
import OPEN_REP from '@salesforce/label/c.Sideline_StepIn_Open_Rep';
import OVERDUE_MANAGER from '@salesforce/label/c.Sideline_StepIn_Overdue_Manager';
import OVERDUE_OTHER from '@salesforce/label/c.Sideline_StepIn_Overdue_Other';
import OVERDUE_REP from '@salesforce/label/c.Sideline_StepIn_Overdue_Rep';
import OVERDUE_TITLE from '@salesforce/label/c.Sideline_StepIn_Overdue_Title';
import REASON_AT_RISK from '@salesforce/label/c.Sideline_StepIn_Reason_DealAtRisk';
import REASON_CUSTOMER from '@salesforce/label/c.Sideline_StepIn_Reason_CustomerAsked';
import REASON_EXECUTIVE from '@salesforce/label/c.Sideline_StepIn_Reason_ExecutiveRelationship';
import REASON_LEAVE from '@salesforce/label/c.Sideline_StepIn_Reason_RepOnLeave';
import REASON_OTHER from '@salesforce/label/c.Sideline_StepIn_Reason_Other';
import REASON_RAMPING from '@salesforce/label/c.Sideline_StepIn_Reason_RepRamping';
import QUOTE from '@salesforce/label/c.Sideline_Next_Question';
import WHY from '@salesforce/label/c.Sideline_StepIn_Why';

/** By API value of the picklist. */
const REASONS: Readonly<Record<string, string>> = {
  RepOnLeave: REASON_LEAVE,
  RepRamping: REASON_RAMPING,
  CustomerAsked: REASON_CUSTOMER,
  ExecutiveRelationship: REASON_EXECUTIVE,
  DealAtRisk: REASON_AT_RISK,
  Other: REASON_OTHER,
};

export const labels = Object.freeze({
  ask: { title: ASK_TITLE, text: ASK_TEXT },
  buttons: {
    start: BUTTON_START,
    extend: BUTTON_EXTEND,
    handBack: BUTTON_HAND_BACK,
    withdraw: BUTTON_WITHDRAW,
    notNow: BUTTON_NOT_NOW,
  },
  extended: { one: EXTENDED_ONE, other: EXTENDED_OTHER },
  firstStep: FIRST_STEP,
  handedBack: HANDED_BACK,
  handedBackYou: HANDED_BACK_YOU,
  leads: LEADS,
  leadsYou: LEADS_YOU,
  open: { manager: OPEN_MANAGER, rep: OPEN_REP, other: OPEN_OTHER },
  overdue: { manager: OVERDUE_MANAGER, rep: OVERDUE_REP, other: OVERDUE_OTHER },
  overdueTitle: OVERDUE_TITLE,
  quote: QUOTE,
  why: WHY,
  reasons: REASONS,
});
