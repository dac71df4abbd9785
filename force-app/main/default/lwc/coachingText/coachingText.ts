import LOCALE from '@salesforce/i18n/locale';
import TIME_ZONE from '@salesforce/i18n/timeZone';

/** A text that depends on a number, one label per grammatical form. */
export interface PluralLabels {
  readonly one: string;
  readonly other: string;
}

/**
 * Puts values into a label: `{0}` is the first one.
 * A placeholder without a value stays visible, so that a wrong translation is noticed.
 */
export function fill(label: string, ...values: readonly string[]): string {
  return label.replace(/\{(\d+)\}/g, (placeholder, index: string) => values[Number(index)] ?? placeholder);
}

/** Chooses the label for `count` in the user's language and puts in the formatted count as `{0}`, then the values. */
export function fillPlural(labels: PluralLabels, count: number, ...values: readonly string[]): string {
  const form = new Intl.PluralRules(LOCALE).select(count) === 'one' ? labels.one : labels.other;
  return fill(form, formatNumber(count), ...values);
}

/** A number in the user's locale with at most one decimal. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }).format(value);
}

/**
 * A fraction (0 to 1) as a percentage in the user's locale.
 * @param digits decimals to show
 */
export function formatPercent(fraction: number, digits = 0): string {
  return new Intl.NumberFormat(LOCALE, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(fraction);
}

/** A point in time (ISO 8601) as a date in the user's locale and time zone; empty for an unreadable one. */
export function formatDate(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: TIME_ZONE }).format(date);
}

/** A day (`YYYY-MM-DD`), which has no time zone, in the user's locale, such as "Nov 9"; empty for an unreadable one. */
export function formatDay(day: string): string {
  return formatPlainDay(day, { month: 'short', day: 'numeric' });
}

/** The day (`YYYY-MM-DD`) so many days after today in the user's time zone. */
export function dayFromToday(days: number): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = format.formatToParts(new Date());
  const part = (type: 'year' | 'month' | 'day'): number => Number(parts.find((each) => each.type === type)?.value);
  return new Date(Date.UTC(part('year'), part('month') - 1, part('day') + days)).toISOString().slice(0, 10);
}

/** The month of a day (`YYYY-MM-DD`) in the user's locale, such as "Nov"; empty for an unreadable one. */
export function formatMonth(day: string): string {
  return formatPlainDay(day, { month: 'short' });
}

/** "a, b and c" in the user's locale. */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(LOCALE, { style: 'long', type: 'conjunction' }).format(items);
}

function formatPlainDay(day: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' }).format(date);
}
