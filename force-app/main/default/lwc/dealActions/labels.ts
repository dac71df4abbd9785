import CALLS_SECTION from '@salesforce/label/c.Sideline_Calls_Section';
import SHARE_YOU from '@salesforce/label/c.Sideline_Share_You';
import WAITING_DEBRIEF from '@salesforce/label/c.Sideline_Waiting_Debrief';
import WAITING_DUE from '@salesforce/label/c.Sideline_Waiting_Due';
import WAITING_HAND_BACK from '@salesforce/label/c.Sideline_Waiting_HandBack';
import WAITING_ROLE from '@salesforce/label/c.Sideline_Waiting_Role';
import WAITING_SINCE from '@salesforce/label/c.Sideline_Waiting_Since';

export const labels = Object.freeze({
  callsSection: CALLS_SECTION,
  you: SHARE_YOU,
  debrief: WAITING_DEBRIEF,
  due: WAITING_DUE,
  handBack: WAITING_HAND_BACK,
  role: WAITING_ROLE,
  since: WAITING_SINCE,
});
