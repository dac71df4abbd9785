import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { UiRecord } from 'lightning/uiRecordApi';
import { labels } from 'shell/labels';
import type { ModalOpen } from 'shell/modal';

interface FieldsElement extends HTMLElement {
  save(): Promise<boolean>;
}

/** Edits an opportunity in a dialog. Stays open until the org accepted the changes. */
export default class OpportunityEditModal extends LightningModal {
  declare static readonly open: ModalOpen<{ record: UiRecord | undefined; fieldNames?: readonly string[] }, void>;

  @api record: UiRecord | undefined;
  /** Fields to show; all editable ones unless given. */
  @api fieldNames: readonly string[] | undefined;

  busy = false;

  labels = labels;

  handleCancel(): void {
    void this.close(undefined);
  }

  async handleSave(): Promise<void> {
    this.busy = true;
    const saved = await this.template?.querySelector<FieldsElement>('shell-opportunity-fields')?.save();
    this.busy = false;
    if (saved) {
      void this.close(undefined);
    }
  }
}
