import type { Block, ConstructorNode, MethodNode, Position } from '../syntax/ast.ts';
import { convertTo } from './assign.ts';
import type { BoundAccessor, BoundBody, BoundClass, BoundInitialiser, BoundMethod, BoundTrigger } from './bound.ts';
import { checkExpression } from './check-expression.ts';
import { checkBodyBlock } from './check-statement.ts';
import { checkInheritance } from './check-inheritance.ts';
import type { Environment } from './environment.ts';
import { Scope, type BodyOptions } from './scope.ts';
import {
  NO_POSITION,
  typeName,
  VOID_TYPE,
  type FieldSymbol,
  type MethodSymbol,
  type ParameterSymbol,
  type TypeSymbol,
} from './symbols.ts';

/** Checks the bodies of one class; inner types are classes of their own. */
export function checkClass(env: Environment, symbol: TypeSymbol): BoundClass {
  const bridges = checkInheritance(env, symbol);
  const methods: BoundMethod[] = [];
  for (const overloads of symbol.methods.values())
    for (const method of overloads) methods.push(checkMethod(env, method));
  const constructors = symbol.constructors.map((method) => checkMethod(env, method));
  checkImplicitSuper(env, symbol);
  const accessors = [...symbol.fields.values()].flatMap((field) => checkAccessors(env, field));
  return { symbol, methods, constructors, accessors, initialisers: checkInitialisers(env, symbol), bridges };
}

/** Constructors that name no other start with `super()`, which the class above must have. */
function checkImplicitSuper(env: Environment, symbol: TypeSymbol): void {
  const base = symbol.superType?.symbol;
  if (base === undefined || base.origin === 'system' || base.constructors.length === 0) return;
  if (base.constructors.some((method) => method.parameters.length === 0)) return;
  const message = `Constructor not defined: [${base.name}].<Constructor>()`;
  if (symbol.constructors.length === 0) env.error(symbol.file, symbol.node?.at ?? NO_POSITION, 'SIGNATURE', message);
  for (const { node, at } of symbol.constructors)
    if (node?.body && !startsWithChain(node.body)) env.error(symbol.file, at, 'SIGNATURE', message);
}

function checkMethod(env: Environment, symbol: MethodSymbol): BoundMethod {
  const node: MethodNode | ConstructorNode | null = symbol.node;
  if (node === null || node.body === null) return { symbol, body: null };
  const isConstructor = node.kind === 'constructor';
  const options: BodyOptions = {
    owner: symbol.owner,
    isStatic: symbol.isStatic,
    returnType: symbol.returnType,
    isConstruction: isConstructor,
    isConstructor,
  };
  return {
    symbol,
    body: checkBody(
      env,
      options,
      symbol.parameters,
      node.parameters.map((parameter) => parameter.name.at),
      node.body,
    ),
  };
}

function checkBody(
  env: Environment,
  options: BodyOptions,
  parameters: readonly ParameterSymbol[],
  places: readonly Position[],
  block: Block,
): BoundBody {
  const scope = new Scope(env, options);
  const variables = parameters.map((parameter, i) =>
    scope.declare(parameter.name, parameter.type, places[i] ?? block.at),
  );
  if (options.isConstructor === true && !startsWithChain(block)) scope.takeChain();
  const { statements, falls } = checkBodyBlock(scope, block);
  if (falls && scope.returnType.kind !== 'void' && scope.returnType.kind !== 'error')
    scope.error(block.end, 'FLOW', `Missing return statement required return type: ${typeName(scope.returnType)}`);
  return { parameters: variables, statements, touchesData: scope.touchesData };
}

function startsWithChain(block: Block): boolean {
  const [first] = block.statements;
  return (
    first?.kind === 'expression' &&
    first.value.kind === 'call' &&
    first.value.target === null &&
    (first.value.name === 'this' || first.value.name === 'super')
  );
}

function checkAccessors(env: Environment, field: FieldSymbol): BoundAccessor[] {
  const { property, owner, isStatic } = field;
  if (property === null) return [];
  const accessors: BoundAccessor[] = [];
  const base = { owner, isStatic, accessorOf: field };
  if (property.getter?.body) {
    const body = checkBody(env, { ...base, returnType: field.type }, [], [], property.getter.body);
    accessors.push({ field, kind: 'get', body });
  }
  if (property.setter?.body) {
    const value: ParameterSymbol = { name: 'value', type: field.type };
    accessors.push({
      field,
      kind: 'set',
      body: checkBody(env, { ...base, returnType: VOID_TYPE }, [value], [], property.setter.body),
    });
  }
  return accessors;
}

function checkInitialisers(env: Environment, symbol: TypeSymbol): BoundInitialiser[] {
  const result: BoundInitialiser[] = [];
  for (const { isStatic, field, value, block, at } of symbol.initialisers) {
    const options: BodyOptions = { owner: symbol, isStatic, isConstruction: true };
    if (block !== null) result.push({ kind: 'block', isStatic, body: checkBody(env, options, [], [], block), at });
    else if (field !== null && value !== null) {
      const scope = new Scope(env, options);
      result.push({
        kind: 'field',
        isStatic,
        field,
        value: convertTo(scope, checkExpression(scope, value), field.type),
        at,
      });
    }
  }
  return result;
}

/** Checks a trigger; `symbol` holds the methods and variables that it declares. */
export function checkTrigger(env: Environment, symbol: TypeSymbol): BoundTrigger | null {
  const { node } = symbol;
  if (node?.kind !== 'trigger') return null;
  const object = env.object(node.object.text);
  if (object === null) {
    env.error(symbol.file, node.object.at, 'TYPE', `Invalid type: ${node.object.text}`);
    return null;
  }
  if (object.kind === 'platformEvent' && node.events.some((event) => event !== 'after insert'))
    env.error(symbol.file, node.object.at, 'DECLARATION', `Only after insert triggers are allowed on ${object.name}`);
  for (const inner of symbol.inner.values())
    env.error(
      symbol.file,
      inner.node?.at ?? node.at,
      'UNSUPPORTED',
      'not supported by the local org: type declared in a trigger',
    );
  const members = checkClass(env, symbol);
  const scope = new Scope(env, {
    owner: symbol,
    isStatic: true,
    returnType: VOID_TYPE,
    triggerObject: object,
  });
  const { statements } = checkBodyBlock(scope, { kind: 'block', statements: node.body, at: node.at, end: node.at });
  return {
    name: node.name.text,
    objectName: object.name,
    events: node.events,
    file: symbol.file,
    at: node.at,
    members,
    body: { parameters: [], statements, touchesData: true },
  };
}
