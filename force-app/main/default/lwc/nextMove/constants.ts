import type { SignalName } from 'c/dealCoachingService';

/** Fired when the user asks why something is suggested. Does not bubble. */
export const SIGNAL_OPEN_EVENT = 'signalopen';

/** Fired when the user wants to write a note out of the suggestion. Does not bubble. */
export const NOTE_WRITE_EVENT = 'notewrite';

/** The signal that the suggestion answers. */
export interface SignalOpenDetail {
  readonly signal: SignalName;
}
