import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import type { Option } from 'shell/data';
import { labels } from 'shell/labels';
import type { ModalOpen } from 'shell/modal';

/** Asks how an opportunity ended. Resolves to the stage's API name, or to undefined when it was cancelled. */
export default class CloseStageModal extends LightningModal {
  declare static readonly open: ModalOpen<{ options: readonly Option[] }, string>;

  @api options: readonly Option[] = [];

  stage = '';

  labels = labels;

  get isIncomplete(): boolean {
    return !this.stage;
  }

  handleStage(event: CustomEvent<{ value: string }>): void {
    this.stage = event.detail.value;
  }

  handleCancel(): void {
    void this.close(undefined);
  }

  handleSave(): void {
    void this.close(this.stage);
  }
}
