import type { Catalog } from '../../metadata/catalog.ts';
import type { Implementation, SystemTypeDeclaration } from '../library/declare.ts';
import {
  readConstructorSignature,
  readMethodSignature,
  readPropertySignature,
  readTypeText,
  spell,
  type MethodSignature,
  type TypeText,
} from './signatures.ts';
import {
  methodKey,
  NO_MODIFIERS,
  NO_POSITION,
  VOID_TYPE,
  type ApexType,
  type MethodSymbol,
  type NamedType,
  type TypeSymbol,
} from './symbols.ts';

/** Types that the language itself needs, present even when the library declares nothing for them. */
const CORE_TYPES = [
  'Object',
  'String',
  'Id',
  'Boolean',
  'Integer',
  'Long',
  'Double',
  'Decimal',
  'Date',
  'Datetime',
  'Time',
  'Blob',
  'SObject',
  'Exception',
  'AggregateResult',
  'Type',
  'Enum',
  'List<T>',
  'Set<T>',
  'Map<K,V>',
  'Schema.SObjectType',
  'Schema.SObjectField',
  'Schema.DescribeSObjectResult',
  'Schema.DescribeFieldResult',
  'System.TriggerOperation',
] as const;

/** System namespaces whose types may be named without them. */
const IMPLICIT_NAMESPACES = ['system.', 'schema.'];

/** The System types by every name they answer to. */
export class SystemTypes {
  readonly #byName = new Map<string, TypeSymbol>();
  readonly #declaredNames = new Map<TypeSymbol, string>();
  readonly #catalog: Catalog;

