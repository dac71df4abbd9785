/** Field values between JSON and the form in which they are stored. */
import type { Catalog, FieldDef, ObjectDef, RawRecord, RawValue } from '../metadata/catalog.ts';
import { toId18 } from '../records/ids.ts';
import { scalarText } from './text.ts';
import { apiError, notFound } from './errors.ts';

/** @throws ApiError NOT_FOUND, as the platform answers for unknown objects in a path */
export function objectNamed(catalog: Catalog, name: string): ObjectDef {
  const object = catalog.objects.get(name.toLowerCase());
  if (!object) throw notFound();
  return object;
}

/** @throws ApiError INVALID_FIELD */
export function fieldNamed(object: ObjectDef, name: string): FieldDef {
  const field = object.fields.get(name.toLowerCase());
  if (!field) throw unknownField(object, name);
  return field;
}

export const unknownField = (object: ObjectDef, name: string) =>
  apiError('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`, [name]);

/** @throws ApiError MALFORMED_ID when the text cannot be an id; NOT_FOUND when it is one of another object */
export function idOf(object: ObjectDef, text: string): string {
  const id = toId18(text);
  if (!id) throw apiError('MALFORMED_ID', `${object.name} ID: id value of incorrect type: ${text}`, ['Id']);
  if (!id.startsWith(object.keyPrefix)) {
    throw apiError('NOT_FOUND', 'Provided external ID field does not exist or is not accessible: ' + text);
  }
  return id;
}

function cannotRead(field: FieldDef, kind: string, value: unknown) {
  const shown = JSON.stringify(value);
  return apiError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${kind} from ${jsonTokenOf(value)} value ${shown.slice(0, 80)} (field ${field.name})`,
    [field.name],
  );
}

function jsonTokenOf(value: unknown): string {
  if (typeof value === 'string') return 'VALUE_STRING';
  if (typeof value === 'number') return Number.isInteger(value) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  if (typeof value === 'boolean') return value ? 'VALUE_TRUE' : 'VALUE_FALSE';
  return Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT';
}

const DATE_PATTERN = /^(\d{4})-(\d{2})-(\d{2})/;

/** @returns whether the calendar has the day; `2026-02-30` has the right form and does not exist */
function isCalendarDay(text: string): boolean {
  const match = DATE_PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function numberFrom(field: FieldDef, value: unknown, kind: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw cannotRead(field, kind, value);
  return number;
}

/**
 * Turns a JSON value into the stored form of a field.
 * @throws ApiError JSON_PARSER_ERROR naming the field when the JSON type does not fit
 */
export function fromJson(field: FieldDef, value: unknown): RawValue {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 'false') return value === 'true';
      throw cannotRead(field, 'boolean', value);
    case 'int':
    case 'long': {
      const number = numberFrom(field, value, field.type);
      if (!Number.isInteger(number)) throw cannotRead(field, field.type, value);
      return number;
    }
    case 'double':
    case 'currency':
    case 'percent':
      return value === '' ? null : numberFrom(field, value, 'double');
    case 'date':
      if (value === '') return null;
      if (typeof value !== 'string' || !isCalendarDay(value)) throw cannotRead(field, 'date', value);
      return value.slice(0, 10);
    case 'datetime': {
      if (value === '') return null;
      const text = typeof value === 'string' ? value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2') : '';
      const time = isCalendarDay(text) ? Date.parse(text) : NaN;
      if (Number.isNaN(time)) throw cannotRead(field, 'datetime', value);
      return new Date(time).toISOString();
    }
    case 'time':
      if (typeof value !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?Z?$/.test(value)) {
        throw cannotRead(field, 'time', value);
      }
      return value.endsWith('Z') ? value : `${value}Z`;
    case 'id':
    case 'reference': {
      if (value === '') return null;
      if (typeof value !== 'string') throw cannotRead(field, 'id', value);
      const id = toId18(value);
      if (!id) throw apiError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`, [field.name]);
      return id;
    }
    default:
      if (typeof value === 'object') throw cannotRead(field, field.type, value);
      return scalarText(value);
  }
}

/** Turns a stored value into JSON: datetimes carry `+0000`, as the platform writes them. */
export function toJson(field: FieldDef | undefined, value: RawValue): RawValue {
  if (typeof value !== 'string' || !(field === undefined || field.type === 'datetime')) return value;
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) ? value.replace(/Z$/, '+0000') : value;
}

/** @throws ApiError JSON_PARSER_ERROR when a body that must be a JSON object is not one; UNSUPPORTED_MEDIA_TYPE for text */
export function jsonObject(body: unknown, what = 'The request body'): Record<string, unknown> {
  if (typeof body === 'string') {
    throw apiError(
      'UNSUPPORTED_MEDIA_TYPE',
      `${what} must be JSON, sent with the header content-type: application/json`,
    );
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw apiError('JSON_PARSER_ERROR', `${what} must be a JSON object`);
  }
  return body as Record<string, unknown>;
}

/**
 * Finds the id of a record by an external id field, for `{"Account": {"Code__c": "A-1"}}` in a body.
 * @throws ApiError when no record, or more than one, has the value
 */
export type ExternalIdLookup = (object: ObjectDef, field: FieldDef, value: RawValue) => string;

/**
 * Turns the JSON of one record into raw values by canonical field name.
 * @throws ApiError INVALID_FIELD, JSON_PARSER_ERROR, MALFORMED_ID
 */
export function recordFromJson(
  catalog: Catalog,
  object: ObjectDef,
  body: unknown,
  lookup: ExternalIdLookup,
): RawRecord {
  const record: RawRecord = {};
  for (const [name, value] of Object.entries(jsonObject(body, 'A record'))) {
    if (name === 'attributes') continue;
    const field = object.fields.get(name.toLowerCase());
    if (field) {
      record[field.name] = fromJson(field, value);
      continue;
    }
    const reference = object.parentRelationships.get(name.toLowerCase());
    if (!reference) throw unknownField(object, name);
    record[reference.name] = value === null ? null : parentId(catalog, reference, value, lookup);
  }
  return record;
}

function parentId(catalog: Catalog, reference: FieldDef, value: unknown, lookup: ExternalIdLookup): string {
  const body = jsonObject(value, reference.relationshipName ?? reference.name);
  const attributes = body['attributes'] as { type?: string } | undefined;
  const parent = objectNamed(catalog, attributes?.type ?? reference.referenceTo[0] ?? '');
  const entries = Object.entries(body).filter(([name]) => name !== 'attributes');
  const [entry] = entries;
  if (!entry || entries.length !== 1) {
    throw apiError(
      'INVALID_FIELD',
      `${reference.relationshipName} must name the parent by exactly one external id field`,
    );
  }
  const field = fieldNamed(parent, entry[0]);
  if (!field.externalId && field.type !== 'id') {
    throw apiError('INVALID_FIELD', `${parent.name}.${field.name} is not an external id field`, [reference.name]);
  }
  return lookup(parent, field, fromJson(field, entry[1]));
}
