import answerNotNowMethod from '@salesforce/apex/DealStepInController.answerNotNow';
import extendMethod from '@salesforce/apex/DealStepInController.extend';
import handBackMethod from '@salesforce/apex/DealStepInController.handBack';
import startMethod from '@salesforce/apex/DealStepInController.start';
import withdrawMethod from '@salesforce/apex/DealStepInController.withdraw';
import { attempt } from 'c/coachingErrors';

/** Terms of a step-in. Days are `YYYY-MM-DD`. */
export interface StepInTerms {
  /** API value of the picklist. */
  readonly reason: string;
  readonly untilDate: string;
  /** At most 500 characters; may be empty. */
  readonly note: string;
}

/** How a deal goes back to the rep. */
export interface HandBackTerms {
  /** At most 500 characters. */
  readonly firstStep: string;
  /** `YYYY-MM-DD`. */
  readonly handBackDate: string;
}

/**
 * Starts a step-in on a deal.
 * @returns undefined when the server accepted it, otherwise the rule that forbids it and what to do
 */
export function startStepIn(opportunityId: string, terms: StepInTerms): Promise<string | undefined> {
  return attempt(startMethod({ opportunityId, ...terms }));
}

/**
 * Notes that the manager does not want to say now whether this is a step-in.
 * @returns as {@link startStepIn}
 */
export function answerNotNow(opportunityId: string): Promise<string | undefined> {
  return attempt(answerNotNowMethod({ opportunityId }));
}

/**
 * Moves the end of a step-in.
 * @param reason needed from the second extension on
 * @returns as {@link startStepIn}
 */
export function extendStepIn(stepInId: string, untilDate: string, reason: string): Promise<string | undefined> {
  return attempt(extendMethod({ stepInId, untilDate, reason }));
}

/**
 * Hands the deal back to the rep.
 * @returns as {@link startStepIn}
 */
export function handBackStepIn(stepInId: string, terms: HandBackTerms): Promise<string | undefined> {
  return attempt(handBackMethod({ stepInId, ...terms }));
}

/**
 * Takes a step-in back right after its start.
 * @returns as {@link startStepIn}
 */
export function withdrawStepIn(stepInId: string): Promise<string | undefined> {
  return attempt(withdrawMethod({ stepInId }));
}
