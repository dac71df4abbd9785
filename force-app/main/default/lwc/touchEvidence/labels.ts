import CLASS_COACHING from '@salesforce/label/c.Sideline_Class_Coaching';
import CLASS_DRIVING_EDIT from '@salesforce/label/c.Sideline_Class_DrivingEdit';
import CLASS_HOLDING from '@salesforce/label/c.Sideline_Class_Holding';
import CLASS_JOINT from '@salesforce/label/c.Sideline_Class_Joint';
import CLASS_SOLO from '@salesforce/label/c.Sideline_Class_Solo';
import EVIDENCE_CAPPED from '@salesforce/label/c.Sideline_Evidence_Capped';
import EVIDENCE_CHANGE from '@salesforce/label/c.Sideline_Evidence_Change';
import EVIDENCE_EMPTY from '@salesforce/label/c.Sideline_Evidence_Empty';
import EVIDENCE_FILTERED from '@salesforce/label/c.Sideline_Evidence_Filtered';
import EVIDENCE_NONE_FILTERED from '@salesforce/label/c.Sideline_Evidence_NoneFiltered';
import EVIDENCE_NOT_COUNTED from '@salesforce/label/c.Sideline_Evidence_NotCounted';
import EVIDENCE_SHOW_ALL from '@salesforce/label/c.Sideline_Evidence_ShowAll';
import EVIDENCE_TITLE from '@salesforce/label/c.Sideline_Evidence_Title';
import EVIDENCE_WEIGHT from '@salesforce/label/c.Sideline_Evidence_Weight';
import KIND_CALL from '@salesforce/label/c.Sideline_Kind_Call';
import KIND_EDIT from '@salesforce/label/c.Sideline_Kind_Edit';
import KIND_LINKED_IN from '@salesforce/label/c.Sideline_Kind_LinkedIn';
import KIND_MAIL from '@salesforce/label/c.Sideline_Kind_Mail';
import KIND_MEETING from '@salesforce/label/c.Sideline_Kind_Meeting';
import KIND_NOTE from '@salesforce/label/c.Sideline_Kind_Note';
import KIND_TASK from '@salesforce/label/c.Sideline_Kind_Task';
import TOUCH_COACHING from '@salesforce/label/c.Sideline_Touch_Coaching';
import TOUCH_DRIVING_EDIT from '@salesforce/label/c.Sideline_Touch_DrivingEdit';
import TOUCH_HOLDING from '@salesforce/label/c.Sideline_Touch_Holding';
import TOUCH_JOINT from '@salesforce/label/c.Sideline_Touch_Joint';
import TOUCH_SOLO from '@salesforce/label/c.Sideline_Touch_Solo';

export const labels = Object.freeze({
  title: EVIDENCE_TITLE,
  edit: EVIDENCE_CHANGE,
  weight: EVIDENCE_WEIGHT,
  notCounted: EVIDENCE_NOT_COUNTED,
  capped: EVIDENCE_CAPPED,
  filtered: EVIDENCE_FILTERED,
  showAll: EVIDENCE_SHOW_ALL,
  empty: EVIDENCE_EMPTY,
  noneFiltered: EVIDENCE_NONE_FILTERED,
  kinds: {
    meeting: KIND_MEETING,
    call: KIND_CALL,
    mail: KIND_MAIL,
    task: KIND_TASK,
    edit: KIND_EDIT,
    linkedIn: KIND_LINKED_IN,
    note: KIND_NOTE,
  },
  touchClasses: {
    solo: TOUCH_SOLO,
    joint: TOUCH_JOINT,
    coaching: TOUCH_COACHING,
    drivingEdit: TOUCH_DRIVING_EDIT,
    holding: TOUCH_HOLDING,
  },
  classes: {
    solo: CLASS_SOLO,
    joint: CLASS_JOINT,
    coaching: CLASS_COACHING,
    drivingEdit: CLASS_DRIVING_EDIT,
    holding: CLASS_HOLDING,
  },
});
