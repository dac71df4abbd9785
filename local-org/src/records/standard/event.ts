import { NO_ACCESS, recordError, REQUIRED_MISSING } from '../errors.ts';
import { dayIn } from '../../formula/values.ts';
import { deriveRelations, refreshAfterSave, refreshRelated } from './activity.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { hasChanged, textOf } from './behavior.ts';
import { changesMoreThanReminder, updateChildEvents } from './child-events.ts';
import { writeOwnRelations } from './event-relation.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export const eventBehavior: ObjectBehavior = {
  setDefaults({ values }) {
    values['ShowAs'] ??= 'Busy';
    values['EventSubtype'] ??= 'Event';
    values['GroupEventType'] ??= '0';
  },
  derive(items, environment) {
    for (const item of items) {
      if (changesMoreThanReminder(item)) item.errors.push(NO_ACCESS);
      if (item.values['IsAllDayEvent'] === true) setAllDay(item);
      else setTimes(item, environment);
    }
    deriveRelations(items, environment);
  },
  afterSave(items, environment) {
    writeOwnRelations(items, environment);
    updateChildEvents(items, environment);
    refreshAfterSave(items, environment);
  },
  afterRemove: refreshRelated,
};

/** An all-day event has a date; its times are midnights in UTC. */
function setAllDay({ values, errors }: SaveItem): void {
  const date = textOf(values, 'ActivityDate') ?? textOf(values, 'StartDateTime')?.slice(0, 10) ?? null;
  if (date === null) {
    errors.push(REQUIRED_MISSING(['ActivityDate']));
    return;
  }
  const start = Date.parse(`${date}T00:00:00Z`);
  const minutes = Number(values['DurationInMinutes'] ?? 1440);
  const days = Math.max(1, Math.ceil(minutes / 1440));
  values['ActivityDate'] = date;
  values['StartDateTime'] = new Date(start).toISOString();
  values['ActivityDateTime'] = values['StartDateTime'];
  values['DurationInMinutes'] = days * 1440;
  values['EndDateTime'] = new Date(start + (days - 1) * DAY).toISOString();
  values['EndDate'] = new Date(start + (days - 1) * DAY).toISOString().slice(0, 10);
}

/** Start, end and duration agree: a missing one is worked out, a changed one moves the others. */
function setTimes(item: SaveItem, { ctx }: SaveEnvironment): void {
  const { values, errors } = item;
  const start = startOf(item);
  if (start === null) {
    errors.push(REQUIRED_MISSING(['DurationInMinutes', 'ActivityDateTime']));
    return;
  }
  const end = endOf(item, start);
  if (end === null) {
    errors.push(REQUIRED_MISSING(['DurationInMinutes', 'EndDateTime']));
    return;
  }
  if (end < start) {
    errors.push(
      recordError('FIELD_INTEGRITY_EXCEPTION', "Event duration can't be negative: end date before start date", [
        'EndDateTime',
      ]),
    );
    return;
  }
  const minutes = Math.round((end - start) / MINUTE);
  if (item.given.has('DurationInMinutes') && item.given.has('EndDateTime') && values['DurationInMinutes'] !== null) {
    if (Number(values['DurationInMinutes']) !== minutes && hasChanged(item, 'DurationInMinutes')) {
      errors.push(
        recordError('FIELD_INTEGRITY_EXCEPTION', 'Duration does not agree with start and end', ['DurationInMinutes']),
      );
      return;
    }
  }
  values['StartDateTime'] = new Date(start).toISOString();
  values['ActivityDateTime'] = values['StartDateTime'];
  values['EndDateTime'] = new Date(end).toISOString();
  values['DurationInMinutes'] = minutes;
  values['ActivityDate'] = dayIn(ctx.user.timeZone, start).toString();
  values['EndDate'] = dayIn(ctx.user.timeZone, end).toString();
}

function startOf(item: SaveItem): number | null {
  const { values, given } = item;
  const usesActivityDateTime = given.has('ActivityDateTime') && !given.has('StartDateTime');
  const text = usesActivityDateTime ? textOf(values, 'ActivityDateTime') : textOf(values, 'StartDateTime');
  return text === null ? null : Date.parse(text);
}

function endOf(item: SaveItem, start: number): number | null {
  const { values, given, old } = item;
  const minutes = values['DurationInMinutes'];
  const end = textOf(values, 'EndDateTime');
  if (given.has('EndDateTime') && end !== null) return Date.parse(end);
  if (typeof minutes === 'number' && (given.has('DurationInMinutes') || old !== null || end === null)) {
    return start + minutes * MINUTE;
  }
  return end === null ? null : Date.parse(end);
}
