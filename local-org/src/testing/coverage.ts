import type { ApexRuntime } from '../apex/runtime/host.ts';
import type { FileCoverage } from './report.ts';

/** Sets all line counters back to zero. */
export function resetCoverage(runtime: ApexRuntime): void {
  for (const counters of runtime.coverage) counters.fill(0);
}

/** What has run since {@link resetCoverage}; empty unless the program was compiled for coverage. */
export function readCoverage(runtime: ApexRuntime): FileCoverage[] {
  const { program } = runtime;
  if (!program) return [];
  return program.executableLines.flatMap((lines, index) => {
    const file = program.lineTable.files[index];
    const { classes, trigger } =
      file === undefined ? { classes: [], trigger: undefined } : runtime.registry.unitsOf(file);
    const main = classes.find((type) => type.outer === null);
    if (file === undefined || lines.length === 0 || (main && 'istest' in main.annotations)) return [];
    const counters = runtime.coverage[index];
    const hits = lines.map((line) => [line, counters?.[line] ?? 0] as const);
    const uncoveredLines = hits.filter(([, count]) => count === 0).map(([line]) => line);
    const covered = lines.length - uncoveredLines.length;
    const name = main?.name ?? trigger?.name ?? file;
    return [{ file, name, executable: lines.length, covered, uncoveredLines, hits }];
  });
}
