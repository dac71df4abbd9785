import { api, LightningElement } from 'lwc';
import { fill, formatNumber } from 'c/coachingText';
import { FORM_CANCEL_EVENT, FORM_SUBMIT_EVENT, type FormChoice, type FormFields, type FormValues } from './constants';
import { labels } from './labels';

export type { FormFields, FormValues } from './constants';

const TEXT_LENGTH = 500;

/**
 * A short form in place: a text, and where asked for a day and choices. What was entered stays until the form goes.
 * @fires formsubmit with {@link FormValues}
 * @fires formcancel
 */
export default class CoachingForm extends LightningElement {
  @api fields!: FormFields;

  /** What was entered is being saved. */
  @api busy = false;

  /** Moves the keyboard focus to the first field. */
  @api focusFirst(): void {
    this.template?.querySelector<HTMLElement>('.first')?.focus();
  }

  readonly labels = labels;
  text = '';
  chosen: Readonly<Record<string, string>> = {};
  enteredDay?: string;

  get choices(): (FormChoice & { readonly value: string })[] {
    return (this.fields.choices ?? []).map((choice) => ({ ...choice, value: this.chosen[choice.name] ?? '' }));
  }

  get day(): string {
    return this.enteredDay ?? this.fields.day?.value ?? '';
  }

  get textLength(): number {
    return this.fields.text.length ?? TEXT_LENGTH;
  }

  get remaining(): string {
    return fill(labels.counter, formatNumber(this.text.length), formatNumber(this.textLength));
  }

  get cannotSubmit(): boolean {
    const lacksText = this.fields.text.required && this.text.trim() === '';
    const lacksDay = this.fields.day !== undefined && this.day === '';
    return this.busy || lacksText || lacksDay || this.choices.some(({ value }) => value === '');
  }

  handleChoice(event: CustomEvent<{ value: string }>): void {
    const name = (event.currentTarget as HTMLElement).dataset['name'] ?? '';
    this.chosen = { ...this.chosen, [name]: event.detail.value };
  }

  handleText({ detail }: CustomEvent<{ value: string }>): void {
    this.text = detail.value;
  }

  handleDay({ detail }: CustomEvent<{ value: string | null }>): void {
    this.enteredDay = detail.value ?? '';
  }

  handleSubmit(): void {
    if (this.cannotSubmit) return;
    const detail = { choices: this.chosen, text: this.text.trim(), day: this.day };
    this.dispatchEvent(new CustomEvent<FormValues>(FORM_SUBMIT_EVENT, { detail }));
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent(FORM_CANCEL_EVENT));
  }
}
