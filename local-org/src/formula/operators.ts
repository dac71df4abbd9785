import type { BinaryOperator } from './parse.ts';
import { areEqual, FormulaDate, FormulaDatetime, toNumber, toOrder, toText } from './values.ts';
import type { FormulaValue } from './values.ts';

const DAY = 86_400_000;

/** Applies an operator that evaluates both sides. Blank operands give blank arithmetic and false comparisons. */
export function applyBinary(op: BinaryOperator, left: FormulaValue, right: FormulaValue): FormulaValue {
  switch (op) {
    case '=':
      return areEqual(left, right);
    case '<>':
      return !areEqual(left, right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compare(op, left, right);
    case '&':
      return toText(left) + toText(right);
    case '+':
      return add(left, right);
    case '-':
      return subtract(left, right);
    default:
      return arithmetic(op, toNumber(left), toNumber(right));
  }
}

function compare(op: BinaryOperator, left: FormulaValue, right: FormulaValue): boolean {
  const [a, b] = [toOrder(left), toOrder(right)];
  if (a === null || b === null || typeof a !== typeof b) return false;
  if (op === '<') return a < b;
  if (op === '>') return a > b;
  return op === '<=' ? a <= b : a >= b;
}

function add(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (left instanceof FormulaDate || left instanceof FormulaDatetime) return shift(left, toNumber(right));
  if (right instanceof FormulaDate || right instanceof FormulaDatetime) return shift(right, toNumber(left));
  if (typeof left === 'string' || typeof right === 'string') return toText(left) + toText(right);
  return arithmetic('+', toNumber(left), toNumber(right));
}

/** The difference of two dates is a number of days. */
function subtract(left: FormulaValue, right: FormulaValue): FormulaValue {
  if (left instanceof FormulaDate && right instanceof FormulaDate) return left.day - right.day;
  if (left instanceof FormulaDatetime && right instanceof FormulaDatetime) return (left.ms - right.ms) / DAY;
  const days = toNumber(right);
  if (left instanceof FormulaDate || left instanceof FormulaDatetime) return shift(left, days === null ? null : -days);
  return arithmetic('-', toNumber(left), days);
}

function shift(start: FormulaDate | FormulaDatetime, days: number | null): FormulaValue {
  if (days === null) return null;
  if (start instanceof FormulaDate) return new FormulaDate(start.day + Math.trunc(days));
  return new FormulaDatetime(start.ms + Math.round(days * DAY));
}

function arithmetic(op: BinaryOperator, left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? null : left / right;
    default:
      return left ** right;
  }
}
