import WAITING_HAND_BACK from '@salesforce/label/c.Sideline_Waiting_HandBack';
import WAITING_SINCE from '@salesforce/label/c.Sideline_Waiting_Since';

export const labels = Object.freeze({ handBack: WAITING_HAND_BACK, since: WAITING_SINCE });
