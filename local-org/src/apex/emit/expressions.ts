import type { Bound, BoundOf } from '../types/bound.ts';
import { isSystem, typeName } from '../types/symbols.ts';
import { emitAssign, emitUpdate } from './assignments.ts';
import { emitChain } from './chains.ts';
import type { FunctionContext } from './function.ts';
import { emitBinary, emitUnary } from './operators.ts';
import { className, newInstance, quote } from './unit.ts';

/** The JavaScript expression of a checked expression. */
export function emitExpression(context: FunctionContext, node: Bound): string {
  const { unit } = context;
  const emit = (inner: Bound): string => emitExpression(context, inner);
  switch (node.kind) {
    case 'literal':
      return emitLiteral(context, node);
    case 'local':
      return node.variable.code;
    case 'this':
      return context.self;
    case 'field':
    case 'systemProperty':
    case 'recordField':
    case 'recordParent':
    case 'recordChildren':
    case 'call':
    case 'addFieldError':
    case 'index':
      return emitChain(context, node);
    case 'enumMethod':
      return node.target === null ? emitEnumStatic(context, node) : emitChain(context, node);
    case 'recordStatic':
      return `${unit.system(node.method.systemKey ?? '')}(${[quote(node.objectName), ...node.args.map(emit)].join(', ')})`;
    case 'construct':
      return `${className(node.symbol)}$c[${quote(node.constructor?.key ?? '()')}](${[newInstance(node.symbol), ...node.args.map(emit)].join(', ')})`;
    case 'constructException': {
      const [message, cause] = [node.message, node.cause].map((part) => (part === null ? 'null' : emit(part)));
      return `${className(node.symbol)}$c.$exception(${newInstance(node.symbol)}, ${message}, ${cause})`;
    }
    case 'systemConstruct': {
      const types = node.typeArguments.length > 0 ? [JSON.stringify(node.typeArguments.map(typeName))] : [];
      return `${unit.system(node.constructor.systemKey ?? '')}(${[...types, ...node.args.map(emit)].join(', ')})`;
    }
    case 'newRecord': {
      const fields = node.fields.map(({ name, value }) => `[${quote(name)}, ${emit(value)}]`);
      return `$.newSObject(${quote(node.objectName)}, [${fields.join(', ')}])`;
    }
    case 'newList':
    case 'newSet':
      return `${unit.op(node.kind === 'newList' ? 'list' : 'set')}(${quote(typeName(node.element))}, [${node.values.map(emit).join(', ')}])`;
    case 'newMap': {
      const entries = node.entries.map(([key, value]) => `[${emit(key)}, ${emit(value)}]`);
      return `${unit.op('map')}(${quote(typeName(node.key))}, ${quote(typeName(node.value))}, [${entries.join(', ')}])`;
    }
    case 'newArray':
      return `${unit.op('array')}(${quote(typeName(node.element))}, ${emit(node.size)})`;
    case 'soql':
      return emitSoql(context, node);
    case 'onlyRecord':
      return `${unit.op('onlyRecord')}(${emit(node.operand)})`;
    case 'cast':
      return isSystem(node.type, 'Object')
        ? emit(node.operand)
        : `${unit.op('cast')}(${emit(node.operand)}, ${quote(typeName(node.type))})`;
    case 'convert':
      return emitConversion(context, node);
    case 'instanceof':
      return `${unit.op('isInstance')}(${emit(node.operand)}, ${quote(typeName(node.tested))})`;
    case 'unary':
      return emitUnary(context, node);
    case 'binary':
      return emitBinary(context, node);
    case 'conditional':
      return `(${emitCondition(context, node.condition)} ? ${emit(node.then)} : ${emit(node.otherwise)})`;
    case 'assign':
      return emitAssign(context, node, true);
    case 'update':
      return emitUpdate(context, node, true);
    case 'enumConstant':
      return `${unit.enumConstants(node.enumType)}.${node.name}`;
    case 'token':
      return emitToken(context, node);
    case 'fieldToken':
      return `$.${FIELD_TOKENS[node.token]}(${quote(node.objectName)}, ${quote(node.fieldName)})`;
    case 'error':
      throw new Error('a program with errors is not emitted');
  }
}

