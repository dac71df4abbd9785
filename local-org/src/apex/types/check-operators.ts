import type { BinaryOperator, ExprOf, Position } from '../syntax/ast.ts';
import { asCondition, converted, convertTo, errorAt, tryConvert } from './assign.ts';
import type { Bound, OperandKind } from './bound.ts';
import { checkExpression, checkReference, commonType } from './check-expression.ts';
import { canCast, fit, type Conversion } from './conversions.ts';
import type { Scope } from './scope.ts';
import { isSystem, typeName, type ApexType } from './symbols.ts';

const NUMERIC = ['Integer', 'Long', 'Double', 'Decimal'] as const;
type NumericKind = (typeof NUMERIC)[number];

function numericKind(type: ApexType): NumericKind | null {
  return NUMERIC.find((kind) => isSystem(type, kind)) ?? null;
}

/** The wider of two numeric types. */
function promote(a: NumericKind, b: NumericKind): NumericKind {
  return NUMERIC[Math.max(NUMERIC.indexOf(a), NUMERIC.indexOf(b))] ?? a;
}

function kindOf(type: ApexType): OperandKind {
  if (type.kind === 'named' && type.symbol.kind === 'enum') return 'Enum';
  for (const kind of [
    'Integer',
    'Long',
    'Double',
    'Decimal',
    'Boolean',
    'String',
    'Id',
    'Date',
    'Datetime',
    'Time',
  ] as const)
    if (isSystem(type, kind)) return kind;
  return 'Object';
}

export function checkUnary(scope: Scope, expr: ExprOf<'unary'>): Bound {
  const operand = checkExpression(scope, expr.operand);
  const { operator, at } = expr;
  if (operand.type.kind === 'error') return operand;
  if (operator === '!') {
    const condition = asCondition(scope, operand);
    return { kind: 'unary', operator, operand: condition, operands: 'Boolean', type: condition.type, at };
  }
  const kind = numericKind(operand.type);
  if (kind === null || (operator === '~' && kind !== 'Integer' && kind !== 'Long')) {
    scope.error(at, 'TYPE', `Operation ${operator} must be performed on a numeric type: ${typeName(operand.type)}`);
    return errorAt(at);
  }
  return { kind: 'unary', operator, operand, operands: kind, type: operand.type, at };
}

/** Type of the result, kind of both operands after conversion, and the type to which each is converted. */
interface Operation {
  readonly type: ApexType;
  readonly operands: OperandKind;
  readonly left: ApexType | null;
  readonly right: ApexType | null;
}

export function checkBinary(scope: Scope, expr: ExprOf<'binary'>): Bound {
  const left = checkExpression(scope, expr.left);
  const right = checkExpression(scope, expr.right);
  const { operator, at } = expr;
  if (operator === '??') return checkCoalesce(scope, left, right, at);
  if (operator === '&&' || operator === '||') {
    const sides = { left: asCondition(scope, left), right: asCondition(scope, right) };
    return { kind: 'binary', operator, ...sides, operands: 'Boolean', type: scope.env.system.type('Boolean'), at };
  }
  const operation = operationFor(scope, operator, left, right, at);
  if (operation === null) return errorAt(at);
  const side = (value: Bound, type: ApexType | null): Bound => (type === null ? value : convertTo(scope, value, type));
  return {
    kind: 'binary',
    operator,
    left: side(left, operation.left),
    right: side(right, operation.right),
    operands: operation.operands,
    type: operation.type,
    at,
  };
}

function checkCoalesce(scope: Scope, left: Bound, right: Bound, at: Position): Bound {
  const type = commonType(scope.env, left, right);
  if (type === null) {
    scope.error(
      at,
      'TYPE',
      `Incompatible types in null coalescing operator: ${typeName(left.type)}, ${typeName(right.type)}`,
    );
    return errorAt(at);
  }
  // A query that stands for one record gives null here when it finds none.
  return {
    kind: 'binary',
    operator: '??',
    left: convertTo(scope, left, type),
    right: convertTo(scope, right, type),
    operands: 'Object',
    type,
    at,
  };
}

function operationFor(
  scope: Scope,
  operator: BinaryOperator,
  left: Bound,
  right: Bound,
  at: Position,
): Operation | null {
  if (left.type.kind === 'error' || right.type.kind === 'error') return null;
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
      return arithmetic(scope, operator, left, right, at);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
    case '>>>':
      return bitwise(scope, operator, left, right, at);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return ordering(scope, left, right, at);
    default:
      return equality(scope, operator, left, right, at);
  }
}

