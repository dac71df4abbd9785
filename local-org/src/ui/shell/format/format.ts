import { pageContext } from 'platform/pageContext';
import { internationalisation } from 'platform/internationalisation';
import { momentOf, wallTimeAt, type WallTime } from './zone';

export type { WallTime } from './zone';

const locale = internationalisation('locale') as string;
const { timeZone, currency } = pageContext();

const money = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 2 });
const wholeMoney = new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 });
const number = new Intl.NumberFormat(locale);
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
// Dates carry no time zone: they are read and shown as UTC, so that no zone shifts the day.
const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone });
const isoDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });

export function formatNumber(value: number): string {
  return number.format(value);
}

/** Cents only where there are some. */
export function formatMoney(value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return '';
  }
  return (Number.isInteger(value) ? wholeMoney : money).format(value);
}

/** @param value percent as Salesforce stores it: 60 means 60 % */
export function formatPercent(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : percent.format(value / 100);
}

/** @param value ISO date, `2026-11-21` */
export function formatDate(value: string | null | undefined): string {
  return value ? date.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)) : '';
}

/** Without the year when it is this year. */
export function formatShortDate(value: string): string {
  const format = value.slice(0, 4) === today().slice(0, 4) ? shortDate : date;
  return format.format(new Date(`${value.slice(0, 10)}T00:00:00Z`));
}

export function formatWeekday(value: string): string {
  return weekday.format(new Date(`${value.slice(0, 10)}T00:00:00Z`));
}

/** @param value ISO date; shows its month: `November 2026` */
export function formatMonth(value: string): string {
  return month.format(new Date(`${value.slice(0, 7)}-01T00:00:00Z`));
}

/** @param value ISO date and time, shown in the user's time zone */
export function formatMoment(value: string | null | undefined): string {
  return value ? moment.format(new Date(parseableMoment(value))) : '';
}

export function formatTime(value: string): string {
  return time.format(new Date(parseableMoment(value)));
}

/** Today where the user is, as an ISO date. */
export function today(): string {
  return isoDay.format(new Date());
}

/** The day on which a moment falls where the user is, as an ISO date. */
export function dayOf(value: string): string {
  return isoDay.format(new Date(parseableMoment(value)));
}

/** The REST API writes the zone as `+0000`, which not every browser reads. */
export function parseableMoment(value: string): string {
  return value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
}

export function addDays(day: string, count: number): string {
  const result = new Date(`${day}T00:00:00Z`);
  result.setUTCDate(result.getUTCDate() + count);
  return result.toISOString().slice(0, 10);
}

/** Up to two initials: `Priya Nair` gives `PN`. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.[0] ?? '')
    .join('')
    .toUpperCase();
}

/** What the user's clock shows at a moment (epoch milliseconds). */
export function userWallTime(moment: number): WallTime {
  return wallTimeAt(moment, timeZone);
}

/** The moment of a wall time of the user, ISO in UTC. */
export function userMoment(wallTime: WallTime): string {
  return new Date(momentOf(wallTime, timeZone)).toISOString();
}

const HALF_HOUR = 1_800_000;
const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' });

/** Every half hour of a day, in the user's format. */
export function timesOfDay(): { readonly value: string; readonly label: string }[] {
  return Array.from({ length: 48 }, (_, index) => {
    const moment = new Date(index * HALF_HOUR);
    return { value: moment.toISOString().slice(11, 16), label: clock.format(moment) };
  });
}
