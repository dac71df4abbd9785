import {
  addMonths,
  dayIn,
  dayOf,
  FormulaDate,
  FormulaDatetime,
  isBlank,
  isTrue,
  roundHalfUp,
  toNumber,
  toText,
} from './values.ts';
import type { FormulaValue } from './values.ts';

/** Facts of the evaluation that functions without arguments need. */
export interface FormulaClock {
  now(): number;
  readonly timeZone: string;
}

export interface FormulaFunction {
  readonly minimum: number;
  readonly maximum: number;
  readonly call: (args: readonly FormulaValue[], clock: FormulaClock) => FormulaValue;
}

const arg = (args: readonly FormulaValue[], index: number): FormulaValue => args[index] ?? null;
const text = (args: readonly FormulaValue[], index: number): string => toText(arg(args, index));
const number = (args: readonly FormulaValue[], index: number): number | null => toNumber(arg(args, index));

function define(minimum: number, maximum: number, call: FormulaFunction['call']): FormulaFunction {
  return { minimum, maximum, call };
}

/** A function of numbers that is blank as soon as one argument is. */
function numeric(count: number, compute: (...values: number[]) => number | null): FormulaFunction {
  return define(count, count, (args) => {
    const values = args.map(toNumber);
    return values.every((value) => value !== null) ? compute(...values) : null;
  });
}

function extreme(pick: (...values: number[]) => number): FormulaFunction {
  return define(1, Infinity, (args) => {
    const values = args.map(toNumber).filter((value) => value !== null);
    return values.length === 0 ? null : pick(...values);
  });
}

function datePart(part: (date: Date) => number): FormulaFunction {
  return define(1, 1, ([value]) => (value instanceof FormulaDate ? part(value.date) : null));
}

const patterns = new Map<string, RegExp>();
/** REGEX matches the whole text; a leading `(?i)` ignores case. */
function wholeMatch(pattern: string): RegExp {
  let compiled = patterns.get(pattern);
  if (!compiled) {
    const ignoresCase = pattern.startsWith('(?i)');
    compiled = new RegExp(`^(?:${ignoresCase ? pattern.slice(4) : pattern})$`, ignoresCase ? 'i' : '');
    patterns.set(pattern, compiled);
  }
  return compiled;
}

function pad(value: string, length: number, filler: string, atStart: boolean): string {
  if (value.length >= length) return value.slice(0, length);
  return atStart ? value.padStart(length, filler) : value.padEnd(length, filler);
}

