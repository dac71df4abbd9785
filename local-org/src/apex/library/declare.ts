/**
 * How a System type is declared: its Apex signature and its implementation in one place, so that what is not
 * here is a compile error that names it, never a silent stub.
 *
 *   export const string = systemType('String', {
 *     statics: { 'Boolean isBlank(String value)': (host, value) => value === null || value.trim() === '' },
 *     methods: { 'Integer length()': (host, self) => self.length },
 *   });
 *
 * Signatures are Apex: `ReturnType name(Type a, Type b)`; types may be generic (`List<T>`, `Map<String, Object>`).
 * Implementations get the host first, then the receiver (methods), then the arguments, in the representation
 * that `apex/emit/program.ts` describes. Receivers are never null (emitted code checks); arguments may be.
 * The compiler converts arguments to the declared parameter types before the call.
 * The declaration key is `Type.name(Type,Type)` in the declared spelling, without spaces and parameter names;
 * constructors are `Type.new(Type,Type)`, property getters `Type.get name`, setters `Type.set name`.
 * `Type` in a key is the whole declared name: `List<T>.add(T)`, `Map<K,V>.get(K)`, `Database.SaveResult.isSuccess()`.
 * Constructors are declared as `'(Type a, Type b)'`. Constructors of generic types get the type arguments first, as
 * canonical names: `new List<Opportunity>(5)` calls `List<T>.new(Integer)` with `(['Opportunity'], 5)`.
 * Statics of custom metadata and custom setting types are declared once, under `CustomMetadata` and `CustomSetting`; their
 * implementations get the name of the object after the host.
 */
export type Implementation = (host: never, ...args: never[]) => unknown;

export interface SystemTypeDeclaration {
  /** `String`, `List<T>`, `Database.SaveResult`, `Schema.DescribeFieldResult`. */
  readonly name: string;
  /** Names that mean the same, e.g. `System.String`, `DescribeFieldResult`. */
  readonly aliases: readonly string[];
  readonly kind: 'class' | 'interface' | 'enum';
  readonly extends: string | null;
  readonly implements: readonly string[];
  readonly isAbstract: boolean;
  readonly enumConstants: readonly string[];
  readonly constructors: Readonly<Record<string, Implementation>>;
  readonly statics: Readonly<Record<string, Implementation>>;
  readonly methods: Readonly<Record<string, Implementation>>;
  /** Static properties and constants, declared like {@link properties}. */
  readonly staticProperties: PropertyTable;
  /** `Type name` -> getter, and an optional setter. */
  readonly properties: PropertyTable;
}
type PropertyTable = Readonly<Record<string, Implementation | { get: Implementation; set?: Implementation }>>;

export function systemType(name: string, parts: Partial<Omit<SystemTypeDeclaration, 'name'>>): SystemTypeDeclaration {
  return {
    name,
    aliases: [],
    kind: 'class',
    extends: null,
    implements: [],
    isAbstract: false,
    enumConstants: [],
    constructors: {},
    statics: {},
    methods: {},
    staticProperties: {},
    properties: {},
    ...parts,
  };
}
