import { api, LightningElement } from 'lwc';
import { RefreshEvent, registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { updateRecord } from 'lightning/uiRecordApi';
import { closedTaskStatus } from 'shell/activities';
import { query, text } from 'shell/data';
import { problemOf } from 'shell/errors';
import { dayOf, formatMonth, today } from 'shell/format';
import { labels } from 'shell/labels';
import { timelineOf, type EventRow, type TaskRow, type Timeline } from './timeline';

export type { Activity, ActivityKind } from './timeline';

const LIMIT = 200;
const TASK_FIELDS =
  'Id, Subject, Status, Priority, IsClosed, ActivityDate, TaskSubtype, Description, OwnerId, Owner.Name, Who.Name, CompletedDateTime, CreatedDate';
const EVENT_FIELDS =
  'Id, Subject, StartDateTime, EndDateTime, IsAllDayEvent, Location, Description, OwnerId, Owner.Name';

/** Activities of a record: what is open or ahead, then what was, by month. */
export default class ActivityTimeline extends LightningElement {
  @api recordId = '';

  timeline: Timeline | null = null;
  failure = '';

  labels = labels;
  #handler = 0;
  #request = 0;

  override connectedCallback(): void {
    void this.load();
    this.#handler = registerRefreshHandler(this, () => this.load());
  }

  override disconnectedCallback(): void {
    unregisterRefreshHandler(this.#handler);
  }

  get isLoading(): boolean {
    return !this.timeline && !this.failure;
  }

  get upcoming(): readonly object[] {
    return this.timeline?.upcoming ?? [];
  }

  get nothingUpcoming(): boolean {
    return this.upcoming.length === 0;
  }

  get months(): readonly object[] {
    return (this.timeline?.past ?? []).map(({ month, items }) => ({ month, items, label: formatMonth(month) }));
  }

  get nothingPast(): boolean {
    return this.months.length === 0;
  }

  handleRetry(): void {
    void this.load();
  }

  async handleComplete(event: CustomEvent<{ id: string; subject: string }>): Promise<void> {
    const { id, subject } = event.detail;
    try {
      await updateRecord({ fields: { Id: id, Status: await closedTaskStatus() } });
      this.dispatchEvent(new ShowToastEvent({ variant: 'success', title: labels.taskDone(subject) }));
      this.dispatchEvent(new RefreshEvent());
    } catch (error) {
      this.dispatchEvent(
        new ShowToastEvent({ variant: 'error', title: labels.reviewErrors, message: problemOf(error).message }),
      );
      await this.load();
    }
  }

  private async load(): Promise<void> {
    const request = ++this.#request;
    this.failure = '';
    const about = `WhatId = ${text(this.recordId)}`;
    try {
      const [tasks, events] = await Promise.all([
        query<TaskRow>(
          `SELECT ${TASK_FIELDS} FROM Task WHERE ${about} ORDER BY ActivityDate DESC NULLS FIRST LIMIT ${LIMIT}`,
        ),
        query<EventRow>(
          `SELECT ${EVENT_FIELDS}, (SELECT RelationId, Relation.Name FROM EventRelations WHERE IsWhat = false) FROM Event WHERE ${about} AND IsChild = false ORDER BY StartDateTime DESC LIMIT ${LIMIT}`,
        ),
      ]);
      if (request === this.#request) {
        this.timeline = timelineOf(tasks, events, today(), Date.now(), dayOf);
      }
    } catch (error) {
      if (request === this.#request) {
        this.failure = problemOf(error).message;
      }
    }
  }
}
