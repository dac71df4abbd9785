import SHARE_YOU from '@salesforce/label/c.Sideline_Share_You';
import WHO_ALONE from '@salesforce/label/c.Sideline_Who_Alone';
import WHO_PAIR from '@salesforce/label/c.Sideline_Who_Pair';
import WHO_PURPOSE from '@salesforce/label/c.Sideline_Who_Purpose';
import WHO_SAME from '@salesforce/label/c.Sideline_Who_Same';
import WHO_TOGGLE from '@salesforce/label/c.Sideline_Who_Toggle';
import WHO_YOU from '@salesforce/label/c.Sideline_Who_You';

export const labels = Object.freeze({
  toggle: WHO_TOGGLE,
  pair: WHO_PAIR,
  alone: WHO_ALONE,
  first: SHARE_YOU,
  you: WHO_YOU,
  same: WHO_SAME,
  purpose: WHO_PURPOSE,
});
