/** Gets the compiled Apex of a project: from the cache of an earlier start, else from the compiler. */
import type { EmittedProgram } from './apex/emit/program.ts';
import type { Diagnostic } from './apex/syntax/diagnostics.ts';
import { readProgram, syntaxHash, writeProgram } from './compile-cache.ts';
import type { Catalog } from './metadata/catalog.ts';

/** Apex that does not compile. The message has a line `file:line:column: what is wrong` for every problem. */
class ApexCompileError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'ApexCompileError';
    this.diagnostics = diagnostics;
  }
}

const formatDiagnostic = ({ file, line, column, message }: Diagnostic): string =>
  `${file}:${line}:${column}: ${message}`;

export interface ProgramCache {
  /** Where the program and the syntax trees are kept for the next start. */
  readonly folder: string;
  /** {@link buildKey} of the catalog. */
  readonly key: string;
}

export interface LoadOptions {
  /** Whether executed lines are counted. */
  readonly coverage: boolean;
  /** Null: compile, and keep nothing. */
  readonly cache: ProgramCache | null;
  /** Gets what does not compile and is left out; without it, nothing may be left out. */
  readonly onLeftOut?: (problems: readonly string[]) => void;
}

/** @throws ApexCompileError */
export async function loadProgram(
  catalog: Catalog,
  { coverage, cache, onLeftOut }: LoadOptions,
): Promise<EmittedProgram> {
  const kept = cache && readProgram(cache.folder, cache.key);
  if (kept) return kept;
  // The compiler is loaded when it is needed: starts from the cache do without it.
  const [{ compileProgram }, { systemTypes }, { ParseCache }] = await Promise.all([
    import('./apex/emit/compile.ts'),
    import('./apex/library/index.ts'),
    import('./parse-cache.ts'),
  ]);
  const trees = cache && new ParseCache(cache.folder, syntaxHash());
  const { program, diagnostics } = compileProgram(catalog, systemTypes, {
    coverage,
    leaveOut: onLeftOut !== undefined,
    ...(trees && { parse: (path, text) => trees.parse(path, text) }),
  });
  trees?.save();
  if (!program) throw new ApexCompileError(diagnostics);
  if (diagnostics.length > 0) onLeftOut?.(diagnostics.map(formatDiagnostic));
  // What was left out is told anew each time.
  if (cache && diagnostics.length === 0) writeProgram(cache.folder, cache.key, program);
  return program;
}