  /** @throws Error naming the signature that cannot be read or the type in it that does not exist */
  constructor(declarations: readonly SystemTypeDeclaration[], catalog: Catalog) {
    this.#catalog = catalog;
    const symbols = declarations.map((declaration) => this.#declare(declaration.name, declaration));
    for (const name of CORE_TYPES) {
      const plain = name.replace(/<.*/, '').toLowerCase();
      if (!this.#byName.has(plain)) this.#declare(name, null);
    }
    declarations.forEach((declaration, i) => {
      const symbol = symbols[i];
      if (symbol !== undefined) this.#fill(symbol, declaration);
    });
  }

  lookup(name: string): TypeSymbol | null {
    return this.#byName.get(name.toLowerCase()) ?? null;
  }

  /** A core or declared type by name, without arguments. */
  type(name: string, ...args: readonly ApexType[]): NamedType {
    const symbol = this.lookup(name);
    if (symbol === null) throw new Error(`the library does not declare the System type ${name}`);
    return { kind: 'named', symbol, args };
  }

  /** Whether some System type's name starts with this namespace. */
  isNamespace(name: string): boolean {
    const prefix = `${name.toLowerCase()}.`;
    if (IMPLICIT_NAMESPACES.includes(prefix)) return true;
    for (const known of this.#byName.keys()) if (known.startsWith(prefix)) return true;
    return false;
  }

  #declare(fullName: string, declaration: SystemTypeDeclaration | null): TypeSymbol {
    const text = readTypeText(fullName);
    const symbol: TypeSymbol = {
      name: text.name.replace(/^System\./, ''),
      kind: declaration?.kind ?? 'class',
      origin: 'system',
      outer: null,
      typeParameters: text.args.map((arg) => arg.name),
      isAbstract: declaration?.isAbstract ?? false,
      isVirtual: true,
      access: 'global',
      isTest: false,
      isTestVisible: false,
      modifiers: NO_MODIFIERS,
      file: '',
      node: null,
      superType: null,
      interfaces: [],
      inner: new Map(),
      fields: new Map(),
      methods: new Map(),
      constructors: [],
      enumConstants: [...(declaration?.enumConstants ?? [])],
      initialisers: [],
    };
    this.#declaredNames.set(symbol, fullName.replace(/\s/g, ''));
    for (const alias of [text.name, ...(declaration?.aliases ?? [])]) this.#register(alias, symbol);
    return symbol;
  }

  #register(name: string, symbol: TypeSymbol): void {
    const plain = name.replace(/<.*/, '').toLowerCase();
    const names = [plain];
    for (const namespace of IMPLICIT_NAMESPACES)
      if (plain.startsWith(namespace)) names.push(plain.slice(namespace.length));
    if (!plain.includes('.')) names.push(`system.${plain}`);
    for (const known of names) if (!this.#byName.has(known) || known === plain) this.#byName.set(known, symbol);
  }

  #fill(symbol: TypeSymbol, declaration: SystemTypeDeclaration): void {
    const declared = this.#declaredNames.get(symbol) ?? symbol.name;
    const resolve = (text: TypeText, signature: string): ApexType => this.#resolve(text, symbol, declared, signature);
    const named = (text: string): NamedType => {
      const type = resolve(readTypeText(text), text);
      if (type.kind !== 'named') throw new Error(`${declared} cannot extend or implement ${text}`);
      return type;
    };
    if (declaration.extends !== null) symbol.superType = named(declaration.extends);
    symbol.interfaces.push(...declaration.implements.map(named));
    for (const [text] of Object.entries(declaration.constructors))
      symbol.constructors.push(this.#method(symbol, declared, readConstructorSignature(text), false, text));
    for (const [table, isStatic] of [
      [declaration.statics, true],
      [declaration.methods, false],
    ] as const)
      for (const text of Object.keys(table)) {
        const method = this.#method(symbol, declared, readMethodSignature(text), isStatic, text);
        const name = method.name.toLowerCase();
        symbol.methods.set(name, [...(symbol.methods.get(name) ?? []), method]);
      }
    for (const [table, isStatic] of [
      [declaration.staticProperties, true],
      [declaration.properties, false],
    ] as const)
      for (const [text, accessor] of Object.entries(table)) this.#property(symbol, declared, text, accessor, isStatic);
  }

  #property(
    symbol: TypeSymbol,
    declared: string,
    text: string,
    accessor: Implementation | { get: Implementation; set?: Implementation },
    isStatic: boolean,
  ): void {
    const { type, name } = readPropertySignature(text);
    const canWrite = typeof accessor !== 'function' && accessor.set !== undefined;
    symbol.fields.set(name.toLowerCase(), {
      owner: symbol,
      name,
      type: this.#resolve(type, symbol, declared, text),
      isStatic,
      isFinal: false,
      isTransient: false,
      access: 'global',
      isTestVisible: false,
      modifiers: NO_MODIFIERS,
      property: null,
      readAccess: 'global',
      writeAccess: 'global',
      canRead: true,
      canWrite,
      isVirtual: false,
      systemGet: `${declared}.get ${name}`,
      systemSet: canWrite ? `${declared}.set ${name}` : null,
      at: NO_POSITION,
    });
  }

  #method(
    symbol: TypeSymbol,
    declared: string,
    signature: MethodSignature,
    isStatic: boolean,
    text: string,
  ): MethodSymbol {
    const parameters = signature.parameters.map((parameter) => ({
      name: parameter.name,
      type: this.#resolve(parameter.type, symbol, declared, text),
    }));
    const isConstructor = signature.returnType === null;
    const spelled = signature.parameters.map((parameter) => spell(parameter.type)).join(',');
    return {
      owner: symbol,
      name: signature.name,
      key: isConstructor
        ? `(${spelled})`
        : methodKey(
            signature.name,
            parameters.map((parameter) => parameter.type),
          ),
      parameters,
      returnType:
        signature.returnType === null ? VOID_TYPE : this.#resolve(signature.returnType, symbol, declared, text),
      isStatic,
      isAbstract: symbol.kind === 'interface',
      isVirtual: true,
      isOverride: false,
      access: 'global',
      isTestVisible: false,
      modifiers: NO_MODIFIERS,
      systemKey: `${declared}.${signature.name}(${spelled})`,
      node: null,
      at: NO_POSITION,
    };
  }

  #resolve(text: TypeText, owner: TypeSymbol, declared: string, signature: string): ApexType {
    if (text.args.length === 0) {
      if (text.name === 'void') return VOID_TYPE;
      if (owner.typeParameters.includes(text.name) || /^[A-Z]$/.test(text.name))
        return { kind: 'parameter', name: text.name };
      const object = this.#catalog.objects.get(text.name.toLowerCase());
      if (object !== undefined && this.lookup(text.name) === null) return { kind: 'sobject', object };
    }
    const symbol = this.lookup(text.name);
    if (symbol === null)
      throw new Error(`System type ${declared} names an unknown type ${text.name} in "${signature}"`);
    return { kind: 'named', symbol, args: text.args.map((arg) => this.#resolve(arg, owner, declared, signature)) };
  }
}
