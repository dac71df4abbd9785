import { pageContext } from 'platform/pageContext';
import { calendarTables, localeTag, numberPatterns, patternOf, symbolsOf } from './patterns';

/** Week starts by territory where they are not Monday (Unicode CLDR, supplemental week data). */
const SUNDAY_FIRST = /-(US|CA|MX|BR|JP|IN|IL|KR|TW|HK|PH|TH|ZA|AU|CO|PE|AR|SA)\b/;
const RIGHT_TO_LEFT = /^(ar|he|fa|ur|iw)\b/;

/** Value of `@salesforce/i18n/<name>` for the user who looks. */
export function internationalisation(name: string): unknown {
  const { locale: userLocale, language, timeZone, currency } = pageContext();
  const locale = localeTag(userLocale);
  const values: Record<string, () => unknown> = {
    lang: () => localeTag(language),
    dir: () => (RIGHT_TO_LEFT.test(localeTag(language)) ? 'rtl' : 'ltr'),
    locale: () => locale,
    timeZone: () => timeZone,
    currency: () => currency,
    // 1 is Sunday, 2 is Monday.
    firstDayOfWeek: () => (SUNDAY_FIRST.test(locale) ? 1 : 2),
    'dateTime.shortDateFormat': () => patternOf(locale, { dateStyle: 'short' }),
    'dateTime.mediumDateFormat': () => patternOf(locale, { dateStyle: 'medium' }),
    'dateTime.longDateFormat': () => patternOf(locale, { dateStyle: 'long' }),
    'dateTime.shortTimeFormat': () => patternOf(locale, { timeStyle: 'short' }),
    'dateTime.mediumTimeFormat': () => patternOf(locale, { timeStyle: 'medium' }),
    'dateTime.shortDateTimeFormat': () => patternOf(locale, { dateStyle: 'short', timeStyle: 'short' }),
    'dateTime.mediumDateTimeFormat': () => patternOf(locale, { dateStyle: 'medium', timeStyle: 'medium' }),
    'dateTime.longDateTimeFormat': () => patternOf(locale, { dateStyle: 'long', timeStyle: 'medium' }),
    calendarData: () => calendarTables(locale),
    defaultCalendar: () => 'gregorian',
    defaultNumberingSystem: () => 'latn',
    showJapaneseCalendar: () => false,
    ...prefixed(numberPatterns(locale, currency)),
    ...prefixed(symbolsOf(locale, currency)),
  };
  const value = values[name];
  if (!value) {
    throw new Error(`The local org does not supply "@salesforce/i18n/${name}".`);
  }
  return value();
}

function prefixed(values: Readonly<Record<string, string>>): Record<string, () => string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`number.${name}`, () => value]));
}
