import type { Expr, ExprOf, Position } from '../syntax/ast.ts';
import { convertTo, errorAt, isQueryResult, singleRecord } from './assign.ts';
import type { Bound, DynamicBind } from './bound.ts';
import { checkExpression } from './check-expression.ts';
import { findMethods, isVisible, memberType, type Found } from './members.ts';
import { chooseOverload } from './overloads.ts';
import { objectToken } from './describe-tokens.ts';
import { describedMembers, resolveReference, thisValue, unknownTarget, type Reference } from './references.ts';
import { objectStatic } from './record-statics.ts';
import type { Scope } from './scope.ts';
import {
  describeMethod,
  isSObject,
  isSystem,
  typeName,
  type ApexType,
  type MethodSymbol,
  type NamedType,
  type TypeSymbol,
} from './symbols.ts';

export function checkArguments(scope: Scope, args: readonly Expr[]): Bound[] {
  return args.map((arg) => checkExpression(scope, arg));
}

export function describeArguments(args: readonly Bound[]): string {
  return args.map((arg) => typeName(arg.type)).join(', ');
}

export function checkCall(scope: Scope, expr: ExprOf<'call'>): Bound {
  const args = checkArguments(scope, expr.args);
  if (expr.target === null) return checkOwnCall(scope, expr, args);
  if (expr.target.kind === 'super') return checkSuperCall(scope, expr, args);
  const reference: Reference = expr.safe
    ? { kind: 'value', value: checkExpression(scope, expr.target) }
    : (resolveReference(scope, expr.target) ?? unknownTarget(scope, expr.target));
  switch (reference.kind) {
    case 'value':
      return callOnValue(scope, reference.value, expr, args);
    case 'type':
      return callOnType(scope, reference.type, expr, args);
    case 'namespace':
      if (reference.type !== null) return callOnType(scope, reference.type, expr, args);
      break;
    case 'describes': {
      const symbol = scope.env.system.type('Schema.SObjectType');
      return callOnType(scope, symbol, expr, args);
    }
    case 'describeFields':
    case 'fieldSets':
      return callOnValue(scope, describedMembers(scope, reference, expr.at) ?? errorAt(expr.at), expr, args);
    case 'labels':
      return callOnType(scope, scope.env.system.type('Label'), expr, args);
    case 'trigger':
      break;
  }
  return noMethod(scope, expr.at, expr.name, args, 'name' in reference ? reference.name : reference.kind);
}

function noMethod(scope: Scope, at: Position, name: string, args: readonly Bound[], type: string): Bound {
  if (!args.some((arg) => arg.type.kind === 'error'))
    scope.error(
      at,
      'SIGNATURE',
      `Method does not exist or incorrect signature: void ${name}(${describeArguments(args)}) from the type ${type}`,
    );
  return errorAt(at);
}

/** An unqualified call: a method of this class, of a class it extends, or a static of a class around it. */
function checkOwnCall(scope: Scope, expr: ExprOf<'call'>, args: readonly Bound[]): Bound {
  if (expr.name === 'this' || expr.name === 'super') {
    scope.error(expr.at, 'FLOW', `Call to '${expr.name}()' must be the first statement in a constructor`);
    return errorAt(expr.at);
  }
  for (let owner: TypeSymbol | null = scope.owner; owner !== null; owner = owner.outer) {
    const type: NamedType = { kind: 'named', symbol: owner, args: [] };
    const candidates = findMethods(scope.env, type, expr.name).filter(
      (found) => owner === scope.owner || found.member.isStatic,
    );
    const choice = chooseOverload(scope.env, candidates, args);
    if (choice === null) continue;
    const { member } = choice.found;
    if (!member.isStatic && scope.isStatic) {
      scope.error(
        expr.at,
        'SIGNATURE',
        `Non static method cannot be referenced from a static context: ${describeMethod(member)} from the type ${typeName(choice.found.through)}`,
      );
      return errorAt(expr.at);
    }
    return finishCall(
      scope,
      member.isStatic ? null : thisValue(scope, expr.at),
      choice.found,
      choice.parameters,
      args,
      expr,
      false,
    );
  }
  return noMethod(scope, expr.at, expr.name, args, scope.owner.name);
}

