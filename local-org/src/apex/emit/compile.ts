import type { Catalog } from '../../metadata/catalog.ts';
import type { SystemTypeDeclaration } from '../library/declare.ts';
import { Diagnostics, type Diagnostic } from '../syntax/diagnostics.ts';
import { parseFile, type ParsedFile } from '../syntax/parse.ts';
import { checkProgram } from '../types/check-program.ts';
import { SystemTypes } from '../types/system-types.ts';
import { emitProgram } from './emit.ts';
import type { EmittedProgram } from './program.ts';

export type { Diagnostic } from '../syntax/diagnostics.ts';

export interface CompileOptions {
  /** Count executed lines. */
  readonly coverage?: boolean;
  /** Parses a file; lets callers keep trees of unchanged files. */
  readonly parse?: (path: string, text: string) => ParsedFile;
}
export interface Compilation {
  /** All errors of all files, in order of file and line. */
  readonly diagnostics: readonly Diagnostic[];
  /** Null when there are errors. */
  readonly program: EmittedProgram | null;
}

/**
 * Compiles every class and trigger of the catalog.
 * @throws Error when the library itself is declared wrongly: an unreadable signature or an unknown type in it
 */
export function compileProgram(
  catalog: Catalog,
  systemTypes: readonly SystemTypeDeclaration[],
  options: CompileOptions = {},
): Compilation {
  const diagnostics = new Diagnostics();
  const system = new SystemTypes(systemTypes, catalog);
  const parse = options.parse ?? parseFile;
  const files = [...catalog.classes, ...catalog.triggers].map(({ path, text }) => parse(path, text));
  const program = checkProgram(catalog, system, files, diagnostics);
  if (diagnostics.count > 0) return { diagnostics: diagnostics.all(), program: null };
  return { diagnostics: [], program: emitProgram(program, options.coverage ?? false) };
}
