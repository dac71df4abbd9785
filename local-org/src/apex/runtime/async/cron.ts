/** Cron expressions of `System.schedule`: seconds minutes hours day-of-month month day-of-week [year]. */
import { throwApex } from '../exceptions.ts';
import { ApexDatetime } from '../dates.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const MINUTE = 60_000;
/** Days that are searched for the next time. */
const HORIZON_DAYS = 366 * 100;

type DayTest = (day: { readonly year: number; readonly month: number; readonly date: number }) => boolean;

export interface CronExpression {
  readonly second: number;
  readonly minute: number;
  readonly hours: ReadonlySet<number>;
  readonly matchesDay: DayTest;
}

function refuse(text: string, why: string): never {
  throwApex('StringException', `${why}: ${text}`);
}

function numberOf(part: string, names: readonly string[], first: number): number {
  const named = names.indexOf(part.toUpperCase());
  return named >= 0 ? named + first : /^\d+$/.test(part) ? Number(part) : Number.NaN;
}

/** Values of one field: lists, ranges, steps, `*` and `?`. */
function valuesOf(
  text: string,
  field: string,
  low: number,
  high: number,
  names: readonly string[],
): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/');
    const [from = '', to] = range.split('-');
    const isAll = range === '*' || range === '?';
    const start = isAll ? low : numberOf(from, names, low);
    const end =
      isAll || (step !== undefined && to === undefined) ? high : to === undefined ? start : numberOf(to, names, low);
    const every = step === undefined ? 1 : Number(step);
    if (!(start >= low && end <= high && start <= end && every >= 1)) refuse(text, 'Illegal cron expression format');
    for (let value = start; value <= end; value += every) values.add(value);
  }
  return values;
}

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
/** 1 is Sunday. */
const weekdayOf = (year: number, month: number, date: number): number =>
  new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 1;

function nearestWeekday(year: number, month: number, wanted: number): number {
  const weekday = weekdayOf(year, month, wanted);
  if (weekday === 7) return wanted === 1 ? 3 : wanted - 1;
  if (weekday === 1) return wanted === lastOfMonth(year, month) ? wanted - 2 : wanted + 1;
  return wanted;
}

function dayOfMonthTest(text: string, field: string): DayTest {
  if (field === 'L') return ({ year, month, date }) => date === lastOfMonth(year, month);
  const nearest = /^(\d+)W$/.exec(field)?.[1];
  if (nearest !== undefined) return ({ year, month, date }) => date === nearestWeekday(year, month, Number(nearest));
  const values = valuesOf(text, field, 1, 31, []);
  return ({ date }) => values.has(date);
}

function dayOfWeekTest(text: string, field: string): DayTest {
  const last = /^(\w+)L$/.exec(field)?.[1];
  if (last !== undefined) {
    const wanted = numberOf(last, DAYS, 1);
    return ({ year, month, date }) => weekdayOf(year, month, date) === wanted && date > lastOfMonth(year, month) - 7;
  }
  const [day, nth] = field.split('#');
  if (nth !== undefined) {
    const wanted = numberOf(day ?? '', DAYS, 1);
    return ({ year, month, date }) => weekdayOf(year, month, date) === wanted && Math.ceil(date / 7) === Number(nth);
  }
  const values = valuesOf(text, field === 'L' ? '7' : field, 1, 7, DAYS);
  return ({ year, month, date }) => values.has(weekdayOf(year, month, date));
}

/** @throws StringException for what is no cron expression of the platform */
export function parseCron(text: string): CronExpression {
  const parts = text.trim().split(/\s+/);
  const [seconds = '', minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', years = '*'] = parts;
  if (parts.length < 6 || parts.length > 7) refuse(text, 'Illegal cron expression format');
  if (!/^\d+$/.test(seconds) || !/^\d+$/.test(minutes) || Number(seconds) > 59 || Number(minutes) > 59)
    refuse(text, 'Seconds and minutes must be specified as integers');
  if ((dayOfMonth === '?') === (dayOfWeek === '?'))
    refuse(text, 'Support for specifying both a day-of-week AND a day-of-month parameter is not implemented');
  const months = valuesOf(text, month, 1, 12, MONTHS);
  const inYears = valuesOf(text, years, 1970, 2099, []);
  const onDay = dayOfMonth === '?' ? dayOfWeekTest(text, dayOfWeek) : dayOfMonthTest(text, dayOfMonth);
  return {
    second: Number(seconds),
    minute: Number(minutes),
    hours: valuesOf(text, hours, 0, 23, []),
    matchesDay: (day) => inYears.has(day.year) && months.has(day.month) && onDay(day),
  };
}

/** Epoch milliseconds of the first time after `after` on the wall clock of `timeZone`; null when there is none. */
export function nextFireTime(cron: CronExpression, after: number, timeZone: string): number | null {
  let day = new ApexDatetime(after).dateIn(timeZone);
  for (let searched = 0; searched < HORIZON_DAYS; searched++, day = day.addDays(1)) {
    const { year, month, day: date } = day;
    if (!cron.matchesDay({ year, month, date })) continue;
    for (const hour of [...cron.hours].sort((a, b) => a - b)) {
      const at = ApexDatetime.ofZone(timeZone, day, hour, cron.minute, cron.second).millis;
      if (at > after) return at;
    }
  }
  return null;
}

/** Delay of `System.enqueueJob(job, minutes)` in milliseconds. */
export function delayMillis(minutes: number): number {
  if (minutes < 0 || minutes > 10)
    throwApex('IllegalArgumentException', 'The delay of a job must be from 0 to 10 minutes');
  return minutes * MINUTE;
}
