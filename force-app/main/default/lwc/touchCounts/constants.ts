import type { Side, TouchClass } from 'c/dealCoachingService';

/** Fired when the user asks for the records behind a number. Does not bubble. */
export const COUNT_SELECT_EVENT = 'countselect';

/** Which touches the number stands for. */
export interface CountSelectDetail {
  readonly side: Side;
  readonly touchClass: TouchClass;
}
