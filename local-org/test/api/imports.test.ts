import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { addUser, BASE, openTestOrg, send, type TestOrg } from './support.ts';

const THEN = '2025-03-01T09:30:00.000Z';
const body = JSON.stringify({ records: [{ attributes: { type: 'Invoice__c' }, Name: 'From the past' }] });

/** Loading history: requests that choose their time and their acting user. */
describe('an org opened for imports', () => {
  let test: TestOrg;
  let admin: Connection;
  let person: { username: string; id: string };
  before(async () => {
    test = await openTestOrg({ allowClock: true });
    admin = await test.connect();
    person = await addUser(admin, ['Invoice_User']);
  });
  after(() => test.close());

  const create = (connection: Connection, headers: Readonly<Record<string, string>>) =>
    send(connection, 'POST', `${BASE}/composite/sobjects`, body, headers);

  it('writes as another user at another time', async () => {
    const answer = await create(admin, { 'x-local-org-now': THEN, 'x-local-org-user': person.username });
    const [saved] = answer.body as { id: string; success: boolean }[];
    assert.ok(saved?.success, JSON.stringify(answer.body));
    const soql = `SELECT CreatedDate, CreatedById, OwnerId FROM Invoice__c WHERE Id = '${saved.id}'`;
    const { records } = await admin.query<Record<string, string>>(soql);
    assert.equal(records[0]?.['CreatedDate'], '2025-03-01T09:30:00.000+0000');
    assert.equal(records[0]?.['CreatedById'], person.id);
    assert.equal(records[0]?.['OwnerId'], person.id);
  });

  it('has the clock of the machine again for the next request', async () => {
    const { id } = await admin.sobject('Invoice__c').create({ Name: 'now' });
    const record = await admin.sobject('Invoice__c').retrieve(id!);
    assert.ok(Date.now() - Date.parse(String(record['CreatedDate'])) < 60_000);
  });

  it('lets only people with Modify All Data choose', async () => {
    const user = await test.connect(person.username);
    assert.equal((await create(user, { 'x-local-org-now': THEN })).status, 403);
    assert.equal((await create(user, { 'x-local-org-user': 'admin@local.test' })).status, 403);
  });

  it('refuses a time or a user that there is not', async () => {
    assert.equal((await create(admin, { 'x-local-org-now': 'yesterday' })).status, 400);
    assert.equal((await create(admin, { 'x-local-org-user': 'nobody@invoices.test' })).status, 400);
  });
});

describe('test runs through the Tooling API', () => {
  let test: TestOrg;
  let admin: Connection;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
  });
  after(() => test.close());

  const run = (request: unknown) => send(admin, 'POST', `${BASE}/tooling/runTestsSynchronous`, JSON.stringify(request));

  it('run the chosen methods and leave the org as it was', async () => {
    const tests = [{ className: 'InvoiceControllerTest', testMethods: ['create_withoutAmount_isZero'] }];
    const { status, body: answer } = await run({ tests });
    assert.equal(status, 200, JSON.stringify(answer));
    const report = answer as { numTestsRun: number; numFailures: number; successes: { methodName: string }[] };
    assert.equal(report.numTestsRun, 1);
    assert.equal(report.numFailures, 0);
    assert.equal(report.successes[0]?.methodName, 'create_withoutAmount_isZero');
    assert.equal((await admin.query('SELECT COUNT() FROM Invoice__c')).totalSize, 0);
  });

  it('refuse a class that does not exist', async () => {
    assert.equal((await run({ tests: [{ className: 'Nope' }] })).status, 400);
  });

  it('run behind the answer and can be asked for', async () => {
    const path = `${BASE}/tooling/runTestsAsynchronous`;
    const { status, body: runId } = await send(admin, 'POST', path, JSON.stringify({ testLevel: 'RunLocalTests' }));
    assert.equal(status, 200, JSON.stringify(runId));
    assert.match(String(runId), /^707/);
    const summaryOf = async () => {
      const soql = `SELECT Status, ClassesCompleted, MethodsEnqueued FROM ApexTestRunResult WHERE AsyncApexJobId = '${String(runId)}'`;
      return (await admin.tooling.query<{ Status: string; MethodsEnqueued: number }>(soql)).records[0];
    };
    let summary = await summaryOf();
    while (summary?.Status === 'Processing') summary = await summaryOf();
    assert.equal(summary?.Status, 'Completed');
    const items = await admin.tooling.query<{ Id: string; ApexClassId: string }>(
      `SELECT Id, Status, ApexClassId, TestRunResultId, ParentJobId FROM ApexTestQueueItem WHERE ParentJobId = '${String(runId)}'`,
    );
    const ids = items.records.map((item) => `'${item.Id}'`).join(',');
    const results = await admin.tooling.query<{ Outcome: string; ApexClass: { Name: string } }>(
      `SELECT Id, Outcome, MethodName, ApexClass.Id, ApexClass.Name FROM ApexTestResult WHERE QueueItemId IN (${ids})`,
    );
    assert.equal(results.totalSize, summary?.MethodsEnqueued);
    assert.ok(results.records.length > 0);
    for (const { Outcome, ApexClass } of results.records) {
      assert.equal(Outcome, 'Pass');
      assert.equal(ApexClass.Name, 'InvoiceControllerTest');
    }
  });

  it('refuse suites, unknown fields of runs and coverage', async () => {
    const suites = JSON.stringify({ suiteNames: 'Mine' });
    assert.equal((await send(admin, 'POST', `${BASE}/tooling/runTestsAsynchronous`, suites)).status, 400);
    await assert.rejects(
      async () => await admin.tooling.query('SELECT Nope FROM ApexTestResult'),
      /No such column 'Nope'/,
    );
    await assert.rejects(
      async () => await admin.tooling.query('SELECT PercentCovered FROM ApexOrgWideCoverage'),
      /not supported/,
    );
  });

  it('find classes by query', async () => {
    const { records } = await admin.tooling.query<{ Name: string }>('SELECT Id, Name FROM ApexClass ORDER BY Name');
    assert.deepEqual(
      records.map((record) => record.Name),
      ['InvoiceActions', 'InvoiceController', 'InvoiceControllerTest'],
    );
  });
});
