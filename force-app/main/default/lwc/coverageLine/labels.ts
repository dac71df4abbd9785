import COVERAGE_ABSENT from '@salesforce/label/c.Sideline_Coverage_Absent';
import COVERAGE_COUNTED from '@salesforce/label/c.Sideline_Coverage_Counted';
import COVERAGE_NOT_TRACKED from '@salesforce/label/c.Sideline_Coverage_NotTracked';
import COVERAGE_NOT_VISIBLE from '@salesforce/label/c.Sideline_Coverage_NotVisible';
import SOURCE_COACHING_NOTE_NAME from '@salesforce/label/c.Sideline_Source_CoachingNote_Name';
import SOURCE_COACHING_NOTE_ONE from '@salesforce/label/c.Sideline_Source_CoachingNote_One';
import SOURCE_COACHING_NOTE_OTHER from '@salesforce/label/c.Sideline_Source_CoachingNote_Other';
import SOURCE_EMAIL_MESSAGE_NAME from '@salesforce/label/c.Sideline_Source_EmailMessage_Name';
import SOURCE_EMAIL_MESSAGE_ONE from '@salesforce/label/c.Sideline_Source_EmailMessage_One';
import SOURCE_EMAIL_MESSAGE_OTHER from '@salesforce/label/c.Sideline_Source_EmailMessage_Other';
import SOURCE_EVENT_NAME from '@salesforce/label/c.Sideline_Source_Event_Name';
import SOURCE_EVENT_ONE from '@salesforce/label/c.Sideline_Source_Event_One';
import SOURCE_EVENT_OTHER from '@salesforce/label/c.Sideline_Source_Event_Other';
import SOURCE_FIELD_HISTORY_NAME from '@salesforce/label/c.Sideline_Source_FieldHistory_Name';
import SOURCE_FIELD_HISTORY_ONE from '@salesforce/label/c.Sideline_Source_FieldHistory_One';
import SOURCE_FIELD_HISTORY_OTHER from '@salesforce/label/c.Sideline_Source_FieldHistory_Other';
import SOURCE_OPPORTUNITY_HISTORY_NAME from '@salesforce/label/c.Sideline_Source_OpportunityHistory_Name';
import SOURCE_OPPORTUNITY_HISTORY_ONE from '@salesforce/label/c.Sideline_Source_OpportunityHistory_One';
import SOURCE_OPPORTUNITY_HISTORY_OTHER from '@salesforce/label/c.Sideline_Source_OpportunityHistory_Other';
import SOURCE_TASK_NAME from '@salesforce/label/c.Sideline_Source_Task_Name';
import SOURCE_TASK_ONE from '@salesforce/label/c.Sideline_Source_Task_One';
import SOURCE_TASK_OTHER from '@salesforce/label/c.Sideline_Source_Task_Other';

export const labels = Object.freeze({
  counted: COVERAGE_COUNTED,
  notVisible: COVERAGE_NOT_VISIBLE,
  notTracked: COVERAGE_NOT_TRACKED,
  absent: COVERAGE_ABSENT,
  sources: {
    task: { one: SOURCE_TASK_ONE, other: SOURCE_TASK_OTHER, name: SOURCE_TASK_NAME },
    event: { one: SOURCE_EVENT_ONE, other: SOURCE_EVENT_OTHER, name: SOURCE_EVENT_NAME },
    opportunityHistory: {
      one: SOURCE_OPPORTUNITY_HISTORY_ONE,
      other: SOURCE_OPPORTUNITY_HISTORY_OTHER,
      name: SOURCE_OPPORTUNITY_HISTORY_NAME,
    },
    fieldHistory: {
      one: SOURCE_FIELD_HISTORY_ONE,
      other: SOURCE_FIELD_HISTORY_OTHER,
      name: SOURCE_FIELD_HISTORY_NAME,
    },
    emailMessage: {
      one: SOURCE_EMAIL_MESSAGE_ONE,
      other: SOURCE_EMAIL_MESSAGE_OTHER,
      name: SOURCE_EMAIL_MESSAGE_NAME,
    },
    coachingNote: {
      one: SOURCE_COACHING_NOTE_ONE,
      other: SOURCE_COACHING_NOTE_OTHER,
      name: SOURCE_COACHING_NOTE_NAME,
    },
  },
});
