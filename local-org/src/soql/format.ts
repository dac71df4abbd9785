import { DateTime } from 'luxon';
import type { FieldType, RawValue } from '../metadata/catalog.ts';

/**
 * `FORMAT()`: a value as the user reads it.
 * @param locale Salesforce locale, e.g. `de_DE`
 */
export function formatValue(
  value: RawValue,
  type: FieldType,
  scale: number,
  locale: string,
  timeZone: string,
): string | null {
  if (value === null) return null;
  const language = locale.replaceAll('_', '-');
  if (typeof value === 'number') {
    const digits = { minimumFractionDigits: scale, maximumFractionDigits: scale };
    return new Intl.NumberFormat(language, digits).format(value) + (type === 'percent' ? '%' : '');
  }
  if (type === 'date') return DateTime.fromISO(String(value)).setLocale(language).toLocaleString(DateTime.DATE_SHORT);
  if (type === 'datetime') {
    const local = DateTime.fromISO(String(value), { zone: timeZone });
    return local.setLocale(language).toLocaleString(DateTime.DATETIME_SHORT);
  }
  return String(value);
}
