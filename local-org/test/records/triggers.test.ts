import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { ExecutionContext, TriggerEvent, TriggerHost, TriggerRecord } from '../../src/records/records.ts';
import { DmlError, TriggerFailure } from '../../src/records/records.ts';
import { codesOf, errorsOf, openTestOrg, PARTLY, SYSTEM_MODE } from './org.ts';
import type { TestOrg } from './org.ts';

type Handler = (records: readonly TriggerRecord[], ctx: ExecutionContext) => void;

describe('triggers around a save', () => {
  let org: TestOrg;
  let handlers: Partial<Record<`${string} ${TriggerEvent}`, Handler>>;
  let fired: string[];
  const host: TriggerHost = {
    handles: (object, event) => handlers[`${object} ${event}`] !== undefined,
    fire(ctx, object, event, records) {
      fired.push(`${object} ${event} ${records.length}`);
      handlers[`${object} ${event}`]?.(records, ctx);
    },
  };
  const refuse = (record: TriggerRecord, message: string) =>
    record.errors.push({ statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields: [] });
  const count = (where = '1') => Number(org.row(`SELECT count(*) AS n FROM "Account" WHERE ${where}`)['n']);

  before(async () => {
    org = await openTestOrg();
    org.records.useTriggers(host);
  });
  beforeEach(() => {
    handlers = {};
    fired = [];
  });
  after(() => org.close());

  test('beforeInsert_changes_areConvertedCheckedAndSaved', () => {
    handlers['Deal_Review__c before insert'] = ([record]) => {
      assert.equal(record!.old, null);
      assert.equal(record!.values['Id'], null);
      assert.equal(record!.values['OwnerId'], org.adminUserId);
      assert.equal(record!.values['Mood__c'], 'Good');
      record!.values['Score__c'] = 12.345;
      record!.values['Comment__c'] = 'trailing  ';
    };
    const row = org.stored('Deal_Review__c', org.create('Deal_Review__c', {}));
    assert.deepEqual([row['Score__c'], row['Comment__c']], [12.35, 'trailing']);
    handlers['Deal_Review__c before insert'] = ([record]) => (record!.values['Score__c'] = 101);
    assert.deepEqual(errorsOf(() => org.create('Deal_Review__c', {}))[0]?.message, 'Score is from 0 to 100');
    handlers['Deal_Review__c before insert'] = ([record]) => (record!.values['Mood__c'] = 'Odd');
    assert.deepEqual(
      codesOf(() => org.create('Deal_Review__c', {})),
      ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    );
  });

  test('beforeInsert_stageSetByTrigger_drivesTheStandardFields', () => {
    handlers['Opportunity before insert'] = ([record]) => (record!.values['StageName'] = 'Closed Won');
    const row = org.stored('Opportunity', org.createOpportunity());
    assert.deepEqual([row['IsWon'], row['Probability']], [1, 100]);
  });

  test('afterInsert_seesIdsAndStamps', () => {
    handlers['Account after insert'] = ([record]) => {
      assert.equal(org.stored('Account', String(record!.values['Id']))['Name'], 'Acme');
      assert.equal(record!.values['CreatedById'], org.adminUserId);
    };
    org.create('Account', { Name: 'Acme' });
    assert.deepEqual(fired, ['Account after insert 1']);
  });

  test('update_oldAndNewValues_areBothThere', () => {
    const id = org.create('Account', { Name: 'Old' });
    handlers['Account before update'] = ([record]) => {
      assert.equal(record!.old?.['Name'], 'Old');
      record!.values['Name'] = `${String(record!.values['Name'])}!`;
    };
    org.records.update(org.admin(), 'Account', [{ Id: id, Name: 'New' }], SYSTEM_MODE);
    assert.equal(org.stored('Account', id)['Name'], 'New!');
  });

  test('insert_manyRecords_fireInChunksOf200', () => {
    handlers['Account before insert'] = () => {};
    handlers['Account after insert'] = () => {};
    org.records.insert(
      org.admin(),
      'Account',
      Array.from({ length: 450 }, (_, i) => ({ Name: `A${i}` })),
      SYSTEM_MODE,
    );
    assert.deepEqual(fired, [
      'Account before insert 200',
      'Account after insert 200',
      'Account before insert 200',
      'Account after insert 200',
      'Account before insert 50',
      'Account after insert 50',
    ]);
  });

  test('addError_allOrNone_undoesTheTriggersOwnWork', () => {
    const before = count();
    handlers['Deal_Review__c after insert'] = ([record], ctx) => {
      org.records.insert(ctx, 'Account', [{ Name: 'Made by trigger' }], SYSTEM_MODE);
      refuse(record!, 'no');
    };
    assert.equal(errorsOf(() => org.create('Deal_Review__c', {}))[0]?.message, 'no');
    assert.equal(count(), before);
    assert.equal(org.row('SELECT count(*) AS n FROM "Deal_Review__c" WHERE "Score__c" = 77')['n'], 0);
  });

  test('addError_partly_retriesTheSoundRecords', () => {
    handlers['Account before insert'] = () => {};
    handlers['Account after insert'] = (records) => {
      for (const record of records) if (record.values['Name'] === 'Bad') refuse(record, 'bad name');
    };
    const results = org.records.insert(org.admin(), 'Account', [{ Name: 'Good one' }, { Name: 'Bad' }], PARTLY);
    assert.deepEqual(
      results.map((result) => [result.success, result.errors[0]?.message]),
      [
        [true, undefined],
        [false, 'bad name'],
      ],
    );
    assert.deepEqual(fired, [
      'Account before insert 2',
      'Account after insert 2',
      'Account before insert 1',
      'Account after insert 1',
    ]);
    assert.equal(count(`"Name" = 'Good one'`), 1);
  });

  test('addError_newOneInEveryAttempt_failsAllAfterThree', () => {
    let attempt = 0;
    handlers['Account after insert'] = (records) => refuse(records[0]!, `attempt ${++attempt}`);
    const names = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ Name: `Retry ${name}` }));
    const results = org.records.insert(org.admin(), 'Account', names, PARTLY);
    assert.ok(results.every((result) => !result.success));
    assert.match(results[4]!.errors[0]!.message, /Too many batch retries/);
    assert.equal(count(`"Name" LIKE 'Retry %'`), 0);
  });

  test('failingTrigger_everyRecordOfTheChunkFails', () => {
    handlers['Account before insert'] = () => {
      throw new TriggerFailure('AccountTrigger: execution of BeforeInsert caused by: System.NullPointerException');
    };
    const [error] = errorsOf(() => org.create('Account', { Name: 'x' }));
    assert.equal(error?.statusCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    assert.match(error.message, /NullPointerException/);
  });

  test('otherErrors_passThroughAndLeaveNothing', () => {
    handlers['Account after insert'] = () => {
      throw new Error('limit');
    };
    assert.throws(() => org.create('Account', { Name: 'Limited' }), /^Error: limit$/);
    assert.equal(count(`"Name" = 'Limited'`), 0);
  });

  test('recursion_tooDeep_endsWithAnError', () => {
    handlers['Account after insert'] = (_records, ctx) => {
      org.records.insert(ctx, 'Account', [{ Name: 'Deeper' }], SYSTEM_MODE);
    };
    assert.throws(
      () => org.create('Account', { Name: 'Deep' }),
      (error: unknown) => error instanceof DmlError && /maximum trigger depth exceeded/.test(error.message),
    );
    assert.equal(count(`"Name" LIKE 'Deep%'`), 0);
    assert.equal(fired.length, 16);
  });

  test('delete_addErrorInBefore_keepsTheRecord', () => {
    const id = org.create('Account', { Name: 'Kept' });
    handlers['Account before delete'] = ([record]) => {
      assert.equal(record!.old?.['Name'], 'Kept');
      refuse(record!, 'keep it');
    };
    assert.equal(errorsOf(() => org.records.delete(org.admin(), 'Account', [id], SYSTEM_MODE))[0]?.message, 'keep it');
    assert.equal(org.stored('Account', id)['IsDeleted'], 0);
  });

  test('undelete_firesAfterUndelete', () => {
    const id = org.create('Account', { Name: 'Back' });
    handlers['Account after delete'] = () => {};
    handlers['Account after undelete'] = ([record]) => assert.equal(record!.values['IsDeleted'], false);
    org.records.delete(org.admin(), 'Account', [id], SYSTEM_MODE);
    org.records.undelete(org.admin(), 'Account', [id], SYSTEM_MODE);
    assert.deepEqual(fired, ['Account after delete 1', 'Account after undelete 1']);
  });
});
