import type { Bound, BoundOf } from '../types/bound.ts';
import type { Conversion } from '../types/conversions.ts';
import { staticHolder, usesAccessor } from './chains.ts';
import { emitExpression, isNonNull } from './expressions.ts';
import type { FunctionContext } from './function.ts';
import { emitOperation } from './operators.ts';
import { className, quote } from './unit.ts';

/** Something that can be read and written; its receiver and index are JavaScript that has no effects of its own. */
interface Place {
  readonly read: string;
  /** Writes; the JavaScript value of the expression is not defined. */
  write(value: string): string;
  /** Names to bind before use, with their values. */
  readonly bound: readonly (readonly [name: string, value: string])[];
}

/** @param wanted whether the value of the assignment is used */
export function emitAssign(context: FunctionContext, node: BoundOf<'assign'>, wanted: boolean): string {
  const value = emitExpression(context, node.value);
  if (node.target.kind === 'local')
    return wanted ? `(${node.target.variable.code} = ${value})` : `${node.target.variable.code} = ${value}`;
  const place = placeOf(context, node.target, false);
  if (!wanted) return place.write(value);
  const name = context.unit.fresh('v');
  return `((${name}) => (${place.write(name)}, ${name}))(${value})`;
}

/** Compound assignments, `++` and `--`. */
export function emitUpdate(context: FunctionContext, node: BoundOf<'update'>, wanted: boolean): string {
  const place = placeOf(context, node.target, true);
  const operand = emitExpression(context, node.operand);
  const combine = (current: string): string =>
    convert(
      context,
      emitOperation(context, node.operator, node.operands, convert(context, current, node.widen), operand, false),
      node.narrow,
    );
  let code: string;
  if (!wanted) code = place.write(combine(place.read));
  else if (node.yieldsOld) {
    const old = context.unit.fresh('v');
    code = `((${old}) => (${place.write(combine(old))}, ${old}))(${place.read})`;
  } else if (node.target.kind === 'local') code = `(${place.write(combine(place.read))})`;
  else {
    const fresh = context.unit.fresh('v');
    code = `((${fresh}) => (${place.write(fresh)}, ${fresh}))(${combine(place.read)})`;
  }
  if (place.bound.length === 0) return code;
  return `((${place.bound.map(([name]) => name).join(', ')}) => ${code})(${place.bound.map(([, value]) => value).join(', ')})`;
}

function convert(context: FunctionContext, code: string, conversion: Conversion): string {
  return conversion === 'none' ? code : `${context.unit.op(conversion)}(${code})`;
}

function isSimple(node: Bound): boolean {
  return node.kind === 'local' || node.kind === 'this' || node.kind === 'literal';
}

/** @param once bind the receiver to a name, because it is used twice */
function placeOf(context: FunctionContext, target: Bound, once: boolean): Place {
  const { unit } = context;
  const bound: (readonly [string, string])[] = [];
  const hold = (node: Bound, nullable: boolean): string => {
    const value = emitExpression(context, node);
    const code = nullable && !isNonNull(node) ? `(${value} ?? $.nullPointer())` : value;
    if (!once || isSimple(node)) return code;
    const name = unit.fresh('p');
    bound.push([name, code]);
    return name;
  };
  switch (target.kind) {
    case 'local': {
      const { code } = target.variable;
      return { read: code, write: (value) => `${code} = ${value}`, bound };
    }
    case 'field':
      return fieldPlace(context, target, target.target === null ? '' : hold(target.target, true), bound);
    case 'index': {
      const list = hold(target.target, false);
      const index = hold(target.index, false);
      return {
        read: `${unit.op('at')}(${list}, ${index})`,
        write: (value) => `${unit.op('put')}(${list}, ${index}, ${value})`,
        bound,
      };
    }
    case 'recordField': {
      const record = hold(target.target, true);
      const name = quote(target.field.name);
      return { read: `${record}.getField(${name})`, write: (value) => `${record}.setField(${name}, ${value})`, bound };
    }
    case 'recordParent': {
      const record = hold(target.target, true);
      const name = quote(target.reference.relationshipName ?? '');
      return {
        read: `${record}.getParent(${name})`,
        write: (value) => `${record}.setParent(${name}, ${value})`,
        bound,
      };
    }
    case 'systemProperty': {
      const receiver = target.target === null ? [] : [hold(target.target, true)];
      const { systemGet, systemSet } = target.field;
      return {
        read: `${unit.system(systemGet ?? '')}(${receiver.join(', ')})`,
        write: (value) => `${unit.system(systemSet ?? '')}(${[...receiver, value].join(', ')})`,
        bound,
      };
    }
    default:
      throw new Error(`cannot assign to ${target.kind}`);
  }
}

function fieldPlace(context: FunctionContext, node: BoundOf<'field'>, receiver: string, bound: Place['bound']): Place {
  const { field, raw } = node;
  const name = field.name.toLowerCase();
  const accessors = field.isStatic ? `${className(field.owner)}$s` : receiver;
  const plain = (): string => `${field.isStatic ? staticHolder(context, field) : receiver}.f_${name}`;
  const read = usesAccessor(field, 'get', raw) ? `${accessors}.get_${name}()` : plain();
  const write = usesAccessor(field, 'set', raw)
    ? (value: string) => `${accessors}.set_${name}(${value})`
    : (value: string) => `${plain()} = ${value}`;
  return { read, write, bound };
}
