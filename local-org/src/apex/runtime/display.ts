import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate } from './dates.ts';
import { ApexException } from './exceptions.ts';
import { identityOf, stringHash, hashText } from './hashing.ts';
import { ApexSObject } from './sobject.ts';
import { typeNameOf, userClassOf } from './typenames.ts';

interface WithToString {
  'tostring()'(): string | null;
}
function hasToString(value: object): value is WithToString {
  return 'tostring()' in value;
}

/** Deeper nesting prints `...`, so that objects which hold each other end. */
const MAX_DEPTH = 6;

/** `String.valueOf(value)` and string concatenation; null prints `null`. */
export function toText(value: unknown): string {
  return textOf(value, 0);
}

/** Concatenation with `+`: a Date prints with its midnight, everything else as {@link toText}. */
export function concatText(value: unknown): string {
  return value instanceof ApexDate ? `${value.toString()} 00:00:00` : toText(value);
}

function textOf(value: unknown, depth: number): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return primitiveText(value);
  if (depth > MAX_DEPTH) return '...';
  const inner = (item: unknown): string => (item instanceof ApexDate ? concatText(item) : textOf(item, depth + 1));
  if (value instanceof ApexList) return `(${value.items.map(inner).join(', ')})`;
  if (value instanceof ApexSet) return `{${[...value].map(inner).join(', ')}}`;
  if (value instanceof ApexMap)
    return `{${[...value.entries()].map(([k, v]) => `${inner(k)}=${inner(v)}`).join(', ')}}`;
  if (value instanceof ApexSObject) return recordText(value, inner);
  if (hasToString(value)) return value['tostring()']() ?? 'null';
  return userClassOf(value) ? instanceText(value, inner) : systemText(value);
}

/** Integer, Long and Boolean. */
function primitiveText(value: unknown): string {
  return `${value as number | bigint | boolean}`;
}

/** Scalars and tokens know their text; results and the like print as their type. */
function systemText(value: object): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- objects with the default text are named instead
  const text = value.toString();
  return text === '[object Object]' ? typeNameOf(value) : text;
}

function recordText(record: ApexSObject, inner: (value: unknown) => string): string {
  const fields = [...record.fieldValues()].map(([name, value]) => `${name}=${inner(value)}`);
  return `${record.type}:{${fields.join(', ')}}`;
}

function instanceText(value: object, inner: (value: unknown) => string): string {
  const type = userClassOf(value);
  const fields = (type?.fields ?? []).filter((field) => !field.isStatic);
  const own = value as Record<string, unknown>;
  const parts = fields.map(
    (field) => `${field.name}=${inner(own[`f_${field.name.toLowerCase()}`] ?? own[`f_${field.name}`] ?? null)}`,
  );
  const simpleName = type?.name.split('.').pop() ?? 'Object';
  return `${simpleName}:[${parts.join(', ')}]`;
}

/** `hashCode()` of any value. */
export function hashCodeOf(value: unknown): number {
  if (typeof value === 'number') return value | 0;
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  if (typeof value === 'string') return stringHash(value);
  if (typeof value === 'object' && value !== null && 'hashcode()' in value) {
    return (value as { 'hashcode()'(): number })['hashcode()']();
  }
  if (value instanceof ApexException || userClassOf(value)) return identityOf(value as object);
  return stringHash(hashText(value));
}
