import EVIDENCE_MORE_ONE from '@salesforce/label/c.Sideline_Evidence_More_One';
import EVIDENCE_MORE_OTHER from '@salesforce/label/c.Sideline_Evidence_More_Other';

export const labels = Object.freeze({ more: { one: EVIDENCE_MORE_ONE, other: EVIDENCE_MORE_OTHER } });
