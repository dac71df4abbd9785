import type { Catalog } from '../../metadata/catalog.ts';
import type { SystemTypeDeclaration } from '../library/declare.ts';
import { Diagnostics, type Diagnostic } from '../syntax/diagnostics.ts';
import { parseFile, type ParsedFile } from '../syntax/parse.ts';
import { checkProgram } from '../types/check-program.ts';
import type { BoundProgram } from '../types/bound.ts';
import { SystemTypes } from '../types/system-types.ts';
import { emitProgram } from './emit.ts';
import { leftOut } from './left-out.ts';
import type { EmittedProgram } from './program.ts';

export type { Diagnostic } from '../syntax/diagnostics.ts';

export interface CompileOptions {
  /** Count executed lines. */
  readonly coverage?: boolean;
  /** Parses a file; lets callers keep trees of unchanged files. */
  readonly parse?: (path: string, text: string) => ParsedFile;
  /** Make a program of what compiles: without files that have errors, and without those that need them. */
  readonly leaveOut?: boolean;
}
export interface Compilation {
  /** All errors of all files, in order of file and line. */
  readonly diagnostics: readonly Diagnostic[];
  /** Null when there are errors that nothing was left out for. */
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
  const sources = [...catalog.classes, ...catalog.triggers];
  const files = sources.map(({ path, text }) => parse(path, text));
  const program = checkProgram(catalog, system, files, diagnostics);
  const coverage = options.coverage ?? false;
  if (diagnostics.count === 0) return { diagnostics: [], program: emitProgram(program, coverage) };
  if (!options.leaveOut) return { diagnostics: diagnostics.all(), program: null };
  const rest = checkRest(catalog, system, files, diagnostics);
  const textOf = new Map(sources.map(({ path, text }) => [path, text]));
  const out = rest.leftOut.map(([file, problems]) => leftOut(file, textOf.get(file.path) ?? '', problems));
  return {
    diagnostics: rest.leftOut.flatMap(([, problems]) => problems),
    program: { ...emitProgram(rest.program, coverage), leftOut: out },
  };
}

interface Rest {
  readonly program: BoundProgram;
  readonly leftOut: readonly (readonly [ParsedFile, readonly Diagnostic[]])[];
}

/** Leaves out files with errors until the others compile. @param diagnostics those of all files together */
function checkRest(
  catalog: Catalog,
  system: SystemTypes,
  files: readonly ParsedFile[],
  diagnostics: Diagnostics,
): Rest {
  const gone: [ParsedFile, Diagnostic[]][] = [];
  let left = files;
  for (let found = diagnostics; ;) {
    const byFile = new Map<string, Diagnostic[]>();
    for (const each of found.all()) byFile.set(each.file, [...(byFile.get(each.file) ?? []), each]);
    for (const file of left) {
      const problems = byFile.get(file.path);
      if (problems) gone.push([file, problems]);
    }
    left = left.filter((file) => !byFile.has(file.path));
    found = new Diagnostics();
    const program = checkProgram(catalog, system, left, found);
    if (found.count === 0) return { program, leftOut: gone };
  }
}
