/** `test`: runs the Apex tests of a project in an empty org in memory. */
import { openOrg, type Org } from '../org.ts';
import { ADMIN_USERNAME } from '../records/bootstrap.ts';
import { runTests, totalCoverage } from '../testing/index.ts';
import type { FileCoverage, TestReport, TestResult } from '../testing/index.ts';
import { writeReports, type ReportFiles } from './test-reports.ts';

export interface TestOptions extends ReportFiles {
  readonly roots: readonly string[];
  /** Only tests whose `Class.method` contains this, in any case; null for all. */
  readonly filter: string | null;
  /** Count executed lines and show the share of every class. */
  readonly coverage: boolean;
}

const line = (text: string): void => void process.stdout.write(`${text}\n`);

function showResult({
  className,
  methodName,
  passed,
  message,
  stackTrace,
  file,
  line: at,
  source,
  millis,
}: TestResult) {
  line(`${passed ? 'ok  ' : 'FAIL'} ${className}.${methodName} (${Math.round(millis)} ms)`);
  if (passed) return;
  line(`     ${message ?? ''}${file === null ? '' : `\n     ${file}:${at ?? 1}`}`);
  if (source !== null) line(`     > ${source}`);
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

function showLeftOut(problems: readonly string[]): void {
  for (const problem of problems) line(problem);
  line('What does not compile is left out; its tests fail.');
}

function showTotals({ results, passed, failed, millis }: TestReport, { filter }: TestOptions): void {
  if (results.length === 0) line(filter === null ? 'The project has no Apex tests.' : `No test contains "${filter}".`);
  line(`${passed} passed, ${failed} failed (${(millis / 1000).toFixed(1)} s)`);
}

function runIn(org: Org, options: TestOptions): TestReport {
  const wanted = options.filter?.toLowerCase() ?? '';
  const report = runTests(org.runtime, org.access.loadUser(ADMIN_USERNAME), {
    filter: (className, method) => `${className}.${method}`.toLowerCase().includes(wanted),
    onResult: showResult,
  });
  writeReports(org.catalog, report, options);
  if (options.coverage) showCoverage(report.coverage);
  showTotals(report, options);
  return report;
}

/** @returns exit code: 0 when everything compiles, all tests passed and there was at least one */
export async function test(options: TestOptions): Promise<number> {
  const { roots, coverage } = options;
  const missing: string[] = [];
  const onLeftOut = (problems: readonly string[]): void => {
    missing.push(...problems);
    showLeftOut(problems);
  };
  const org = await openOrg({ dataDir: ':memory:', roots, coverage, onLeftOut });
  try {
    const { failed, results } = runIn(org, options);
    return missing.length === 0 && failed === 0 && results.length > 0 ? 0 : 1;
  } finally {
    org.close();
  }
}
