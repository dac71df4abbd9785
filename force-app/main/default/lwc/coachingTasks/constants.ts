import type { FormFields, FormValues } from 'c/coachingForm';
import type { CoachingAction } from 'c/coachingNoteService';

/** Fired when the user opens or leaves a form, or wants something to be saved. Bubbles up to the container. */
export const COACHING_TASK_EVENT = 'coachingtask';

/** A form, and what its values mean. */
export interface CoachingTaskForm {
  readonly fields: FormFields;
  readonly toAction: (values: FormValues) => CoachingAction;
}

/** A button that does something, or opens a form that does. */
export interface CoachingTaskButton {
  /** Different for each button of an owner. */
  readonly key: string;
  readonly label: string;
  readonly variant: 'neutral' | 'base';
  /** What it does at once; either this or the form. */
  readonly action?: CoachingAction;
  readonly form?: CoachingTaskForm;
}

/** What the user is at. One thing at a time: a second form would hide that the first one was not saved. */
export interface CoachingProgress {
  /** Record or place that it is about; undefined when the user is at nothing. */
  readonly owner?: string | undefined;
  /** Key of the button whose form is open; undefined without a form. */
  readonly formKey?: string | undefined;
  /** Why the server refused it, and what to do; empty when it did not. */
  readonly refusal: string;
  readonly busy: boolean;
}

/** The user is at nothing. */
export const AT_REST: CoachingProgress = { refusal: '', busy: false };

/** Without an action: the form with this key opens, or none is open any more. */
export interface CoachingTaskDetail {
  readonly owner: string;
  readonly formKey?: string | undefined;
  readonly action?: CoachingAction;
}
