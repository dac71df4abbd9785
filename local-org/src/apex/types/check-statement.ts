import { allowsDml } from '../../metadata/without-dml.ts';
import type { Block, Expr, LocalDeclaration, Statement, StatementOf } from '../syntax/ast.ts';
import { asCondition, converted, convertTo, errorAt, tryConvert } from './assign.ts';
import type { Bound, BoundStatement } from './bound.ts';
import { checkExpression } from './check-expression.ts';
import { exceptionArguments, findUserConstructor, isException } from './check-new.ts';
import { checkSwitch } from './check-switch.ts';
import { fit, supertypes } from './conversions.ts';
import { isVisible } from './members.ts';
import type { Scope } from './scope.ts';
import { isSObject, isSystem, typeName, type ApexType, type NamedType } from './symbols.ts';

/** A checked statement and whether control can reach what comes after it. */
export interface Checked {
  readonly statement: BoundStatement;
  readonly falls: boolean;
}

export function checkBlock(scope: Scope, block: Block): Checked {
  return scope.nested(() => checkStatements(scope, block));
}

function checkStatements(scope: Scope, block: Block): Checked {
  const body: BoundStatement[] = [];
  let falls = true;
  let reported = false;
  for (const statement of block.statements) {
    if (!falls && !reported) {
      scope.error(statement.at, 'FLOW', 'Unreachable statement');
      reported = true;
    }
    const checked =
      statement.kind === 'local'
        ? { statements: checkLocal(scope, statement), falls: true }
        : asList(checkStatement(scope, statement));
    body.push(...checked.statements);
    falls = falls && checked.falls;
  }
  return { statement: { kind: 'block', body, at: block.at }, falls };
}

function asList(checked: Checked): { statements: BoundStatement[]; falls: boolean } {
  return { statements: [checked.statement], falls: checked.falls };
}

/** The statements of a method: parameters and locals share one namespace, so no block of its own. */
export function checkBodyBlock(scope: Scope, block: Block): { statements: readonly BoundStatement[]; falls: boolean } {
  const { statement, falls } = checkStatements(scope, block);
  return { statements: statement.kind === 'block' ? statement.body : [statement], falls };
}

function checkLocal(scope: Scope, node: LocalDeclaration): BoundStatement[] {
  const type = scope.env.resolve(node.type, scope.owner, scope.file);
  return node.variables.map(({ name, initialiser }) => {
    const value = initialiser === null ? null : convertTo(scope, checkExpression(scope, initialiser), type);
    const isFinal = node.modifiers.words.includes('final') && initialiser !== null;
    return { kind: 'local', variable: scope.declare(name.text, type, name.at, isFinal), value, at: name.at };
  });
}

function checkStatement(scope: Scope, node: Statement): Checked {
  const { at } = node;
  switch (node.kind) {
    case 'block':
      return checkBlock(scope, node);
    case 'local': {
      const body = checkLocal(scope, node);
      return { statement: { kind: 'block', body, at }, falls: true };
    }
    case 'if':
      return checkIf(scope, node);
    case 'switch':
      return checkSwitch(scope, node);
    case 'for':
      return checkFor(scope, node);
    case 'forEach':
      return checkForEach(scope, node);
    case 'while': {
      const condition = asCondition(scope, checkExpression(scope, node.condition));
      const loop = checkLoopBody(scope, node.body);
      return {
        statement: { kind: 'while', condition, body: loop.body, at },
        falls: !isAlwaysTrue(condition) || loop.breaks,
      };
    }
    case 'doWhile': {
      const loop = checkLoopBody(scope, node.body);
      const condition = asCondition(scope, checkExpression(scope, node.condition));
      const body = loop.body ?? { kind: 'block', body: [], at };
      return { statement: { kind: 'doWhile', condition, body, at }, falls: !isAlwaysTrue(condition) || loop.breaks };
    }
    case 'try':
      return checkTry(scope, node);
    case 'return':
      return { statement: checkReturn(scope, node), falls: false };
    case 'throw': {
      const value = checkExpression(scope, node.value);
      if (value.type.kind !== 'error' && !(value.type.kind === 'named' && isException(scope, value.type.symbol)))
        scope.error(at, 'TYPE', `Throw expression must be of type exception: ${typeName(value.type)}`);
      return { statement: { kind: 'throw', value, at }, falls: false };
    }
    case 'break':
    case 'continue':
      if (scope.loops.length === 0)
        scope.error(at, 'FLOW', `${node.kind === 'break' ? 'Break' : 'Continue'} statement must be in loop`);
      else if (node.kind === 'break') scope.noteBreak();
      return { statement: { kind: node.kind, at }, falls: false };
    case 'dml':
      return { statement: checkDml(scope, node), falls: true };
    case 'runAs': {
      const object = scope.env.object('User');
      const given = checkExpression(scope, node.user);
      const user = object === null ? given : convertTo(scope, given, { kind: 'sobject', object });
      const body = checkBlock(scope, node.body);
      scope.touchesData = true;
      return { statement: { kind: 'runAs', user, body: body.statement, at }, falls: body.falls };
    }
    case 'expression':
      return { statement: checkExpressionStatement(scope, node), falls: true };
  }
}

