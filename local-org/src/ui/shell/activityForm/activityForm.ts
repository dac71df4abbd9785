import { api, LightningElement } from 'lwc';
import { announceSaved, currentPerson } from 'shell/activities';
import { problemOf } from 'shell/errors';
import { labels } from 'shell/labels';
import type { Person } from 'shell/lookup';

/**
 * What the forms for calls, tasks and events have in common: the record, subject, text and owner, and saving.
 * @fires done when the form was saved or cancelled
 */
export abstract class ActivityForm extends LightningElement {
  @api recordId = '';
  /** Account whose contacts are offered first. */
  @api accountId: string | undefined;

  subject = '';
  comments = '';
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
    this.problem = this.findProblem();
    if (this.problem) {
      return;
    }
    this.busy = true;
    try {
      await this.save();
      announceSaved(this, this.subject.trim());
      this.dispatchEvent(new CustomEvent('done'));
    } catch (error) {
      this.problem = problemOf(error).message;
    } finally {
      this.busy = false;
    }
  }

  /** Sends the activity to the org. */
  protected abstract save(): Promise<unknown>;

  /** Labels of required fields that are empty. */
  protected missing(): string[] {
    return [...(this.subject.trim() ? [] : [labels.subject]), ...(this.owner ? [] : [labels.assignedTo])];
  }

  /** Why the form cannot be saved as it is; empty when it can. */
  protected findProblem(): string {
    const missing = this.missing();
    return missing.length ? `${labels.reviewFields}: ${missing.join(', ')}` : '';
  }

  /** The fields that every activity has. */
  protected commonFields(): Record<string, string | null | undefined> {
    return {
      Subject: this.subject.trim(),
      Description: this.comments || null,
      OwnerId: this.owner?.id,
      WhatId: this.recordId,
    };
  }
}
