import type { Position } from '../syntax/ast.ts';
import type { Bound } from './bound.ts';
import { fit, type Conversion } from './conversions.ts';
import type { Environment } from './environment.ts';
import type { Scope } from './scope.ts';
import { ERROR_TYPE, isRow, isSystem, typeName, type ApexType } from './symbols.ts';

export function errorAt(at: Position): Bound {
  return { kind: 'error', type: ERROR_TYPE, at };
}

/** A query, inline or `Database.query(text)`: it may also stand for its only record. */
export function isQueryResult(value: Bound): boolean {
  if (value.kind === 'soql') return value.mode === 'list' && isSystem(value.type, 'List');
  return (
    value.kind === 'call' &&
    value.method.owner.origin === 'system' &&
    value.method.owner.name === 'Database' &&
    ['query', 'querywithbinds'].includes(value.method.name.toLowerCase())
  );
}

export function converted(value: Bound, conversion: Conversion, type: ApexType): Bound {
  return conversion === 'none' ? value : { kind: 'convert', operand: value, conversion, type, at: value.at };
}

/** The only record of a query. */
export function singleRecord(value: Bound, type: ApexType): Bound {
  if (value.kind === 'soql') return { ...value, mode: 'one', type };
  return { kind: 'onlyRecord', operand: value, type, at: value.at };
}

/** `value` as the type `to`, with the implicit conversion; null when it does not fit. */
export function tryConvert(env: Environment, value: Bound, to: ApexType): Bound | null {
  const found = fit(env, value.type, to);
  if (found !== null) return converted(value, found.conversion, to);
  if (isQueryResult(value) && isRow(to)) {
    const element = value.type.kind === 'named' ? value.type.args[0] : undefined;
    if (element !== undefined && (fit(env, element, to) !== null || isSystem(element, 'SObject')))
      return singleRecord(value, to);
  }
  return null;
}

/** As {@link tryConvert}; reports `Illegal assignment` when it does not fit. */
export function convertTo(scope: Scope, value: Bound, to: ApexType, at: Position = value.at): Bound {
  const result = tryConvert(scope.env, value, to);
  if (result !== null) return result;
  scope.error(at, 'TYPE', `Illegal assignment from ${typeName(value.type)} to ${typeName(to)}`);
  return errorAt(at);
}

/** A condition: Boolean or nothing. */
export function asCondition(scope: Scope, value: Bound): Bound {
  if (value.type.kind === 'error' || isSystem(value.type, 'Boolean')) return value;
  scope.error(value.at, 'TYPE', `Condition expression must be of type Boolean: ${typeName(value.type)}`);
  return errorAt(value.at);
}
