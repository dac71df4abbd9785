import { createRecord } from 'lightning/uiRecordApi';
import { ActivityForm } from 'shell/activityForm';
import { picklist, type Option } from 'shell/data';
import { addDays, today } from 'shell/format';

const DEFAULT_DUE_DAYS = 7;

/** A new task about the record. */
export default class TaskForm extends ActivityForm {
  due = addDays(today(), DEFAULT_DUE_DAYS);
  priority = '';
  priorities: readonly Option[] = [];

  override connectedCallback(): void {
    void this.loadPriorities();
  }

  get hasPriorities(): boolean {
    return this.priorities.length > 0;
  }

  handleDue(event: CustomEvent<{ value: string }>): void {
    this.due = event.detail.value;
  }

  handlePriority(event: CustomEvent<{ value: string }>): void {
    this.priority = event.detail.value;
  }

  protected override async save(): Promise<void> {
    const fields = {
      ...this.commonFields(),
      ActivityDate: this.due || null,
      ...(this.priority ? { Priority: this.priority } : {}),
      WhoId: this.contact?.id ?? null,
    };
    await createRecord({ apiName: 'Task', fields });
  }

  /** Without the picklist the org's own default applies. */
  private async loadPriorities(): Promise<void> {
    this.priorities = await picklist('Task', 'Priority').catch(() => []);
    this.priority = this.priorities.find(({ value }) => value === 'Normal')?.value ?? '';
  }
}
