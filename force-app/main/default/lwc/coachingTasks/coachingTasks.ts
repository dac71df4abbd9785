import { api, LightningElement } from 'lwc';
import type { FormValues } from 'c/coachingForm';
import type CoachingForm from 'c/coachingForm';
import {
  AT_REST,
  COACHING_TASK_EVENT,
  type CoachingProgress,
  type CoachingTaskButton,
  type CoachingTaskDetail,
} from './constants';

export { AT_REST } from './constants';
export type { CoachingProgress, CoachingTaskButton, CoachingTaskDetail, CoachingTaskForm } from './constants';

/**
 * What the viewer can do about one thing: buttons, the form that one of them opened, and why the server refused.
 * @fires coachingtask with a {@link CoachingTaskDetail}
 */
export default class CoachingTasks extends LightningElement {
  /** Record or place that the buttons are about. */
  @api owner = '';

  @api buttons: readonly CoachingTaskButton[] = [];

  /** What the user is at, here or elsewhere. */
  @api progress: CoachingProgress = AT_REST;

  /** The buttons fill the width, for fingers. */
  @api large = false;

  #focusedForm: string | undefined;

  override renderedCallback(): void {
    const key = this.open?.key;
    if (key !== undefined && key !== this.#focusedForm)
      (this.refs?.['form'] as (Element & CoachingForm) | undefined)?.focusFirst();
    this.#focusedForm = key;
  }

  get isMine(): boolean {
    return this.progress.owner === this.owner;
  }

  get open(): CoachingTaskButton | undefined {
    return this.isMine ? this.buttons.find(({ key, form }) => form && key === this.progress.formKey) : undefined;
  }

  get refusal(): string {
    return this.isMine ? this.progress.refusal : '';
  }

  get hasButtons(): boolean {
    return !this.large && !this.open && this.buttons.length > 0;
  }

  get hasLargeButtons(): boolean {
    return this.large && !this.open && this.buttons.length > 0;
  }

  get largeButtons(): { key: string; label: string; className: string }[] {
    return this.buttons.map(({ key, label, variant }) => ({
      key,
      label,
      className: variant === 'base' ? 'slds-button large' : 'slds-button slds-button_neutral large',
    }));
  }

  handleClick(event: Event): void {
    const button = this.buttons.find(({ key }) => key === (event.currentTarget as HTMLElement).dataset['key']);
    if (!button) return;
    this.tell(
      button.action ? { owner: this.owner, action: button.action } : { owner: this.owner, formKey: button.key },
    );
  }

  handleSubmit({ detail }: CustomEvent<FormValues>): void {
    const { open } = this;
    if (open?.form) this.tell({ owner: this.owner, formKey: open.key, action: open.form.toAction(detail) });
  }

  handleCancel(): void {
    this.tell({ owner: this.owner });
  }

  private tell(detail: CoachingTaskDetail): void {
    this.dispatchEvent(
      new CustomEvent<CoachingTaskDetail>(COACHING_TASK_EVENT, { detail, bubbles: true, composed: true }),
    );
  }
}
