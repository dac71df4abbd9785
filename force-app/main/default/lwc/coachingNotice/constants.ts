/** Fired when the user presses the notice's button. No detail, does not bubble. */
export const ACTION_EVENT = 'noticeaction';
