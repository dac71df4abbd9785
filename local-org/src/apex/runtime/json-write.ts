import type { EmittedField, EmittedMember } from '../emit/program.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { throwApex } from './exceptions.ts';
import { JsonNumber } from './json-tokens.ts';
import type { ProgramRegistry } from './registry.ts';
import { ApexBlob, ApexDouble, ApexEnum, ApexType } from './scalars.ts';
import { ApexSObject } from './sobject.ts';
import { typeNameOf, userClassOf } from './typenames.ts';
import { callMember, instanceFields, isOpen, readMember } from './user-classes.ts';

/** What is written of user classes and records. */
export interface JsonWriteOptions {
  readonly registry: ProgramRegistry;
  /** Components see only `@AuraEnabled` members; `JSON.serialize` writes every field that is not transient. */
  readonly auraOnly: boolean;
  /** What opens a member in place of `@AuraEnabled`, in lower case. */
  readonly annotation?: string;
  readonly suppressNulls: boolean;
}

/** Plain JSON (objects, maps, arrays, strings, numbers, booleans, null, {@link JsonNumber}) of an Apex value. */
export function toJson(value: unknown, options: JsonWriteOptions): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return numberOf(value.toString(), options);
  if (value instanceof ApexDecimal || value instanceof ApexDouble) return numberOf(value.toString(), options);
  if (value instanceof ApexDatetime) return value.toIso();
  if (value instanceof ApexTime) return options.auraOnly ? value.millis : value.toString();
  if (value instanceof ApexDate || value instanceof ApexEnum || value instanceof ApexType) return value.toString();
  if (value instanceof ApexBlob) return value.bytes.toString('base64');
  if (value instanceof ApexList) return value.items.map((item) => toJson(item, options));
  if (value instanceof ApexSet) return [...value].map((item) => toJson(item, options));
  if (value instanceof ApexMap) return mapToJson(value, options);
  if (value instanceof ApexSObject) return recordToJson(value, options);
  return instanceToJson(value, options);
}

/** Components take numbers as JavaScript numbers; `JSON.serialize` keeps every digit. */
function numberOf(text: string, options: JsonWriteOptions): unknown {
  return options.auraOnly ? Number(text) : new JsonNumber(text);
}

/** Keys in the order of the map, which a JavaScript object would not keep for numbers. */
function mapToJson(map: ApexMap, options: JsonWriteOptions): unknown {
  const json = new Map<string, unknown>();
  for (const [key, value] of map.entries()) {
    if (!options.suppressNulls || value !== null) json.set(keyText(key), toJson(value, options));
  }
  return options.auraOnly ? Object.fromEntries(json) : json;
}

function keyText(key: unknown): string {
  const isPlain = key === null || typeof key !== 'object' || !userClassOf(key);
  return isPlain
    ? String(key)
    : throwApex('JSONException', 'A Map with keys of a user class cannot be written as JSON');
}

function recordToJson(record: ApexSObject, options: JsonWriteOptions): Record<string, unknown> {
  const json: Record<string, unknown> = options.auraOnly ? {} : { attributes: attributesOf(record) };
  for (const [name, value] of record.fieldValues()) if (value !== null) json[name] = toJson(value, options);
  for (const [name, parent] of record.parentValues()) if (parent) json[name] = recordToJson(parent, options);
  for (const [name, children] of record.childValues()) {
    const records = toJson(children, options);
    json[name] = options.auraOnly ? records : { totalSize: children.size, done: true, records };
  }
  return json;
}

function attributesOf(record: ApexSObject): Record<string, string> {
  const type = record.type;
  return record.id ? { type, url: `/services/data/v68.0/sobjects/${type}/${record.id}` } : { type };
}

function instanceToJson(instance: object, options: JsonWriteOptions): Record<string, unknown> {
  const type = userClassOf(instance);
  if (!type) throwApex('JSONException', `A value of type ${typeNameOf(instance)} cannot be written as JSON`);
  const json: Record<string, unknown> = {};
  const wanted = (field: EmittedField): boolean =>
    options.auraOnly ? isOpen(field, options.annotation) : !field.isTransient;
  for (const field of instanceFields(options.registry, type).filter(wanted)) {
    const value = readMember(instance, field);
    if (value !== null || !options.suppressNulls) json[field.name] = toJson(value, options);
  }
  if (!options.auraOnly) return json;
  for (const method of options.registry.lineage(type).flatMap((each) => each.methods)) {
    const property = getterProperty(method);
    if (property) json[property] = toJson(callMember(instance, method.key), options);
  }
  return json;
}

/** `@AuraEnabled public String getTitle()` is the property `title` of components. */
function getterProperty(method: EmittedMember): string | null {
  if (method.isStatic || !isOpen(method) || method.parameterTypes.length > 0) return null;
  const match = /^get(.)(.*)$/i.exec(method.name);
  return match ? `${match[1]?.toLowerCase()}${match[2]}` : null;
}

/** JSON text, on one line or indented by two spaces. */
export function jsonText(json: unknown, pretty: boolean, indent = ''): string {
  if (json instanceof JsonNumber) return json.text;
  if (json === null || typeof json !== 'object') return JSON.stringify(json);
  const [open, close] = Array.isArray(json) ? ['[', ']'] : ['{', '}'];
  const inner = `${indent}  `;
  const parts = Array.isArray(json)
    ? json.map((item) => jsonText(item, pretty, inner))
    : [...(json instanceof Map ? (json as Map<string, unknown>).entries() : Object.entries(json))].map(
        ([key, item]) => `${JSON.stringify(key)}${pretty ? ' : ' : ':'}${jsonText(item, pretty, inner)}`,
      );
  if (!pretty) return `${open}${parts.join(',')}${close}`;
  if (Array.isArray(json)) return parts.length === 0 ? '[ ]' : `[ ${parts.join(', ')} ]`;
  return parts.length === 0 ? '{ }' : `{\n${parts.map((part) => inner + part).join(',\n')}\n${indent}}`;
}
