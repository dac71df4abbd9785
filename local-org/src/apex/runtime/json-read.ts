import type { EmittedClass } from '../emit/program.ts';
import { typeArguments } from '../library/signature.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { fromRaw } from './convert.ts';
import type { ApexRuntime } from './host.ts';
import { isIdText, toId18 } from './ids.ts';
import { ApexBlob, ApexDouble, enumConstant } from './scalars.ts';
import { ApexSObject } from './sobject.ts';
import { JsonNumber } from './json-tokens.ts';
import { instanceFields, instantiate, isOpen, writeMember } from './user-classes.ts';

/** JSON that does not fit the Apex type; the message names the place, e.g. `rows[2].amount`. */
export class JsonMismatch extends Error {}

/** How JSON becomes Apex values. */
export interface JsonReadOptions {
  readonly runtime: ApexRuntime;
  /** Components may only set `@AuraEnabled` members. */
  readonly auraOnly: boolean;
  /** What opens a member in place of `@AuraEnabled`, in lower case. */
  readonly annotation?: string;
  /** Unknown members are errors (`deserializeStrict`); otherwise they are ignored. */
  readonly strict: boolean;
}

const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;

function mismatch(place: string, type: string, json: unknown): never {
  const found =
    json === null
      ? 'null'
      : Array.isArray(json)
        ? 'a list'
        : typeof json === 'object' && !(json instanceof JsonNumber)
          ? 'an object'
          : json instanceof JsonNumber
            ? json.text
            : JSON.stringify(json);
  throw new JsonMismatch(`${place}: ${type} expected, but found ${found}`);
}

/**
 * The Apex value of declared type `type` that JSON stands for.
 * @throws JsonMismatch
 */
export function fromJson(json: unknown, type: string, place: string, options: JsonReadOptions): unknown {
  if (json === null || json === undefined) return null;
  const simple = SCALARS[type.toLowerCase().replace(/^system\./, '')];
  if (simple) {
    const value = simple(json);
    return value === undefined ? mismatch(place, type, json) : value;
  }
  const name = type.toLowerCase();
  if (name.startsWith('list<') || name.startsWith('set<') || name.startsWith('iterable<')) {
    return readCollection(json, type, place, options);
  }
  if (name.startsWith('map<')) return readMap(json, type, place, options);
  if (name === 'object') return untypedFromJson(json);
  const user = options.runtime.registry.findClass(type);
  if (user) return readUserType(json, user, place, options);
  if (name === 'sobject' || options.runtime.services.catalog.objects.has(name)) {
    return readRecord(json, type, place, options);
  }
  throw new JsonMismatch(`${place}: values of type ${type} cannot be read from JSON`);
}

const SCALARS: Readonly<Record<string, (json: unknown) => unknown>> = {
  string: (json) => {
    if (json instanceof JsonNumber) return json.text;
    return typeof json === 'string' ? json : typeof json === 'object' ? undefined : JSON.stringify(json);
  },
  id: (json) => (typeof json === 'string' && isIdText(json) ? toId18(json) : json === '' ? null : undefined),
  boolean: (json) => (typeof json === 'boolean' ? json : json === 'true' ? true : json === 'false' ? false : undefined),
  integer: (json) => {
    const value = numberOf(json);
    return value !== null && Number.isInteger(value) && value >= INT_MIN && value <= INT_MAX ? value : undefined;
  },
  long: (json) => {
    const text = digitsOf(json);
    if (text === null || !/^\s*[+-]?\d+\s*$/.test(text)) return undefined;
    const value = BigInt(text.trim().replace(/^\+/, ''));
    return value === BigInt.asIntN(64, value) ? value : undefined;
  },
  double: (json) => {
    const value = numberOf(json);
    return value === null ? undefined : new ApexDouble(value);
  },
  decimal: (json) => {
    const text = digitsOf(json);
    return (text === null ? null : ApexDecimal.parse(text)) ?? undefined;
  },
  date: (json) => (typeof json === 'string' ? ApexDate.parseIso(json) : null) ?? undefined,
  datetime: (json) => {
    if (typeof json === 'number') return new ApexDatetime(json);
    return (typeof json === 'string' ? ApexDatetime.parseIso(json) : null) ?? undefined;
  },
  time: (json) => {
    if (typeof json === 'number') return new ApexTime(json);
    return (typeof json === 'string' ? ApexTime.parseIso(json) : null) ?? undefined;
  },
  blob: (json) => (typeof json === 'string' ? new ApexBlob(Buffer.from(json, 'base64')) : undefined),
};

/** Text of a number or of a string that may hold one. */
function digitsOf(json: unknown): string | null {
  if (json instanceof JsonNumber) return json.text;
  return typeof json === 'number' || typeof json === 'string' ? String(json) : null;
}

function numberOf(json: unknown): number | null {
  if (typeof json === 'number') return Number.isFinite(json) ? json : null;
  const text = digitsOf(json);
  return text !== null && /^\s*[+-]?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(text) ? Number(text) : null;
}

