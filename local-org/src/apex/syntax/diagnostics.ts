import type { Position } from './ast.ts';

export type DiagnosticCode =
  'SYNTAX' | 'TYPE' | 'NAME' | 'SIGNATURE' | 'ACCESS' | 'FLOW' | 'DECLARATION' | 'SOQL' | 'UNSUPPORTED';

/** One compile error. Line and column are 1-based. */
export interface Diagnostic {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly code: DiagnosticCode;
  readonly message: string;
}

/** Collects the errors of one compilation; every part of the compiler reports here and goes on. */
export class Diagnostics {
  readonly #found: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  report(file: string, at: Position, code: DiagnosticCode, message: string): void {
    const key = `${file}:${at.line}:${at.column}:${message}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#found.push({ file, line: at.line, column: at.column, code, message });
  }

  get count(): number {
    return this.#found.length;
  }

  /** In order of file, line and column. */
  all(): Diagnostic[] {
    return [...this.#found].sort(
      (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
    );
  }
}

/** A construct of the language that the local org does not run. Thrown while building the tree, reported with its place. */
export class UnsupportedConstruct extends Error {
  readonly at: Position;
  constructor(construct: string, at: Position) {
    super(`not supported by the local org: ${construct}`);
    this.at = at;
  }
}