function checkSuperCall(scope: Scope, expr: ExprOf<'call'>, args: readonly Bound[]): Bound {
  const base = scope.owner.superType;
  if (base === null || scope.isStatic) {
    scope.error(expr.at, 'NAME', `Invalid use of 'super': ${expr.name}`);
    return errorAt(expr.at);
  }
  const choice = chooseOverload(scope.env, findMethods(scope.env, base, expr.name), args);
  if (choice === null) return noMethod(scope, expr.at, expr.name, args, typeName(base));
  if (choice.found.member.isAbstract)
    scope.error(expr.at, 'SIGNATURE', `Cannot call abstract method ${describeMethod(choice.found.member)}`);
  return finishCall(scope, thisValue(scope, expr.at), choice.found, choice.parameters, args, expr, true);
}

function callOnType(scope: Scope, type: ApexType, expr: ExprOf<'call'>, args: readonly Bound[]): Bound {
  if (type.kind === 'sobject') {
    if (expr.name.toLowerCase() === 'getsobjecttype' && args.length === 0)
      return objectToken(scope, type.object, expr.at);
    return objectStatic(scope, type.object, expr, args) ?? noMethod(scope, expr.at, expr.name, args, typeName(type));
  }
  if (type.kind !== 'named') return errorAt(expr.at);
  const enumCall = enumStatic(scope, type, expr, args);
  if (enumCall !== null) return enumCall;
  const candidates = findMethods(scope.env, type, expr.name);
  const choice = chooseOverload(
    scope.env,
    candidates.filter((found) => found.member.isStatic),
    args,
  );
  if (choice !== null) return finishCall(scope, null, choice.found, choice.parameters, args, expr, false);
  const instance = chooseOverload(scope.env, candidates, args);
  if (instance !== null && type.symbol.origin === 'user') {
    scope.error(
      expr.at,
      'SIGNATURE',
      `Non static method cannot be referenced from a static context: ${describeMethod(instance.found.member)} from the type ${typeName(type)}`,
    );
    return errorAt(expr.at);
  }
  return noMethod(scope, expr.at, expr.name, args, typeName(type));
}

function enumStatic(scope: Scope, type: NamedType, expr: ExprOf<'call'>, args: readonly Bound[]): Bound | null {
  if (type.symbol.kind !== 'enum') return null;
  const method = expr.name.toLowerCase();
  const [text] = args;
  if (method === 'values' && args.length === 0)
    return {
      kind: 'enumMethod',
      method,
      enumType: type.symbol,
      target: null,
      arg: null,
      safe: false,
      type: scope.env.list(type),
      at: expr.at,
    };
  if (method === 'valueof' && text !== undefined && args.length === 1)
    return {
      kind: 'enumMethod',
      method,
      enumType: type.symbol,
      target: null,
      arg: convertTo(scope, text, scope.env.system.type('String')),
      safe: false,
      type,
      at: expr.at,
    };
  return null;
}

function enumInstance(scope: Scope, target: Bound, expr: ExprOf<'call'>, args: readonly Bound[]): Bound | null {
  if (target.type.kind !== 'named' || target.type.symbol.kind !== 'enum' || args.length > 0) return null;
  const method = expr.name.toLowerCase();
  if (method !== 'name' && method !== 'ordinal') return null;
  const type = scope.env.system.type(method === 'name' ? 'String' : 'Integer');
  return {
    kind: 'enumMethod',
    method,
    enumType: target.type.symbol,
    target,
    arg: null,
    safe: expr.safe,
    type,
    at: expr.at,
  };
}