function arithmetic(scope: Scope, operator: BinaryOperator, left: Bound, right: Bound, at: Position): Operation | null {
  const { system } = scope.env;
  if (
    operator === '+' &&
    (isSystem(left.type, 'String') || isSystem(right.type, 'String')) &&
    left.type.kind !== 'void' &&
    right.type.kind !== 'void'
  )
    return { type: system.type('String'), operands: 'String', left: null, right: null };
  const a = numericKind(left.type);
  const b = numericKind(right.type);
  if (a !== null && b !== null) {
    const kind = promote(a, b);
    const type = system.type(kind);
    return { type, operands: kind, left: type, right: type };
  }
  const date = kindOf(left.type);
  if ((operator === '+' || operator === '-') && b !== null && (date === 'Date' || date === 'Datetime')) {
    const amount = date === 'Date' ? (b === 'Long' ? 'Long' : 'Integer') : 'Decimal';
    if (date === 'Datetime' || b === 'Integer' || b === 'Long')
      return { type: left.type, operands: date, left: null, right: system.type(amount) };
  }
  if (operator === '+' && isSystem(left.type, 'Id') && isSystem(right.type, 'Id'))
    return { type: system.type('String'), operands: 'String', left: null, right: null };
  scope.error(
    at,
    'TYPE',
    `Arithmetic expressions must use numeric arguments: ${typeName(left.type)} ${operator} ${typeName(right.type)}`,
  );
  return null;
}

function bitwise(scope: Scope, operator: BinaryOperator, left: Bound, right: Bound, at: Position): Operation | null {
  const { system } = scope.env;
  const isShift = operator.length > 1;
  if (!isShift && isSystem(left.type, 'Boolean') && isSystem(right.type, 'Boolean'))
    return { type: left.type, operands: 'Boolean', left: null, right: null };
  const a = numericKind(left.type);
  const b = numericKind(right.type);
  const whole = (kind: NumericKind | null): boolean => kind === 'Integer' || kind === 'Long';
  if (a !== null && b !== null && whole(a) && whole(b)) {
    const kind = isShift ? a : promote(a, b);
    const type = system.type(kind);
    return { type, operands: kind, left: type, right: isShift && b === 'Long' && kind === 'Integer' ? null : type };
  }
  scope.error(
    at,
    'TYPE',
    `Bitwise operators must use Integer, Long or Boolean arguments: ${typeName(left.type)} ${operator} ${typeName(right.type)}`,
  );
  return null;
}

function ordering(scope: Scope, left: Bound, right: Bound, at: Position): Operation | null {
  const type = scope.env.system.type('Boolean');
  const a = numericKind(left.type);
  const b = numericKind(right.type);
  if (a !== null && b !== null) {
    const kind = promote(a, b);
    const operand = scope.env.system.type(kind);
    return { type, operands: kind, left: operand, right: operand };
  }
  const kinds = [kindOf(left.type), kindOf(right.type)];
  const all = (...allowed: readonly OperandKind[]): boolean => kinds.every((kind) => allowed.includes(kind));
  if (all('Date', 'Datetime')) {
    const kind = kinds.includes('Datetime') ? 'Datetime' : 'Date';
    const operand = scope.env.system.type(kind);
    return { type, operands: kind, left: operand, right: operand };
  }
  if (all('Time')) return { type, operands: 'Time', left: null, right: null };
  if (all('String', 'Id')) return { type, operands: 'String', left: null, right: null };
  scope.error(
    at,
    'TYPE',
    `Comparison arguments must be compatible types: ${typeName(left.type)}, ${typeName(right.type)}`,
  );
  return null;
}

function equality(scope: Scope, operator: BinaryOperator, left: Bound, right: Bound, at: Position): Operation | null {
  const { env } = scope;
  const type = env.system.type('Boolean');
  const identity = operator === '===' || operator === '!==';
  const same = (operands: OperandKind): Operation => ({ type, operands, left: null, right: null });
  if (left.type.kind === 'null' || right.type.kind === 'null') return same('Object');
  const a = numericKind(left.type);
  const b = numericKind(right.type);
  if (a !== null && b !== null) {
    const operand = env.system.type(promote(a, b));
    return { type, operands: promote(a, b), left: operand, right: operand };
  }
  if (left.type.kind !== 'void' && right.type.kind !== 'void' && comparable(scope, left, right)) {
    const single = singleSide(scope, left, right);
    if (single !== null) return { type, operands: 'Object', ...single };
    const kind = kindOf(left.type);
    return same(kind === kindOf(right.type) && !identity ? kind : identity && kind === 'Enum' ? kind : 'Object');
  }
  scope.error(
    at,
    'TYPE',
    `Comparison arguments must be compatible types: ${typeName(left.type)}, ${typeName(right.type)}`,
  );
  return null;
}

