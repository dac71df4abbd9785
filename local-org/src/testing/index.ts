/** Runs Apex tests and reports on them. */
export { runTests } from './run-tests.ts';
export { junitXml, totalCoverage, type FileCoverage, type TestReport, type TestResult } from './report.ts';
