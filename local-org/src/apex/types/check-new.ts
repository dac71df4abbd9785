import type { Expr, ExprOf } from '../syntax/ast.ts';
import { convertTo, errorAt } from './assign.ts';
import type { Bound } from './bound.ts';
import { checkArguments, describeArguments } from './check-call.ts';
import { checkExpression } from './check-expression.ts';
import { isSubclass } from './conversions.ts';
import { isVisible, type Found } from './members.ts';
import { chooseOverload } from './overloads.ts';
import type { Scope } from './scope.ts';
import { isSystem, typeName, type ApexType, type MethodSymbol, type NamedType, type TypeSymbol } from './symbols.ts';

export function checkNew(
  scope: Scope,
  expr: ExprOf<'new'> | ExprOf<'newCollection'> | ExprOf<'newMap'> | ExprOf<'newArray'>,
): Bound {
  const type = scope.env.resolve(expr.type, scope.owner, scope.file);
  switch (expr.kind) {
    case 'new':
      return checkConstruct(scope, expr, type);
    case 'newCollection':
      return checkCollection(scope, expr, type);
    case 'newMap':
      return checkMap(scope, expr, type);
    case 'newArray': {
      const size = convertTo(scope, checkExpression(scope, expr.size), scope.env.system.type('Integer'));
      return { kind: 'newArray', element: type, size, type: scope.env.list(type), at: expr.at };
    }
  }
}

function checkCollection(scope: Scope, expr: ExprOf<'newCollection'>, type: ApexType): Bound {
  const { at } = expr;
  if (type.kind === 'named' && isSystem(type, 'Map') && expr.values.length === 0) return mapOf(type, [], at);
  if (type.kind !== 'named' || !isSystem(type, 'List', 'Set')) {
    for (const value of expr.values) checkExpression(scope, value);
    if (type.kind !== 'error') scope.error(at, 'TYPE', `Type cannot be initialized with values: ${typeName(type)}`);
    return errorAt(at);
  }
  const element = type.args[0] ?? type;
  const values = expr.values.map((value) => convertTo(scope, checkExpression(scope, value), element));
  return { kind: isSystem(type, 'List') ? 'newList' : 'newSet', element, values, type, at };
}

function mapOf(type: NamedType, entries: readonly (readonly [Bound, Bound])[], at: Bound['at']): Bound {
  return { kind: 'newMap', key: type.args[0] ?? type, value: type.args[1] ?? type, entries, type, at };
}

function checkMap(scope: Scope, expr: ExprOf<'newMap'>, type: ApexType): Bound {
  if (type.kind !== 'named' || !isSystem(type, 'Map')) {
    if (type.kind !== 'error')
      scope.error(expr.at, 'TYPE', `Type cannot be initialized with entries: ${typeName(type)}`);
    return errorAt(expr.at);
  }
  const [key, value] = type.args;
  const entries = expr.entries.map(
    ([k, v]) =>
      [
        convertTo(scope, checkExpression(scope, k), key ?? type),
        convertTo(scope, checkExpression(scope, v), value ?? type),
      ] as const,
  );
  return mapOf(type, entries, expr.at);
}

function checkConstruct(scope: Scope, expr: ExprOf<'new'>, type: ApexType): Bound {
  const { at } = expr;
  if (type.kind === 'sobject' || (isSystem(type, 'SObject') && expr.args.length > 0))
    return checkRecord(scope, expr, type);
  if (type.kind !== 'named') {
    for (const arg of expr.args) checkExpression(scope, arg.kind === 'assign' ? arg.value : arg);
    return errorAt(at);
  }
  const args = checkArguments(scope, expr.args);
  if (type.symbol.kind !== 'class' || type.symbol.isAbstract) {
    const what = type.symbol.kind === 'class' ? 'Abstract classes cannot be constructed' : 'Type cannot be constructed';
    scope.error(at, 'TYPE', `${what}: ${typeName(type)}`);
    return errorAt(at);
  }
  return type.symbol.origin === 'user' ? constructUser(scope, type, args, at) : constructSystem(scope, type, args, at);
}

function constructSystem(scope: Scope, type: NamedType, args: readonly Bound[], at: Bound['at']): Bound {
  const { symbol } = type;
  if (args.length === 0 && isSystem(type, 'List'))
    return { kind: 'newList', element: type.args[0] ?? type, values: [], type, at };
  if (args.length === 0 && isSystem(type, 'Set'))
    return { kind: 'newSet', element: type.args[0] ?? type, values: [], type, at };
  if (args.length === 0 && isSystem(type, 'Map')) return mapOf(type, [], at);
  const choice = chooseOverload(scope.env, candidatesOf(symbol.constructors, type), args);
  if (choice === null) return noConstructor(scope, type, args, at);
  const values = args.map((arg, i) => convertTo(scope, arg, choice.parameters[i] ?? arg.type));
  return {
    kind: 'systemConstruct',
    constructor: choice.found.member,
    typeArguments: type.args,
    args: values,
    type,
    at,
  };
}

