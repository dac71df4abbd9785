import type { DateTime } from 'luxon';
import { throwApex } from '../runtime/exceptions.ts';

/** Letters of `java.text.SimpleDateFormat` whose luxon tokens differ; others of the supported set are the same. */
const TOKENS: Readonly<Record<string, (count: number) => string>> = {
  y: (count) => (count === 2 ? 'yy' : count <= 4 ? 'yyyy'.slice(0, Math.max(1, count)) : 'yyyyyy'),
  M: (count) => 'M'.repeat(Math.min(count, 4)),
  L: (count) => 'L'.repeat(Math.min(count, 4)),
  d: (count) => 'd'.repeat(Math.min(count, 2)),
  D: (count) => 'o'.repeat(Math.min(count, 3)),
  E: (count) => (count >= 4 ? 'EEEE' : 'EEE'),
  u: () => 'E',
  a: () => 'a',
  H: (count) => 'H'.repeat(Math.min(count, 2)),
  h: (count) => 'h'.repeat(Math.min(count, 2)),
  m: (count) => 'm'.repeat(Math.min(count, 2)),
  s: (count) => 's'.repeat(Math.min(count, 2)),
  S: (count) => (count >= 3 ? 'SSS' : 'S'),
  w: (count) => 'W'.repeat(Math.min(count, 2)),
  z: () => 'ZZZZ',
  Z: () => 'ZZZ',
  X: (count) => (count >= 3 ? 'ZZ' : 'ZZZ'),
};

/**
 * Formats by a SimpleDateFormat pattern.
 * @throws IllegalArgumentException for letters that are not supported
 */
export function formatDate(time: DateTime, pattern: string): string {
  let out = '';
  for (const [part] of pattern.matchAll(/'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    if (part.startsWith("'")) {
      out += part === "''" ? "'" : part.slice(1, -1).replaceAll("''", "'");
    } else if (/[A-Za-z]/.test(part)) {
      const token = TOKENS[part[0] ?? ''];
      if (!token) throwApex('IllegalArgumentException', `Illegal pattern character '${part[0]}'`);
      out += part === 'y' ? String(time.year) : time.setLocale('en-US').toFormat(token(part.length));
    } else {
      out += part;
    }
  }
  return out;
}

/** Locale as Intl names it: `en_US` -> `en-US`. */
function intlLocale(locale: string): string {
  return locale.replaceAll('_', '-') || 'en-US';
}

/** `Date.format()`: `11/21/2026` in en_US, `21.11.2026` in de_DE. */
export function shortDate(time: DateTime, locale: string): string {
  return new Intl.DateTimeFormat(intlLocale(locale), {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(time.year, time.month - 1, time.day));
}

/** `Datetime.format()`: `11/21/2026, 8:15 AM` in en_US. */
export function shortDatetime(time: DateTime, locale: string): string {
  const format = new Intl.DateTimeFormat(intlLocale(locale), {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: time.zoneName ?? 'UTC',
  });
  // Newer ICU data puts a narrow no-break space before AM and PM; the platform prints a plain one.
  return format.format(time.toMillis()).replaceAll('\u202f', ' ');
}
