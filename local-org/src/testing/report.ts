/** Outcome of one test method. */
export interface TestResult {
  readonly className: string;
  readonly methodName: string;
  readonly passed: boolean;
  /** `System.AssertException: Assertion Failed: ...`; null for passed tests. */
  readonly message: string | null;
  /** Apex frames, innermost first, one a line; null for passed tests. */
  readonly stackTrace: string | null;
  /** Where it failed: file relative to the SFDX root and line; null for passed tests and faults of the runtime. */
  readonly file: string | null;
  readonly line: number | null;
  /** Text of that line without its indentation. */
  readonly source: string | null;
  /** Wall-clock milliseconds. */
  readonly millis: number;
}

/** Executed lines of one class or trigger. */
export interface FileCoverage {
  readonly file: string;
  /** Name of the class or trigger. */
  readonly name: string;
  readonly executable: number;
  readonly covered: number;
  /** 1-based, ascending. */
  readonly uncoveredLines: readonly number[];
  /** Executable lines, ascending, and how often each ran. */
  readonly hits: readonly (readonly [line: number, count: number])[];
}

export interface TestReport {
  readonly results: readonly TestResult[];
  readonly passed: number;
  readonly failed: number;
  readonly millis: number;
  /** Without test classes; empty unless the program was compiled for coverage. */
  readonly coverage: readonly FileCoverage[];
}

/** Covered lines of all files in percent, rounded down; 100 when nothing is executable. */
export function totalCoverage(coverage: readonly FileCoverage[]): number {
  const executable = coverage.reduce((sum, file) => sum + file.executable, 0);
  const covered = coverage.reduce((sum, file) => sum + file.covered, 0);
  return executable === 0 ? 100 : Math.floor((covered / executable) * 100);
}

function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/\p{Cc}/gu, (char) => (/[\t\n\r]/.test(char) ? char : '\ufffd'));
}

const seconds = (millis: number): string => (millis / 1000).toFixed(3);

/** The report as JSON, coverage included. */
export function jsonReport(report: TestReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** The report in the JUnit XML format, one suite a class. */
export function junitXml(report: TestReport): string {
  const byClass = new Map<string, TestResult[]>();
  for (const result of report.results) {
    const list = byClass.get(result.className);
    if (list) list.push(result);
    else byClass.set(result.className, [result]);
  }
  const suites = [...byClass].map(([name, results]) => suiteXml(name, results));
  const totals = `tests="${report.results.length}" failures="${report.failed}" time="${seconds(report.millis)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${totals}>\n${suites.join('')}</testsuites>\n`;
}

function suiteXml(name: string, results: readonly TestResult[]): string {
  const failures = results.filter((result) => !result.passed).length;
  const millis = results.reduce((sum, result) => sum + result.millis, 0);
  const totals = `tests="${results.length}" failures="${failures}" time="${seconds(millis)}"`;
  return `  <testsuite name="${escapeXml(name)}" ${totals}>\n${results.map(caseXml).join('')}  </testsuite>\n`;
}

function caseXml(result: TestResult): string {
  const head = `classname="${escapeXml(result.className)}" name="${escapeXml(result.methodName)}" time="${seconds(result.millis)}"`;
  if (result.passed) return `    <testcase ${head}/>\n`;
  const place = result.source === null ? '' : `${result.file}:${result.line}: ${result.source}\n`;
  const text = escapeXml(`${place}${result.stackTrace ?? ''}`);
  const failure = `<failure message="${escapeXml(result.message ?? '')}">${text}</failure>`;
  return `    <testcase ${head}>${failure}</testcase>\n`;
}
