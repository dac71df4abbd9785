import { api, LightningElement } from 'lwc';
import { labels } from 'shell/labels';

/**
 * Frame of a form: what is wrong with it, its fields in one column or two, and its buttons.
 * @slot default the fields; those with the class `full` take both columns
 * @fires save
 * @fires cancel
 */
export default class FormFrame extends LightningElement {
  @api label = '';
  /** Why the form was not saved; empty when nothing is wrong. */
  @api problem = '';
  /** Whether it is being saved. */
  @api busy = false;

  labels = labels;

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('cancel'));
  }

  handleSave(): void {
    this.dispatchEvent(new CustomEvent('save'));
  }
}
