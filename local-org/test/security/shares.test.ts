import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RawRecord } from '../../src/metadata/catalog.ts';
import { codesOf, errorsOf, openTestOrg, SYSTEM_MODE, USER_MODE } from '../records/org.ts';
import type { TestOrg } from '../records/org.ts';

/**
 * Roles: Manager > Rep, Other alone. Expected values follow the Apex Developer Guide, "Understanding Sharing" and
 * "Sharing a Record Using Apex", and Salesforce Help, "Controlling Access Using Hierarchies".
 */
describe('share rows', () => {
  let org: TestOrg;
  let rep: string;
  let manager: string;
  let other: string;

  before(async () => {
    org = await openTestOrg();
    const top = org.create('UserRole', { Name: 'Manager' });
    const below = org.create('UserRole', { Name: 'Rep', ParentRoleId: top });
    manager = org.createUser({ name: 'Manager', roleId: top, sets: ['Reviewer'] });
    rep = org.createUser({ name: 'Rep', roleId: below, sets: ['Reviewer'] });
    other = org.createUser({ name: 'Other', sets: ['Reviewer'] });
  });
  after(() => org.close());

  const review = () => org.create('Deal_Review__c', { OwnerId: rep });
  const note = () => org.create('Private_Note__c', { OwnerId: rep });
  const has = (userId: string, objectName: string, id: string) => {
    const object = org.catalog.objects.get(objectName.toLowerCase())!;
    return org.access.accessibleIds(org.access.loadUser(userId), object, [id], 'Read').has(id);
  };
  const sharesOf = (id: string, table = 'Deal_Review__Share') =>
    org.db
      .all(`SELECT * FROM "${table}" WHERE "ParentId" = ? AND "IsDeleted" = 0 ORDER BY "Id"`, [id])
      .map((row) => [row['UserOrGroupId'], row['AccessLevel'], row['RowCause']]);
  const share = (values: RawRecord, by = org.admin(), options = USER_MODE) =>
    org.records.insert(
      by,
      'Deal_Review__Share',
      [{ AccessLevel: 'Read', UserOrGroupId: other, ...values }],
      options,
    )[0]!;

  test('owner_hasARow_thatFollowsTheRecord', () => {
    const id = review();
    assert.deepEqual(sharesOf(id), [[rep, 'All', 'Owner']]);
    org.records.update(org.admin(), 'Deal_Review__c', [{ Id: id, OwnerId: other }], SYSTEM_MODE);
    assert.deepEqual(sharesOf(id), [[other, 'All', 'Owner']]);
    org.records.delete(org.admin(), 'Deal_Review__c', [id], SYSTEM_MODE);
    assert.deepEqual(sharesOf(id), []);
    org.records.undelete(org.admin(), 'Deal_Review__c', [id], SYSTEM_MODE);
    assert.deepEqual(sharesOf(id), [[other, 'All', 'Owner']]);
  });

  test('ownersRow_cannotBeWrittenOrDeleted', () => {
    const id = review();
    const row = String(org.row('SELECT "Id" AS id FROM "Deal_Review__Share" WHERE "ParentId" = ?', [id])['id']);
    assert.deepEqual(
      codesOf(() => org.records.delete(org.admin(), 'Deal_Review__Share', [row], SYSTEM_MODE)),
      ['DELETE_FAILED'],
    );
    assert.deepEqual(
      codesOf(() =>
        org.records.update(org.admin(), 'Deal_Review__Share', [{ Id: row, AccessLevel: 'Read' }], SYSTEM_MODE),
      ),
      ['FIELD_INTEGRITY_EXCEPTION'],
    );
    assert.deepEqual(
      codesOf(() => share({ ParentId: id, RowCause: 'Owner' })),
      ['FIELD_INTEGRITY_EXCEPTION'],
    );
  });

  test('levels_mustGiveMoreThanTheDefault_andAllIsNotGranted', () => {
    const id = review();
    assert.deepEqual(
      codesOf(() => share({ ParentId: id, AccessLevel: 'All' })),
      ['FIELD_INTEGRITY_EXCEPTION'],
    );
    const account = org.create('Account', { Name: 'Read by all' });
    const trivial = { AccountId: account, UserOrGroupId: other, AccountAccessLevel: 'Read' };
    const [error] = errorsOf(() => org.create('AccountShare', trivial));
    assert.equal(error?.statusCode, 'FIELD_FILTER_VALIDATION_EXCEPTION');
    assert.match(error.message, /AccessLevel/);
    assert.ok(org.create('AccountShare', { ...trivial, AccountAccessLevel: 'Edit' }));
  });

  test('rowGivenTwice_isOneRowWithTheHigherLevel', () => {
    const id = review();
    const first = share({ ParentId: id });
    const raised = share({ ParentId: id, AccessLevel: 'Edit' });
    const lower = share({ ParentId: id });
    assert.deepEqual([raised.id, lower.id, raised.created], [first.id, first.id, false]);
    assert.deepEqual(sharesOf(id).slice(1), [[other, 'Edit', 'Manual']]);
    share({ ParentId: id, RowCause: 'Coaching__c' });
    assert.equal(sharesOf(id).length, 3, 'another reason is another row');
  });

  test('apexReason_mustBeDeclared_andAsksForModifyAllDataWhereSharingIsEnforced', () => {
    const id = review();
    assert.deepEqual(
      codesOf(() => share({ ParentId: id, RowCause: 'Unknown__c' })),
      ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    );
    const reason = { ParentId: id, RowCause: 'Coaching__c' };
    assert.deepEqual(
      codesOf(() => share(reason, org.contextOf(rep), USER_MODE)),
      ['INSUFFICIENT_ACCESS_OR_READONLY'],
    );
    assert.ok(share({ ParentId: id }, org.contextOf(rep), USER_MODE).success, 'the owner may share by hand');
    assert.ok(share(reason, org.contextOf(rep), SYSTEM_MODE).success, 'code without sharing may');
  });

  test('objectWithoutHierarchyAccess_isHiddenFromTheRolesAbove', () => {
    const id = note();
    assert.deepEqual([has(rep, 'Private_Note__c', id), has(manager, 'Private_Note__c', id)], [true, false]);
    assert.ok(has(manager, 'Deal_Review__c', review()), 'other objects are open to them');
    assert.ok(has(org.adminUserId, 'Private_Note__c', id), 'Modify All Data still sees it');
    const fromOther = org.create('Private_Note__c', { OwnerId: other });
    org.create('Private_Note__Share', { ParentId: fromOther, UserOrGroupId: rep, AccessLevel: 'Read' });
    assert.deepEqual(
      [has(rep, 'Private_Note__c', fromOther), has(manager, 'Private_Note__c', fromOther)],
      [true, false],
    );
  });

  test('publicGroup_reachesTheBossesOfItsMembersWhenItSaysSo', () => {
    const reached = (doesIncludeBosses: boolean) => {
      const name = `Members${String(doesIncludeBosses)}`;
      const group = org.create('Group', { Name: name, DeveloperName: name, DoesIncludeBosses: doesIncludeBosses });
      org.create('GroupMember', { GroupId: group, UserOrGroupId: rep });
      const id = org.create('Deal_Review__c', { OwnerId: other });
      share({ ParentId: id, UserOrGroupId: group });
      return [has(rep, 'Deal_Review__c', id), has(manager, 'Deal_Review__c', id)];
    };
    assert.deepEqual(reached(true), [true, true]);
    assert.deepEqual(reached(false), [true, false]);
  });
});
