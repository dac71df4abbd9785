import CANCEL from '@salesforce/label/c.Sideline_Form_Cancel';
import COUNTER from '@salesforce/label/c.Sideline_Form_Counter';

export const labels = Object.freeze({ cancel: CANCEL, counter: COUNTER });
