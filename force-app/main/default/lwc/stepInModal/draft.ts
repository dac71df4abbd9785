import type { StepIn } from 'c/dealCoachingService';
import { dayFromToday } from 'c/coachingText';

/** What the dialog is for. */
export type StepInTask = 'start' | 'extend' | 'handBack';

/** What the user has entered so far. Days are `YYYY-MM-DD`. */
export interface StepInDraft {
  readonly reason: string;
  /** Last day of the step-in, or the day of the hand-back. */
  readonly day: string;
  /** The note, the reason of the extension or the first step of the rep. */
  readonly text: string;
}

const USUAL_DAYS = 7;
const REASON_THAT_NEEDS_A_NOTE = 'Other';

/** What the dialog begins with: a week for a start and for an extension, today for a hand-back. */
export function firstDraft(task: StepInTask, stepIn: StepIn | undefined, maximumDays: number): StepInDraft {
  const usual = dayFromToday(Math.min(USUAL_DAYS, maximumDays));
  switch (task) {
    case 'start':
      return { reason: '', day: usual, text: '' };
    case 'extend':
      return { reason: '', day: usual, text: '' };
    case 'handBack':
      return { reason: '', day: dayFromToday(0), text: stepIn?.firstStep ?? '' };
  }
}

/** Whether the dialog asks for a text that the server insists on. */
export function needsText(task: StepInTask, reason: string, stepIn: StepIn | undefined): boolean {
  switch (task) {
    case 'start':
      return reason === REASON_THAT_NEEDS_A_NOTE;
    case 'extend':
      return (stepIn?.extensions ?? 0) > 0;
    case 'handBack':
      return true;
  }
}

/** Whether everything is there; what is right is for the server to say. */
export function isComplete(task: StepInTask, draft: StepInDraft, stepIn: StepIn | undefined): boolean {
  const hasReason = task !== 'start' || draft.reason !== '';
  const hasText = !needsText(task, draft.reason, stepIn) || draft.text.trim() !== '';
  return hasReason && hasText && draft.day !== '';
}
