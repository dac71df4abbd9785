import { api, LightningElement } from 'lwc';
import { createRecord } from 'lightning/uiRecordApi';
import { announceSaved, closedTaskStatus, currentPerson } from 'shell/activities';
import { problemOf } from 'shell/errors';
import { today } from 'shell/format';
import { labels } from 'shell/labels';
import type { Person } from 'shell/lookup';

/**
 * Logs a call that took place: a closed task.
 * @fires done when the form was saved or cancelled
 */
export default class CallForm extends LightningElement {
  @api recordId = '';
  /** Account whose contacts are offered first. */
  @api accountId: string | undefined;

  subject: string = labels.callSubject;
  comments = '';
  date = today();
  owner: Person | null = currentPerson();
  contact: Person | null = null;
  problem = '';
  busy = false;

  labels = labels;

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  handleSubject(event: CustomEvent<{ value: string }>): void {
    this.subject = event.detail.value;
  }

  handleComments(event: CustomEvent<{ value: string }>): void {
    this.comments = event.detail.value;
  }

  handleDate(event: CustomEvent<{ value: string }>): void {
    this.date = event.detail.value;
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
        ActivityDate: this.date || null,
        Status: await closedTaskStatus(),
        TaskSubtype: 'Call',
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
}
