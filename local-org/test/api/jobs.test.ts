import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestOrg, type TestOrg } from './support.ts';

interface Answer {
  readonly jobs: readonly { readonly type: string; readonly status: string; readonly user: string }[];
  readonly schedules: readonly unknown[];
  readonly messages: readonly { readonly subject: string; readonly recipients: readonly string[] }[];
}

/** What the Jobs page asks for. */
describe('jobs', () => {
  let test: TestOrg;
  before(async () => {
    test = await openTestOrg();
  });
  after(() => test.close());

  const read = async (): Promise<Answer> => (await (await fetch(`${test.url}/local/jobs`)).json()) as Answer;

  it('are listed with who started them, schedules and kept messages', async () => {
    assert.deepEqual(await read(), { jobs: [], schedules: [], messages: [] });
    const { org } = test;
    const admin = org.access.loadUser('admin@local.test');
    const createdDate = new Date(org.now()).toISOString();
    org.transaction(admin, () => {
      org.database.run(
        `INSERT INTO "AsyncApexJob" ("Id", "JobType", "Status", "CreatedById", "CreatedDate") VALUES (?, ?, ?, ?, ?)`,
        ['707000000000001AAA', 'Queueable', 'Completed', admin.id, createdDate],
      );
      org.runtime.outbox.put({
        kind: 'email',
        sentAt: org.now(),
        senderId: admin.id,
        subject: 'Hello',
        body: 'Text',
        recipients: ['a@example.com'],
        details: {},
      });
    });
    const { jobs, messages } = await read();
    assert.deepEqual([jobs[0]?.type, jobs[0]?.status, jobs[0]?.user], ['Queueable', 'Completed', admin.name]);
    assert.deepEqual([messages[0]?.subject, messages[0]?.recipients], ['Hello', ['a@example.com']]);
  });

  it('are kept from pages of other sites', async () => {
    const response = await fetch(`${test.url}/local/jobs`, { headers: { origin: 'https://elsewhere.example' } });
    assert.equal(response.status, 403);
  });
});
