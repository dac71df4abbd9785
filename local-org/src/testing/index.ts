/** Runs Apex tests and reports on them. */
export { coverageHtml } from './coverage-html.ts';
export { lcov } from './lcov.ts';
export { runTests } from './run-tests.ts';
export { jsonReport, junitXml, totalCoverage, type FileCoverage, type TestReport, type TestResult } from './report.ts';
