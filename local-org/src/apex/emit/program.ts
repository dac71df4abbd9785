/**
 * What the compiler hands to the runtime. The emitted text is one JavaScript function expression
 * `(function ($) { ... })`; calling it with the {@link Host} registers every class and trigger.
 *
 * Value representation (runtime tags, because Apex `Object` values keep their type):
 *   Integer -> number (int32) · Long -> bigint · Double -> ApexDouble · Decimal -> ApexDecimal · Boolean -> boolean
 *   String, Id -> string (Ids are always 18 characters once typed Id) · Date, Datetime, Time, Blob -> ApexDate,
 *   ApexDatetime, ApexTime, ApexBlob · enum constant -> ApexEnum · List, Set, Map -> ApexList, ApexSet, ApexMap ·
 *   SObject -> ApexSObject · user class -> instance of its emitted JavaScript class · null -> null (never undefined)
 *
 * Names inside emitted code:
 *   instance field `Foo` of a class -> JavaScript property `f_foo` · property accessor methods -> `get_foo()`, `set_foo(v)`
 *   method `score(List<Deal> deals, Integer n)` -> key `score(List<Deal>,Integer)` lower-cased name and canonical type
 *   names, so `obj['compareTo(Object)'](other)` is how the library calls back into user code; names are lower case:
 *   `compareto(Object)`. Static methods live in `statics` under the same keys.
 *   A method that implements a method of a system interface is also reachable under the interface's declared
 *   parameter types, lower-cased name: `compare(T,T)`, `execute(Database.BatchableContext,List<T>)`, `next()`.
 */
import type { LeftOut } from './left-out.ts';

export type SharingMode = 'with' | 'without' | 'inherited';

