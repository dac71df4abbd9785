import { api, LightningElement } from 'lwc';
import { API_PATH } from 'platform/http';
import { announceSaved, currentPerson } from 'shell/activities';
import { saveTogether, type CompositeCall } from 'shell/data';
import { problemOf } from 'shell/errors';
import { timesOfDay, userMoment, userWallTime, type WallTime } from 'shell/format';
import { labels } from 'shell/labels';
import type { Person } from 'shell/lookup';

const HOUR = 3_600_000;

/**
 * A new event about the record, with its attendees. The event and its invitations are saved together or not at all.
 * @fires done when the form was saved or cancelled
 */
export default class EventForm extends LightningElement {
  @api recordId = '';
  /** Account whose contacts are offered first. */
  @api accountId: string | undefined;

  subject: string = labels.eventSubject;
  description = '';
  location = '';
  start = nextFullHour();
  end = later(nextFullHour(), HOUR);
  times = timesOfDay();
  owner: Person | null = currentPerson();
  attendees: readonly Person[] = [];
  problem = '';
  busy = false;

  labels = labels;

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('lightning-input')?.focus();
  }

  get excluded(): string[] {
    return [...this.attendees.map(({ id }) => id), ...(this.owner ? [this.owner.id] : [])];
  }

  get pills(): readonly object[] {
    return this.attendees.map((person) => ({
      ...person,
      icon: person.object === 'User' ? 'standard:user' : 'standard:contact',
    }));
  }

  get hasAttendees(): boolean {
    return this.attendees.length > 0;
  }

  handleSubject(event: CustomEvent<{ value: string }>): void {
    this.subject = event.detail.value;
  }

  handleDescription(event: CustomEvent<{ value: string }>): void {
    this.description = event.detail.value;
  }

  handleLocation(event: CustomEvent<{ value: string }>): void {
    this.location = event.detail.value;
  }

  handleStartDay(event: CustomEvent<{ value: string }>): void {
    this.moveStart({ ...this.start, day: event.detail.value });
  }

  handleStartTime(event: CustomEvent<{ value: string }>): void {
    this.moveStart({ ...this.start, time: event.detail.value });
  }

  handleEndDay(event: CustomEvent<{ value: string }>): void {
    this.end = { ...this.end, day: event.detail.value };
  }

  handleEndTime(event: CustomEvent<{ value: string }>): void {
    this.end = { ...this.end, time: event.detail.value };
  }

  handleOwner(event: CustomEvent<Person | null>): void {
    const owner = event.detail;
    this.owner = owner;
    this.attendees = this.attendees.filter(({ id }) => id !== owner?.id);
  }

  handleAttendee(event: CustomEvent<Person | null>): void {
    const person = event.detail;
    if (person) {
      this.attendees = [...this.attendees, person];
    }
  }

  handleRemove(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.attendees = this.attendees.filter((person) => person.id !== id);
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
      await saveTogether(this.calls());
      announceSaved(this, this.subject.trim());
      this.dispatchEvent(new CustomEvent('done'));
    } catch (error) {
      this.problem = problemOf(error).message;
    } finally {
      this.busy = false;
    }
  }

  /** Moving the start moves the end: the length stays. */
  private moveStart(start: WallTime): void {
    const complete = this.start.day && this.end.day && start.day;
    const length = complete ? Date.parse(userMoment(this.end)) - Date.parse(userMoment(this.start)) : 0;
    this.start = start;
    if (length > 0) {
      this.end = later(start, length);
    }
  }

  private findProblem(): string {
    const missing = [
      ...(this.subject.trim() ? [] : [labels.subject]),
      ...(this.start.day ? [] : [labels.startDate]),
      ...(this.end.day ? [] : [labels.endDate]),
      ...(this.owner ? [] : [labels.assignedTo]),
    ];
    if (missing.length) {
      return `${labels.reviewFields}: ${missing.join(', ')}`;
    }
    return userMoment(this.end) <= userMoment(this.start) ? labels.endBeforeStart : '';
  }

  /** The first contact is the event's own "Name"; everybody else gets an invitation. */
  private calls(): CompositeCall[] {
    const who = this.attendees.find(({ object }) => object === 'Contact');
    const event = {
      Subject: this.subject.trim(),
      Description: this.description || null,
      Location: this.location || null,
      StartDateTime: userMoment(this.start),
      EndDateTime: userMoment(this.end),
      OwnerId: this.owner?.id,
      WhatId: this.recordId,
      WhoId: who?.id ?? null,
    };
    const invited = this.attendees.filter((person) => person !== who);
    return [
      { method: 'POST', url: `${API_PATH}/sobjects/Event`, referenceId: 'event', body: event },
      ...invited.map(({ id }, index): CompositeCall => ({
        method: 'POST',
        url: `${API_PATH}/sobjects/EventRelation`,
        referenceId: `attendee${index}`,
        body: { EventId: '@{event.id}', RelationId: id, IsInvitee: true, IsParent: false },
      })),
    ];
  }
}

function nextFullHour(): WallTime {
  return userWallTime((Math.floor(Date.now() / HOUR) + 1) * HOUR);
}

function later(wallTime: WallTime, milliseconds: number): WallTime {
  return userWallTime(Date.parse(userMoment(wallTime)) + milliseconds);
}
