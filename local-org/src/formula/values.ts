import type { FieldDef, RawValue } from '../metadata/catalog.ts';

const DAY = 86_400_000;

/** A calendar day, as days since 1970-01-01. */
export class FormulaDate {
  readonly day: number;
  constructor(day: number) {
    this.day = day;
  }
  get date(): Date {
    return new Date(this.day * DAY);
  }
  toString(): string {
    return this.date.toISOString().slice(0, 10);
  }
}

/** An instant in epoch milliseconds. */
export class FormulaDatetime {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
  toString(): string {
    return new Date(this.ms).toISOString().slice(0, 19).replace('T', ' ') + 'Z';
  }
}

export type FormulaValue = string | number | boolean | null | FormulaDate | FormulaDatetime;

/** A stored value as formulas see it: dates become date values, empty text becomes null. */
export function fromRaw(value: RawValue | undefined, field: FieldDef): FormulaValue {
  if (value === null || value === undefined || value === '') return field.type === 'boolean' ? false : null;
  if (field.type === 'date' && typeof value === 'string') return new FormulaDate(Date.parse(value.slice(0, 10)) / DAY);
  if (field.type === 'datetime' && typeof value === 'string') return new FormulaDatetime(Date.parse(value));
  if (field.type === 'boolean') return value === true || value === 1 || value === 'true';
  // 25 per cent is 0.25 in formulas.
  if (field.type === 'percent' && typeof value === 'number') return withoutNoise(value / 100);
  return value;
}

/** A formula's value in transported form. */
export function toRaw(value: FormulaValue): RawValue {
  if (value instanceof FormulaDate) return value.toString();
  if (value instanceof FormulaDatetime) return new Date(value.ms).toISOString();
  return value;
}

/** The result of a formula as the value of a field: a default value, or the value of a formula field. */
export function toFieldValue(value: FormulaValue, field: FieldDef): RawValue {
  if (field.type === 'boolean') return isTrue(value);
  if (isBlank(value)) return null;
  if (typeof value !== 'number') return toRaw(value);
  const shown = field.type === 'percent' ? value * 100 : value;
  return field.precision > 0 ? roundHalfUp(shown, field.scale) : withoutNoise(shown);
}

export const isBlank = (value: FormulaValue): boolean => value === null || value === '';
export const isTrue = (value: FormulaValue): boolean => value === true;

export function toText(value: FormulaValue): string {
  return value === null ? '' : String(value);
}

/** @returns null when the value is blank or no number */
export function toNumber(value: FormulaValue): number | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value))) return Number(value);
  return null;
}

/** Milliseconds or days or the number itself: something to order by; null when there is none. */
export function toOrder(value: FormulaValue): number | string | null {
  if (value instanceof FormulaDate) return value.day * DAY;
  if (value instanceof FormulaDatetime) return value.ms;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return withoutNoise(value);
  return value;
}

export function areEqual(left: FormulaValue, right: FormulaValue): boolean {
  if (isBlank(left) || isBlank(right)) return isBlank(left) && isBlank(right);
  return toOrder(left) === toOrder(right);
}

/** Binary fractions such as 0.1 + 0.2 compare as the decimals they stand for. */
function withoutNoise(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : value;
}

/** Rounds half away from zero, as the platform's ROUND does. */
export function roundHalfUp(value: number, digits: number): number {
  const factor = 10 ** digits;
  const scaled = withoutNoise(Math.abs(value) * factor);
  return (Math.sign(value) * Math.round(scaled)) / factor || 0;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day at an instant in a time zone. */
export function dayIn(timeZone: string, ms: number): FormulaDate {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    dayFormats.set(timeZone, format);
  }
  return new FormulaDate(Date.parse(format.format(ms)) / DAY);
}

/** @returns null when the calendar has no such day */
export function dayOf(year: number, month: number, day: number): FormulaDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return new FormulaDate(date.getTime() / DAY);
}

/** Adds months and keeps the day, or takes the month's last day when it is shorter. */
export function addMonths(start: FormulaDate, months: number): FormulaDate {
  const from = start.date;
  const first = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const isMonthEnd = new Date(from.getTime() + DAY).getUTCDate() === 1;
  first.setUTCDate(isMonthEnd ? lastDay : Math.min(from.getUTCDate(), lastDay));
  return new FormulaDate(first.getTime() / DAY);
}
