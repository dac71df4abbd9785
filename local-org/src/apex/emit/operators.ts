import type { Bound, BoundOf, OperandKind } from '../types/bound.ts';
import { emitCondition, emitExpression, emitSoql, isNonNull } from './expressions.ts';
import type { FunctionContext } from './function.ts';
import type { BinaryOperator } from '../syntax/ast.ts';

const ARITHMETIC: Partial<Record<BinaryOperator, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
};
const BITS: Partial<Record<BinaryOperator, string>> = {
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shiftLeft',
  '>>': 'shiftRight',
  '>>>': 'shiftRightZero',
};
const ORDER: Partial<Record<BinaryOperator, string>> = {
  '<': 'less',
  '<=': 'lessOrEqual',
  '>': 'greater',
  '>=': 'greaterOrEqual',
};
/** Operand kinds whose values are the same exactly when JavaScript says so. */
const PLAIN_EQUALITY: readonly OperandKind[] = ['Integer', 'Long', 'Boolean', 'Enum'];

export function emitUnary(context: FunctionContext, node: BoundOf<'unary'>): string {
  const { operator, operand, operands } = node;
  if (operator === '!') return `!${emitCondition(context, operand)}`;
  const code = emitExpression(context, operand);
  if (operator === '+') return code;
  if (operator === '-' && operand.kind === 'literal' && operands === 'Integer') return `(-${code} | 0)`;
  return `${context.unit.op(`${operator === '-' ? 'negate' : 'not'}${operands}`)}(${code})`;
}

export function emitBinary(context: FunctionContext, node: BoundOf<'binary'>): string {
  const { operator, left, right } = node;
  if (operator === '&&' || operator === '||')
    return `(${emitCondition(context, left)} ${operator} ${emitCondition(context, right)})`;
  if (operator === '??') {
    const first =
      left.kind === 'soql' && left.mode === 'one' ? emitSoql(context, left, true) : emitExpression(context, left);
    return `(${first} ?? ${emitExpression(context, right)})`;
  }
  const a = emitExpression(context, left);
  const b = emitExpression(context, right);
  return emitOperation(context, operator, node.operands, a, b, isNonNull(left) && isNonNull(right), left, right);
}

/** One operation on operands that have been emitted and converted already. */
export function emitOperation(
  context: FunctionContext,
  operator: BinaryOperator,
  kind: OperandKind,
  a: string,
  b: string,
  nonNull: boolean,
  left?: Bound,
  right?: Bound,
): string {
  const { unit } = context;
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic !== undefined) {
    if (kind === 'String') return `${unit.op('concat')}(${a}, ${b})`;
    if (kind === 'Integer' && nonNull && (operator === '+' || operator === '-')) return `(${a} ${operator} ${b} | 0)`;
    return `${unit.op(`${arithmetic}${kind}`)}(${a}, ${b})`;
  }
  const bits = BITS[operator];
  if (bits !== undefined) return `${unit.op(`${bits}${kind}`)}(${a}, ${b})`;
  const order = ORDER[operator];
  if (order !== undefined) {
    if (nonNull && (kind === 'Integer' || kind === 'Long')) return `(${a} ${operator} ${b})`;
    return `${unit.order(kind === 'Id' ? 'String' : kind, order)}(${a}, ${b})`;
  }
  return emitEquality(context, operator, kind, a, b, left, right);
}

function emitEquality(
  context: FunctionContext,
  operator: BinaryOperator,
  kind: OperandKind,
  a: string,
  b: string,
  left?: Bound,
  right?: Bound,
): string {
  const negated = operator === '!=' || operator === '!==';
  if (PLAIN_EQUALITY.includes(kind) || left?.type.kind === 'null' || right?.type.kind === 'null')
    return `(${a} ${negated ? '!==' : '==='} ${b})`;
  const name = operator === '==' || operator === '!=' ? 'equal' : 'identical';
  return `${negated ? '!' : ''}${context.unit.op(name)}(${a}, ${b})`;
}
