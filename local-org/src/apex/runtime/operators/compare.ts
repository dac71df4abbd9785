import {
  apexEquals,
  exactlyEquals,
  type ApexDate,
  type ApexDatetime,
  type ApexDecimal,
  type ApexDouble,
  type ApexTime,
} from '../values.ts';

type Pair<T> = (a: T | null, b: T | null) => boolean;
interface Ordering<T> {
  readonly less: Pair<T>;
  readonly lessOrEqual: Pair<T>;
  readonly greater: Pair<T>;
  readonly greaterOrEqual: Pair<T>;
}

/** `<` and its like: false when a side is null. */
function orderBy<T>(key: (value: T) => number | bigint | string): Ordering<T> {
  return {
    less: (a, b) => a !== null && b !== null && key(a) < key(b),
    lessOrEqual: (a, b) => a !== null && b !== null && key(a) <= key(b),
    greater: (a, b) => a !== null && b !== null && key(a) > key(b),
    greaterOrEqual: (a, b) => a !== null && b !== null && key(a) >= key(b),
  };
}

export const integerOrder: Ordering<number> = {
  less: (a, b) => a !== null && b !== null && a < b,
  lessOrEqual: (a, b) => a !== null && b !== null && a <= b,
  greater: (a, b) => a !== null && b !== null && a > b,
  greaterOrEqual: (a, b) => a !== null && b !== null && a >= b,
};
export const longOrder = orderBy<bigint>((value) => value);
export const doubleOrder = orderBy<ApexDouble>((value) => value.value);
export const decimalOrder: Ordering<ApexDecimal> = {
  less: (a, b) => a !== null && b !== null && a.compareTo(b) < 0,
  lessOrEqual: (a, b) => a !== null && b !== null && a.compareTo(b) <= 0,
  greater: (a, b) => a !== null && b !== null && a.compareTo(b) > 0,
  greaterOrEqual: (a, b) => a !== null && b !== null && a.compareTo(b) >= 0,
};
export const dateOrder = orderBy<ApexDate>((value) => value.epochDay);
export const datetimeOrder = orderBy<ApexDatetime>((value) => value.millis);
export const timeOrder = orderBy<ApexTime>((value) => value.millis);
/** Without regard to case, as `==` on strings. */
export const stringOrder = orderBy<string>((value) => value.toLowerCase());

/** `===`: the same object; for values of the language's own types the same value, strings with case. */
export function identical(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== typeof b) return false;
  if (typeof a !== 'object') return exactlyEquals(a, b);
  const isReference = '$class' in a || 'items' in a || 'def' in a || Symbol.iterator in a || 'keyType' in a;
  return !isReference && apexEquals(a, b);
}
