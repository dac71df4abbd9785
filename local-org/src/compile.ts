/** Gets the compiled Apex of a project: from the cache of an earlier start, else from the compiler. */
import type { EmittedProgram } from './apex/emit/program.ts';
import type { Diagnostic } from './apex/syntax/diagnostics.ts';
import { readProgram, writeProgram } from './compile-cache.ts';
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
  /** Where the program is kept for the next start. */
  readonly folder: string;
  /** {@link buildKey} of the catalog. */
  readonly key: string;
}

/**
 * @param coverage whether executed lines are counted
 * @param cache null: compile, and keep nothing
 * @throws ApexCompileError
 */
export async function loadProgram(
  catalog: Catalog,
  coverage: boolean,
  cache: ProgramCache | null,
): Promise<EmittedProgram> {
  const kept = cache && readProgram(cache.folder, cache.key);
  if (kept) return kept;
  // The compiler is loaded when it is needed: starts from the cache do without it.
  const [{ compileProgram }, { systemTypes }] = await Promise.all([
    import('./apex/emit/compile.ts'),
    import('./apex/library/index.ts'),
  ]);
  const { program, diagnostics } = compileProgram(catalog, systemTypes, { coverage });
  if (!program) throw new ApexCompileError(diagnostics);
  if (cache) writeProgram(cache.folder, cache.key, program);
  return program;
}
