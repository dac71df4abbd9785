import type { Expr, ExprOf } from '../syntax/ast.ts';
import { asCondition, converted, convertTo, errorAt, tryConvert } from './assign.ts';
import type { Bound } from './bound.ts';
import { checkCall } from './check-call.ts';
import { checkNew } from './check-new.ts';
import { checkAssign, checkBinary, checkIncrement, checkUnary } from './check-operators.ts';
import { checkSoql } from './check-soql.ts';
import { canCast, fit, supertypes, type Conversion } from './conversions.ts';
import type { Environment } from './environment.ts';
import { describedMembers, memberOf, resolveReference, thisValue, unknownTarget, type Use } from './references.ts';
import type { Scope } from './scope.ts';
import { isSObject, isSystem, NULL_TYPE, sameType, typeName, type ApexType } from './symbols.ts';

/** Checks an expression that is used as a value. */
export function checkExpression(scope: Scope, expr: Expr): Bound {
  switch (expr.kind) {
    case 'literal':
      return checkLiteral(scope, expr);
    case 'name':
    case 'member':
      return checkReference(scope, expr, 'read');
    case 'this':
      if (scope.isStatic) {
        scope.error(expr.at, 'NAME', "Invalid use of 'this' in a static context");
        return errorAt(expr.at);
      }
      return thisValue(scope, expr.at);
    case 'super':
      scope.error(expr.at, 'NAME', "'super' can only be used to call a method");
      return errorAt(expr.at);
    case 'typeLiteral': {
      const type = expr.type === null ? null : scope.env.resolve(expr.type, scope.owner, scope.file);
      return {
        kind: 'token',
        token: 'type',
        name: type === null ? 'void' : typeName(type),
        type: scope.env.system.type('Type'),
        at: expr.at,
      };
    }
    case 'call':
      return checkCall(scope, expr);
    case 'index':
      return checkIndex(scope, expr);
    case 'new':
    case 'newCollection':
    case 'newMap':
    case 'newArray':
      return checkNew(scope, expr);
    case 'soql':
      return checkSoql(scope, expr);
    case 'cast':
      return checkCast(scope, expr);
    case 'instanceof': {
      const operand = checkExpression(scope, expr.operand);
      const tested = scope.env.resolve(expr.type, scope.owner, scope.file);
      return { kind: 'instanceof', operand, tested, type: scope.env.system.type('Boolean'), at: expr.at };
    }
    case 'unary':
      return checkUnary(scope, expr);
    case 'increment':
      return checkIncrement(scope, expr);
    case 'binary':
      return checkBinary(scope, expr);
    case 'conditional':
      return checkConditional(scope, expr);
    case 'assign':
      return checkAssign(scope, expr);
  }
}

/** A name or a path, where a value is wanted. */
export function checkReference(scope: Scope, expr: ExprOf<'name'> | ExprOf<'member'>, use: Use): Bound {
  if (expr.kind === 'member' && expr.target.kind === 'super') {
    if (scope.isStatic) scope.error(expr.at, 'NAME', "Invalid use of 'super' in a static context");
    const value = memberOf(scope, thisValue(scope, expr.at), expr.name, expr.at, false, use);
    return value.kind === 'field' ? { ...value, isSuper: true } : value;
  }
  if (expr.kind === 'member' && expr.safe)
    return memberOf(scope, checkExpression(scope, expr.target), expr.name, expr.at, true, use);
  const reference = resolveReference(scope, expr, use) ?? unknownTarget(scope, expr);
  if (reference.kind === 'value') return reference.value;
  const described = describedMembers(scope, reference, expr.at);
  if (described !== null) return described;
  scope.error(expr.at, 'NAME', `Variable does not exist: ${expr.name}`);
  return errorAt(expr.at);
}

function checkLiteral(scope: Scope, expr: ExprOf<'literal'>): Bound {
  const { type: literal, value, at } = expr;
  if (literal === 'null') return { kind: 'literal', literal, value, type: NULL_TYPE, at };
  if (literal === 'Integer' && BigInt(value) > 2147483647n) {
    scope.error(at, 'TYPE', `Illegal integer: ${value}`);
    return errorAt(at);
  }
  if (literal === 'Long' && BigInt(value) > 9223372036854775807n) {
    scope.error(at, 'TYPE', `Illegal long: ${value}`);
    return errorAt(at);
  }
  return { kind: 'literal', literal, value, type: scope.env.system.type(literal), at };
}

