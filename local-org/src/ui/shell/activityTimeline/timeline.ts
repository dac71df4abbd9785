/** Turns tasks and events into the two halves of a timeline. Pure: knows no labels, formats or clock. */

export interface TaskRow {
  readonly Id: string;
  readonly Subject: string | null;
  readonly Status: string | null;
  readonly Priority: string | null;
  readonly IsClosed: boolean;
  readonly ActivityDate: string | null;
  readonly TaskSubtype: string | null;
  readonly Description: string | null;
  readonly Owner: { readonly Name: string } | null;
  readonly OwnerId: string;
  readonly Who: { readonly Name: string } | null;
  readonly CompletedDateTime: string | null;
  readonly CreatedDate: string;
}

export interface EventRow {
  readonly Id: string;
  readonly Subject: string | null;
  readonly StartDateTime: string;
  readonly EndDateTime: string;
  readonly IsAllDayEvent: boolean;
  readonly Location: string | null;
  readonly Description: string | null;
  readonly Owner: { readonly Name: string } | null;
  readonly OwnerId: string;
  readonly EventRelations: {
    readonly records: readonly { readonly RelationId: string; readonly Relation: { readonly Name: string } | null }[];
  } | null;
}

export type ActivityKind = 'task' | 'call' | 'email' | 'event';

export interface Activity {
  readonly id: string;
  readonly object: 'Task' | 'Event';
  readonly kind: ActivityKind;
  readonly subject: string;
  /** ISO date by which it is sorted; null for a task without a due date. */
  readonly day: string | null;
  /** Start of an event, ISO date and time. */
  readonly start: string | null;
  readonly end: string | null;
  readonly isOpen: boolean;
  readonly isOverdue: boolean;
  readonly ownerId: string;
  readonly ownerName: string;
  /** Contact of a task or everybody who attends an event besides its owner. */
  readonly people: readonly string[];
  readonly description: string;
  readonly location: string;
  readonly status: string;
  readonly priority: string;
}

export interface Timeline {
  /** Overdue first, then by date; tasks without a date last. */
  readonly upcoming: readonly Activity[];
  /** Latest first, by month (`2026-11`). */
  readonly past: readonly { readonly month: string; readonly items: readonly Activity[] }[];
}

/**
 * @param today ISO date where the user is
 * @param now epoch milliseconds
 * @param dayOf the user's day of an ISO date and time
 */
export function timelineOf(
  tasks: readonly TaskRow[],
  events: readonly EventRow[],
  today: string,
  now: number,
  dayOf: (moment: string) => string,
): Timeline {
  const all = [
    ...tasks.map((task) => fromTask(task, today, dayOf)),
    ...events.map((event) => fromEvent(event, now, dayOf)),
  ];
  const upcoming = all
    .filter(({ isOpen }) => isOpen)
    .sort((left, right) => compare(left.day ?? '9999', right.day ?? '9999') || compareStart(left, right));
  const done = all
    .filter(({ isOpen }) => !isOpen)
    .sort((left, right) => compare(right.day ?? '', left.day ?? '') || compareStart(right, left));
  const months = new Map<string, Activity[]>();
  for (const activity of done) {
    const month = (activity.day ?? today).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), activity]);
  }
  return { upcoming, past: [...months].map(([month, items]) => ({ month, items })) };
}

const KINDS: Readonly<Record<string, ActivityKind>> = { Call: 'call', Email: 'email', ListEmail: 'email' };

function fromTask(task: TaskRow, today: string, dayOf: (moment: string) => string): Activity {
  const { ActivityDate, IsClosed, CompletedDateTime, CreatedDate } = task;
  const closedOn = CompletedDateTime ?? CreatedDate;
  const day = ActivityDate ?? (IsClosed ? dayOf(closedOn) : null);
  return {
    id: task.Id,
    object: 'Task',
    kind: KINDS[task.TaskSubtype ?? ''] ?? 'task',
    subject: task.Subject ?? '',
    day,
    start: null,
    end: null,
    isOpen: !IsClosed,
    isOverdue: !IsClosed && day !== null && day < today,
    ownerId: task.OwnerId,
    ownerName: task.Owner?.Name ?? '',
    people: task.Who ? [task.Who.Name] : [],
    description: task.Description ?? '',
    location: '',
    status: task.Status ?? '',
    priority: task.Priority ?? '',
  };
}

function fromEvent(event: EventRow, now: number, dayOf: (moment: string) => string): Activity {
  const { StartDateTime, EndDateTime, IsAllDayEvent } = event;
  const people = (event.EventRelations?.records ?? [])
    .filter(({ RelationId }) => RelationId !== event.OwnerId)
    .map(({ Relation }) => Relation?.Name ?? '')
    .filter(Boolean);
  return {
    id: event.Id,
    object: 'Event',
    kind: 'event',
    subject: event.Subject ?? '',
    // All-day events are dates: no time zone may move them.
    day: IsAllDayEvent ? StartDateTime.slice(0, 10) : dayOf(StartDateTime),
    start: IsAllDayEvent ? null : StartDateTime,
    end: IsAllDayEvent ? null : EndDateTime,
    isOpen: Date.parse(EndDateTime.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) >= now,
    isOverdue: false,
    ownerId: event.OwnerId,
    ownerName: event.Owner?.Name ?? '',
    people: [...new Set(people)],
    description: event.Description ?? '',
    location: event.Location ?? '',
    status: '',
    priority: '',
  };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function compareStart(left: Activity, right: Activity): number {
  return compare(left.start ?? '', right.start ?? '');
}
