import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RawRecord } from '../../src/metadata/catalog.ts';
import { NOON, openTestOrg, SYSTEM_MODE } from './org.ts';
import type { TestOrg } from './org.ts';

describe('opportunities', () => {
  let org: TestOrg;
  before(async () => {
    org = await openTestOrg();
  });
  after(() => org.close());

  const update = (id: string, values: RawRecord, by = org.admin()) =>
    org.records.update(by, 'Opportunity', [{ Id: id, ...values }], SYSTEM_MODE);
  const history = (id: string) =>
    org.db.all('SELECT * FROM "OpportunityHistory" WHERE "OpportunityId" = ? ORDER BY "Id"', [id]);
  const fieldHistory = (id: string) =>
    org.db
      .all('SELECT * FROM "OpportunityFieldHistory" WHERE "OpportunityId" = ? ORDER BY "Id"', [id])
      .map((row) => [row['Field'], row['OldValue'], row['NewValue']]);

  test('insert_stage_setsWhatFollowsFromIt', () => {
    const row = org.stored(
      'Opportunity',
      org.createOpportunity({ StageName: 'Negotiation/Review', Amount: 1000, CloseDate: '2026-08-31' }),
    );
    assert.deepEqual(
      [row['IsClosed'], row['IsWon'], row['Probability'], row['ForecastCategoryName'], row['ExpectedRevenue']],
      [0, 0, 90, 'Pipeline', 900],
    );
    assert.deepEqual(
      [row['ForecastCategory'], row['Fiscal'], row['FiscalQuarter'], row['FiscalYear']],
      ['Pipeline', '2026 3', 3, 2026],
    );
    assert.equal(row['LastStageChangeDate'], null);
  });

  test('update_stage_movesProbabilityUnlessGiven', () => {
    const id = org.createOpportunity({ Amount: 1000 });
    org.clock.now = NOON + 60_000;
    update(id, { StageName: 'Closed Won' });
    const won = org.stored('Opportunity', id);
    assert.deepEqual(
      [won['IsClosed'], won['IsWon'], won['Probability'], won['ForecastCategory']],
      [1, 1, 100, 'Closed'],
    );
    assert.equal(won['LastStageChangeDate'], '2026-11-18T09:01:00.000Z');
    update(id, { StageName: 'Qualification', Probability: 33 });
    const open = org.stored('Opportunity', id);
    assert.deepEqual([open['IsClosed'], open['Probability'], open['ExpectedRevenue']], [0, 33, 330]);
    update(id, { StageName: 'Closed Lost' });
    const lost = org.stored('Opportunity', id);
    assert.deepEqual(
      [lost['IsClosed'], lost['IsWon'], lost['Probability'], lost['ForecastCategory']],
      [1, 0, 0, 'Omitted'],
    );
  });

  test('closeDate_pushedToALaterMonth_isCounted', () => {
    const id = org.createOpportunity({ CloseDate: '2026-11-30' });
    const pushes = (closeDate: string) => {
      update(id, { CloseDate: closeDate });
      return org.stored('Opportunity', id)['PushCount'];
    };
    assert.deepEqual(
      [pushes('2026-12-01'), pushes('2026-12-31'), pushes('2026-10-01'), pushes('2027-01-01')],
      [1, 1, 1, 2],
    );
  });

  test('history_writtenOnInsertAndOnTheFourFields_byTheEditor', () => {
    const manager = org.createUser({ name: 'Manager', profile: 'System Administrator' });
    org.clock.now = NOON;
    const id = org.createOpportunity({ Amount: 100 });
    org.clock.now = NOON + 3_600_000;
    update(id, { Amount: 200, CloseDate: '2027-01-15' }, org.contextOf(manager));
    update(id, { NextStep: 'call' });
    update(id, { StageName: 'Qualification' });
    const rows = history(id);
    assert.deepEqual(
      rows.map((row) => [row['StageName'], row['Amount'], row['Probability'], row['CreatedById'], row['CreatedDate']]),
      [
        ['Prospecting', 100, 10, org.adminUserId, '2026-11-18T09:00:00.000Z'],
        ['Prospecting', 200, 10, manager, '2026-11-18T10:00:00.000Z'],
        ['Qualification', 200, 10, org.adminUserId, '2026-11-18T10:00:00.000Z'],
      ],
    );
    assert.deepEqual(
      [rows[1]?.['PrevAmount'], rows[1]?.['PrevCloseDate'], rows[1]?.['CloseDate']],
      [100, '2026-12-31', '2027-01-15'],
    );
  });

  test('history_ofAnImportedDeal_carriesItsAuditFields', () => {
    const id = org.createOpportunity({ CreatedDate: '2026-01-05T08:00:00Z' });
    assert.equal(history(id)[0]?.['CreatedDate'], '2026-01-05T08:00:00.000Z');
  });

  test('fieldHistory_trackedFields_oldAndNew', () => {
    const rep = org.createUser({ name: 'Rep' });
    const id = org.createOpportunity({ Amount: 100 });
    update(id, { NextStep: 'Call', Amount: 150, LeadSource: 'Web' });
    update(id, { OwnerId: rep });
    assert.deepEqual(fieldHistory(id), [
      ['created', null, null],
      ['Amount', '100', '150'],
      ['NextStep', null, 'Call'],
      ['Owner', 'Admin User', 'Rep'],
      ['Owner', org.adminUserId, rep],
    ]);
  });

  test('fieldHistory_customObject_hasItsOwnTable', () => {
    const id = org.create('Deal_Review__c', { Score__c: 10 });
    org.records.update(org.admin(), 'Deal_Review__c', [{ Id: id, Score__c: 20, Comment__c: 'x' }], SYSTEM_MODE);
    const rows = org.db.all(
      'SELECT "Field" AS f, "NewValue" AS v FROM "Deal_Review__History" WHERE "ParentId" = ? ORDER BY "Id"',
      [id],
    );
    assert.deepEqual(
      rows.map((row) => row['f']),
      ['created', 'Score__c'],
    );
  });

  test('insert_10000InOneCall_takesSeconds', () => {
    const records = Array.from({ length: 10_000 }, (_, i) => ({
      Name: `Bulk ${i}`,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
      Amount: i,
    }));
    const started = performance.now();
    const results = org.records.insert(org.admin(), 'Opportunity', records, SYSTEM_MODE);
    const seconds = (performance.now() - started) / 1000;
    assert.equal(new Set(results.map((result) => result.id)).size, 10_000);
    assert.ok(seconds < 15, `took ${seconds} s`);
  });
});
