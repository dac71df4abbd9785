import type { Bound, BoundOf } from '../types/bound.ts';
import type { FieldSymbol } from '../types/symbols.ts';
import { emitExpression, emitSoql, isNonNull } from './expressions.ts';
import type { FunctionContext } from './function.ts';
import { className, quote } from './unit.ts';

export type ChainNode = BoundOf<
  | 'field'
  | 'systemProperty'
  | 'recordField'
  | 'recordParent'
  | 'recordChildren'
  | 'call'
  | 'addFieldError'
  | 'enumMethod'
  | 'index'
>;

const CHAIN_KINDS: readonly Bound['kind'][] = [
  'field',
  'systemProperty',
  'recordField',
  'recordParent',
  'recordChildren',
  'call',
  'addFieldError',
  'enumMethod',
  'index',
];

/** A receiver that is tested for null once; what follows it in the chain runs only when it is not. */
interface Guard {
  readonly name: string;
  readonly target: string;
}

/** A chain of accesses. After `?.` on null the whole rest of the chain gives null. */
export function emitChain(context: FunctionContext, node: ChainNode): string {
  const guards: Guard[] = [];
  let code = emitLink(context, node, guards);
  for (const guard of guards.reverse())
    code = `((${guard.name}) => (${guard.name} === null ? null : ${code}))(${guard.target})`;
  return code;
}

/** `Color.values()` stands at the start of a chain like any other value. */
function isChain(node: Bound): node is ChainNode {
  return CHAIN_KINDS.includes(node.kind) && !(node.kind === 'enumMethod' && node.target === null);
}

function emitLink(context: FunctionContext, node: ChainNode, guards: Guard[]): string {
  const { target } = node;
  if (target === null) return emitAccess(context, node, '');
  const safe = 'safe' in node && node.safe;
  let code = isChain(target)
    ? emitLink(context, target, guards)
    : safe && target.kind === 'soql'
      ? emitSoql(context, target, true)
      : emitExpression(context, target);
  if (safe) {
    const name = context.unit.fresh('r');
    guards.push({ name, target: code });
    code = name;
  } else if (!isNonNull(target) && node.kind !== 'index') code = `(${code} ?? $.nullPointer())`;
  return emitAccess(context, node, code);
}

/** One access on a receiver that is not null. */
function emitAccess(context: FunctionContext, node: ChainNode, receiver: string): string {
  const { unit } = context;
  switch (node.kind) {
    case 'field':
      return emitFieldRead(context, node, receiver);
    case 'systemProperty':
      return `${unit.system(node.field.systemGet ?? '')}(${receiver})`;
    case 'recordField':
      return `${receiver}.getField(${quote(node.field.name)})`;
    case 'recordParent':
      return `${receiver}.getParent(${quote(node.reference.relationshipName ?? '')})`;
    case 'recordChildren':
      return `${receiver}.getChildren(${quote(node.relationship)})`;
    case 'index':
      return `${unit.op('at')}(${receiver}, ${emitExpression(context, node.index)})`;
    case 'enumMethod':
      return `${receiver}.${node.method}`;
    case 'addFieldError':
      return `$.addFieldError(${receiver}, ${quote(node.fieldName)}, ${emitExpression(context, node.message)})`;
    case 'call':
      return emitCall(context, node, receiver);
  }
}

/** Where static fields of the field's class are held. */
export function staticHolder(context: FunctionContext, field: FieldSymbol): string {
  if (field.owner !== context.owner) return `$.statics(${quote(field.owner.name)})`;
  context.usesStatics = true;
  return '$s';
}

/** Whether access goes through `get_x` or `set_x`. */
export function usesAccessor(field: FieldSymbol, kind: 'get' | 'set', raw: boolean): boolean {
  if (raw || field.property === null) return false;
  const accessor = kind === 'get' ? field.property.getter : field.property.setter;
  return field.isVirtual || (accessor !== null && accessor.body !== null);
}

function emitFieldRead(context: FunctionContext, node: BoundOf<'field'>, receiver: string): string {
  const { field } = node;
  const name = field.name.toLowerCase();
  const accessor = usesAccessor(field, 'get', node.raw);
  if (field.isStatic)
    return accessor ? `${className(field.owner)}$s.get_${name}()` : `${staticHolder(context, field)}.f_${name}`;
  if (!accessor) return `${receiver}.f_${name}`;
  return node.isSuper ? `${superMember(context, `get_${name}`)}.call(${context.self})` : `${receiver}.get_${name}()`;
}

/** A member of the class above, for `super.`. */
function superMember(context: FunctionContext, key: string): string {
  return `Object.getPrototypeOf(${className(context.owner)}.prototype)[${quote(key)}]`;
}

function emitCall(context: FunctionContext, node: BoundOf<'call'>, receiver: string): string {
  const { unit } = context;
  const { method } = node;
  const args = node.args.map((arg) => emitExpression(context, arg));
  const last = args.pop();
  if (last !== undefined)
    args.push(node.binds === null ? last : `${unit.op('withBinds')}(${last}, ${emitBinds(context, node.binds)})`);
  if (node.isSuper) return `${superMember(context, method.key)}.call(${[context.self, ...args].join(', ')})`;
  if (method.systemKey !== null)
    return `${unit.system(method.systemKey)}(${(method.isStatic ? args : [receiver, ...args]).join(', ')})`;
  if (method.isStatic) return `${className(method.owner)}$s[${quote(method.key)}](${args.join(', ')})`;
  if (unit.shadowed.has(method))
    return `${className(method.owner)}.prototype[${quote(method.key)}].call(${[receiver, ...args].join(', ')})`;
  return `${receiver}[${quote(method.key)}](${args.join(', ')})`;
}

/** The visible variables as a function of the lower-case name. */
function emitBinds(context: FunctionContext, binds: NonNullable<BoundOf<'call'>['binds']>): string {
  const cases = binds.map(({ name, value }) => `case ${quote(name)}: return ${emitExpression(context, value)};`);
  return `($name) => { switch ($name) { ${cases.join(' ')} default: return undefined; } }`;
}
