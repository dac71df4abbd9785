import type { Catalog, FieldDef, ObjectDef } from '../../metadata/catalog.ts';
import type { Position, TypeNode } from '../syntax/ast.ts';
import type { Diagnostics } from '../syntax/diagnostics.ts';
import { ERROR_TYPE, typeName, type ApexType, type NamedType, type TypeSymbol } from './symbols.ts';
import type { SystemTypes } from './system-types.ts';

/** Everything one compilation shares: the catalog, the System and user types, the diagnostics. */
export class Environment {
  readonly catalog: Catalog;
  readonly system: SystemTypes;
  readonly diagnostics: Diagnostics;
  /** Top-level user types by lower-case name. */
  readonly userTypes = new Map<string, TypeSymbol>();
  /** Top-level names whose file could not be read; references to them are not reported again. */
  readonly broken = new Set<string>();

  constructor(catalog: Catalog, system: SystemTypes, diagnostics: Diagnostics) {
    this.catalog = catalog;
    this.system = system;
    this.diagnostics = diagnostics;
  }

  object(name: string): ObjectDef | null {
    return this.catalog.objects.get(name.toLowerCase()) ?? null;
  }

  list(element: ApexType): NamedType {
    return this.system.type('List', element);
  }

  /** The type that a written type stands for, seen from `scope`. Reports `Invalid type` and gives the error type. */
  resolve(node: TypeNode, scope: TypeSymbol | null, file: string): ApexType {
    let type = this.#resolveParts(node, scope, file);
    if (type === null) {
      const written = node.parts.map((part) => part.name).join('.');
      const first = node.parts[0]?.name.toLowerCase() ?? '';
      if (!this.broken.has(first)) this.diagnostics.report(file, node.at, 'TYPE', `Invalid type: ${written}`);
      return ERROR_TYPE;
    }
    for (let i = 0; i < node.arrays; i++) type = this.list(type);
    return type;
  }

  /** The type that a dotted name stands for, or null. */
  findByName(path: readonly string[], scope: TypeSymbol | null): ApexType | null {
    const user = this.#findUser(path, scope);
    if (user !== null) return { kind: 'named', symbol: user, args: [] };
    const system = this.system.lookup(path.join('.'));
    if (system !== null) return { kind: 'named', symbol: system, args: [] };
    const [first, second] = path;
    const objectName =
      path.length === 1 ? first : first?.toLowerCase() === 'schema' && path.length === 2 ? second : undefined;
    const object = objectName === undefined ? null : this.object(objectName);
    return object === null ? null : { kind: 'sobject', object };
  }

  #resolveParts(node: TypeNode, scope: TypeSymbol | null, file: string): ApexType | null {
    const type = this.findByName(
      node.parts.map((part) => part.name),
      scope,
    );
    if (type === null) return null;
    const last = node.parts[node.parts.length - 1];
    const args = (last?.args ?? []).map((arg) => this.resolve(arg, scope, file));
    if (type.kind !== 'named') return args.length === 0 ? type : null;
    const expected = type.symbol.typeParameters.length;
    if (expected !== args.length) {
      const message = `Incorrect number of type arguments for ${typeName(type)}: expected ${expected}, found ${args.length}`;
      this.diagnostics.report(file, node.at, 'TYPE', message);
      return ERROR_TYPE;
    }
    return { ...type, args };
  }

  #findUser(path: readonly string[], scope: TypeSymbol | null): TypeSymbol | null {
    const [first, second] = path.map((part) => part.toLowerCase());
    if (first === undefined || path.length > 2) return null;
    if (second !== undefined) return this.userTypes.get(first)?.inner.get(second) ?? null;
    for (let from = scope; from !== null; from = from.outer) {
      for (let type: TypeSymbol | null = from; type !== null; type = type.superType?.symbol ?? null) {
        const inner = type.inner.get(first);
        if (inner !== undefined) return inner;
      }
      if (simpleName(from).toLowerCase() === first) return from;
    }
    return this.userTypes.get(first) ?? null;
  }

  error(
    file: string,
    at: Position,
    code: 'TYPE' | 'NAME' | 'SIGNATURE' | 'ACCESS' | 'FLOW' | 'DECLARATION' | 'SOQL' | 'UNSUPPORTED',
    message: string,
  ): ApexType {
    this.diagnostics.report(file, at, code, message);
    return ERROR_TYPE;
  }

  /** Apex type of a field's value. */
  fieldType(field: FieldDef): ApexType {
    return this.system.lookup(field.apexType) === null ? this.system.type('Object') : this.system.type(field.apexType);
  }

  /** Type of the record behind a reference; the object `Name` when it may be several objects. */
  parentType(field: FieldDef): ApexType {
    const [only] = field.referenceTo;
    const object = this.object(field.referenceTo.length === 1 && only !== undefined ? only : 'Name');
    return object === null ? this.system.type('SObject') : { kind: 'sobject', object };
  }
}

/** Last part of a full name. */
function simpleName(symbol: TypeSymbol): string {
  return symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
}
