import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { throwApex } from './exceptions.ts';
import { hashKey } from './hashing.ts';
import { isIdText, toId18 } from './ids.ts';
import { ApexDouble, ApexEnum } from './scalars.ts';
import { typeNameOf, userClassOf } from './typenames.ts';

/** Whether the value is an Integer, Long, Double or Decimal. */
export function isNumeric(value: unknown): value is number | bigint | ApexDouble | ApexDecimal {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof ApexDecimal ||
    value instanceof ApexDouble
  );
}

/** Any Apex number as Decimal. A Double that is no number cannot be one. */
export function toDecimal(value: number | bigint | ApexDouble | ApexDecimal): ApexDecimal {
  if (value instanceof ApexDecimal) return value;
  return ApexDecimal.from(value instanceof ApexDouble ? value.value : value);
}

function compareNumbers(
  a: number | bigint | ApexDouble | ApexDecimal,
  b: number | bigint | ApexDouble | ApexDecimal,
): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (a instanceof ApexDouble || b instanceof ApexDouble) {
    const x = a instanceof ApexDouble ? a.value : Number(a.toString());
    const y = b instanceof ApexDouble ? b.value : Number(b.toString());
    return x < y ? -1 : x > y ? 1 : x === y ? 0 : NaN;
  }
  return toDecimal(a).compareTo(toDecimal(b));
}

function millisOf(value: unknown): number | null {
  if (value instanceof ApexDatetime) return value.millis;
  return value instanceof ApexDate ? value.toMillis() : null;
}

/**
 * The `==` operator: strings ignore case, ids compare over 15 and 18 characters, numbers by value over their types,
 * collections by content, user classes by `equals(Object)` when defined, else identity.
 */
export function apexEquals(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return false;
  if (typeof a === 'string' && typeof b === 'string') return stringsEqual(a, b);
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b) === 0;
  const left = millisOf(a);
  const right = millisOf(b);
  if (left !== null && right !== null) return left === right;
  if (a instanceof ApexList && b instanceof ApexList) {
    return a.size === b.size && a.items.every((item, i) => apexEquals(item, b.items[i]));
  }
  if (a instanceof ApexSet && b instanceof ApexSet) return a.size === b.size && [...a].every((item) => b.has(item));
  if (a instanceof ApexMap && b instanceof ApexMap) {
    return a.size === b.size && [...a.entries()].every(([key, value]) => b.has(key) && apexEquals(value, b.get(key)));
  }
  if (typeof a === 'object' && 'equals(Object)' in a) {
    return (a as { 'equals(Object)'(other: unknown): boolean })['equals(Object)'](b);
  }
  return hashKey(a) === hashKey(b);
}

function stringsEqual(a: string, b: string): boolean {
  if (a.length === b.length) return a.toLowerCase() === b.toLowerCase();
  if (a.length + b.length !== 33 || !isIdText(a) || !isIdText(b)) return false;
  return toId18(a) === toId18(b);
}

/** `Assert.areEqual`, `contains`, `indexOf`: as `==`, but strings compare with case. */
export function exactlyEquals(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return apexEquals(a, b);
  return a === b || (a.length !== b.length && stringsEqual(a, b));
}

interface Comparable {
  'compareto(Object)'(other: unknown): number;
}

/**
 * Order of `List.sort()`: nulls first, strings by code unit, enums by ordinal, user classes by `compareTo`.
 * @throws ListException when the values have no order
 */
export function sortOrder(a: unknown, b: unknown): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (isNumeric(a) && isNumeric(b)) return compareNumbers(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  const left = millisOf(a) ?? (a instanceof ApexTime ? a.millis : a instanceof ApexEnum ? a.ordinal : null);
  const right = millisOf(b) ?? (b instanceof ApexTime ? b.millis : b instanceof ApexEnum ? b.ordinal : null);
  if (left !== null && right !== null) return left - right;
  if (userClassOf(a) && 'compareto(Object)' in (a as object)) return (a as Comparable)['compareto(Object)'](b);
  return throwApex('ListException', `One or more of the items in this list is not Comparable: ${typeNameOf(a)}`);
}