/** A statement that stands alone under `if` or a loop: what it declares ends with it. */
function checkNested(scope: Scope, node: Statement): Checked {
  return scope.nested(() => checkStatement(scope, node));
}

const EFFECTS: readonly Expr['kind'][] = ['assign', 'increment', 'call', 'new', 'newCollection', 'newMap', 'newArray'];

function checkExpressionStatement(scope: Scope, node: StatementOf<'expression'>): BoundStatement {
  const call = node.value;
  if (
    call.kind === 'call' &&
    call.target === null &&
    (call.name === 'this' || call.name === 'super') &&
    scope.isConstructor &&
    scope.takeChain()
  )
    return checkChain(scope, call);
  const value = checkExpression(scope, node.value);
  if (!EFFECTS.includes(node.value.kind)) scope.error(node.at, 'FLOW', 'Expression cannot be a statement.');
  return { kind: 'expression', value, at: node.at };
}

/** `this(...)` or `super(...)` at the start of a constructor. */
function checkChain(scope: Scope, call: Extract<Expr, { kind: 'call' }>): BoundStatement {
  const isSuper = call.name === 'super';
  const args = call.args.map((arg) => checkExpression(scope, arg));
  const type: NamedType | null = isSuper ? scope.owner.superType : { kind: 'named', symbol: scope.owner, args: [] };
  const statement = { kind: 'chain', isSuper, at: call.at } as const;
  if (type === null) return { ...statement, symbol: scope.owner, constructor: null, args: [] };
  const found = findUserConstructor(scope, type, args);
  if (found !== null) {
    const { member } = found.choice.found;
    if (!isVisible(type.symbol, member.access, member.isTestVisible, scope.owner))
      scope.error(call.at, 'ACCESS', `Constructor is not visible: [${type.symbol.name}].<Constructor>${member.key}`);
    return { ...statement, symbol: type.symbol, constructor: member, args: found.args };
  }
  const exception = isException(scope, type.symbol) ? exceptionArguments(scope, args) : null;
  if (exception !== null) {
    const missing = (at: Bound): Bound => ({
      kind: 'literal',
      literal: 'null',
      value: 'null',
      type: { kind: 'null' },
      at: at.at,
    });
    const start = errorAt(call.at);
    return {
      ...statement,
      symbol: scope.env.system.type('Exception').symbol,
      constructor: null,
      args: [exception.message ?? missing(start), exception.cause ?? missing(start)],
    };
  }
  const isDefault = args.length === 0 && type.symbol.constructors.length === 0;
  if (!isDefault && !args.some((arg) => arg.type.kind === 'error'))
    scope.error(
      call.at,
      'SIGNATURE',
      `Constructor not defined: [${typeName(type)}].<Constructor>(${args.map((arg) => typeName(arg.type)).join(', ')})`,
    );
  return { ...statement, symbol: type.symbol, constructor: null, args: [] };
}

function checkIf(scope: Scope, node: StatementOf<'if'>): Checked {
  const condition = asCondition(scope, checkExpression(scope, node.condition));
  const then = checkNested(scope, node.then);
  const otherwise = node.otherwise === null ? null : checkNested(scope, node.otherwise);
  return {
    statement: { kind: 'if', condition, then: then.statement, otherwise: otherwise?.statement ?? null, at: node.at },
    falls: then.falls || (otherwise?.falls ?? true),
  };
}

function isAlwaysTrue(condition: Bound | null): boolean {
  return condition === null || (condition.kind === 'literal' && condition.value === 'true');
}

function checkLoopBody(scope: Scope, body: Statement | null): { body: BoundStatement | null; breaks: boolean } {
  scope.loops.push(false);
  const checked = body === null ? null : checkNested(scope, body);
  return { body: checked?.statement ?? null, breaks: scope.loops.pop() ?? false };
}

function checkFor(scope: Scope, node: StatementOf<'for'>): Checked {
  return scope.nested(() => {
    const init: BoundStatement[] =
      'kind' in node.init
        ? checkLocal(scope, node.init)
        : node.init.map((expr) => ({ kind: 'expression', value: checkExpression(scope, expr), at: expr.at }));
    const condition = node.condition === null ? null : asCondition(scope, checkExpression(scope, node.condition));
    const update = node.update.map((expr) => checkExpression(scope, expr));
    const loop = checkLoopBody(scope, node.body);
    return {
      statement: { kind: 'for', init, condition, update, body: loop.body, at: node.at },
      falls: !isAlwaysTrue(condition) || loop.breaks,
    };
  });
}

/** Type of the elements of anything that a for loop can walk over; null when it cannot. */
function elementType(source: ApexType): ApexType | null {
  if (source.kind !== 'named') return null;
  if (isSystem(source, 'List', 'Set')) return source.args[0] ?? null;
  for (const parent of supertypes(source))
    if (isSystem(parent, 'Iterable', 'Database.QueryLocator')) return parent.args[0] ?? null;
  return null;
}

