/** Gets the compiled Apex of a project: from the cache of an earlier start, else from the compiler. */
import type { EmittedProgram } from './apex/emit/program.ts';
import type { Diagnostic } from './apex/syntax/diagnostics.ts';
import { programKey, readProgram, writeProgram } from './compile-cache.ts';
import type { Catalog } from './metadata/catalog.ts';

/** Apex that does not compile. The message has a line `file:line:column: what is wrong` for every problem. */
export class ApexCompileError extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.name = 'ApexCompileError';
    this.diagnostics = diagnostics;
  }
}

const formatDiagnostic = ({ file, line, column, message }: Diagnostic): string =>
  `${file}:${line}:${column}: ${message}`;

/**
 * @param cacheFolder where the program is kept for the next start; null for nowhere
 * @param coverage whether executed lines are counted
 * @throws ApexCompileError
 */
export async function loadProgram(
  catalog: Catalog,
  cacheFolder: string | null,
  coverage = false,
): Promise<EmittedProgram> {
  const key = cacheFolder === null ? null : programKey(catalog, coverage);
  const kept = cacheFolder !== null && key !== null ? readProgram(cacheFolder, key) : null;
  if (kept) return kept;
  // The compiler is loaded when it is needed: starts from the cache do without it.
  const [{ compileProgram }, { systemTypes }] = await Promise.all([
    import('./apex/emit/compile.ts'),
    import('./apex/library/index.ts'),
  ]);
  const { program, diagnostics } = compileProgram(catalog, systemTypes, { coverage });
  if (!program) throw new ApexCompileError(diagnostics);
  if (cacheFolder !== null && key !== null) writeProgram(cacheFolder, key, program);
  return program;
}
