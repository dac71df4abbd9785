import type { EmittedClass } from '../emit/program.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';
import { ApexBlob, ApexDouble, ApexEnum, ApexType } from './scalars.ts';

/** The `EmittedClass` of an instance of a user class. */
export function userClassOf(value: unknown): EmittedClass | undefined {
  if (typeof value !== 'object' || value === null || !('$class' in value)) return undefined;
  return value.$class as EmittedClass | undefined;
}

const NAMED: readonly (readonly [new (...args: never[]) => object, string])[] = [
  [ApexDecimal, 'Decimal'],
  [ApexDouble, 'Double'],
  [ApexDate, 'Date'],
  [ApexDatetime, 'Datetime'],
  [ApexTime, 'Time'],
  [ApexBlob, 'Blob'],
  [ApexType, 'Type'],
];

/** Apex name of the run-time type of a value: `Integer`, `List<String>`, `Account`, `Outer.Inner`. */
export function typeNameOf(value: unknown): string {
  if (typeof value === 'string') return 'String';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (typeof value === 'boolean') return 'Boolean';
  if (value === null || typeof value !== 'object') return 'null';
  if (value instanceof ApexList) return `List<${value.elementType}>`;
  if (value instanceof ApexSet) return `Set<${value.elementType}>`;
  if (value instanceof ApexMap) return `Map<${value.keyType},${value.valueType}>`;
  if (value instanceof ApexEnum) return value.type;
  for (const [type, name] of NAMED) if (value instanceof type) return name;
  const user = userClassOf(value);
  if (user) return user.name;
  if ('$type' in value) return String(value.$type);
  if ('typeName' in value) return String(value.typeName);
  // A record; asked by shape because records import this module.
  return 'def' in value && 'type' in value ? String(value.type) : 'Object';
}
