import { DateTime } from 'luxon';

/** First day, and first day after, as `yyyy-MM-dd` in the user's time zone. */
export interface DayRange {
  readonly from: string;
  readonly until: string;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const FIXED: Readonly<Record<string, readonly [offset: number, unit: Unit]>> = {
  YESTERDAY: [-1, 'day'],
  TODAY: [0, 'day'],
  TOMORROW: [1, 'day'],
  LAST_WEEK: [-1, 'week'],
  THIS_WEEK: [0, 'week'],
  NEXT_WEEK: [1, 'week'],
  LAST_MONTH: [-1, 'month'],
  THIS_MONTH: [0, 'month'],
  NEXT_MONTH: [1, 'month'],
  LAST_QUARTER: [-1, 'quarter'],
  THIS_QUARTER: [0, 'quarter'],
  NEXT_QUARTER: [1, 'quarter'],
  LAST_YEAR: [-1, 'year'],
  THIS_YEAR: [0, 'year'],
  NEXT_YEAR: [1, 'year'],
};

/**
 * Days that a date literal means. The fiscal year is the calendar year; weeks start on Sunday, or on Monday where the
 * locale says so.
 * @param literal upper case, e.g. `LAST_N_DAYS`
 * @param n the number after the colon
 * @param now epoch milliseconds
 */
export function dayRange(literal: string, n: number | null, now: number, timeZone: string, locale: string): DayRange {
  const today = DateTime.fromMillis(now, { zone: timeZone }).startOf('day');
  const start = (unit: Unit, offset: number): DateTime => startOf(today, unit, locale).plus({ [`${unit}s`]: offset });
  const range = (unit: Unit, first: number, count: number): DayRange => ({
    from: dayOf(start(unit, first)),
    until: dayOf(start(unit, first + count)),
  });
  const name = literal.replace('FISCAL_', '');
  const fixed = FIXED[name];
  if (fixed) return range(fixed[1], fixed[0], 1);
  if (name === 'LAST_90_DAYS') return range('day', -90, 91);
  if (name === 'NEXT_90_DAYS') return range('day', 1, 90);
  const count = n ?? 0;
  const pattern = /^(?:(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S|N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO)$/.exec(name);
  if (!pattern) throw new Error(`Date literal ${literal} is not supported`);
  const unit = (pattern[2] ?? pattern[3] ?? '').toLowerCase() as Unit;
  if (pattern[3]) return range(unit, -count, 1);
  if (pattern[1] === 'NEXT') return range(unit, 1, count);
  // The last n days include today; longer units end before the running one.
  return range(unit, -count, unit === 'day' ? count + 1 : count);
}

function dayOf(moment: DateTime): string {
  return moment.toFormat('yyyy-MM-dd');
}

/** The instant at which a day begins for the user, as stored text. */
export function startOfDay(day: string, timeZone: string): string {
  return new Date(DateTime.fromISO(day, { zone: timeZone }).toMillis()).toISOString();
}

function startOf(today: DateTime, unit: Unit, locale: string): DateTime {
  if (unit !== 'week') return today.startOf(unit);
  const startsOnSunday = !/_(?:DE|AT|CH|FR|GB|IT|ES|NL|BE|SE|NO|DK|FI|PL|CZ)$/.test(locale);
  // Luxon counts weekdays from Monday = 1.
  return today.minus({ days: startsOnSunday ? today.weekday % 7 : today.weekday - 1 });
}
