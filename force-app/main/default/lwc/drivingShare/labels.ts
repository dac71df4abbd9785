import SHARE_ALTERNATIVE from '@salesforce/label/c.Sideline_Share_Alternative';
import SHARE_MANAGER from '@salesforce/label/c.Sideline_Share_Manager';
import SHARE_MARKS from '@salesforce/label/c.Sideline_Share_Marks';
import SHARE_NONE from '@salesforce/label/c.Sideline_Share_None';
import SHARE_OTHER from '@salesforce/label/c.Sideline_Share_Other';
import SHARE_REP from '@salesforce/label/c.Sideline_Share_Rep';
import SHARE_YOU from '@salesforce/label/c.Sideline_Share_You';

export const labels = Object.freeze({
  sentences: { manager: SHARE_MANAGER, rep: SHARE_REP, other: SHARE_OTHER },
  none: SHARE_NONE,
  you: SHARE_YOU,
  marks: SHARE_MARKS,
  alternative: SHARE_ALTERNATIVE,
});
