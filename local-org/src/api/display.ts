/** Field values as text for people: what the UI API calls `displayValue`. */
import type { FieldDef, RawValue } from '../metadata/catalog.ts';
import { ORG_CURRENCY } from '../org.ts';
import type { UserContext } from '../security/access.ts';

type Reader = Pick<UserContext, 'locale' | 'timeZone'>;

/** Salesforce writes `en_US`, Intl reads `en-US`; a locale that Intl does not know reads as English. */
function intlLocale(locale: string): string {
  const tag = locale.replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

function numberText(locale: string, value: number, options: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(value);
}

/**
 * @param reader whose locale and time zone apply
 * @returns null where the platform gives none: text, ids, check boxes, empty values
 */
export function displayValue(reader: Reader, field: FieldDef, value: RawValue): string | null {
  if (value === null) return null;
  const locale = intlLocale(reader.locale);
  const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale };
  switch (field.type) {
    case 'picklist':
    case 'multipicklist':
      return picklistText(field, String(value));
    case 'currency':
      return numberText(locale, Number(value), { style: 'currency', currency: ORG_CURRENCY, ...digits });
    case 'percent':
      return `${numberText(locale, Number(value), digits)}%`;
    case 'int':
    case 'long':
    case 'double':
      return numberText(locale, Number(value), digits);
    case 'date':
      return new Intl.DateTimeFormat(locale, { timeZone: 'UTC' }).format(new Date(`${String(value)}T00:00:00Z`));
    case 'datetime':
      return new Intl.DateTimeFormat(locale, {
        dateStyle: 'short',
        timeStyle: 'short',
        timeZone: reader.timeZone,
      }).format(new Date(String(value)));
    default:
      return null;
  }
}

function picklistText(field: FieldDef, value: string): string {
  const labels = new Map(field.picklist.map((entry) => [entry.value, entry.label]));
  return value
    .split(';')
    .map((part) => labels.get(part) ?? part)
    .join(';');
}
