import { resolve } from 'node:path';
import type { FileCoverage } from './report.ts';

/** @param root folder that the files are relative to. @returns the coverage in LCOV's tracefile format */
export function lcov(coverage: readonly FileCoverage[], root: string): string {
  return coverage
    .map(({ file, hits, executable, covered }) =>
      [
        'TN:',
        `SF:${resolve(root, file)}`,
        ...hits.map(([line, count]) => `DA:${line},${count}`),
        `LF:${executable}`,
        `LH:${covered}`,
        'end_of_record\n',
      ].join('\n'),
    )
    .join('');
}
