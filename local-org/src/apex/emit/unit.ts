import type { SoqlQuery } from '../../soql/query.ts';
import type { MethodSymbol, TypeSymbol } from '../types/symbols.ts';
import { CodeWriter } from './writer.ts';

/** JavaScript name of a user class. */
export function className(symbol: TypeSymbol): string {
  return `C_${symbol.name.replaceAll('.', '$')}`;
}

/** A new instance of a class with its fields initialised, to be handed to a constructor. */
export function newInstance(symbol: TypeSymbol): string {
  const name = className(symbol);
  return `${name}$i(new ${name}())`;
}

export function quote(text: string): string {
  // Line separators are allowed in JavaScript strings, but would shift the line table.
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** State of the emission of one program: its files and the values that are made once when it loads. */
export class EmitUnit {
  readonly coverage: boolean;
  readonly files: string[] = [];
  readonly executable: Set<number>[] = [];
  /** Private methods whose key a subclass uses again; they are called without dispatch. */
  readonly shadowed: ReadonlySet<MethodSymbol>;
  readonly #constants = new Map<string, string>();
  readonly #header = new CodeWriter();
  #names = 0;

  constructor(coverage: boolean, shadowed: ReadonlySet<MethodSymbol>) {
    this.coverage = coverage;
    this.shadowed = shadowed;
  }

  fileIndex(file: string): number {
    const known = this.files.indexOf(file);
    if (known >= 0) return known;
    this.executable.push(new Set());
    return this.files.push(file) - 1;
  }

  /** A name that nothing else has. */
  fresh(prefix: string): string {
    return `$${prefix}${this.#names++}`;
  }

  /** A value computed once when the program loads. */
  constant(prefix: string, code: string): string {
    let name = this.#constants.get(code);
    if (name === undefined) {
      name = this.fresh(prefix);
      this.#constants.set(code, name);
      this.#header.line(`const ${name} = ${code};`);
    }
    return name;
  }

  /** A function of `$.ops`. */
  op(name: string): string {
    return this.constant('o', `$.ops.${name}`);
  }

  /** An ordering such as `less` of one operand type. */
  order(kind: string, name: string): string {
    return this.constant('o', `$.ops.order${kind}.${name}`);
  }

  system(key: string): string {
    return this.constant('f', `$.system(${quote(key)})`);
  }

  query(query: SoqlQuery): string {
    return this.constant('q', quoteData(query));
  }

  enumConstants(symbol: TypeSymbol): string {
    return this.constant('e', `$.ops.enumConstants(${quote(symbol.name)}, ${quoteData(symbol.enumConstants)})`);
  }

  get header(): CodeWriter {
    return this.#header;
  }
}

/** Plain data as a JavaScript literal on one line. */
export function quoteData(data: unknown): string {
  return JSON.stringify(data).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
