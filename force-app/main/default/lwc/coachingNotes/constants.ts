/** Fired when something was saved, so that what is shown is out of date. Does not bubble. */
export const DEAL_CHANGE_EVENT = 'dealchange';