/** Functions whose arguments are all evaluated first; the lazy ones (IF, CASE, AND, OR, ISCHANGED ...) are in `compile.ts`. */
export const FUNCTIONS: Readonly<Record<string, FormulaFunction>> = {
  NOT: define(1, 1, ([value]) => !isTrue(value ?? null)),
  ISBLANK: define(1, 1, ([value]) => isBlank(value ?? null)),
  ISNULL: define(1, 1, ([value]) => isBlank(value ?? null)),
  BLANKVALUE: define(2, 2, (args) => (isBlank(arg(args, 0)) ? arg(args, 1) : arg(args, 0))),
  NULLVALUE: define(2, 2, (args) => arg(args, 0) ?? arg(args, 1)),
  ISPICKVAL: define(2, 2, (args) => text(args, 0) === text(args, 1)),
  INCLUDES: define(2, 2, (args) => text(args, 0).split(';').includes(text(args, 1))),
  ISNUMBER: define(1, 1, (args) => number(args, 0) !== null),

  TEXT: define(1, 1, (args) => text(args, 0)),
  LEN: define(1, 1, (args) => text(args, 0).length),
  UPPER: define(1, 2, (args) => text(args, 0).toUpperCase()),
  LOWER: define(1, 2, (args) => text(args, 0).toLowerCase()),
  TRIM: define(1, 1, (args) => text(args, 0).trim()),
  LEFT: define(2, 2, (args) => text(args, 0).slice(0, Math.max(0, number(args, 1) ?? 0))),
  RIGHT: define(2, 2, (args) => {
    const count = Math.max(0, number(args, 1) ?? 0);
    return count === 0 ? '' : text(args, 0).slice(-count);
  }),
  MID: define(3, 3, (args) => {
    const start = Math.max(1, number(args, 1) ?? 1) - 1;
    return text(args, 0).slice(start, start + Math.max(0, number(args, 2) ?? 0));
  }),
  FIND: define(2, 3, (args) => text(args, 1).indexOf(text(args, 0), Math.max(0, (number(args, 2) ?? 1) - 1)) + 1),
  SUBSTITUTE: define(3, 3, (args) => {
    const searched = text(args, 1);
    return searched === '' ? text(args, 0) : text(args, 0).replaceAll(searched, () => text(args, 2));
  }),
  BEGINS: define(2, 2, (args) => text(args, 0).startsWith(text(args, 1))),
  CONTAINS: define(2, 2, (args) => text(args, 0).includes(text(args, 1))),
  REGEX: define(2, 2, (args) => wholeMatch(text(args, 1)).test(text(args, 0))),
  LPAD: define(2, 3, (args) => pad(text(args, 0), number(args, 1) ?? 0, args.length > 2 ? text(args, 2) : ' ', true)),
  RPAD: define(2, 3, (args) => pad(text(args, 0), number(args, 1) ?? 0, args.length > 2 ? text(args, 2) : ' ', false)),
  REVERSE: define(1, 1, (args) => Array.from(text(args, 0)).reverse().join('')),
  INITCAP: define(1, 1, (args) =>
    text(args, 0)
      .toLowerCase()
      .replace(/[\p{L}\p{N}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ),
  HYPERLINK: define(2, 3, (args) => {
    const target = args.length > 2 ? text(args, 2) : '_blank';
    return `<a href="${text(args, 0)}" target="${target}">${text(args, 1)}</a>`;
  }),
  IMAGE: define(2, 4, (args) => `<img src="${text(args, 0)}" alt="${text(args, 1)}" border="0"/>`),
  BR: define(0, 0, () => '\n'),
  CASESAFEID: define(1, 1, (args) => text(args, 0)),

  VALUE: define(1, 1, (args) => number(args, 0)),
  ABS: numeric(1, (value) => Math.abs(value)),
  ROUND: numeric(2, (value, digits) => roundHalfUp(value, digits)),
  CEILING: numeric(1, (value) => Math.sign(value) * Math.ceil(Math.abs(value))),
  FLOOR: numeric(1, (value) => Math.sign(value) * Math.floor(Math.abs(value))),
  MCEILING: numeric(1, (value) => Math.ceil(value)),
  MFLOOR: numeric(1, (value) => Math.floor(value)),
  MOD: numeric(2, (value, divisor) => (divisor === 0 ? null : value - divisor * Math.floor(value / divisor))),
  SQRT: numeric(1, (value) => (value < 0 ? null : Math.sqrt(value))),
  EXP: numeric(1, (value) => Math.exp(value)),
  LN: numeric(1, (value) => (value <= 0 ? null : Math.log(value))),
  LOG: numeric(1, (value) => (value <= 0 ? null : Math.log10(value))),
  PI: define(0, 0, () => Math.PI),
  TRUNC: define(1, 2, (args) => {
    const [value, digits] = [number(args, 0), number(args, 1) ?? 0];
    return value === null ? null : Math.trunc(value * 10 ** digits) / 10 ** digits;
  }),
  MAX: extreme(Math.max),
  MIN: extreme(Math.min),

  TODAY: define(0, 0, (_args, clock) => dayIn(clock.timeZone, clock.now())),
  NOW: define(0, 0, (_args, clock) => new FormulaDatetime(clock.now())),
  DATE: define(3, 3, (args) => {
    const [year, month, day] = [number(args, 0), number(args, 1), number(args, 2)];
    return year === null || month === null || day === null ? null : dayOf(year, month, day);
  }),
  DATEVALUE: define(1, 1, ([value], clock) => {
    if (value instanceof FormulaDatetime) return dayIn(clock.timeZone, value.ms);
    if (value instanceof FormulaDate) return value;
    const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(toText(value ?? null));
    return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
  }),
  DATETIMEVALUE: define(1, 1, ([value]) => {
    if (value instanceof FormulaDatetime) return value;
    if (value instanceof FormulaDate) return new FormulaDatetime(value.date.getTime());
    const ms = Date.parse(
      toText(value ?? null)
        .replace(' ', 'T')
        .replace(/Z?$/, 'Z'),
    );
    return Number.isNaN(ms) ? null : new FormulaDatetime(ms);
  }),
  YEAR: datePart((date) => date.getUTCFullYear()),
  MONTH: datePart((date) => date.getUTCMonth() + 1),
  DAY: datePart((date) => date.getUTCDate()),
  WEEKDAY: datePart((date) => date.getUTCDay() + 1),
  ADDMONTHS: define(2, 2, (args) => {
    const start = arg(args, 0);
    const months = number(args, 1);
    return start instanceof FormulaDate && months !== null ? addMonths(start, months) : null;
  }),
};