function readCollection(json: unknown, type: string, place: string, options: JsonReadOptions): ApexList | ApexSet {
  if (!Array.isArray(json)) mismatch(place, type, json);
  const element = typeArguments(type)[0] ?? 'Object';
  const items = json.map((item, i) => fromJson(item, element, `${place}[${i}]`, options));
  return type.toLowerCase().startsWith('set<') ? new ApexSet(element, items) : new ApexList(element, items);
}

function readMap(json: unknown, type: string, place: string, options: JsonReadOptions): ApexMap {
  const [keyType = 'String', valueType = 'Object'] = typeArguments(type);
  const map = new ApexMap(keyType, valueType);
  for (const [key, value] of members(json, type, place)) {
    const apexKey = fromJson(key, keyType, `${place} key`, options);
    map.put(apexKey, fromJson(value, valueType, `${place}.${key}`, options));
  }
  return map;
}

function members(json: unknown, type: string, place: string): [string, unknown][] {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || json instanceof JsonNumber)
    mismatch(place, type, json);
  return Object.entries(json);
}

function readUserType(json: unknown, type: EmittedClass, place: string, options: JsonReadOptions): unknown {
  if (type.kind === 'enum') {
    const ordinal = type.enumConstants.findIndex((name) => name.toLowerCase() === String(json).toLowerCase());
    const name = type.enumConstants[ordinal];
    return name === undefined ? mismatch(place, type.name, json) : enumConstant(type.name, name, ordinal);
  }
  const entries = members(json, type.name, place);
  const instance = instantiate(type);
  if (!instance) throw new JsonMismatch(`${place}: ${type.name} has no constructor without parameters`);
  const fields = instanceFields(options.runtime.registry, type).filter(
    (field) => !options.auraOnly || isOpen(field, options.annotation),
  );
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field]));
  for (const [name, value] of entries) {
    const field = byName.get(name.toLowerCase());
    if (field) writeMember(instance, field, fromJson(value, field.type, `${place}.${name}`, options));
    else if (options.strict) throw new JsonMismatch(`${place}: No such column '${name}' on ${type.name}`);
  }
  return instance;
}

function readRecord(json: unknown, type: string, place: string, options: JsonReadOptions): ApexSObject {
  const entries = members(json, type, place);
  const object = type.toLowerCase() === 'sobject' ? recordType(entries, place) : type;
  const def = options.runtime.services.catalog.objects.get(object.toLowerCase());
  if (!def) throw new JsonMismatch(`${place}: there is no object ${object}`);
  const record = new ApexSObject(def);
  for (const [name, value] of entries) {
    if (name === 'attributes' || name.toLowerCase() === 'sobjecttype') continue;
    const field = def.fields.get(name.toLowerCase());
    const parent = def.parentRelationships.get(name.toLowerCase());
    const child = def.childRelationships.get(name.toLowerCase());
    if (field && (value === null || typeof value !== 'object' || value instanceof JsonNumber)) {
      const read = SCALARS[field.apexType.toLowerCase()];
      const apex = value === null ? null : read ? read(value) : fromRaw(field, value as string);
      if (apex === undefined) mismatch(`${place}.${field.name}`, field.apexType, value);
      record.setField(field.name, apex);
    } else if (parent?.relationshipName) {
      const target = fromJson(value, parent.referenceTo[0] ?? 'SObject', `${place}.${name}`, options);
      record.setParent(parent.relationshipName, target as ApexSObject | null);
    } else if (child) {
      const rows = Array.isArray(value) ? value : (value as { records?: unknown } | null)?.records;
      const list = fromJson(rows, `List<${child.childObject}>`, `${place}.${name}`, options);
      if (list instanceof ApexList) record.loadChildren(child.name, list);
    } else {
      throw new JsonMismatch(`${place}: No such column '${name}' on sobject of type ${def.name}`);
    }
  }
  return record;
}

function recordType(entries: readonly (readonly [string, unknown])[], place: string): string {
  const byName = new Map(entries.map(([name, value]) => [name.toLowerCase(), value]));
  const attributes = byName.get('attributes');
  const type = byName.get('sobjecttype') ?? (attributes as { type?: unknown } | null | undefined)?.type;
  if (typeof type !== 'string') throw new JsonMismatch(`${place}: an SObject needs sobjectType or attributes.type`);
  return type;
}

/** `JSON.deserializeUntyped`: Map<String, Object>, List<Object>, String, Integer, Long, Decimal, Boolean. */
export function untypedFromJson(json: unknown): unknown {
  if (json === null || json === undefined) return null;
  if (json instanceof JsonNumber) return SCALARS['long']?.(json) ?? ApexDecimal.parse(json.text);
  if (Array.isArray(json)) return new ApexList('Object', json.map(untypedFromJson));
  if (typeof json === 'object') {
    return new ApexMap(
      'String',
      'Object',
      Object.entries(json).map(([key, value]) => [key, untypedFromJson(value)] as const),
    );
  }
  if (typeof json !== 'number') return json;
  if (!Number.isInteger(json)) return ApexDecimal.from(json);
  return json >= INT_MIN && json <= INT_MAX ? json : BigInt(json);
}
