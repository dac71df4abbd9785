import type { ApexFieldType, FieldType } from '../metadata/catalog.ts';
import type { ResolvedExpr } from './resolved.ts';

interface Result {
  readonly type: FieldType;
  readonly apexType: ApexFieldType;
  readonly scale: number | null;
}

/** What a SOQL function takes and gives. Its SQL is in `expressions.ts`. */
export interface FunctionDefinition {
  readonly aggregate: boolean;
  accepts(type: FieldType): boolean;
  refusal(subject: string, name: string): string;
  result(argument: ResolvedExpr | null): Result;
}

const NUMBERS: ReadonlySet<FieldType> = new Set<FieldType>(['int', 'long', 'double', 'currency', 'percent']);
const DATES: ReadonlySet<FieldType> = new Set<FieldType>(['date', 'datetime']);
const UNCOUNTABLE: ReadonlySet<FieldType> = new Set<FieldType>(['base64', 'anyType']);

const integer: Result = { type: 'int', apexType: 'Integer', scale: 0 };

function resultLike(argument: ResolvedExpr | null): Result {
  if (argument?.kind === 'field') {
    const { type, apexType, scale } = argument.field;
    return { type, apexType, scale: NUMBERS.has(type) ? scale : null };
  }
  return argument ?? integer;
}

function aggregate(accepts: (type: FieldType) => boolean, result: FunctionDefinition['result']): FunctionDefinition {
  return {
    aggregate: true,
    accepts,
    result,
    refusal: (subject, name) => `field ${subject} does not support aggregate operator ${name}`,
  };
}
const datePart = (result: Result): FunctionDefinition => ({
  aggregate: false,
  accepts: (type) => DATES.has(type),
  result: () => result,
  refusal: (subject, name) => `field ${subject} does not support date function ${name}`,
});
const rendering = (result: FunctionDefinition['result']): FunctionDefinition => ({
  aggregate: false,
  accepts: () => true,
  result,
  refusal: (subject, name) => `field ${subject} does not support ${name}`,
});

const countable = (type: FieldType): boolean => !UNCOUNTABLE.has(type);
const text: Result = { type: 'string', apexType: 'String', scale: null };

/** By upper-case name. */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map([
  ['COUNT', aggregate(countable, () => integer)],
  ['COUNT_DISTINCT', aggregate(countable, () => integer)],
  [
    'SUM',
    aggregate(
      (type) => NUMBERS.has(type),
      (argument) => ({ ...resultLike(argument), apexType: 'Decimal' }),
    ),
  ],
  [
    'AVG',
    aggregate(
      (type) => NUMBERS.has(type),
      () => ({ type: 'double', apexType: 'Double', scale: null }),
    ),
  ],
  ['MIN', aggregate((type) => countable(type) && type !== 'boolean', resultLike)],
  ['MAX', aggregate((type) => countable(type) && type !== 'boolean', resultLike)],
  ['CALENDAR_MONTH', datePart(integer)],
  ['CALENDAR_QUARTER', datePart(integer)],
  ['CALENDAR_YEAR', datePart(integer)],
  ['FISCAL_MONTH', datePart(integer)],
  ['FISCAL_QUARTER', datePart(integer)],
  ['FISCAL_YEAR', datePart(integer)],
  ['DAY_IN_MONTH', datePart(integer)],
  ['DAY_IN_WEEK', datePart(integer)],
  ['DAY_IN_YEAR', datePart(integer)],
  ['WEEK_IN_MONTH', datePart(integer)],
  ['WEEK_IN_YEAR', datePart(integer)],
  ['HOUR_IN_DAY', datePart(integer)],
  ['DAY_ONLY', datePart({ type: 'date', apexType: 'Date', scale: null })],
  ['CONVERTTIMEZONE', datePart({ type: 'datetime', apexType: 'Datetime', scale: null })],
  ['TOLABEL', rendering(() => text)],
  ['FORMAT', rendering(() => text)],
  ['CONVERTCURRENCY', rendering(resultLike)],
]);
