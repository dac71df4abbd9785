import { ApexList, ApexMap, ApexSet } from '../runtime/collections.ts';
import { enumConstant, type ApexEnum } from '../runtime/scalars.ts';
import type { ApexRuntime } from '../runtime/host.ts';
import { throwApex, throwNullPointer } from '../runtime/exceptions.ts';
import type { SystemTypeDeclaration } from './declare.ts';
import { systemType } from './declare.ts';
import { typeArguments } from './signature.ts';

/** What implementations get as their host. */
export type LibraryHost = ApexRuntime;

/** An argument that may not be null. @throws NullPointerException */
export function required<T>(value: T | null): T {
  return value === null ? throwNullPointer('Argument 1 cannot be null') : value;
}

/** @throws IllegalArgumentException naming what is not supported here */
export function unsupported(what: string): never {
  throwApex('UnsupportedOperationException', `${what} is not supported by the local org`);
}

/** An enum of the platform. */
export function systemEnum(
  name: string,
  constants: readonly string[],
  aliases: readonly string[] = [],
): SystemTypeDeclaration {
  return systemType(name, { kind: 'enum', enumConstants: constants, aliases });
}

/** A constant of a declared enum. @throws Error when the enum has no such constant */
export function constantOf(type: SystemTypeDeclaration, name: string): ApexEnum {
  const ordinal = type.enumConstants.findIndex((each) => each.toLowerCase() === name.toLowerCase());
  const constant = type.enumConstants[ordinal];
  if (constant === undefined) throw new Error(`${type.name} has no constant ${name}`);
  return enumConstant(enumTypeName(type.name), constant, ordinal);
}

/** Name of an enum in its constants: the compiler knows types of namespace System without it. */
function enumTypeName(name: string): string {
  return name.replace(/^System\./, '');
}

/** An empty collection of a type name such as `Map<String,Integer>`; null when it names no collection. */
export function newCollection(type: string): ApexList | ApexSet | ApexMap | null {
  const [first = 'Object', second = 'Object'] = typeArguments(type);
  if (/^list</i.test(type)) return new ApexList(first);
  if (/^set</i.test(type)) return new ApexSet(first);
  return /^map</i.test(type) ? new ApexMap(first, second) : null;
}