function candidatesOf(constructors: readonly MethodSymbol[], through: NamedType): Found<MethodSymbol>[] {
  return constructors.map((member) => ({ member, through }));
}

function noConstructor(scope: Scope, type: NamedType, args: readonly Bound[], at: Bound['at']): Bound {
  if (!args.some((arg) => arg.type.kind === 'error'))
    scope.error(
      at,
      'SIGNATURE',
      `Constructor not defined: [${typeName(type)}].<Constructor>(${describeArguments(args)})`,
    );
  return errorAt(at);
}

function constructUser(scope: Scope, type: NamedType, args: readonly Bound[], at: Bound['at']): Bound {
  const { symbol } = type;
  if (symbol !== scope.owner) scope.touchesData = true;
  const found = findUserConstructor(scope, type, args);
  if (found !== null) {
    const { member } = found.choice.found;
    if (!isVisible(symbol, member.access, member.isTestVisible, scope.owner))
      scope.error(at, 'ACCESS', `Constructor is not visible: [${symbol.name}].<Constructor>${member.key}`);
    return { kind: 'construct', symbol, constructor: member, args: found.args, type, at };
  }
  if (isException(scope, symbol)) {
    const parts = exceptionArguments(scope, args);
    if (parts !== null) return { kind: 'constructException', symbol, ...parts, type, at };
  }
  if (symbol.constructors.length === 0 && args.length === 0)
    return { kind: 'construct', symbol, constructor: null, args: [], type, at };
  return noConstructor(scope, type, args, at);
}

export function isException(scope: Scope, symbol: TypeSymbol): boolean {
  return isSubclass(symbol, scope.env.system.type('Exception').symbol);
}

/** The user constructor that takes these arguments, with the arguments converted. */
export function findUserConstructor(
  scope: Scope,
  type: NamedType,
  args: readonly Bound[],
): { choice: NonNullable<ReturnType<typeof chooseOverload>>; args: Bound[] } | null {
  const choice = chooseOverload(scope.env, candidatesOf(type.symbol.constructors, type), args);
  if (choice === null) return null;
  return { choice, args: args.map((arg, i) => convertTo(scope, arg, choice.parameters[i] ?? arg.type)) };
}

/** The built-in constructors of exceptions: `()`, `(String)`, `(Exception)`, `(String, Exception)`. */
export function exceptionArguments(
  scope: Scope,
  args: readonly Bound[],
): { message: Bound | null; cause: Bound | null } | null {
  const [first, second] = args;
  const isText = (arg: Bound): boolean =>
    isSystem(arg.type, 'String', 'Id') || arg.type.kind === 'null' || arg.type.kind === 'error';
  const isCause = (arg: Bound): boolean =>
    arg.type.kind === 'null' || (arg.type.kind === 'named' && isException(scope, arg.type.symbol));
  if (first === undefined) return { message: null, cause: null };
  if (args.length === 1)
    return isText(first) ? { message: first, cause: null } : isCause(first) ? { message: null, cause: first } : null;
  if (args.length === 2 && second !== undefined && isText(first) && isCause(second))
    return { message: first, cause: second };
  return null;
}

/** `new Account(Name = 'Acme', Owner.Alias = ...)` takes named fields and relationships. */
function checkRecord(scope: Scope, expr: ExprOf<'new'>, type: ApexType): Bound {
  const { at } = expr;
  if (type.kind !== 'sobject') {
    scope.error(at, 'TYPE', 'Type cannot be constructed: SObject');
    return errorAt(at);
  }
  const fields = expr.args.map((arg) => checkNamedField(scope, arg, type)).filter((field) => field !== null);
  return { kind: 'newRecord', objectName: type.object.name, fields, type, at };
}

function checkNamedField(
  scope: Scope,
  arg: Expr,
  type: Extract<ApexType, { kind: 'sobject' }>,
): { name: string; value: Bound } | null {
  if (arg.kind !== 'assign' || arg.operator !== '=' || arg.target.kind !== 'name') {
    scope.error(arg.at, 'SIGNATURE', `SObject constructor must use name=value pairs: ${type.object.name}`);
    return null;
  }
  const { name, at } = arg.target;
  const value = checkExpression(scope, arg.value);
  const key = name.toLowerCase();
  const field = type.object.fields.get(key);
  if (field !== undefined) return { name: field.name, value: convertTo(scope, value, scope.env.fieldType(field)) };
  const parent = type.object.parentRelationships.get(key);
  if (parent?.relationshipName) {
    const parentType =
      parent.referenceTo.length === 1 ? scope.env.parentType(parent) : scope.env.system.type('SObject');
    return { name: parent.relationshipName, value: convertTo(scope, value, parentType) };
  }
  scope.error(at, 'NAME', `Field does not exist: ${name} on ${type.object.name}`);
  return null;
}
