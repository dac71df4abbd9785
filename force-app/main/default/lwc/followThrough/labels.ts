import ANSWERS from '@salesforce/label/c.Sideline_Follow_Answers';
import COUNT_OF from '@salesforce/label/c.Sideline_Follow_CountOf';
import EMPTY from '@salesforce/label/c.Sideline_Follow_Empty';
import EXTENDED from '@salesforce/label/c.Sideline_Follow_Extended';
import NOTHING_DUE from '@salesforce/label/c.Sideline_Follow_NothingDue';
import ON_TIME from '@salesforce/label/c.Sideline_Follow_OnTime';
import OVERDUE from '@salesforce/label/c.Sideline_Follow_Overdue';
import PERCENT_OF from '@salesforce/label/c.Sideline_Follow_PercentOf';
import SAME from '@salesforce/label/c.Sideline_Follow_Same';
import TITLE from '@salesforce/label/c.Sideline_Follow_Title';
import WAIVED from '@salesforce/label/c.Sideline_Follow_Waived';

export const labels = Object.freeze({
  answers: ANSWERS,
  countOf: COUNT_OF,
  empty: EMPTY,
  extended: EXTENDED,
  nothingDue: NOTHING_DUE,
  onTime: ON_TIME,
  overdue: OVERDUE,
  percentOf: PERCENT_OF,
  same: SAME,
  title: TITLE,
  waived: WAIVED,
});
