import { createRecord } from 'lightning/uiRecordApi';
import { closedTaskStatus } from 'shell/activities';
import { ActivityForm } from 'shell/activityForm';
import { today } from 'shell/format';
import { labels } from 'shell/labels';

/** Logs a call that took place: a closed task. */
export default class CallForm extends ActivityForm {
  override subject: string = labels.callSubject;
  date = today();

  handleDate(event: CustomEvent<{ value: string }>): void {
    this.date = event.detail.value;
  }

  protected override async save(): Promise<void> {
    const fields = {
      ...this.commonFields(),
      ActivityDate: this.date || null,
      Status: await closedTaskStatus(),
      TaskSubtype: 'Call',
      WhoId: this.contact?.id ?? null,
    };
    await createRecord({ apiName: 'Task', fields });
  }
}