function checkForEach(scope: Scope, node: StatementOf<'forEach'>): Checked {
  const { at } = node;
  return scope.nested(() => {
    const source = checkExpression(scope, node.source);
    const type = scope.env.resolve(node.type, scope.owner, scope.file);
    const element = source.type.kind === 'error' ? source.type : elementType(source.type);
    if (element === null) scope.error(at, 'TYPE', `Loop must iterate over a collection type: ${typeName(source.type)}`);
    const chunked = element !== null && isSObject(element) && type.kind === 'named' && isSystem(type, 'List');
    const item = chunked ? (type.args[0] ?? type) : type;
    if (element !== null && fitsElement(scope, element, item) === null)
      scope.error(at, 'TYPE', `Loop variable must be of type ${typeName(element)}`);
    const variable = scope.declare(node.name.text, type, node.name.at);
    const loop = checkLoopBody(scope, node.body);
    return { statement: { kind: 'forEach', variable, source, chunked, body: loop.body, at }, falls: true };
  });
}

function fitsElement(scope: Scope, element: ApexType, wanted: ApexType): true | null {
  if (isSystem(element, 'SObject') && isSObject(wanted)) return true;
  const found = fit(scope.env, element, wanted);
  return found === null || (found.conversion !== 'none' && found.conversion !== 'StringToId') ? null : true;
}

function checkTry(scope: Scope, node: StatementOf<'try'>): Checked {
  const body = checkBlock(scope, node.body);
  let falls = body.falls;
  const catches = node.catches.map((clause) =>
    scope.nested(() => {
      const type = scope.env.resolve(clause.type, scope.owner, scope.file);
      if (type.kind !== 'error' && !(type.kind === 'named' && isException(scope, type.symbol)))
        scope.error(clause.at, 'TYPE', `Catch must use an exception type: ${typeName(type)}`);
      const variable = scope.declare(clause.name.text, type, clause.name.at);
      const handler = checkBlock(scope, clause.body);
      falls ||= handler.falls;
      return { type, variable, body: handler.statement, at: clause.at };
    }),
  );
  const last = node.finally === null ? null : checkBlock(scope, node.finally);
  return {
    statement: { kind: 'try', body: body.statement, catches, finally: last?.statement ?? null, at: node.at },
    falls: falls && (last?.falls ?? true),
  };
}

function checkReturn(scope: Scope, node: StatementOf<'return'>): BoundStatement {
  const { at } = node;
  if (node.value === null) {
    if (scope.returnType.kind !== 'void')
      scope.error(at, 'FLOW', `Missing return value of type: ${typeName(scope.returnType)}`);
    return { kind: 'return', value: null, at };
  }
  const value = checkExpression(scope, node.value);
  if (scope.returnType.kind !== 'void') return { kind: 'return', value: convertReturn(scope, value), at };
  if (value.type.kind !== 'error') scope.error(at, 'FLOW', 'Void method must not return a value');
  return { kind: 'return', value: null, at };
}

function convertReturn(scope: Scope, value: Bound): Bound {
  const result = tryConvert(scope.env, value, scope.returnType);
  if (result !== null) return result;
  scope.error(
    value.at,
    'TYPE',
    `Return type does not match the method's: ${typeName(value.type)} instead of ${typeName(scope.returnType)}`,
  );
  return converted(value, 'none', scope.returnType);
}

function checkDml(scope: Scope, node: StatementOf<'dml'>): BoundStatement {
  scope.touchesData = true;
  const target = checkExpression(scope, node.target);
  const { type } = target;
  const element = type.kind === 'named' && isSystem(type, 'List') ? type.args[0] : undefined;
  if (
    type.kind !== 'error' &&
    !isSObject(type) &&
    !(element !== undefined && (isSObject(element) || element.kind === 'error'))
  )
    scope.error(node.at, 'TYPE', `DML requires SObject or SObject list type: ${typeName(type)}`);
  const record = element ?? type;
  if (record.kind === 'sobject' && !allowsDml(record.object))
    scope.error(node.at, 'TYPE', `DML operation ${node.operation.toUpperCase()} not allowed on ${record.object.name}`);
  return {
    kind: 'dml',
    operation: node.operation,
    target,
    access: node.access,
    externalId: externalId(scope, node, record),
    at: node.at,
  };
}

function externalId(scope: Scope, node: StatementOf<'dml'>, record: ApexType): string | null {
  if (node.externalId === null) return null;
  const path = node.externalId.text.split('.');
  const name = path[path.length - 1] ?? '';
  const object = record.kind === 'sobject' ? record.object : path.length > 1 ? scope.env.object(path[0] ?? '') : null;
  const field = object?.fields.get(name.toLowerCase());
  if (object !== null && field === undefined)
    scope.error(node.externalId.at, 'NAME', `Field does not exist: ${name} on ${object.name}`);
  return field?.name ?? name;
}
