import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { RawRecord } from '../../src/metadata/catalog.ts';
import type { TriggerRecord } from '../../src/records/records.ts';
import { parseSoql } from '../../src/soql/parse.ts';
import { runQuery } from '../../src/soql/run.ts';
import { codesOf, errorsOf, NOON, openTestOrg, PARTLY, SYSTEM_MODE } from './org.ts';
import type { TestOrg } from './org.ts';

/**
 * Formula fields and roll-up summaries. Expected values follow Salesforce Help, "Formula Operators and Functions",
 * "Tips for Working with Percent", "Handle Blank Fields" and "Roll-Up Summary Field".
 */
describe('calculated fields', () => {
  let org: TestOrg;
  before(async () => {
    org = await openTestOrg();
  });
  beforeEach(() => {
    org.clock.now = NOON;
    org.records.useTriggers({ handles: () => false, fire: () => undefined });
  });
  after(() => org.close());

  const rows = (soql: string, userId = org.adminUserId) =>
    runQuery(parseSoql(soql), {
      db: org.db,
      catalog: org.catalog,
      user: org.access.loadUser(userId),
      access: org.access,
      mode: 'system',
      sharing: false,
      now: org.clock.now,
      binds: () => null,
    }).rows;
  const read = (id: string, field: string, userId?: string) =>
    rows(`SELECT ${field} FROM Deal_Review__c WHERE Id = '${id}'`, userId)[0]!.values[field];
  const review = (values: RawRecord = {}) => org.create('Deal_Review__c', values);
  const line = (id: string, values: RawRecord = {}) => org.create('Review_Line__c', { Review__c: id, ...values });

  test('formula_isCalculatedWhenItIsRead', () => {
    const id = review({ Score__c: 60 });
    assert.equal(read(id, 'Verdict__c'), 'Good Good');
    org.records.update(org.admin(), 'Deal_Review__c', [{ Id: id, Score__c: 10 }], SYSTEM_MODE);
    assert.equal(read(id, 'Verdict__c'), 'Poor');
  });

  test('formula_blankNumbers_areZeroOrStayBlank', () => {
    const id = review({ Score__c: null });
    assert.deepEqual([read(id, 'Half_Score__c'), read(id, 'Quarter_Score__c')], [0, 0]);
  });

  test('formula_ofAFormula_usesTheUnroundedValue', () => {
    const id = review({ Score__c: 0.5 });
    assert.deepEqual([read(id, 'Half_Score__c'), read(id, 'Quarter_Score__c')], [0.3, 0.13]);
  });

  test('formula_followsTimeUserAndRecordsAbove', () => {
    const account = org.create('Account', { Name: 'Acme' });
    const deal = org.createOpportunity({ AccountId: account, Amount: 500, Probability: 30 });
    const id = review({ Opportunity__c: deal, Due__c: '2026-11-18' });
    assert.deepEqual([read(id, 'Deal_Account__c'), read(id, 'Weighted__c')], ['Acme', 15]);
    assert.equal(read(id, 'Is_Late__c'), false);
    org.clock.now += 86_400_000;
    assert.equal(read(id, 'Is_Late__c'), true);
    const other = org.createUser({ name: 'Other' });
    assert.deepEqual([read(id, 'Is_Mine__c'), read(id, 'Is_Mine__c', other)], [true, false]);
    assert.equal(read(review(), 'Deal_Account__c'), null);
  });

  test('formula_filtersSortsAndGroups', () => {
    const ids = [5, 80, 90].map((score) => review({ Score__c: score, Comment__c: 'filter me' }));
    const found = (where: string) =>
      rows(`SELECT Id FROM Deal_Review__c WHERE Comment__c = 'filter me' AND ${where}`).map((row) => row.id);
    assert.deepEqual(found(`Verdict__c = 'poor'`), [ids[0]]);
    assert.deepEqual(found(`Verdict__c LIKE 'Good%' ORDER BY Half_Score__c DESC`), [ids[2], ids[1]]);
    assert.deepEqual(found(`Half_Score__c IN (40, 45)`), [ids[1], ids[2]]);
    assert.deepEqual(found('Is_Late__c = true'), []);
    const groups = rows(
      `SELECT Verdict__c, COUNT(Id) n FROM Deal_Review__c WHERE Comment__c = 'filter me' GROUP BY Verdict__c ORDER BY Verdict__c`,
    );
    assert.deepEqual(
      groups.map((row) => Object.values(row.values)),
      [
        ['Good Good', 2],
        ['Poor', 1],
      ],
    );
    const child = line(ids[1]!);
    const [up] = rows(`SELECT Review__r.Verdict__c FROM Review_Line__c WHERE Id = '${child}'`);
    assert.equal(up?.parents['Review__r']?.values['Verdict__c'], 'Good Good');
  });

  test('formula_isSeenByTriggersAndCannotBeWritten', () => {
    const seen: unknown[] = [];
    org.records.useTriggers({
      handles: (object) => object === 'Deal_Review__c',
      fire: (_ctx, _object, event, records: readonly TriggerRecord[]) => {
        for (const { values, old } of records) seen.push([event, values['Verdict__c'], old?.['Verdict__c']]);
      },
    });
    const id = review({ Score__c: 60 });
    org.records.update(org.admin(), 'Deal_Review__c', [{ Id: id, Score__c: 1 }], SYSTEM_MODE);
    assert.deepEqual(seen, [
      ['before insert', 'Good Good', undefined],
      ['after insert', 'Good Good', undefined],
      ['before update', 'Poor', 'Good Good'],
      ['after update', 'Poor', 'Good Good'],
    ]);
    assert.deepEqual(
      codesOf(() => review({ Verdict__c: 'Mine' })),
      ['INVALID_FIELD_FOR_INSERT_UPDATE'],
    );
  });

  test('summaries_followTheirDetails', () => {
    const id = review();
    const sums = () => {
      const row = org.stored('Deal_Review__c', id);
      return [row['Lines__c'], row['Hours__c'], row['Long_Hours__c'], row['Last_Day__c']];
    };
    assert.deepEqual(sums(), [0, 0, 0, null], 'nothing is summed up yet');
    const first = line(id, { Hours__c: 2.1, Day__c: '2026-11-02' });
    const second = line(id, { Hours__c: 5, Day__c: '2026-11-09' });
    assert.deepEqual(sums(), [2, 7.1, 5, '2026-11-09']);
    org.records.update(org.admin(), 'Review_Line__c', [{ Id: first, Hours__c: 6 }], SYSTEM_MODE);
    assert.deepEqual(sums(), [2, 11, 11, '2026-11-09']);
    org.records.delete(org.admin(), 'Review_Line__c', [second], SYSTEM_MODE);
    assert.deepEqual(sums(), [1, 6, 6, '2026-11-02']);
    org.records.undelete(org.admin(), 'Review_Line__c', [second], SYSTEM_MODE);
    assert.deepEqual(sums(), [2, 11, 11, '2026-11-09']);
    assert.deepEqual(
      codesOf(() => org.records.update(org.admin(), 'Deal_Review__c', [{ Id: id, Hours__c: 1 }], SYSTEM_MODE)),
      ['INVALID_FIELD_FOR_INSERT_UPDATE'],
    );
  });

  test('summaries_saveTheMasterWithItsTriggersAndRules', () => {
    const id = review();
    const fired: string[] = [];
    org.records.useTriggers({
      handles: (object, event) => object === 'Deal_Review__c' && event.endsWith('update'),
      fire(_ctx, object, event, records) {
        fired.push(
          `${object} ${event} ${String(records[0]?.old?.['Lines__c'])}-${String(records[0]?.values['Lines__c'])}`,
        );
        for (const { values, errors } of records) {
          if (values['Lines__c'] === 2)
            errors.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'full', fields: [] });
        }
      },
    });
    line(id);
    assert.deepEqual(fired, ['Deal_Review__c before update 0-1', 'Deal_Review__c after update 0-1']);
    assert.equal(errorsOf(() => line(id))[0]?.message, 'full');
    const other = review();
    const results = org.records.insert(
      org.admin(),
      'Review_Line__c',
      [{ Review__c: id }, { Review__c: other }],
      PARTLY,
    );
    assert.deepEqual(
      results.map((result) => result.success),
      [false, true],
    );
    assert.deepEqual(
      [id, other].map(
        (parent) => org.row('SELECT count(*) AS n FROM "Review_Line__c" WHERE "Review__c" = ?', [parent])['n'],
      ),
      [1, 1],
    );
  });

  test('openActivities_areAQuestionOfTime', () => {
    const deal = org.createOpportunity();
    const facts = () => {
      const [row] = rows(`SELECT HasOpenActivity, HasOverdueTask FROM Opportunity WHERE Id = '${deal}'`);
      return [row!.values['HasOpenActivity'], row!.values['HasOverdueTask']];
    };
    assert.deepEqual(facts(), [false, false]);
    org.create('Event', { WhatId: deal, StartDateTime: '2026-11-18T12:00:00Z', DurationInMinutes: 60 });
    assert.deepEqual(facts(), [true, false]);
    org.clock.now = Date.parse('2026-11-18T13:30:00Z');
    assert.deepEqual(facts(), [false, false], 'the meeting is over');
    org.create('Task', { WhatId: deal, ActivityDate: '2026-11-19' });
    assert.deepEqual(facts(), [true, false]);
    org.clock.now = Date.parse('2026-11-20T00:00:00Z');
    assert.deepEqual(facts(), [true, true], 'due yesterday');
  });
});
