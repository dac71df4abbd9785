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

/** An object of the platform that only holds properties, by their declared names. */
export class PropertyBag {
  readonly $type: string;
  readonly values = new Map<string, unknown>();
  constructor(type: string) {
    this.$type = type;
  }
  get(name: string): unknown {
    return this.values.get(name) ?? null;
  }
}

/**
 * Declares a type of {@link PropertyBag}s.
 * @param properties `Type name` -> makes the value of a new object
 */
export function bagType(
  name: string,
  properties: Readonly<Record<string, () => unknown>>,
  parts: Partial<Omit<SystemTypeDeclaration, 'name' | 'properties'>> = {},
): SystemTypeDeclaration {
  const names = Object.entries(properties).map(([text, initial]) => [text.split(' ').at(-1) ?? text, initial] as const);
  const create = (): PropertyBag => {
    const bag = new PropertyBag(name);
    for (const [property, initial] of names) bag.values.set(property, initial());
    return bag;
  };
  const accessors = Object.keys(properties).map((text) => {
    const property = text.split(' ').at(-1) ?? text;
    const get = (_: LibraryHost, self: PropertyBag): unknown => self.get(property);
    const set = (_: LibraryHost, self: PropertyBag, value: unknown): void => void self.values.set(property, value);
    return [text, { get, set }] as const;
  });
  return systemType(name, { constructors: { '()': create }, ...parts, properties: Object.fromEntries(accessors) });
}

/** Initial value of most properties. */
export const nothing = (): null => null;
