import NOT_LOADED from '@salesforce/label/c.Sideline_Notes_NotLoaded';
import NOT_SAVED from '@salesforce/label/c.Sideline_Notes_NotSaved';

export const labels = Object.freeze({ notLoaded: NOT_LOADED, notSaved: NOT_SAVED });
