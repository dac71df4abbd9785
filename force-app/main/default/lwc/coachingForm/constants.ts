/** Fired with what was entered. Does not bubble. */
export const FORM_SUBMIT_EVENT = 'formsubmit';
/** Fired when the form was left. Does not bubble. */
export const FORM_CANCEL_EVENT = 'formcancel';

/** A choice out of a list. */
export interface FormChoice {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** What a form asks for. Days are `YYYY-MM-DD`. */
export interface FormFields {
  readonly choices?: readonly FormChoice[];
  readonly text: { readonly label: string; readonly required: boolean; readonly length?: number };
  readonly day?: { readonly label: string; readonly value: string; readonly min: string; readonly max: string };
  readonly submitLabel: string;
}

/** What was entered; empty where nothing was asked or entered. */
export interface FormValues {
  /** By the name of the choice. */
  readonly choices: Readonly<Record<string, string>>;
  readonly text: string;
  readonly day: string;
}
