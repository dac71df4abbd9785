import TOGETHER from '@salesforce/label/c.Sideline_Counts_Together';
import WEEKS_ABOVE from '@salesforce/label/c.Sideline_Weeks_Above';
import WEEKS_BELOW from '@salesforce/label/c.Sideline_Weeks_Below';
import WEEKS_CAPTION from '@salesforce/label/c.Sideline_Weeks_Caption';
import WEEKS_COACHING_ONE from '@salesforce/label/c.Sideline_Weeks_Coaching_One';
import WEEKS_COACHING_OTHER from '@salesforce/label/c.Sideline_Weeks_Coaching_Other';
import WEEKS_COLUMN_COACHING from '@salesforce/label/c.Sideline_Weeks_Column_Coaching';
import WEEKS_COLUMN_STAGE from '@salesforce/label/c.Sideline_Weeks_Column_Stage';
import WEEKS_COLUMN_WEEK from '@salesforce/label/c.Sideline_Weeks_Column_Week';
import WEEKS_EMPTY from '@salesforce/label/c.Sideline_Weeks_Empty';
import WEEKS_GROUP from '@salesforce/label/c.Sideline_Weeks_Group';
import WEEKS_NOTHING from '@salesforce/label/c.Sideline_Weeks_Nothing';
import WEEKS_STAGE from '@salesforce/label/c.Sideline_Weeks_Stage';
import WEEKS_TABLE from '@salesforce/label/c.Sideline_Weeks_Table';
import WEEKS_TODAY from '@salesforce/label/c.Sideline_Weeks_Today';
import WEEKS_TOTAL from '@salesforce/label/c.Sideline_Weeks_Total';
import WEEKS_WEEK from '@salesforce/label/c.Sideline_Weeks_Week';
import WEEKS_WEIGHT from '@salesforce/label/c.Sideline_Weeks_Weight';

export const labels = Object.freeze({
  together: TOGETHER,
  above: WEEKS_ABOVE,
  below: WEEKS_BELOW,
  caption: WEEKS_CAPTION,
  coachingTouches: { one: WEEKS_COACHING_ONE, other: WEEKS_COACHING_OTHER },
  coaching: WEEKS_COLUMN_COACHING,
  stage: WEEKS_COLUMN_STAGE,
  week: WEEKS_COLUMN_WEEK,
  empty: WEEKS_EMPTY,
  group: WEEKS_GROUP,
  nothing: WEEKS_NOTHING,
  toStage: WEEKS_STAGE,
  table: WEEKS_TABLE,
  today: WEEKS_TODAY,
  total: WEEKS_TOTAL,
  weekOf: WEEKS_WEEK,
  weight: WEEKS_WEIGHT,
});
