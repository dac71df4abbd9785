import type { Host } from '../emit/program.ts';
import * as compare from './operators/compare.ts';
import { conversions } from './operators/conversions.ts';
import { bits, decimal, double, integer, longInteger } from './operators/numbers.ts';
import { RuntimeTypes } from './operators/types.ts';
import type { ApexDate } from './values.ts';
import {
  ApexDatetime,
  ApexDecimal,
  ApexDouble,
  apexEquals,
  ApexException,
  ApexList,
  ApexMap,
  ApexSet,
  ApexType,
  concatText,
  enumConstant,
  exceptionClass,
  throwApex,
  throwNullPointer,
  MILLIS_PER_DAY,
  type ApexEnum,
} from './values.ts';

/** Records of one step of `for (List<Account> chunk : query)`. */
const CHUNK = 200;

interface UserIterable {
  'iterator()'(): { 'hasnext()'(): boolean; 'next()'(): unknown } | null;
}

function* walk(iterable: UserIterable): Generator {
  const iterator = iterable['iterator()']() ?? throwNullPointer();
  while (iterator['hasnext()']()) yield iterator['next()']();
}

/** What emitted code calls as `$.ops`: operators by operand type, conversions, type tests and literals. */
export function createOperators(host: Host) {
  const types = new RuntimeTypes();
  return {
    ...conversions,
    ...bits,
    addInteger: integer.add,
    subtractInteger: integer.subtract,
    multiplyInteger: integer.multiply,
    divideInteger: integer.divide,
    negateInteger: integer.negate,
    addLong: longInteger.add,
    subtractLong: longInteger.subtract,
    multiplyLong: longInteger.multiply,
    divideLong: longInteger.divide,
    negateLong: longInteger.negate,
    addDouble: double.add,
    subtractDouble: double.subtract,
    multiplyDouble: double.multiply,
    divideDouble: double.divide,
    negateDouble: double.negate,
    addDecimal: decimal.add,
    subtractDecimal: decimal.subtract,
    multiplyDecimal: decimal.multiply,
    divideDecimal: decimal.divide,
    negateDecimal: decimal.negate,
    orderInteger: compare.integerOrder,
    orderLong: compare.longOrder,
    orderDouble: compare.doubleOrder,
    orderDecimal: compare.decimalOrder,
    orderDate: compare.dateOrder,
    orderDatetime: compare.datetimeOrder,
    orderTime: compare.timeOrder,
    orderString: compare.stringOrder,
    equal: apexEquals,
    identical: compare.identical,

    /** `+` with a String on either side. */
    concat: (a: unknown, b: unknown): string => concatText(a) + concatText(b),
    addDate: (date: ApexDate | null, days: number | bigint | null): ApexDate =>
      date === null || days === null ? throwNullPointer() : date.addDays(Number(days)),
    subtractDate: (date: ApexDate | null, days: number | bigint | null): ApexDate =>
      date === null || days === null ? throwNullPointer() : date.addDays(-Number(days)),
    /** Days may have a fraction. */
    addDatetime: (at: ApexDatetime | null, days: ApexDecimal | null): ApexDatetime =>
      at === null || days === null
        ? throwNullPointer()
        : new ApexDatetime(at.millis + Math.round(days.toNumber() * MILLIS_PER_DAY)),
    subtractDatetime: (at: ApexDatetime | null, days: ApexDecimal | null): ApexDatetime =>
      at === null || days === null
        ? throwNullPointer()
        : new ApexDatetime(at.millis - Math.round(days.toNumber() * MILLIS_PER_DAY)),
    /** A condition. */
    truth: (value: boolean | null): boolean => (value === null ? throwNullPointer() : value),

    decimal: (digits: string): ApexDecimal =>
      ApexDecimal.parse(digits) ?? throwApex('TypeException', `Invalid decimal: ${digits}`),
    double: (digits: string): ApexDouble => new ApexDouble(Number(digits)),
    /** Constants of an enum by their names. */
    enumConstants: (type: string, names: readonly string[]): Readonly<Record<string, ApexEnum>> =>
      Object.fromEntries(names.map((name, ordinal) => [name, enumConstant(type, name, ordinal)])),
    enumValueOf(type: string, constants: Readonly<Record<string, ApexEnum>>, name: string | null): ApexEnum {
      if (name === null) throwNullPointer();
      const found = Object.keys(constants).find((each) => each.toLowerCase() === name.toLowerCase());
      return (
        (found === undefined ? undefined : constants[found]) ??
        throwApex('NoSuchElementException', `No enum constant ${type}.${name}`)
      );
    },
    typeToken: (name: string): ApexType => new ApexType(name),
    list: (elementType: string, values: unknown[]): ApexList => new ApexList(elementType, values),
    set: (elementType: string, values: readonly unknown[]): ApexSet => new ApexSet(elementType, values),
    map: (keyType: string, valueType: string, entries: readonly (readonly [unknown, unknown])[]): ApexMap =>
      new ApexMap(keyType, valueType, entries),
    array(elementType: string, size: number | null): ApexList {
      if (size === null) throwNullPointer();
      if (size < 0) throwApex('ListException', `Negative list size: ${size}`);
      return new ApexList(elementType, new Array<unknown>(size).fill(null));
    },
    at: (list: ApexList | null, index: number | null): unknown =>
      list === null || index === null ? throwNullPointer() : list.get(index),
    put<T>(list: ApexList | null, index: number | null, value: T): T {
      if (list === null || index === null) throwNullPointer();
      list.set(index, value);
      return value;
    },
    /** What a for loop walks over: a list, a set or a user Iterable. */
    each(source: unknown): Iterable<unknown> {
      if (source === null) throwNullPointer();
      if (source instanceof ApexList || source instanceof ApexSet) return source;
      return walk(source as UserIterable);
    },
    *chunks(source: ApexList | null): Generator<ApexList> {
      if (source === null) throwNullPointer();
      for (let start = 0; start < source.items.length; start += CHUNK)
        yield new ApexList(source.elementType, source.items.slice(start, start + CHUNK));
    },
    /** The one record of a dynamic query. */
    onlyRecord(list: ApexList): unknown {
      if (list.size === 0) throwApex('QueryException', 'List has no rows for assignment to SObject');
      if (list.size > 1) throwApex('QueryException', 'List has more than 1 row for assignment to SObject');
      return list.items[0];
    },
    /** A query under `?.` and `??`: its only record, or null. */
    recordOrNull(list: ApexList): unknown {
      if (list.size > 1) throwApex('QueryException', 'List has more than 1 row for assignment to SObject');
      return list.items[0] ?? null;
    },
    /** Gives `value` and makes the visible variables known to the dynamic query that is called with it. */
    withBinds<T>(value: T, binds: (name: string) => unknown): T {
      host.dynamicBinds = binds;
      return value;
    },

    defineType: (name: string, supertypes: readonly string[]): ReadonlySet<string> => types.define(name, supertypes),
    isInstance: (value: unknown, type: string): boolean => types.isInstance(value, type),
    cast: (value: unknown, type: string): unknown => types.cast(value, type),
    exceptionClass: (name: string): typeof ApexException => exceptionClass(name) ?? ApexException,
    initialiseException(exception: ApexException, message: string | null, cause: ApexException | null): void {
      exception.$initialise(message, cause);
    },
    thrown: (exception: ApexException | null): ApexException => exception ?? throwNullPointer(),
  };
}
