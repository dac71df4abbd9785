import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { openTestOrg, type TestOrg } from './support.ts';

const POLL = { pollInterval: 20, pollTimeout: 20_000 };

describe('bulk jobs', () => {
  let test: TestOrg;
  let admin: Connection;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
  });
  after(() => test.close());

  it('load records and report those that were refused', async () => {
    const input = Array.from({ length: 450 }, (_, i) => ({
      Name: `Bulk ${i}`,
      Code__c: `B-${i}`,
      Amount__c: i === 7 ? '-1' : String(i),
    }));
    const results = await admin.bulk2.loadAndWaitForResults({
      object: 'Invoice__c',
      operation: 'insert',
      input,
      ...POLL,
    });
    assert.equal(results.successfulResults.length, 449);
    assert.equal(results.unprocessedRecords.length, 0);
    const [refused] = results.failedResults as unknown as { sf__Error: string; Code__c: string }[];
    assert.equal(refused?.Code__c, 'B-7');
    assert.match(
      refused?.sf__Error ?? '',
      /^FIELD_CUSTOM_VALIDATION_EXCEPTION:An invoice cannot be negative\.:Amount__c --$/,
    );
  });

  it('upsert by external id', async () => {
    const input = [
      { Name: 'Changed', Code__c: 'B-1' },
      { Name: 'Added', Code__c: 'B-new' },
    ];
    const { successfulResults } = await admin.bulk2.loadAndWaitForResults({
      object: 'Invoice__c',
      operation: 'upsert',
      externalIdFieldName: 'Code__c',
      input,
      ...POLL,
    });
    const created = (successfulResults as unknown as { sf__Created: string; Code__c: string }[]).map((row) => [
      row.Code__c,
      row.sf__Created,
    ]);
    assert.deepEqual(created.sort(), [
      ['B-1', 'false'],
      ['B-new', 'true'],
    ]);
  });

  it('query as CSV', async () => {
    const stream = await admin.bulk2.query(
      "SELECT Name, Amount__c FROM Invoice__c WHERE Code__c IN ('B-2', 'B-3') ORDER BY Code__c",
      POLL,
    );
    const rows = await stream.toArray();
    assert.deepEqual(
      rows.map((row) => row as unknown),
      [
        { Name: 'Bulk 2', Amount__c: '2' },
        { Name: 'Bulk 3', Amount__c: '3' },
      ],
    );
  });
});
