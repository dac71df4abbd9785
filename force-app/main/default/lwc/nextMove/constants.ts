import type { SignalName } from 'c/dealCoachingService';

/** Fired when the user asks why something is suggested. Does not bubble. */
export const SIGNAL_OPEN_EVENT = 'signalopen';

/** The signal that the suggestion answers. */
export interface SignalOpenDetail {
  readonly signal: SignalName;
}
