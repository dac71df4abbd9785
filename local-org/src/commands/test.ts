/** `test`: runs the Apex tests of a project in an empty org in memory. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openOrg } from '../org.ts';
import { ADMIN_USERNAME } from '../records/bootstrap.ts';
import { junitXml, runTests, totalCoverage } from '../testing/index.ts';
import type { FileCoverage, TestReport, TestResult } from '../testing/index.ts';

export interface TestOptions {
  readonly roots: readonly string[];
  /** Only tests whose `Class.method` contains this, in any case; null for all. */
  readonly filter: string | null;
  /** File of the JUnit report; null for none. */
  readonly junit: string | null;
  readonly coverage: boolean;
}

const line = (text: string): void => void process.stdout.write(`${text}\n`);

function showResult({ className, methodName, passed, message, stackTrace, file, line: at, millis }: TestResult): void {
  line(`${passed ? 'ok  ' : 'FAIL'} ${className}.${methodName} (${Math.round(millis)} ms)`);
  if (passed) return;
  line(`     ${message ?? ''}${file === null ? '' : `\n     ${file}:${at ?? 1}`}`);
  if (stackTrace) line(stackTrace.replaceAll(/^/gm, '     '));
}

const percent = (covered: number, executable: number): string =>
  `${executable === 0 ? 100 : Math.floor((covered / executable) * 100)} %`.padStart(5);

function showCoverage(coverage: readonly FileCoverage[]): void {
  for (const { name, covered, executable, uncoveredLines } of coverage) {
    const missing = uncoveredLines.length > 0 ? `  not covered: ${uncoveredLines.join(', ')}` : '';
    line(`${percent(covered, executable)} ${name}${missing}`);
  }
  line(`${totalCoverage(coverage)} % of all lines are covered.`);
}

function writeReport(file: string, report: TestReport): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, junitXml(report));
}

/** @returns exit code: 0 when all tests passed and there was at least one */
export async function test({ roots, filter, junit, coverage }: TestOptions): Promise<number> {
  const org = await openOrg({ dataDir: ':memory:', roots, coverage });
  try {
    const wanted = filter?.toLowerCase() ?? '';
    const report = runTests(org.runtime, org.access.loadUser(ADMIN_USERNAME), {
      filter: (className, method) => `${className}.${method}`.toLowerCase().includes(wanted),
      onResult: showResult,
    });
    if (junit !== null) writeReport(junit, report);
    if (coverage) showCoverage(report.coverage);
    if (report.results.length === 0)
      line(filter === null ? 'The project has no Apex tests.' : `No test contains "${filter}".`);
    line(`${report.passed} passed, ${report.failed} failed (${(report.millis / 1000).toFixed(1)} s)`);
    return report.failed === 0 && report.results.length > 0 ? 0 : 1;
  } finally {
    org.close();
  }
}
