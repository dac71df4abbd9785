import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parseSoql } from '../../src/soql/parse.ts';
import { runQuery } from '../../src/soql/run.ts';
import { codesOf, errorsOf, openTestOrg, PARTLY, SYSTEM_MODE } from './org.ts';
import type { TestOrg } from './org.ts';

describe('deleting and restoring records', () => {
  let org: TestOrg;
  before(async () => {
    org = await openTestOrg();
  });
  after(() => org.close());

  const remove = (object: string, ...ids: string[]) => org.records.delete(org.admin(), object, ids, SYSTEM_MODE);
  const restore = (object: string, ...ids: string[]) => org.records.undelete(org.admin(), object, ids, SYSTEM_MODE);
  const isDeleted = (object: string, id: string) => org.stored(object, id)['IsDeleted'] === 1;

  test('delete_opportunity_takesActivitiesAndHistoryAlong', () => {
    const deal = org.createOpportunity({ Amount: 50 });
    const task = org.create('Task', { Subject: 'Call', WhatId: deal });
    const event = org.create('Event', { StartDateTime: '2026-11-18T10:00:00Z', DurationInMinutes: 30, WhatId: deal });
    const review = org.create('Deal_Review__c', { Opportunity__c: deal });
    remove('Opportunity', deal);
    assert.ok(isDeleted('Opportunity', deal));
    assert.ok(isDeleted('Task', task));
    assert.ok(isDeleted('Event', event));
    const live = 'WHERE "OpportunityId" = ? AND "IsDeleted" = 0';
    assert.equal(org.row(`SELECT count(*) AS n FROM "OpportunityHistory" ${live}`, [deal])['n'], 0);
    assert.equal(
      org.row('SELECT count(*) AS n FROM "EventRelation" WHERE "EventId" = ? AND "IsDeleted" = 0', [event])['n'],
      0,
    );
    assert.equal(org.stored('Deal_Review__c', review)['Opportunity__c'], null);
    assert.ok(!isDeleted('Deal_Review__c', review));
  });

  test('undelete_bringsBackWhatWentWithIt', () => {
    const deal = org.createOpportunity();
    const [kept, gone] = [org.create('Task', { WhatId: deal }), org.create('Task', { WhatId: deal })];
    remove('Task', gone);
    org.clock.now += 1000;
    remove('Opportunity', deal);
    org.clock.now += 1000;
    restore('Opportunity', deal);
    assert.ok(!isDeleted('Opportunity', deal));
    assert.ok(!isDeleted('Task', kept));
    assert.ok(isDeleted('Task', gone));
    assert.equal(
      org.row('SELECT count(*) AS n FROM "OpportunityHistory" WHERE "OpportunityId" = ? AND "IsDeleted" = 0', [deal])[
        'n'
      ],
      1,
    );
  });

  test('delete_masterRecord_cascadesToDetails', () => {
    const review = org.create('Deal_Review__c', {});
    const line = org.create('Review_Line__c', { Review__c: review });
    remove('Deal_Review__c', review);
    assert.ok(isDeleted('Review_Line__c', line));
  });

  test('delete_restrictedLookup_isRefused', () => {
    const account = org.create('Account', { Name: 'Held' });
    const review = org.create('Deal_Review__c', { Account__c: account });
    assert.deepEqual(
      codesOf(() => remove('Account', account)),
      ['DELETE_FAILED'],
    );
    remove('Deal_Review__c', review);
    remove('Account', account);
    assert.ok(isDeleted('Account', account));
  });

  test('delete_account_takesContactsAndDeals', () => {
    const account = org.create('Account', { Name: 'Acme' });
    const contact = org.create('Contact', { LastName: 'Doe', AccountId: account });
    const deal = org.createOpportunity({ AccountId: account });
    const task = org.create('Task', { WhatId: deal, WhoId: contact });
    remove('Account', account);
    for (const [object, id] of [
      ['Contact', contact],
      ['Opportunity', deal],
      ['Task', task],
    ] as const) {
      assert.ok(isDeleted(object, id), object);
    }
  });

  test('delete_wrongIds_areErrors', () => {
    const id = org.create('Account', { Name: 'Twice' });
    remove('Account', id);
    assert.deepEqual(
      codesOf(() => remove('Account', id)),
      ['ENTITY_IS_DELETED'],
    );
    assert.deepEqual(
      codesOf(() => remove('Account', 'nonsense')),
      ['MALFORMED_ID'],
    );
    assert.deepEqual(
      codesOf(() => remove('Account', '001000000000001')),
      ['INVALID_CROSS_REFERENCE_KEY'],
    );
    assert.deepEqual(
      codesOf(() => remove('Account', org.createOpportunity())),
      ['MALFORMED_ID'],
    );
    const alive = org.create('Account', { Name: 'Alive' });
    assert.equal(errorsOf(() => restore('Account', alive))[0]?.message, 'Entity is not in the recycle bin');
  });

  test('delete_partly_deletesTheSoundOnes', () => {
    const id = org.create('Account', { Name: 'Alone' });
    const results = org.records.delete(org.admin(), 'Account', ['001000000000001', id], PARTLY);
    assert.deepEqual(
      results.map((result) => result.success),
      [false, true],
    );
    assert.ok(isDeleted('Account', id));
  });

  test('delete_objectWithoutRecycleBin_removesTheRow', () => {
    const user = org.createUser({ name: 'Temp', sets: ['Reviewer'] });
    const review = org.catalog.objects.get('deal_review__c')!;
    assert.ok(org.access.canObject(org.access.loadUser(user), review, 'read'));
    const assignment = String(
      org.row('SELECT "Id" AS id FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?', [user])['id'],
    );
    remove('PermissionSetAssignment', assignment);
    assert.equal(org.row('SELECT count(*) AS n FROM "PermissionSetAssignment" WHERE "Id" = ?', [assignment])['n'], 0);
    assert.ok(!org.access.canObject(org.access.loadUser(user), review, 'read'));
  });

  test('undelete_fillsLookupsAgain_unlessTheyWereReplaced', () => {
    const deal = org.createOpportunity();
    const [kept, replaced] = [0, 1].map(() => org.create('Deal_Review__c', { Opportunity__c: deal })) as [
      string,
      string,
    ];
    remove('Opportunity', deal);
    assert.equal(org.stored('Deal_Review__c', kept)['Opportunity__c'], null);
    const other = org.createOpportunity();
    org.records.update(org.admin(), 'Deal_Review__c', [{ Id: replaced, Opportunity__c: other }], SYSTEM_MODE);
    restore('Opportunity', deal);
    assert.equal(org.stored('Deal_Review__c', kept)['Opportunity__c'], deal);
    assert.equal(org.stored('Deal_Review__c', replaced)['Opportunity__c'], other);
  });

  test('emptyRecycleBin_takesRecordsAndTheirDetailsForGood', () => {
    const review = org.create('Deal_Review__c', {});
    const line = org.create('Review_Line__c', { Review__c: review });
    const empty = (id: string) => org.records.emptyRecycleBin(org.admin(), 'Deal_Review__c', [id], SYSTEM_MODE);
    assert.deepEqual(
      codesOf(() => empty(review)),
      ['UNDELETE_FAILED'],
    );
    remove('Deal_Review__c', review);
    assert.ok(empty(review)[0]?.success);
    const rows = (table: string, id: string) =>
      org.row(`SELECT count(*) AS n FROM "${table}" WHERE "Id" = ?`, [id])['n'];
    assert.deepEqual([rows('Deal_Review__c', review), rows('Review_Line__c', line)], [0, 0]);
    assert.deepEqual(
      codesOf(() => restore('Deal_Review__c', review)),
      ['INVALID_CROSS_REFERENCE_KEY'],
    );
  });

  test('deletedRecords_areFoundWithAllRowsOnly', () => {
    const id = org.create('Account', { Name: 'Binned' });
    remove('Account', id);
    const found = (more: string) =>
      runQuery(parseSoql(`SELECT Id FROM Account WHERE Id = '${id}' ${more}`), {
        db: org.db,
        catalog: org.catalog,
        user: org.admin().user,
        access: org.access,
        mode: 'user',
        sharing: true,
        now: org.clock.now,
        binds: () => null,
      }).count;
    assert.deepEqual([found(''), found('ALL ROWS')], [0, 1]);
  });
});