const FIELD_TOKENS = { field: 'fieldToken', describeField: 'describeField', fieldSet: 'fieldSet' } as const;

/** A JavaScript condition; null is a null dereference. */
export function emitCondition(context: FunctionContext, node: Bound): string {
  const code = emitExpression(context, node);
  return isNonNull(node) ? code : `${context.unit.op('truth')}(${code})`;
}

const NON_NULL_OPERATORS = [
  '+',
  '-',
  '*',
  '/',
  '&',
  '|',
  '^',
  '<<',
  '>>',
  '>>>',
  '<',
  '<=',
  '>',
  '>=',
  '==',
  '!=',
  '===',
  '!==',
  '&&',
  '||',
];

/** Whether the value can be seen here not to be null. */
export function isNonNull(node: Bound): boolean {
  switch (node.kind) {
    case 'literal':
      return node.literal !== 'null';
    case 'binary':
      return NON_NULL_OPERATORS.includes(node.operator);
    case 'unary':
    case 'instanceof':
    case 'this':
    case 'construct':
    case 'constructException':
    case 'newList':
    case 'newSet':
    case 'newMap':
    case 'newArray':
    case 'newRecord':
    case 'enumConstant':
    case 'soql':
      return true;
    case 'convert':
      return isNonNull(node.operand);
    default:
      return false;
  }
}

function emitLiteral(context: FunctionContext, node: BoundOf<'literal'>): string {
  const { unit } = context;
  switch (node.literal) {
    case 'String':
      return quote(node.value);
    case 'Integer':
      return String(Number(node.value));
    case 'Long':
      return `${BigInt(node.value)}n`;
    case 'Double':
      return unit.constant('d', `$.ops.double(${quote(node.value)})`);
    case 'Decimal':
      return unit.constant('d', `$.ops.decimal(${quote(node.value)})`);
    case 'Boolean':
    case 'null':
      return node.value;
  }
}

function emitConversion(context: FunctionContext, node: BoundOf<'convert'>): string {
  const { operand, conversion } = node;
  const { unit } = context;
  if (operand.kind === 'literal' && operand.literal === 'Integer') {
    if (conversion === 'IntegerToLong') return `${BigInt(operand.value)}n`;
    if (conversion === 'IntegerToDecimal') return unit.constant('d', `$.ops.decimal(${quote(operand.value)})`);
    if (conversion === 'IntegerToDouble') return unit.constant('d', `$.ops.double(${quote(operand.value)})`);
  }
  return `${unit.op(conversion)}(${emitExpression(context, operand)})`;
}

/** @param orNull `?.` and `??` take a query without rows for null */
export function emitSoql(context: FunctionContext, node: BoundOf<'soql'>, orNull = false): string {
  const binds = node.binds.map((bind) => `() => ${emitExpression(context, bind)}`).join(', ');
  const args = `${context.unit.query(node.query)}, [${binds}]`;
  if (node.mode === 'count') return `$.queryCount(${args})`;
  if (node.mode === 'list') return `$.query(${args})`;
  return orNull ? `${context.unit.op('recordOrNull')}($.query(${args}))` : `$.queryOne(${args})`;
}

function emitEnumStatic(context: FunctionContext, node: BoundOf<'enumMethod'>): string {
  const { unit } = context;
  const constants = unit.enumConstants(node.enumType);
  const name = quote(node.enumType.name);
  if (node.arg === null) return `${unit.op('list')}(${name}, Object.values(${constants}))`;
  return `${unit.op('enumValueOf')}(${name}, ${constants}, ${emitExpression(context, node.arg)})`;
}

function emitToken(context: FunctionContext, node: BoundOf<'token'>): string {
  const name = quote(node.name);
  switch (node.token) {
    case 'type':
      return `${context.unit.op('typeToken')}(${name})`;
    case 'object':
      return `$.objectToken(${name})`;
    case 'describeObject':
      return `$.describeObject(${name})`;
    case 'label':
      return `$.label(${name})`;
    case 'trigger':
      return `$.trigger(${name})`;
  }
}
