import { API_PATH } from 'platform/http';
import { ActivityForm } from 'shell/activityForm';
import { saveTogether, type CompositeCall } from 'shell/data';
import { timesOfDay, userMoment, userWallTime, type WallTime } from 'shell/format';
import { labels } from 'shell/labels';
import type { Person } from 'shell/lookup';

const HOUR = 3_600_000;

/** A new event about the record, with its attendees. The event and its invitations are saved together or not at all. */
export default class EventForm extends ActivityForm {
  override subject: string = labels.eventSubject;
  location = '';
  start = nextFullHour();
  end = later(nextFullHour(), HOUR);
  times = timesOfDay();
  attendees: readonly Person[] = [];

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

  override handleOwner(event: CustomEvent<Person | null>): void {
    super.handleOwner(event);
    this.attendees = this.attendees.filter(({ id }) => id !== this.owner?.id);
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

  protected override async save(): Promise<void> {
    await saveTogether(this.calls());
  }

  protected override missing(): string[] {
    return [
      ...super.missing(),
      ...(this.start.day ? [] : [labels.startDate]),
      ...(this.end.day ? [] : [labels.endDate]),
    ];
  }

  protected override findProblem(): string {
    const endsBeforeStart = () => userMoment(this.end) <= userMoment(this.start);
    return super.findProblem() || (endsBeforeStart() ? labels.endBeforeStart : '');
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

  /** The first contact is the event's own "Name"; everybody else gets an invitation. */
  private calls(): CompositeCall[] {
    const who = this.attendees.find(({ object }) => object === 'Contact');
    const event = {
      ...this.commonFields(),
      Location: this.location || null,
      StartDateTime: userMoment(this.start),
      EndDateTime: userMoment(this.end),
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
