import type { ApexFieldType, FieldDef, RawValue } from '../../metadata/catalog.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { throwApex } from './exceptions.ts';
import { isIdText, toId18 } from './ids.ts';
import { ApexBlob, ApexDouble, ApexEnum, ApexType } from './scalars.ts';

/** Apex value of a stored value. Decimals carry the field's scale. */
export function fromRaw(field: Pick<FieldDef, 'apexType' | 'scale'>, raw: RawValue): unknown {
  return fromRawAs(field.apexType, field.scale, raw);
}

export function fromRawAs(type: ApexFieldType, scale: number, raw: RawValue): unknown {
  if (raw === null) return null;
  switch (type) {
    case 'Boolean':
      return raw === true || raw === 1 || raw === 'true';
    case 'Integer':
      return Number(raw) | 0;
    case 'Long':
      return BigInt(Math.trunc(Number(raw)));
    case 'Double':
      return new ApexDouble(Number(raw));
    case 'Decimal':
      return decimalOf(raw, scale);
    case 'Date':
      return ApexDate.parseIso(String(raw));
    case 'Datetime':
      return ApexDatetime.parseIso(String(raw));
    case 'Time':
      return ApexTime.parseIso(String(raw));
    case 'Blob':
      return new ApexBlob(Buffer.from(String(raw), 'base64'));
    case 'Object':
      return typeof raw === 'number' ? ApexDecimal.from(raw) : raw;
    case 'Id':
    case 'String':
    case 'Address':
    case 'Location':
      return String(raw);
  }
}

function decimalOf(raw: string | number | boolean, scale: number): ApexDecimal | null {
  const value = typeof raw === 'number' ? ApexDecimal.from(raw) : ApexDecimal.parse(String(raw));
  return value && value.scale < scale ? value.setScale(scale) : value;
}

/** Stored form of an Apex value. @throws TypeException when the value has none */
export function toRaw(value: unknown): RawValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof ApexDecimal) return value.toNumber();
  if (value instanceof ApexDouble) return value.value;
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexDate || value instanceof ApexTime) return value.toString();
  if (value instanceof ApexBlob) return value.bytes.toString('base64');
  if (value instanceof ApexEnum || value instanceof ApexType) return value.name;
  return throwApex('TypeException', 'Invalid bind or field value: a value of a primitive type is expected');
}

const ACCEPTS: Readonly<Record<ApexFieldType, (value: unknown) => unknown>> = {
  Id: (value) => (typeof value === 'string' ? idValue(value) : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Integer: (value) => {
    if (typeof value === 'number') return value;
    return value instanceof ApexDecimal && value.stripTrailingZeros().scale === 0
      ? Number(value.toBigInt())
      : undefined;
  },
  Long: (value) => (typeof value === 'bigint' ? value : typeof value === 'number' ? BigInt(value) : undefined),
  Double: (value) => {
    if (value instanceof ApexDouble) return value;
    if (value instanceof ApexDecimal) return new ApexDouble(value.toNumber());
    return typeof value === 'number' || typeof value === 'bigint' ? new ApexDouble(Number(value)) : undefined;
  },
  Decimal: (value) => {
    if (value instanceof ApexDecimal) return value;
    if (value instanceof ApexDouble) return ApexDecimal.from(value.value);
    return typeof value === 'number' || typeof value === 'bigint' ? ApexDecimal.from(value) : undefined;
  },
  Date: (value) => (value instanceof ApexDate ? value : undefined),
  Datetime: (value) => {
    if (value instanceof ApexDatetime) return value;
    return value instanceof ApexDate ? new ApexDatetime(value.toMillis()) : undefined;
  },
  Time: (value) => (value instanceof ApexTime ? value : undefined),
  Blob: (value) => (value instanceof ApexBlob ? value : undefined),
  Address: (value) => (typeof value === 'string' ? value : undefined),
  Location: (value) => (typeof value === 'string' ? value : undefined),
  Object: (value) => value,
};

function idValue(text: string): string {
  if (!isIdText(text)) throwApex('StringException', `Invalid id: ${text}`);
  return toId18(text);
}

/**
 * Value as a field of this type holds it.
 * @returns undefined when a value of this type may not be assigned to the field
 */
export function assignable(type: ApexFieldType, value: unknown): unknown {
  return value === null ? null : ACCEPTS[type](value);
}
