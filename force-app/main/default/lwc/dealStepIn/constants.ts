/** Fired when the user presses a button. Does not bubble. */
export const STEP_IN_ACTION_EVENT = 'stepinaction';

/** What the user wants to do about a step-in. */
export type StepInAction = 'start' | 'extend' | 'handBack' | 'withdraw' | 'notNow';

export interface StepInActionDetail {
  readonly action: StepInAction;
}