function callOnValue(scope: Scope, target: Bound, expr: ExprOf<'call'>, args: readonly Bound[]): Bound {
  const { type } = target;
  const { at } = expr;
  if (type.kind === 'error') return errorAt(at);
  const fieldError = addFieldError(scope, target, expr, args);
  if (fieldError !== null) return fieldError;
  const receiver = type.kind === 'sobject' ? scope.env.system.type('SObject') : type;
  if (receiver.kind !== 'named') return noMethod(scope, at, expr.name, args, typeName(type));
  const enumCall = enumInstance(scope, target, expr, args);
  if (enumCall !== null) return enumCall;
  const candidates = findMethods(scope.env, receiver, expr.name);
  const choice = chooseOverload(
    scope.env,
    candidates.filter((found) => !found.member.isStatic),
    args,
  );
  if (choice !== null) {
    const call = finishCall(scope, target, choice.found, choice.parameters, args, expr, false);
    // A clone has the type of its record.
    return type.kind === 'sobject' && expr.name.toLowerCase() === 'clone' ? { ...call, type } : call;
  }
  const element = receiver.args[0];
  if (isQueryResult(target) && element !== undefined && isSObject(element))
    return callOnValue(scope, singleRecord(target, element), expr, args);
  const isStatic = chooseOverload(scope.env, candidates, args);
  if (isStatic !== null && isStatic.found.member.owner.origin === 'user') {
    scope.error(
      at,
      'SIGNATURE',
      `Static method cannot be referenced from a non static context: ${describeMethod(isStatic.found.member)} from the type ${typeName(type)}`,
    );
    return errorAt(at);
  }
  return noMethod(scope, at, expr.name, args, typeName(type));
}

/** `record.Field.addError(message)`. */
function addFieldError(scope: Scope, target: Bound, expr: ExprOf<'call'>, args: readonly Bound[]): Bound | null {
  const [message] = args;
  if (target.kind !== 'recordField' || expr.name.toLowerCase() !== 'adderror' || message === undefined) return null;
  return {
    kind: 'addFieldError',
    target: target.target,
    fieldName: target.field.name,
    message,
    safe: expr.safe,
    type: { kind: 'void' },
    at: expr.at,
  };
}

/** System types whose calls read or write records, so that the caller's sharing matters. */
const DATA_TYPES = ['Database', 'Approval', 'Test'];
const DYNAMIC_QUERIES = ['query', 'countquery', 'getquerylocator'];

function finishCall(
  scope: Scope,
  target: Bound | null,
  found: Found<MethodSymbol>,
  parameters: readonly ApexType[],
  args: readonly Bound[],
  expr: ExprOf<'call'>,
  isSuper: boolean,
): Bound {
  const method = found.member;
  if (!isVisible(method.owner, method.access, method.isTestVisible, scope.owner)) {
    scope.error(
      expr.at,
      'ACCESS',
      `Method is not visible: ${describeMethod(method)} from the type ${method.owner.name}`,
    );
    return errorAt(expr.at);
  }
  if (method.owner.origin === 'user' ? method.owner !== scope.owner : DATA_TYPES.includes(method.owner.name))
    scope.touchesData = true;
  const values = args.map((arg, i) => convertTo(scope, arg, parameters[i] ?? arg.type));
  const isDynamic =
    isSystem({ kind: 'named', symbol: method.owner, args: [] }, 'Database') &&
    DYNAMIC_QUERIES.includes(method.name.toLowerCase()) &&
    isSystem(parameters[0] ?? { kind: 'void' }, 'String');
  const binds = isDynamic ? visibleVariables(scope, expr.at) : null;
  const type = memberType(method.returnType, found.through);
  return {
    kind: 'call',
    target: method.isStatic ? null : target,
    method,
    args: values,
    isSuper,
    safe: expr.safe,
    binds,
    type,
    at: expr.at,
  };
}

/** What `:name` in dynamic SOQL may mean here: local variables, then fields of the class. */
function visibleVariables(scope: Scope, at: Position): DynamicBind[] {
  const binds = new Map<string, Bound>();
  for (const variable of scope.locals()) {
    const name = variable.name.toLowerCase();
    if (!binds.has(name)) binds.set(name, { kind: 'local', variable, type: variable.type, at });
  }
  for (const [name, field] of scope.owner.fields) {
    if (binds.has(name) || (scope.isStatic && !field.isStatic) || !field.canRead) continue;
    const target = field.isStatic ? null : thisValue(scope, at);
    binds.set(name, {
      kind: 'field',
      target,
      field,
      raw: scope.accessorOf === field,
      safe: false,
      isSuper: false,
      type: field.type,
      at,
    });
  }
  return [...binds].map(([name, value]) => ({ name, value }));
}
