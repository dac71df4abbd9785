import type { RawRecord } from '../../metadata/catalog.ts';
import { ApexDatetime, ApexTime, type ApexDate, throwApex } from '../runtime/values.ts';
import { systemType, type Implementation } from './declare.ts';
import { required, unsupported, type LibraryHost } from './support.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAY = 86_400_000;
const MINUTE = 60_000;
/** Days without a single open hour after which the search ends. */
const HORIZON_DAYS = 366 * 2;

/** Epoch milliseconds, end excluded. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** One row of BusinessHours with the holidays of the org. */
class Hours {
  readonly zone: string;
  private readonly row: RawRecord;
  private readonly holidays: readonly RawRecord[];

  constructor(row: RawRecord, holidays: readonly RawRecord[]) {
    this.row = row;
    this.holidays = holidays;
    this.zone = String(row['TimeZoneSidKey']);
  }

  /** Open times of one day of the calendar, in order. */
  spansOf(day: ApexDate): Span[] {
    const open = this.weekly(day);
    if (!open) return [];
    let spans = [open];
    for (const holiday of this.holidays) {
      const closed = this.closedBy(holiday, day);
      if (closed) spans = spans.flatMap((span) => without(span, closed));
    }
    return spans;
  }

  dayOf(millis: number): ApexDate {
    return new ApexDatetime(millis).dateIn(this.zone);
  }

  private at(day: ApexDate, millis: number): number {
    return ApexDatetime.ofZone(this.zone, day, 0, 0, 0, millis).millis;
  }

  /** Equal start and end mean the whole day, none of them a closed one. */
  private weekly(day: ApexDate): Span | null {
    const name = WEEKDAYS[day.dayOfWeek] ?? 'Sunday';
    const [start, end] = [this.row[`${name}StartTime`], this.row[`${name}EndTime`]].map((value) =>
      typeof value === 'string' ? (ApexTime.parseIso(value)?.millis ?? null) : null,
    );
    if (start === null || start === undefined || end === null || end === undefined) return null;
    return { start: this.at(day, start), end: this.at(day, end <= start ? end + DAY : end) };
  }

  private closedBy(holiday: RawRecord, day: ApexDate): Span | null {
    if (!isOn(holiday, day)) return null;
    if (holiday['IsAllDay'] !== false) return { start: this.at(day, 0), end: this.at(day, DAY) };
    const minutes = (name: string): number => Number(holiday[name] ?? 0) * MINUTE;
    return { start: this.at(day, minutes('StartTimeInMinutes')), end: this.at(day, minutes('EndTimeInMinutes')) };
  }
}

function without(span: Span, closed: Span): Span[] {
  const before = { start: span.start, end: Math.min(span.end, closed.start) };
  const after = { start: Math.max(span.start, closed.end), end: span.end };
  return [before, after].filter(({ start, end }) => start < end);
}

/** Single days, and days that come back every year. */
function isOn(holiday: RawRecord, day: ApexDate): boolean {
  const text = day.toString();
  if (holiday['IsRecurrence'] !== true) return holiday['ActivityDate'] === text;
  if (holiday['RecurrenceType'] !== 'RecursYearly')
    unsupported(`A holiday with RecurrenceType ${String(holiday['RecurrenceType'])}`);
  const [first, last] = [holiday['RecurrenceStartDate'], holiday['RecurrenceEndDateOnly']];
  if ((typeof first === 'string' && text < first) || (typeof last === 'string' && text > last)) return false;
  return holiday['RecurrenceMonthOfYear'] === MONTHS[day.month - 1] && holiday['RecurrenceDayOfMonth'] === day.day;
}

function hoursOf(host: LibraryHost, id: string | null): Hours {
  const { store } = host.jobs;
  const row = store.readRow('BusinessHours', required(id));
  if (!row) throwApex('InvalidParameterValueException', `Invalid business hours id: ${id}`);
  return new Hours(row, store.allRows('Holiday'));
}

/** Open spans from `from` on, or up to it and backwards. */
function* walk(hours: Hours, from: number, forward: boolean): Generator<Span> {
  let day = hours.dayOf(from);
  for (let empty = 0; empty < HORIZON_DAYS; day = day.addDays(forward ? 1 : -1)) {
    const spans = hours.spansOf(day);
    empty = spans.length === 0 ? empty + 1 : 0;
    for (const span of forward ? spans : spans.reverse()) {
      const cut = forward ? { ...span, start: Math.max(span.start, from) } : { ...span, end: Math.min(span.end, from) };
      if (cut.start < cut.end) yield cut;
    }
  }
}

function add(
  host: LibraryHost,
  _object: string,
  id: string | null,
  start: ApexDatetime | null,
  interval: bigint | null,
): ApexDatetime {
  const hours = hoursOf(host, id);
  const from = required(start).millis;
  let left = Number(required(interval));
  const forward = left >= 0;
  left = Math.abs(left);
  for (const span of walk(hours, from, forward)) {
    const length = span.end - span.start;
    if (left <= length) return new ApexDatetime(forward ? span.start + left : span.end - left);
    left -= length;
  }
  return throwApex('InvalidParameterValueException', 'These business hours have no open time');
}

/** Milliseconds of open time; negative when `end` lies before `start`. */
function diff(
  host: LibraryHost,
  _object: string,
  id: string | null,
  start: ApexDatetime | null,
  end: ApexDatetime | null,
): bigint {
  const hours = hoursOf(host, id);
  const [from, to] = [required(start).millis, required(end).millis];
  const [low, high] = from <= to ? [from, to] : [to, from];
  let total = 0;
  for (const span of walk(hours, low, true)) {
    if (span.start >= high) break;
    total += Math.min(span.end, high) - span.start;
  }
  return BigInt(from <= to ? total : -total);
}

const nextSpan = (host: LibraryHost, id: string | null, target: ApexDatetime | null): Span | undefined => {
  const from = required(target).millis;
  for (const span of walk(hoursOf(host, id), from, true)) return span;
  return undefined;
};

function nextStart(
  host: LibraryHost,
  _object: string,
  id: string | null,
  target: ApexDatetime | null,
): ApexDatetime | null {
  const span = nextSpan(host, id, target);
  return span ? new ApexDatetime(span.start) : null;
}

const addSignature = '(String businessHoursId, Datetime start, Long interval)';
const statics: Record<string, Implementation> = {
  [`Datetime add${addSignature}`]: add,
  // An instant is the same whatever zone it is shown in.
  [`Datetime addGmt${addSignature}`]: add,
  'Long diff(String businessHoursId, Datetime start, Datetime end)': diff,
  'Boolean isWithin(String businessHoursId, Datetime target)': (
    host: LibraryHost,
    _object: string,
    id: string | null,
    target: ApexDatetime | null,
  ) => nextSpan(host, id, target)?.start === required(target).millis,
  'Datetime nextStartDate(String businessHoursId, Datetime target)': nextStart,
};

/** Statics of `BusinessHours`, which is an object as well; they get its name after the host. */
export const businessHoursType = systemType('BusinessHoursStatics', { statics });
