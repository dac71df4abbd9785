/** Fired when the user wants to see all touches again. No detail, does not bubble. */
export const FILTER_CLEAR_EVENT = 'filterclear';
