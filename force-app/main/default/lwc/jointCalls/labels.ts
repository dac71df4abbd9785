import ASK_ROLE from '@salesforce/label/c.Sideline_Calls_AskRole';
import DEBRIEF_DUE from '@salesforce/label/c.Sideline_Calls_DebriefDue';
import DEBRIEF_HELD from '@salesforce/label/c.Sideline_Calls_DebriefHeld';
import DEBRIEF_MARK from '@salesforce/label/c.Sideline_Calls_DebriefMark';
import DEBRIEF_MISSING from '@salesforce/label/c.Sideline_Calls_DebriefMissing';
import DEBRIEF_TOPICS from '@salesforce/label/c.Sideline_Calls_DebriefTopics';
import NO_ROLE from '@salesforce/label/c.Sideline_Calls_NoRole';
import LED from '@salesforce/label/c.Sideline_Calls_Led';
import RATE from '@salesforce/label/c.Sideline_Calls_Rate';
import ROLE from '@salesforce/label/c.Sideline_Calls_Role';
import ROLE_LEAD from '@salesforce/label/c.Sideline_Calls_Role_Lead';
import ROLE_OBSERVE from '@salesforce/label/c.Sideline_Calls_Role_Observe';
import ROLE_SUPPORT from '@salesforce/label/c.Sideline_Calls_Role_Support';

export const labels = Object.freeze({
  askRole: ASK_ROLE,
  debriefDue: DEBRIEF_DUE,
  debriefHeld: DEBRIEF_HELD,
  debriefMark: DEBRIEF_MARK,
  debriefMissing: DEBRIEF_MISSING,
  debriefTopics: DEBRIEF_TOPICS,
  noRole: NO_ROLE,
  rate: RATE,
  led: LED,
  role: ROLE,
  roles: { Observe: ROLE_OBSERVE, Support: ROLE_SUPPORT, Lead: ROLE_LEAD },
});
