import type { Person } from './people.ts';
import type { Ref, Timeline } from './timeline.ts';
import { at, daysBefore, isoDate } from './dates.ts';

const MEETING_MINUTES = 45;

/** Writes the activities of one deal the way people log them. Times are UTC. */
export class DealActivities {
  readonly #timeline: Timeline;
  readonly #deal: Ref;
  readonly #contact: Ref;

  constructor(timeline: Timeline, deal: Ref, contact: Ref) {
    this.#timeline = timeline;
    this.#deal = deal;
    this.#contact = contact;
  }

  /** A logged call with the customer. */
  call(when: Date, by: Person, subject: string): void {
    this.#timeline.create(when, by.username, 'Task', {
      Subject: subject,
      TaskSubtype: 'Call',
      Status: 'Completed',
      Priority: 'Normal',
      WhatId: this.#deal,
      WhoId: this.#contact,
      OwnerId: by.ref,
      ActivityDate: isoDate(when),
    });
  }

  /** An open next step, due `dueInDays` after it was written down. */
  nextStep(when: Date, by: Person, subject: string, dueInDays: number): void {
    this.#timeline.create(when, by.username, 'Task', {
      Subject: subject,
      Status: 'Not Started',
      Priority: 'Normal',
      WhatId: this.#deal,
      OwnerId: by.ref,
      ActivityDate: isoDate(daysBefore(when, -dueInDays)),
    });
  }

  /** A meeting with the customer; `with` are colleagues who attended too. */
  meeting(when: Date, by: Person, subject: string, colleagues: readonly Person[] = []): Ref {
    return this.#event(when, daysBefore(when, 1), by, subject, colleagues, true);
  }

  /** A meeting with the customer that is still to come; `written` is when it was put into the calendar. */
  plannedMeeting(when: Date, written: Date, by: Person, subject: string, colleagues: readonly Person[]): Ref {
    return this.#event(when, written, by, subject, colleagues, true);
  }

  /** Rep and manager without the customer: a deal review or a one-to-one. */
  review(when: Date, by: Person, subject: string, colleague: Person): void {
    this.#event(when, daysBefore(when, 1), by, subject, [colleague], false);
  }

  #event(
    start: Date,
    written: Date,
    by: Person,
    subject: string,
    colleagues: readonly Person[],
    customer: boolean,
  ): Ref {
    const event = this.#timeline.create(written, by.username, 'Event', {
      Subject: subject,
      StartDateTime: start.toISOString(),
      EndDateTime: new Date(start.getTime() + MEETING_MINUTES * 60_000).toISOString(),
      WhatId: this.#deal,
      OwnerId: by.ref,
      ...(customer ? { WhoId: this.#contact } : {}),
    });
    for (const colleague of colleagues) {
      this.#timeline.create(new Date(written.getTime() + 60_000), by.username, 'EventRelation', {
        EventId: event,
        RelationId: colleague.ref,
        IsInvitee: true,
        IsParent: false,
        Status: 'Accepted',
      });
    }
    return event;
  }
}

/** A working moment `days` before today. Different `slot`s never fall into the same minute. */
export function moment(today: Date, days: number, slot: number): Date {
  return at(daysBefore(today, days), 7 + (slot % 9), (slot * 7) % 60);
}
