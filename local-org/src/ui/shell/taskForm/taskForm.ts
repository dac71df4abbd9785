import { api, LightningElement } from 'lwc';
import { createRecord } from 'lightning/uiRecordApi';
import { announceSaved, currentPerson } from 'shell/activities';
import { picklist, type Option } from 'shell/data';
import { problemOf } from 'shell/errors';
import { addDays, today } from 'shell/format';
import { labels } from 'shell/labels';
import type { Person } from 'shell/lookup';

const DEFAULT_DUE_DAYS = 7;

/**
 * A new task about the record.
 * @fires done when the form was saved or cancelled
 */
export default class TaskForm extends LightningElement {
  @api recordId = '';
  /** Account whose contacts are offered first. */
  @api accountId: string | undefined;

  subject = '';
  comments = '';
  due = addDays(today(), DEFAULT_DUE_DAYS);
  priority = '';
  owner: Person | null = currentPerson();
  contact: Person | null = null;
  priorities: readonly Option[] = [];
  problem = '';
  busy = false;

  labels = labels;

  override connectedCallback(): void {
    void this.loadPriorities();
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  get hasPriorities(): boolean {
    return this.priorities.length > 0;
  }

  handleSubject(event: CustomEvent<{ value: string }>): void {
    this.subject = event.detail.value;
  }

  handleComments(event: CustomEvent<{ value: string }>): void {
    this.comments = event.detail.value;
  }

  handleDue(event: CustomEvent<{ value: string }>): void {
    this.due = event.detail.value;
  }

  handlePriority(event: CustomEvent<{ value: string }>): void {
    this.priority = event.detail.value;
  }

  handleOwner(event: CustomEvent<Person | null>): void {
    this.owner = event.detail;
  }

  handleContact(event: CustomEvent<Person | null>): void {
    this.contact = event.detail;
  }

  handleCancel(): void {
    this.dispatchEvent(new CustomEvent('done'));
  }

  async handleSave(): Promise<void> {
    this.problem = '';
    if (!this.subject.trim() || !this.owner) {
      this.problem = `${labels.reviewFields}: ${this.subject.trim() ? labels.assignedTo : labels.subject}`;
      return;
    }
    this.busy = true;
    try {
      const fields = {
        Subject: this.subject.trim(),
        Description: this.comments || null,
        ActivityDate: this.due || null,
        ...(this.priority ? { Priority: this.priority } : {}),
        OwnerId: this.owner.id,
        WhoId: this.contact?.id ?? null,
        WhatId: this.recordId,
      };
      await createRecord({ apiName: 'Task', fields });
      announceSaved(this, fields.Subject);
      this.dispatchEvent(new CustomEvent('done'));
    } catch (error) {
      this.problem = problemOf(error).message;
    } finally {
      this.busy = false;
    }
  }

  /** Without the picklist the org's own default applies. */
  private async loadPriorities(): Promise<void> {
    this.priorities = await picklist('Task', 'Priority').catch(() => []);
    this.priority = this.priorities.find(({ value }) => value === 'Normal')?.value ?? '';
  }
}
