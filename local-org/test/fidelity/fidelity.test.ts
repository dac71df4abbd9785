import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { openOrg } from '../../src/org.ts';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';
import { runTests } from '../../src/testing/index.ts';

const project = fileURLToPath(new URL('project', import.meta.url));

// Every expected value in the Apex of the project is the platform's, by the public document that its class names.
test('Apex behaves as documented', async (context) => {
  const org = await openOrg({ dataDir: ':memory:', roots: [project] });
  const report = runTests(org.runtime, org.access.loadUser(ADMIN_USERNAME));
  org.close();
  assert.ok(report.results.length > 0);
  for (const result of report.results) {
    await context.test(`${result.className}.${result.methodName}`, () => {
      assert.ok(result.passed, `${result.message}\n${result.stackTrace}`);
    });
  }
});
