/**
 * The base components take their formats as Unicode patterns (`M/d/yyyy`). Browsers know the formats of every locale
 * but give no patterns, so these functions read them off formatted samples. Numbers use Latin digits throughout.
 */

/** A date whose month name is abbreviated in most languages and whose day has one digit. */
const SAMPLE = new Date(Date.UTC(2001, 8, 3, 4, 5, 6));

/** `en_US` to `en-US`, `iw_IL` to `he-IL`; falls back to the language, then to English. */
export function localeTag(name: string): string {
  const parts = name.split('_').filter(Boolean);
  for (const candidate of [parts.slice(0, 2).join('-'), parts[0] ?? '']) {
    try {
      const [tag] = Intl.getCanonicalLocales(candidate);
      if (tag && Intl.DateTimeFormat.supportedLocalesOf(tag).length) {
        return tag;
      }
    } catch {
      // Not a language tag: try the shorter one.
    }
  }
  return 'en-US';
}

/** The pattern of a date or time style: `dd.MM.yyyy`, `h:mm a`. Years always have four digits, as in Salesforce. */
export function patternOf(locale: string, style: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(locale, {
    ...style,
    timeZone: 'UTC',
    numberingSystem: 'latn',
    calendar: 'gregory',
  });
  const twelveHours = format.resolvedOptions().hour12 === true;
  return format
    .formatToParts(SAMPLE)
    .map(({ type, value }) => {
      switch (type) {
        case 'year':
          return 'yyyy';
        case 'month':
          return monthPattern(value, locale);
        case 'day':
          return value.length > 1 ? 'dd' : 'd';
        case 'hour':
          return (twelveHours ? 'h' : 'H').repeat(value.length);
        case 'minute':
          return 'mm';
        case 'second':
          return 'ss';
        case 'dayPeriod':
          return 'a';
        default:
          return quoteLetters(value.replace(/\u202f/g, ' '));
      }
    })
    .join('');
}

function monthPattern(value: string, locale: string): string {
  if (/^\d+$/.test(value)) {
    return value.length > 1 ? 'MM' : 'M';
  }
  const long = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', timeZone: 'UTC' })
    .formatToParts(SAMPLE)
    .find(({ type }) => type === 'month')?.value;
  return value === long ? 'MMMM' : 'MMM';
}

/** Letters in a pattern are fields unless they are quoted: `d 'de' MMMM`. */
function quoteLetters(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => `'${word}'`);
}

/** Patterns with `¤` for the currency and `,` and `.` standing for the locale's separators. */
export function numberPatterns(locale: string, currency: string): Record<string, string> {
  const digits =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const fraction = digits > 0 ? `.${'0'.repeat(digits)}` : '';
  return {
    numberFormat: '#,##0.###',
    percentFormat: patternAround(locale, { style: 'percent' }, '#,##0', 'percentSign', '%'),
    currencyFormat: patternAround(locale, { style: 'currency', currency }, `#,##0${fraction}`, 'currency', '¤'),
  };
}

function patternAround(
  locale: string,
  options: Intl.NumberFormatOptions,
  number: string,
  symbol: string,
  mark: string,
): string {
  const parts = new Intl.NumberFormat(locale, {
    ...options,
    maximumFractionDigits: 0,
    minimumFractionDigits: 0,
  }).formatToParts(1);
  return parts
    .map(({ type, value }) => (type === 'integer' ? number : type === symbol ? mark : type === 'literal' ? value : ''))
    .join('');
}

export function symbolsOf(locale: string, currency: string): Record<string, string> {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: 'latn', minimumFractionDigits: 1 }).formatToParts(
    -1234567.5,
  );
  const part = (type: string, otherwise: string): string =>
    parts.find((found) => found.type === type)?.value ?? otherwise;
  const symbol = new Intl.NumberFormat(locale, { style: 'currency', currency })
    .formatToParts(1)
    .find(({ type }) => type === 'currency');
  return {
    currencySymbol: symbol?.value ?? currency,
    groupingSeparator: part('group', ','),
    decimalSeparator: part('decimal', '.'),
    minusSign: part('minusSign', '-'),
    plusSign: '+',
    percentSign: '%',
    perMilleSign: '‰',
    exponentialSign: 'E',
    superscriptingExponentSign: '×',
    infinity: '∞',
    nan: 'NaN',
  };
}

type Width = 'abbreviated' | 'narrow' | 'wide';
const WIDTHS: Readonly<Record<Width, 'short' | 'narrow' | 'long'>> = {
  abbreviated: 'short',
  narrow: 'narrow',
  wide: 'long',
};
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

type Names = Readonly<Record<Width, Readonly<Record<string, string>>>>;
interface NameTable {
  readonly format: Names;
  readonly 'stand-alone': Names;
}
interface CalendarTables {
  readonly months: NameTable;
  readonly days: NameTable;
  readonly quarters: NameTable;
  readonly dayPeriods: NameTable;
  readonly eras: Readonly<Record<'eraNames' | 'eraAbbr' | 'eraNarrow', Readonly<Record<string, string>>>>;
}

/** Names of months, days and day periods, in the nesting of Unicode CLDR's `gregorian` calendar. */
export function calendarTables(locale: string): { readonly gregorian: CalendarTables } {
  const names = (options: Intl.DateTimeFormatOptions, type: string, date: Date): string => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' });
    return format.formatToParts(date).find((part) => part.type === type)?.value ?? '';
  };
  const byWidth = <T>(make: (width: 'short' | 'narrow' | 'long') => T): Record<Width, T> => ({
    abbreviated: make(WIDTHS.abbreviated),
    narrow: make(WIDTHS.narrow),
    wide: make(WIDTHS.wide),
  });
  const months = byWidth((month) =>
    Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [index + 1, names({ month }, 'month', utc(2001, index, 15))]),
    ),
  );
  // 7 January 2001 was a Sunday.
  const days = byWidth((weekday) =>
    Object.fromEntries(DAYS.map((day, index) => [day, names({ weekday }, 'weekday', utc(2001, 0, 7 + index))])),
  );
  const quarters = byWidth(() => Object.fromEntries([1, 2, 3, 4].map((quarter) => [quarter, `Q${quarter}`])));
  const period = (hour: number): string =>
    names({ hour: 'numeric', hour12: true }, 'dayPeriod', new Date(Date.UTC(2001, 0, 1, hour))) ||
    (hour < 12 ? 'AM' : 'PM');
  const dayPeriods = byWidth(() => ({ am: period(9), pm: period(15) }));
  const eras = byWidth((era) => ({
    0: names({ era, year: 'numeric' }, 'era', utc(-43, 2, 15)),
    1: names({ era, year: 'numeric' }, 'era', utc(2001, 2, 15)),
  }));
  const both = <T>(format: T) => ({ format, 'stand-alone': format });
  return {
    gregorian: {
      months: both(months),
      days: both(days),
      quarters: both(quarters),
      dayPeriods: both(dayPeriods),
      eras: { eraNames: eras.wide, eraAbbr: eras.abbreviated, eraNarrow: eras.narrow },
    },
  };
}

function utc(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day));
}
