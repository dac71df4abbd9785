import { api, LightningElement } from 'lwc';
import { labels } from 'shell/labels';

type Form = 'call' | 'task' | 'event';

/** Buttons and forms for new activities, and the timeline of the old ones. */
export default class ActivityPanel extends LightningElement {
  @api recordId = '';
  /** Account of the record: its contacts are offered first. */
  @api accountId: string | undefined;

  form: Form | null = null;

  labels = labels;
  #focusWanted: '' | 'form' | Form = '';

  override renderedCallback(): void {
    const wanted = this.#focusWanted;
    if (wanted) {
      this.#focusWanted = '';
      const selector = wanted === 'form' ? '.form > *' : `[data-form="${wanted}"]`;
      this.template?.querySelector<HTMLElement>(selector)?.focus();
    }
  }

  get buttons(): readonly object[] {
    const button = (form: Form, label: string, icon: string) => ({
      form,
      label,
      icon,
      expanded: String(form === this.form),
      buttonClass: `slds-button slds-button_neutral action${form === this.form ? ' action_open' : ''}`,
    });
    return [
      button('call', labels.logCall, 'standard:log_a_call'),
      button('task', labels.newTask, 'standard:task'),
      button('event', labels.newEvent, 'standard:event'),
    ];
  }

  get isCall(): boolean {
    return this.form === 'call';
  }

  get isTask(): boolean {
    return this.form === 'task';
  }

  get isEvent(): boolean {
    return this.form === 'event';
  }

  handleOpen(event: Event): void {
    const form = (event.currentTarget as HTMLElement).dataset['form'] as Form;
    this.form = form === this.form ? null : form;
    this.#focusWanted = this.form ? 'form' : '';
  }

  handleDone(): void {
    this.#focusWanted = this.form ?? '';
    this.form = null;
  }
}
