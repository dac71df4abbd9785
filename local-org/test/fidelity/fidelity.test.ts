import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { openOrg } from '../../src/org.ts';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';
import { runTests } from '../../src/testing/index.ts';

const project = fileURLToPath(new URL('project', import.meta.url));

/** Tests of the project that must fail, each with this message: what Apex may not catch. */
const MUST_FAIL: ReadonlyMap<string, string> = new Map([
  ['UncatchableFidelityTest.queries_over100', 'System.LimitException: Too many SOQL queries: 101'],
  ['UncatchableFidelityTest.statements_over150', 'System.LimitException: Too many DML statements: 151'],
  [
    'UncatchableFidelityTest.assertion_failed',
    'System.AssertException: Assertion Failed: numbers: Expected: 1, Actual: 2',
  ],
  ['UncatchableFidelityTest.jobs_over50', 'System.LimitException: Too many queueable jobs added to the queue: 51'],
  ['UncatchableFidelityTest.startTest_twice', 'System.LimitException: System.Test.startTest() may only be called once'],
  ['UncatchableFidelityTest.data_ofTheOrg', 'SeeAllData=true is not supported by the local org'],
]);
/** The project is the local org's claim to be faithful: it may grow, not shrink. */
const LEAST_TESTS = 175;

// Every expected value in the Apex of the project is the platform's, by the public document that its class names.
test('Apex behaves as documented', async (context) => {
  const org = await openOrg({ dataDir: ':memory:', roots: [project] });
  const report = runTests(org.runtime, org.access.loadUser(ADMIN_USERNAME));
  org.close();
  assert.ok(report.results.length >= LEAST_TESTS, `${report.results.length} tests`);
  for (const result of report.results) {
    const name = `${result.className}.${result.methodName}`;
    await context.test(name, () => {
      const expected = MUST_FAIL.get(name);
      if (expected !== undefined) assert.equal(result.message, expected);
      else assert.ok(result.passed, `${result.message}\n${result.stackTrace}`);
    });
  }
});
