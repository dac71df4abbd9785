/** Fired when the user takes something up that waits. Does not bubble. */
export const WAITING_SELECT_EVENT = 'waitingselect';

/** What waits for the viewer. */
export interface WaitingItem {
  /** Different for each item; the event carries it. */
  readonly key: string;
  readonly text: string;
  /** Since when, or until when. */
  readonly due: string;
  readonly isOverdue: boolean;
}

export interface WaitingSelectDetail {
  readonly key: string;
}
