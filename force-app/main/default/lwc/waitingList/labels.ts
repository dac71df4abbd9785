import OVERDUE from '@salesforce/label/c.Sideline_Waiting_Overdue';
import TITLE from '@salesforce/label/c.Sideline_Waiting_Title';

export const labels = Object.freeze({ title: TITLE, overdue: OVERDUE });
