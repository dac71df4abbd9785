import CLASS_COACHING from '@salesforce/label/c.Sideline_Class_Coaching';
import CLASS_DRIVING_EDIT from '@salesforce/label/c.Sideline_Class_DrivingEdit';
import CLASS_HOLDING from '@salesforce/label/c.Sideline_Class_Holding';
import CLASS_JOINT from '@salesforce/label/c.Sideline_Class_Joint';
import CLASS_SOLO from '@salesforce/label/c.Sideline_Class_Solo';
import COUNTS_CAPTION from '@salesforce/label/c.Sideline_Counts_Caption';
import COUNTS_KIND from '@salesforce/label/c.Sideline_Counts_Kind';
import COUNTS_OPEN from '@salesforce/label/c.Sideline_Counts_Open';
import COUNTS_RATIO from '@salesforce/label/c.Sideline_Counts_Ratio';

export const labels = Object.freeze({
  caption: COUNTS_CAPTION,
  kind: COUNTS_KIND,
  open: COUNTS_OPEN,
  ratio: COUNTS_RATIO,
  classes: {
    solo: CLASS_SOLO,
    joint: CLASS_JOINT,
    coaching: CLASS_COACHING,
    drivingEdit: CLASS_DRIVING_EDIT,
    holding: CLASS_HOLDING,
  },
});