export interface EmittedMember {
  readonly name: string;
  /** Key described above. */
  readonly key: string;
  readonly isStatic: boolean;
  readonly access: 'private' | 'protected' | 'public' | 'global';
  readonly parameterTypes: readonly string[];
  readonly parameterNames: readonly string[];
  readonly returnType: string;
  /** Lower-case annotation name -> its parameters (lower-case key), e.g. { auraenabled: { cacheable: 'true' } }. */
  readonly annotations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly line: number;
}
export interface EmittedField {
  readonly name: string;
  readonly type: string;
  readonly isStatic: boolean;
  readonly isProperty: boolean;
  readonly isTransient: boolean;
  readonly access: 'private' | 'protected' | 'public' | 'global';
  readonly annotations: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface EmittedClass {
  /** Full Apex name, inner classes as `Outer.Inner`. */
  readonly name: string;
  readonly outer: string | null;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly superName: string | null;
  /** All interfaces, system ones included, e.g. `Comparable`, `Database.Batchable<SObject>`. */
  readonly interfaces: readonly string[];
  readonly isAbstract: boolean;
  readonly sharing: SharingMode;
  readonly annotations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly enumConstants: readonly string[];
  readonly fields: readonly EmittedField[];
  readonly methods: readonly EmittedMember[];
  readonly constructors: readonly EmittedMember[];
  readonly file: string;
  /** The JavaScript class; instances carry `$class: EmittedClass` on the prototype. Null for interfaces and enums. */
  readonly js: (new () => object) | null;
  /** Creates an instance by constructor key, e.g. `(String,Integer)`. Runs field initialisers first. */
  readonly construct: ((key: string, args: readonly unknown[]) => object) | null;
  /** Static methods by key. They reach statics through {@link Host.statics}. */
  readonly statics: Readonly<Record<string, (...args: never[]) => unknown>>;
  /** Fills a fresh holder of static fields (`f_foo`) once per transaction, on first use. */
  readonly initialise: (holder: Record<string, unknown>) => void;
}
export interface EmittedTrigger {
  readonly name: string;
  readonly object: string;
  readonly events: readonly string[];
  readonly file: string;
  readonly run: () => void;
}

/** One row per emitted line: which Apex file and line it came from (0 = none). Turns JavaScript stacks into Apex stacks. */
export interface LineTable {
  readonly files: readonly string[];
  /** [fileIndex, line] by emitted line, flattened in pairs; the pair at index 0 is that of the first emitted line. */
  readonly lines: Int32Array | readonly number[];
}
export interface EmittedProgram {
  readonly code: string;
  readonly lineTable: LineTable;
  /** Executable lines by file when compiled for coverage; counters are `$.coverage[fileIndex][line]`. */
  readonly executableLines: readonly (readonly number[])[];
  /** What does not compile and may be missed when the program runs; empty for whole programs. */
  readonly leftOut: readonly LeftOut[];
}

/** Everything emitted code may call. Implemented by `apex/runtime/host.ts`. */
export interface Host {
  defineClass(definition: EmittedClass): void;
  defineTrigger(definition: EmittedTrigger): void;
  /** Static holder of a class for the running transaction; initialises it on first use. */
  statics(className: string): Record<string, unknown>;
  /**
   * A system implementation by declaration key, e.g. `String.isBlank(String)`; resolved once when the program loads.
   * The host is bound already: emitted code calls `impl(receiver, ...args)`. Constructors of generic types get their
   * canonical type arguments first: `List<T>.new(Integer)` is called as `impl(['String'], 3)`.
   */
  system(key: string): (...args: never[]) => unknown;
  /** `System.runAs(user) { ... }`: emitted as try/finally around the block. */
  enterRunAs(user: unknown): unknown;
  leaveRunAs(previous: unknown): void;
  /** `Account.SObjectType`; `Account.Name`; `Schema.SObjectType.Account`; `Schema.SObjectType.Account.fields.Name`. */
  objectToken(objectName: string): unknown;
  fieldToken(objectName: string, fieldName: string): unknown;
  describeObject(objectName: string): unknown;
  describeField(objectName: string, fieldName: string): unknown;
  /** `Schema.SObjectType.Account.fieldSets.Address`. */
  fieldSet(objectName: string, name: string): unknown;
  /** `Label.Name` in the running user's language. */
  label(name: string): string;
  /** `record.Field.addError(message)`. */
  addFieldError(record: unknown, fieldName: string, message: unknown): void;
  /** A `Trigger` context variable in lower case: `new`, `oldmap`, `isinsert`, `operationtype`, ... */
  trigger(variable: string): unknown;
  /**
   * Set right before a call of `Database.query`, `countQuery` or `getQueryLocator` with text: gives the value of a visible
   * variable for `:name` in the text. The name comes in lower case; undefined means there is no such variable.
   */
  dynamicBinds: ((name: string) => unknown) | null;
  /** Operators, conversions and casts: `apex/runtime/operators.ts`. */
  readonly ops: unknown;
  /** Counts loop turns for the CPU limit; throws LimitException. */
  tick(): void;
  enterSharing(mode: SharingMode): SharingMode;
  leaveSharing(previous: SharingMode): void;
  /** `query` is a SoqlQuery literal; binds are closures over Apex variables. Returns ApexList of records, or ApexList of AggregateResult. */
  query(query: unknown, binds: readonly (() => unknown)[]): unknown;
  /** One record or System.QueryException; `count` for SELECT COUNT(). */
  queryOne(query: unknown, binds: readonly (() => unknown)[]): unknown;
  queryCount(query: unknown, binds: readonly (() => unknown)[]): number;
  dml(
    operation: 'insert' | 'update' | 'upsert' | 'delete' | 'undelete',
    value: unknown,
    access: 'user' | 'system' | null,
    externalIdField: string | null,
  ): void;
  newSObject(objectName: string, fields: readonly (readonly [string, unknown])[]): unknown;
  /** A thrown null dereference, with the platform's message. */
  nullPointer(): never;
  /** Turns anything caught by emitted `catch` into an ApexException, or rethrows what Apex may not catch. */
  caught(error: unknown): unknown;
  readonly coverage: Uint32Array[];
}
