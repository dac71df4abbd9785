import type { FieldDef, RawValue } from '../metadata/catalog.ts';
import { recordError } from './errors.ts';
import { roundHalfUp } from '../formula/values.ts';
import { toId18 } from './ids.ts';
import type { RecordError } from './records.ts';

export type Converted =
  { readonly value: RawValue; readonly error: null } | { readonly value: null; readonly error: RecordError };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATETIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z?$/;
const EMAIL = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/;

const good = (value: RawValue): Converted => ({ value, error: null });
const bad = (error: RecordError): Converted => ({ value: null, error });

/** Brings a given value into the form in which the field is stored: types, 18-character ids, scale, trimmed text. */
export function convertValue(field: FieldDef, value: RawValue): Converted {
  if (value === null || value === '') return good(field.type === 'boolean' ? false : null);
  switch (field.type) {
    case 'boolean':
      return toBoolean(field, value);
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      return toNumberValue(field, value);
    case 'date':
      return typeof value === 'string' && DATE.test(value) && isRealDay(value) ? good(value) : wrongType(field, value);
    case 'datetime':
      return toDatetime(field, value);
    case 'time':
      return toTime(field, value);
    case 'id':
    case 'reference':
      return toId(field, value);
    case 'email':
      return toEmail(field, value);
    case 'anyType':
      return good(value);
    default:
      return toText(value);
  }
}

function wrongType(field: FieldDef, value: RawValue): Converted {
  const shown = String(value).slice(0, 80);
  return bad(
    recordError('INVALID_TYPE_ON_FIELD_IN_RECORD', `${field.label}: value not of required type: ${shown}`, [
      field.name,
    ]),
  );
}

function toBoolean(field: FieldDef, value: RawValue): Converted {
  if (typeof value === 'boolean') return good(value);
  if (value === 1 || value === 'true' || value === '1') return good(true);
  if (value === 0 || value === 'false' || value === '0') return good(false);
  return wrongType(field, value);
}

function toNumberValue(field: FieldDef, value: RawValue): Converted {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) return wrongType(field, value);
  const isWhole = field.type === 'int' || field.type === 'long';
  const rounded = isWhole ? Math.trunc(number) : keepsDecimals(field) ? number : roundHalfUp(number, field.scale);
  if (field.precision > 0 && Math.abs(rounded) >= 10 ** (field.precision - field.scale)) {
    const message = `${field.label}: value outside of valid range on numeric field: ${String(value)}`;
    return bad(recordError('NUMBER_OUTSIDE_VALID_RANGE', message, [field.name]));
  }
  return good(rounded);
}

/** Standard amounts that show no decimal places, such as Account.AnnualRevenue, keep those that they are given. */
function keepsDecimals(field: FieldDef): boolean {
  return field.precision === 0 || (field.type === 'currency' && field.scale === 0 && !field.custom);
}

function isRealDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function toDatetime(field: FieldDef, value: RawValue): Converted {
  if (typeof value !== 'string' || !DATETIME.test(value) || !isRealDay(value.slice(0, 10)))
    return wrongType(field, value);
  const ms = Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(ms) ? wrongType(field, value) : good(new Date(ms).toISOString());
}

function toTime(field: FieldDef, value: RawValue): Converted {
  if (typeof value !== 'string' || !TIME.test(value)) return wrongType(field, value);
  const [clock = '', fraction = ''] = value.replace('Z', '').split('.');
  return good(`${clock.length === 5 ? `${clock}:00` : clock}.${fraction.padEnd(3, '0')}Z`);
}

function toId(field: FieldDef, value: RawValue): Converted {
  const id = typeof value === 'string' ? toId18(value.trim()) : null;
  if (id !== null) return good(id);
  const message = `${field.label}: id value of incorrect type: ${String(value).slice(0, 80)}`;
  return bad(recordError('MALFORMED_ID', message, [field.name]));
}

function toEmail(field: FieldDef, value: RawValue): Converted {
  const text = String(value).trim();
  if (EMAIL.test(text)) return good(text);
  return bad(
    recordError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${text.slice(0, 80)}`, [field.name]),
  );
}

/** Trailing blanks are trimmed and empty text is no value. */
function toText(value: RawValue): Converted {
  const text = String(value).trimEnd();
  return good(text === '' ? null : text);
}
