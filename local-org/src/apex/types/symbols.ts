/**
 * What the compiler knows about types and their members. User types and System types are the same shape, so that
 * lookup, overloads and checks treat them alike.
 */
import type { ObjectDef } from '../../metadata/catalog.ts';
import type {
  Block,
  ConstructorNode,
  Expr,
  MethodNode,
  Modifiers,
  Position,
  PropertyNode,
  TriggerNode,
  TypeDeclaration,
} from '../syntax/ast.ts';

export type ApexType =
  | NamedType
  | SObjectType
  /** A type parameter of a System type, e.g. `T` of `List<T>`. */
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'void' }
  /** The type of something already reported; fits everywhere so that one mistake gives one message. */
  | { readonly kind: 'error' };
export interface NamedType {
  readonly kind: 'named';
  readonly symbol: TypeSymbol;
  readonly args: readonly ApexType[];
}
/** A concrete object such as Account; the generic `SObject` is a System type. */
export interface SObjectType {
  readonly kind: 'sobject';
  readonly object: ObjectDef;
}

export type Access = 'private' | 'protected' | 'public' | 'global';

export interface TypeSymbol {
  /** Full name in the declared spelling: `Outer.Inner`, `Database.SaveResult`, `List`. */
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly origin: 'system' | 'user';
  readonly outer: TypeSymbol | null;
  /** `T`, or `K` and `V`. */
  readonly typeParameters: readonly string[];
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly access: Access;
  readonly isTest: boolean;
  readonly isTestVisible: boolean;
  readonly modifiers: Modifiers;
  /** Of user types. */
  readonly file: string;
  readonly node: TypeDeclaration | TriggerNode | null;
  superType: NamedType | null;
  interfaces: NamedType[];
  readonly inner: Map<string, TypeSymbol>;
  /** By lower-case name. */
  readonly fields: Map<string, FieldSymbol>;
  /** By lower-case name. */
  readonly methods: Map<string, MethodSymbol[]>;
  readonly constructors: MethodSymbol[];
  readonly enumConstants: string[];
  /** Field initialisers and initialiser blocks in source order. */
  readonly initialisers: Initialiser[];
}

export interface Initialiser {
  readonly isStatic: boolean;
  readonly field: FieldSymbol | null;
  readonly value: Expr | null;
  readonly block: Block | null;
  readonly at: Position;
}

export interface FieldSymbol {
  readonly owner: TypeSymbol;
  readonly name: string;
  readonly type: ApexType;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly isTransient: boolean;
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly modifiers: Modifiers;
  /** Null for plain fields and System properties. */
  readonly property: PropertyNode | null;
  readonly readAccess: Access;
  readonly writeAccess: Access;
  /** False for properties without getter or setter, and for System properties that can only be read. */
  readonly canRead: boolean;
  readonly canWrite: boolean;
  /** May be overridden, so that access goes through the accessors. */
  readonly isVirtual: boolean;
  /** Declaration keys of System properties. */
  readonly systemGet: string | null;
  readonly systemSet: string | null;
  readonly at: Position;
}

export interface ParameterSymbol {
  readonly name: string;
  readonly type: ApexType;
}
export interface MethodSymbol {
  readonly owner: TypeSymbol;
  readonly name: string;
  /** `score(List<Deal>,Integer)`; for constructors `(String)`. */
  readonly key: string;
  readonly parameters: readonly ParameterSymbol[];
  readonly returnType: ApexType;
  readonly isStatic: boolean;
  readonly isAbstract: boolean;
  readonly isVirtual: boolean;
  readonly isOverride: boolean;
  readonly access: Access;
  readonly isTestVisible: boolean;
  readonly modifiers: Modifiers;
  readonly systemKey: string | null;
  readonly node: MethodNode | ConstructorNode | null;
  readonly at: Position;
}

export interface LocalVariable {
  readonly name: string;
  readonly type: ApexType;
  readonly isFinal: boolean;
  /** JavaScript name. */
  readonly code: string;
}

export const NO_POSITION: Position = { line: 1, column: 1 };
export const NO_MODIFIERS: Modifiers = { annotations: [], words: [] };
export const NULL_TYPE: ApexType = { kind: 'null' };
export const VOID_TYPE: ApexType = { kind: 'void' };
export const ERROR_TYPE: ApexType = { kind: 'error' };

/** Canonical name: `Map<Id,List<Account>>`, without spaces, in declared spelling. */
export function typeName(type: ApexType): string {
  switch (type.kind) {
    case 'named':
      return type.args.length === 0 ? type.symbol.name : `${type.symbol.name}<${type.args.map(typeName).join(',')}>`;
    case 'sobject':
      return type.object.name;
    case 'parameter':
      return type.name;
    case 'null':
      return 'null';
    case 'void':
      return 'void';
    case 'error':
      return 'unknown';
  }
}

export function sameType(a: ApexType, b: ApexType): boolean {
  if (a === b || a.kind === 'error' || b.kind === 'error') return true;
  if (a.kind === 'named' && b.kind === 'named')
    return a.symbol === b.symbol && a.args.every((arg, i) => sameType(arg, b.args[i] ?? ERROR_TYPE));
  if (a.kind === 'sobject' && b.kind === 'sobject') return a.object === b.object;
  return a.kind === b.kind && a.kind !== 'named' && (a.kind !== 'parameter' || a.name === (b as typeof a).name);
}

/** Whether the type is this System type, e.g. `isSystem(type, 'Integer')`. */
export function isSystem(type: ApexType, ...names: readonly string[]): boolean {
  return type.kind === 'named' && type.symbol.origin === 'system' && names.includes(type.symbol.name);
}

export function isSObject(type: ApexType): boolean {
  return type.kind === 'sobject' || isSystem(type, 'SObject');
}

/** What a query may return as a row. */
export function isRow(type: ApexType): boolean {
  return isSObject(type) || isSystem(type, 'AggregateResult');
}

/** Replaces type parameters of `owner` by the arguments of `type`. */
export function substitute(type: ApexType, parameters: readonly string[], args: readonly ApexType[]): ApexType {
  if (parameters.length === 0) return type;
  if (type.kind === 'parameter') {
    const index = parameters.indexOf(type.name);
    return (index >= 0 ? args[index] : undefined) ?? type;
  }
  if (type.kind !== 'named' || type.args.length === 0) return type;
  return { kind: 'named', symbol: type.symbol, args: type.args.map((arg) => substitute(arg, parameters, args)) };
}

/** Key of a method in emitted code, see `emit/program.ts`. */
export function methodKey(name: string, parameters: readonly ApexType[]): string {
  return `${name.toLowerCase()}(${parameters.map(typeName).join(',')})`;
}

/** `void foo(Integer, String)`, as messages show a method. */
export function describeMethod(method: MethodSymbol): string {
  const parameters = method.parameters.map((parameter) => typeName(parameter.type)).join(', ');
  return `${typeName(method.returnType)} ${method.name}(${parameters})`;
}

export function outermost(symbol: TypeSymbol): TypeSymbol {
  let top = symbol;
  while (top.outer !== null) top = top.outer;
  return top;
}