function checkIndex(scope: Scope, expr: ExprOf<'index'>): Bound {
  const target = checkExpression(scope, expr.target);
  const index = convertTo(scope, checkExpression(scope, expr.index), scope.env.system.type('Integer'));
  if (target.type.kind === 'error') return target;
  if (!isSystem(target.type, 'List') || target.type.kind !== 'named') {
    scope.error(expr.at, 'TYPE', `Expression must be a list type: ${typeName(target.type)}`);
    return errorAt(expr.at);
  }
  return { kind: 'index', target, index, type: target.type.args[0] ?? target.type, at: expr.at };
}

const NARROWING: Readonly<Record<string, Conversion>> = {
  'Long>Integer': 'LongToInteger',
  'Double>Integer': 'DoubleToInteger',
  'Decimal>Integer': 'DecimalToInteger',
  'Double>Long': 'DoubleToLong',
  'Decimal>Long': 'DecimalToLong',
};

function checkCast(scope: Scope, expr: ExprOf<'cast'>): Bound {
  const type = scope.env.resolve(expr.type, scope.owner, scope.file);
  const operand = checkExpression(scope, expr.operand);
  if (type.kind === 'error' || operand.type.kind === 'error') return { kind: 'cast', operand, type, at: expr.at };
  const direct = tryConvert(scope.env, operand, type);
  if (direct !== null && !castNeedsCheck(scope.env, operand.type, type))
    return direct === operand ? { ...operand, type } : direct;
  const narrowing = NARROWING[`${typeName(operand.type)}>${typeName(type)}`];
  if (narrowing !== undefined) return converted(operand, narrowing, type);
  if (!canCast(scope.env, operand.type, type)) {
    scope.error(
      expr.at,
      'TYPE',
      `Incompatible types since an instance of ${typeName(operand.type)} is never an instance of ${typeName(type)}`,
    );
    return errorAt(expr.at);
  }
  return { kind: 'cast', operand, type, at: expr.at };
}

/** `List<SObject>` may be assigned to `List<Account>` freely, but a cast of it is checked. */
function castNeedsCheck(env: Environment, from: ApexType, to: ApexType): boolean {
  return isSObject(to) && isSystem(from, 'SObject') && !isSystem(to, 'SObject') && fit(env, from, to) === null;
}

function checkConditional(scope: Scope, expr: ExprOf<'conditional'>): Bound {
  const condition = asCondition(scope, checkExpression(scope, expr.condition));
  const then = checkExpression(scope, expr.then);
  const otherwise = checkExpression(scope, expr.otherwise);
  const type = commonType(scope.env, then, otherwise);
  if (type === null) {
    scope.error(
      expr.at,
      'TYPE',
      `Incompatible types in ternary operator: ${typeName(then.type)}, ${typeName(otherwise.type)}`,
    );
    return errorAt(expr.at);
  }
  return {
    kind: 'conditional',
    condition,
    then: convertTo(scope, then, type),
    otherwise: convertTo(scope, otherwise, type),
    type,
    at: expr.at,
  };
}

/** The type that two alternatives have together; null when they have none. */
export function commonType(env: Environment, a: Bound, b: Bound): ApexType | null {
  if (a.type.kind === 'error' || sameType(a.type, b.type)) return a.type;
  if (b.type.kind === 'error' || a.type.kind === 'null') return b.type;
  if (b.type.kind === 'null') return a.type;
  if (a.type.kind === 'void' || b.type.kind === 'void') return null;
  const toB = fit(env, a.type, b.type);
  const toA = fit(env, b.type, a.type);
  if (toA !== null && (toB === null || toA.cost <= toB.cost)) return a.type;
  if (toB !== null) return b.type;
  if (tryConvert(env, a, b.type) !== null) return b.type;
  if (tryConvert(env, b, a.type) !== null) return a.type;
  if (isSObject(a.type) && isSObject(b.type)) return env.system.type('SObject');
  if (a.type.kind !== 'named' || b.type.kind !== 'named') return null;
  for (const parent of supertypes(a.type)) if (fit(env, b.type, parent) !== null) return parent;
  return null;
}