function comparable(scope: Scope, left: Bound, right: Bound): boolean {
  const { env } = scope;
  if (tryConvert(env, left, right.type) !== null || tryConvert(env, right, left.type) !== null) return true;
  return canCast(env, left.type, right.type);
}

/** A query compared with a record stands for its only record. */
function singleSide(scope: Scope, left: Bound, right: Bound): { left: ApexType | null; right: ApexType | null } | null {
  const { env } = scope;
  if (fit(env, left.type, right.type) !== null || fit(env, right.type, left.type) !== null) return null;
  if (left.kind === 'soql' && tryConvert(env, left, right.type) !== null) return { left: right.type, right: null };
  if (right.kind === 'soql' && tryConvert(env, right, left.type) !== null) return { left: null, right: left.type };
  return null;
}

const ASSIGNABLE = ['local', 'field', 'systemProperty', 'recordField', 'recordParent', 'index'];

/** Checks what stands left of an assignment. */
function checkTarget(scope: Scope, expr: ExprOf<'assign'>['target'], use: 'write' | 'both'): Bound {
  const target =
    expr.kind === 'name' || expr.kind === 'member' ? checkReference(scope, expr, use) : checkExpression(scope, expr);
  if (target.kind === 'error') return target;
  const safe = 'safe' in target && target.safe && expr.kind === 'member' && expr.safe;
  if (!ASSIGNABLE.includes(target.kind) || safe) {
    scope.error(expr.at, 'TYPE', 'Expression cannot be assigned');
    return errorAt(expr.at);
  }
  if (target.kind === 'local' && target.variable.isFinal)
    scope.error(expr.at, 'ACCESS', `Final variable has already been initialized: ${target.variable.name}`);
  return target;
}

export function checkAssign(scope: Scope, expr: ExprOf<'assign'>): Bound {
  const { at } = expr;
  if (expr.operator === '=') {
    const target = checkTarget(scope, expr.target, 'write');
    const value = convertTo(scope, checkExpression(scope, expr.value), target.type);
    return target.kind === 'error' ? target : { kind: 'assign', target, value, type: target.type, at };
  }
  const target = checkTarget(scope, expr.target, 'both');
  const value = checkExpression(scope, expr.value);
  return update(scope, target, expr.operator.slice(0, -1) as BinaryOperator, value, false, at);
}

export function checkIncrement(scope: Scope, expr: ExprOf<'increment'>): Bound {
  const target = checkTarget(scope, expr.operand, 'both');
  const { at } = expr;
  if (target.kind !== 'error' && numericKind(target.type) === null) {
    scope.error(at, 'TYPE', `Operation ${expr.operator} must be performed on a numeric type: ${typeName(target.type)}`);
    return errorAt(at);
  }
  const one: Bound = { kind: 'literal', literal: 'Integer', value: '1', type: scope.env.system.type('Integer'), at };
  return update(scope, target, expr.operator === '++' ? '+' : '-', one, !expr.prefix, at);
}

function update(
  scope: Scope,
  target: Bound,
  operator: BinaryOperator,
  value: Bound,
  yieldsOld: boolean,
  at: Position,
): Bound {
  if (target.kind === 'error') return target;
  const operation = operationFor(scope, operator, target, value, at);
  if (operation === null) return errorAt(at);
  const widen = conversionBetween(scope, target.type, operation.left ?? target.type);
  const narrow = conversionBetween(scope, operation.type, target.type);
  if (widen === null || narrow === null) {
    scope.error(at, 'TYPE', `Illegal assignment from ${typeName(operation.type)} to ${typeName(target.type)}`);
    return errorAt(at);
  }
  const operand =
    operation.right === null
      ? value
      : converted(value, conversionBetween(scope, value.type, operation.right) ?? 'none', operation.right);
  return {
    kind: 'update',
    target,
    operator,
    operand,
    operands: operation.operands,
    widen,
    narrow,
    yieldsOld,
    type: target.type,
    at,
  };
}

function conversionBetween(scope: Scope, from: ApexType, to: ApexType): Conversion | null {
  return fit(scope.env, from, to)?.conversion ?? null;
}
