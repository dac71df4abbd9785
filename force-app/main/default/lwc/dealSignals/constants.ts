import type { SignalName } from 'c/dealCoachingService';

/** Fired when the user wants to write a note out of a signal. Does not bubble. */
export const NOTE_WRITE_EVENT = 'notewrite';

/** The signal that the note answers. */
export interface NoteWriteDetail {
  readonly signal: SignalName;
}
