import PUSHES_ONE from '@salesforce/label/c.Sideline_Method_Pushes_One';
import PUSHES_OTHER from '@salesforce/label/c.Sideline_Method_Pushes_Other';
import QUESTION from '@salesforce/label/c.Sideline_Next_Question';
import BACK from '@salesforce/label/c.Sideline_Process_Back';
import NONE from '@salesforce/label/c.Sideline_Process_None';
import NOT_CHECKABLE from '@salesforce/label/c.Sideline_Process_NotCheckable';
import PROVEN from '@salesforce/label/c.Sideline_Process_Proven';
import SKIP from '@salesforce/label/c.Sideline_Process_Skip';
import UNPROVEN from '@salesforce/label/c.Sideline_Process_Unproven';

export const labels = Object.freeze({
  none: NONE,
  question: QUESTION,
  statuses: { proven: PROVEN, unproven: UNPROVEN, notCheckable: NOT_CHECKABLE },
  moves: { skip: SKIP, back: BACK },
  pushes: { one: PUSHES_ONE, other: PUSHES_OTHER },
});
