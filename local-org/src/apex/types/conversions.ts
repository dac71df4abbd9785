import type { Environment } from './environment.ts';
import {
  isRow,
  isSObject,
  isSystem,
  sameType,
  substitute,
  typeName,
  type ApexType,
  type NamedType,
  type TypeSymbol,
} from './symbols.ts';

/** A change of representation on the way from one type to another; `none` when the value stays as it is. */
export type Conversion =
  | 'none'
  | 'IntegerToLong'
  | 'IntegerToDouble'
  | 'IntegerToDecimal'
  | 'LongToDouble'
  | 'LongToDecimal'
  | 'DoubleToDecimal'
  | 'DecimalToDouble'
  | 'StringToId'
  | 'DateToDatetime'
  // Only by cast:
  | 'LongToInteger'
  | 'DoubleToInteger'
  | 'DecimalToInteger'
  | 'DoubleToLong'
  | 'DecimalToLong';

export interface Fit {
  readonly conversion: Conversion;
  /** 0 for the same type; larger is a worse match for overload resolution. */
  readonly cost: number;
}

const NUMERIC_STEPS: Readonly<Record<string, Fit>> = {
  'Integer>Long': { conversion: 'IntegerToLong', cost: 1 },
  'Integer>Double': { conversion: 'IntegerToDouble', cost: 2 },
  'Integer>Decimal': { conversion: 'IntegerToDecimal', cost: 3 },
  'Long>Double': { conversion: 'LongToDouble', cost: 1 },
  'Long>Decimal': { conversion: 'LongToDecimal', cost: 2 },
  'Double>Decimal': { conversion: 'DoubleToDecimal', cost: 1 },
  'Decimal>Double': { conversion: 'DecimalToDouble', cost: 2 },
  'Id>String': { conversion: 'none', cost: 1 },
  'String>Id': { conversion: 'StringToId', cost: 2 },
  'Date>Datetime': { conversion: 'DateToDatetime', cost: 1 },
};
const SAME: Fit = { conversion: 'none', cost: 0 };
const TO_OBJECT: Fit = { conversion: 'none', cost: 20 };
const COLLECTION: Fit = { conversion: 'none', cost: 4 };

/** The type and everything it extends or implements, with type arguments put in. */
export function* supertypes(type: NamedType): Generator<NamedType> {
  const pending = [type];
  const seen = new Set<string>();
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const current = next;
    const name = typeName(current);
    if (seen.has(name)) continue;
    seen.add(name);
    yield current;
    const parents = [
      ...(current.symbol.superType === null ? [] : [current.symbol.superType]),
      ...current.symbol.interfaces,
    ];
    for (const parent of parents)
      pending.push(substitute(parent, current.symbol.typeParameters, current.args) as NamedType);
  }
}

export function isSubclass(symbol: TypeSymbol, base: TypeSymbol): boolean {
  for (let type: TypeSymbol | null = symbol; type !== null; type = type.superType?.symbol ?? null)
    if (type === base) return true;
  return false;
}

/** How a value of type `from` becomes a value of type `to` without a cast; null when it does not. */
export function fit(env: Environment, from: ApexType, to: ApexType): Fit | null {
  if (from.kind === 'error' || to.kind === 'error') return SAME;
  if (from.kind === 'void' || to.kind === 'void') return null;
  if (to.kind === 'parameter' || from.kind === 'parameter') return SAME;
  if (from.kind === 'null')
    return isSystem(to, 'Object') ? { conversion: 'none', cost: 3 } : { conversion: 'none', cost: 1 };
  if (sameType(from, to)) return SAME;
  if (isSystem(to, 'Object')) return TO_OBJECT;
  if (isSystem(to, 'SObject') && (from.kind === 'sobject' || isSystem(from, 'AggregateResult')))
    return { conversion: 'none', cost: 2 };
  if (from.kind !== 'named' || to.kind !== 'named') return null;
  const step = NUMERIC_STEPS[`${from.symbol.name}>${to.symbol.name}`];
  if (step !== undefined) return step;
  let distance = 0;
  for (const parent of supertypes(from)) {
    if (parent.symbol === to.symbol && argsFit(env, parent, to))
      return distance === 0 ? COLLECTION : { conversion: 'none', cost: 1 + distance };
    distance++;
  }
  return null;
}

/**
 * Type arguments: the same, records for records in every collection, ids for texts, and upcasts except of the elements
 * of sets and the keys of maps.
 */
function argsFit(env: Environment, from: NamedType, to: NamedType): boolean {
  return from.args.every((arg, i) => {
    const wanted = to.args[i];
    if (wanted === undefined || sameType(arg, wanted) || wanted.kind === 'parameter' || arg.kind === 'parameter')
      return true;
    if (arg.kind === 'error' || wanted.kind === 'error') return true;
    if (isRow(arg) && isRow(wanted) && (isSystem(arg, 'SObject') || isSystem(wanted, 'SObject'))) return true;
    if (isSystem(from, 'Set') || (isSystem(from, 'Map') && i === 0)) return false;
    if (isSystem(arg, 'Id', 'String') && isSystem(wanted, 'Id', 'String')) return true;
    const inner = fit(env, arg, wanted);
    return inner !== null && inner.conversion === 'none';
  });
}

const NUMBERS = ['Integer', 'Long', 'Double', 'Decimal'];

/** Whether `(to) value` may be written for a value of type `from`. */
export function canCast(env: Environment, from: ApexType, to: ApexType): boolean {
  if (fit(env, from, to) !== null || fit(env, to, from) !== null) return true;
  if (isSObject(from) && isSystem(to, 'SObject')) return true;
  if (from.kind !== 'named' || to.kind !== 'named') return false;
  if (NUMBERS.includes(from.symbol.name) && NUMBERS.includes(to.symbol.name)) return from.symbol.origin === 'system';
  if (from.symbol.origin === 'system' && from.symbol === to.symbol && from.args.length > 0)
    return from.args.every((arg, i) => canCast(env, arg, to.args[i] ?? arg));
  const open = (type: NamedType): boolean =>
    type.symbol.kind === 'interface' || (type.symbol.origin === 'user' && type.symbol.isVirtual);
  if (from.symbol.kind === 'interface')
    return (
      to.symbol.kind === 'interface' || open(to) || [...supertypes(to)].some((type) => type.symbol === from.symbol)
    );
  return to.symbol.kind === 'interface' && open(from);
}
