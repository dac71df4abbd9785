import UNKNOWN from '@salesforce/label/c.Sideline_Panel_Error_Unknown';

export const labels = Object.freeze({ unknown: UNKNOWN });
