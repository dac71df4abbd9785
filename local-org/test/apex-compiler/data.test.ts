import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openOrg } from '../../src/org.ts';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';
import { runTests } from '../../src/testing/index.ts';

/** Apex that needs records: queries, DML, triggers, batches and sharing, compiled and run in an org of its own. */
test('Apex tests of the fixture project', async (t) => {
  const root = fileURLToPath(new URL('fixture', import.meta.url));
  const org = await openOrg({ dataDir: ':memory:', roots: [root], coverage: true });
  try {
    const report = runTests(org.runtime, org.access.loadUser(ADMIN_USERNAME));
    for (const { className, methodName, message, stackTrace } of report.results)
      await t.test(`${className}.${methodName}`, () => assert.equal(message, null, stackTrace ?? ''));
    const trigger = report.coverage.find((file) => file.name.includes('ContactTrigger'));
    assert.deepEqual(trigger?.uncoveredLines, []);
  } finally {
    org.close();
  }
});
