import OUTDATED from '@salesforce/label/c.Sideline_Panel_Error_Outdated';

export const labels = Object.freeze({ outdated: OUTDATED });
