import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { RecordAccess } from '../../src/security/access.ts';
import { codesOf, openTestOrg, USER_MODE } from '../records/org.ts';
import type { TestOrg } from '../records/org.ts';

const MINIMUM = 'Minimum Access - Salesforce';
const WITH_SHARING = { allOrNone: true, access: 'system', sharing: true } as const;

/**
 * Roles: Leader > ManagerA > RepA, Leader > ManagerB > RepB. Everybody may read and edit reviews and deals by object
 * permission; only sharing differs.
 */
describe('record access', () => {
  let org: TestOrg;
  const people: Record<string, string> = {};
  let account: string;
  let deal: string;
  let review: string;

  before(async () => {
    org = await openTestOrg();
    const role = (name: string, parent?: string) =>
      org.create('UserRole', { Name: name, ParentRoleId: parent ?? null });
    const leader = role('Leader');
    const [managerA, managerB] = [role('Manager A', leader), role('Manager B', leader)];
    const [repA, repB] = [role('Rep A', managerA), role('Rep B', managerB)];
    const roles = { Leader: leader, ManagerA: managerA, ManagerB: managerB, RepA: repA, RepB: repB, PeerA: repA };
    for (const [name, roleId] of Object.entries(roles))
      people[name] = org.createUser({ name, roleId, sets: ['Reviewer'] });
    people['NoRole'] = org.createUser({ name: 'NoRole', sets: ['Reviewer'] });
    people['Auditor'] = org.createUser({ name: 'Auditor', sets: ['Review_Auditor'] });
    people['Chief'] = org.createUser({ name: 'Chief', sets: ['Review_Administrator'] });
    people['NoObject'] = org.createUser({ name: 'NoObject', profile: MINIMUM });
    people['Admin'] = org.adminUserId;
    account = org.create('Account', { Name: 'Acme' });
    deal = org.createOpportunity({ AccountId: account, OwnerId: people['RepA']!, Amount: 500 });
    review = org.create('Deal_Review__c', { OwnerId: people['RepA']!, Opportunity__c: deal });
  });
  after(() => org.close());

  const has = (person: string, objectName: string, id: string, access: RecordAccess) =>
    org.access
      .accessibleIds(
        org.access.loadUser(people[person]!),
        org.catalog.objects.get(objectName.toLowerCase())!,
        [id],
        access,
      )
      .has(id);
  const rights = (person: string, objectName: string, id: string) =>
    (['Read', 'Edit', 'All'] as const).filter((access) => has(person, objectName, id, access)).join(' ');
  const ctx = (person: string) => org.contextOf(people[person]!);

  const matrix: readonly [person: string, expected: string, why: string][] = [
    ['RepA', 'Read Edit All', 'owner'],
    ['ManagerA', 'Read Edit All', 'one role above'],
    ['Leader', 'Read Edit All', 'two roles above'],
    ['PeerA', '', 'same role as the owner'],
    ['RepB', '', 'another branch'],
    ['ManagerB', '', 'manager of another branch'],
    ['NoRole', '', 'no role at all'],
    ['Auditor', 'Read', 'View All of the object'],
    ['Chief', 'Read Edit All', 'Modify All of the object'],
    ['Admin', 'Read Edit All', 'Modify All Data'],
  ];
  for (const [person, expected, why] of matrix) {
    test(`privateRecord_${person} (${why})_has '${expected}'`, () => {
      assert.equal(rights(person, 'Deal_Review__c', review), expected);
    });
  }

  test('privateRecord_stranger_cannotReadUpdateOrDelete', () => {
    const update = () => org.records.update(ctx('RepB'), 'Deal_Review__c', [{ Id: review, Score__c: 1 }], USER_MODE);
    assert.deepEqual(codesOf(update), ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY']);
    assert.deepEqual(
      codesOf(() => org.records.delete(ctx('RepB'), 'Deal_Review__c', [review], USER_MODE)),
      ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'],
    );
    const withSharing = () =>
      org.records.update(ctx('RepB'), 'Deal_Review__c', [{ Id: review, Score__c: 1 }], WITH_SHARING);
    assert.equal(codesOf(withSharing).length, 1, 'system mode with sharing asks as well');
    assert.ok(
      org.records.update(ctx('RepB'), 'Deal_Review__c', [{ Id: review, Score__c: 1 }], {
        ...WITH_SHARING,
        sharing: false,
      })[0]?.success,
    );
  });

  test('manualShare_read_thenEdit', () => {
    const id = org.create('Deal_Review__c', { OwnerId: people['RepA']! });
    const share = org.create('Deal_Review__Share', {
      ParentId: id,
      UserOrGroupId: people['RepB']!,
      AccessLevel: 'Read',
    });
    assert.equal(rights('RepB', 'Deal_Review__c', id), 'Read');
    assert.equal(rights('ManagerB', 'Deal_Review__c', id), 'Read', 'what a rep was given, the roles above have');
    assert.equal(rights('PeerA', 'Deal_Review__c', id), '');
    assert.deepEqual(
      codesOf(() => org.records.update(ctx('RepB'), 'Deal_Review__c', [{ Id: id, Score__c: 1 }], USER_MODE)),
      ['INSUFFICIENT_ACCESS_OR_READONLY'],
    );
    org.records.update(org.admin(), 'Deal_Review__Share', [{ Id: share, AccessLevel: 'Edit' }], USER_MODE);
    assert.equal(rights('RepB', 'Deal_Review__c', id), 'Read Edit');
    org.records.delete(org.admin(), 'Deal_Review__Share', [share], USER_MODE);
    assert.equal(rights('RepB', 'Deal_Review__c', id), '');
  });

  test('manualShare_endsWhenTheOwnerChanges_apexShareStays', () => {
    const id = org.create('Deal_Review__c', { OwnerId: people['RepA']! });
    org.create('Deal_Review__Share', { ParentId: id, UserOrGroupId: people['RepB']!, AccessLevel: 'Read' });
    org.create('Deal_Review__Share', {
      ParentId: id,
      UserOrGroupId: people['NoRole']!,
      AccessLevel: 'Read',
      RowCause: 'Coaching__c',
    });
    org.records.update(org.admin(), 'Deal_Review__c', [{ Id: id, OwnerId: people['PeerA']! }], USER_MODE);
    assert.deepEqual([rights('RepB', 'Deal_Review__c', id), rights('NoRole', 'Deal_Review__c', id)], ['', 'Read']);
  });

  test('shares_onlyTheOwnersSideMayGive', () => {
    const share = { ParentId: review, UserOrGroupId: people['RepB']!, AccessLevel: 'Read' };
    assert.deepEqual(
      codesOf(() => org.records.insert(ctx('RepB'), 'Deal_Review__Share', [share], USER_MODE)),
      ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'],
    );
    const id = org.create('Deal_Review__Share', share, ctx('ManagerA'), USER_MODE);
    org.records.delete(ctx('RepA'), 'Deal_Review__Share', [id], USER_MODE);
  });

  test('groupShares_reachMembersNestedGroupsAndRoles', () => {
    const id = org.create('Deal_Review__c', { OwnerId: people['NoRole']! });
    const outer = org.create('Group', { Name: 'Outer', DeveloperName: 'Outer', Type: 'Regular' });
    const inner = org.create('Group', { Name: 'Inner', DeveloperName: 'Inner', Type: 'Regular' });
    org.create('GroupMember', { GroupId: outer, UserOrGroupId: inner });
    org.create('Deal_Review__Share', { ParentId: id, UserOrGroupId: outer, AccessLevel: 'Read' });
    assert.equal(rights('RepB', 'Deal_Review__c', id), '');
    org.create('GroupMember', { GroupId: inner, UserOrGroupId: people['RepB']! });
    assert.equal(rights('RepB', 'Deal_Review__c', id), 'Read');
    const roleGroup = (type: string, role: string) =>
      String(
        org.row(
          'SELECT g."Id" AS id FROM "Group" g JOIN "UserRole" r ON r."Id" = g."RelatedId" WHERE g."Type" = ? AND r."Name" = ?',
          [type, role],
        )['id'],
      );
    const other = org.create('Deal_Review__c', { OwnerId: people['NoRole']! });
    org.create('Deal_Review__Share', {
      ParentId: other,
      UserOrGroupId: roleGroup('Role', 'Manager A'),
      AccessLevel: 'Edit',
    });
    assert.deepEqual(
      [rights('ManagerA', 'Deal_Review__c', other), rights('RepA', 'Deal_Review__c', other)],
      ['Read Edit', ''],
    );
    org.create('Deal_Review__Share', {
      ParentId: other,
      UserOrGroupId: roleGroup('RoleAndSubordinates', 'Manager A'),
      AccessLevel: 'Read',
    });
    assert.equal(rights('RepA', 'Deal_Review__c', other), 'Read');
    assert.equal(rights('RepB', 'Deal_Review__c', other), '');
  });

  test('detailRecords_followTheirMaster', () => {
    const line = org.create('Review_Line__c', { Review__c: review });
    assert.equal(rights('RepA', 'Review_Line__c', line), 'Read Edit All');
    assert.equal(rights('RepB', 'Review_Line__c', line), '');
    assert.deepEqual(
      codesOf(() => org.records.insert(ctx('RepB'), 'Review_Line__c', [{ Review__c: review }], USER_MODE)),
      ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'],
    );
  });

  test('deals_arePrivate_andTheirHistoryFollows', () => {
    assert.equal(rights('RepA', 'Opportunity', deal), 'Read Edit All');
    assert.equal(rights('Leader', 'Opportunity', deal), 'Read Edit All');
    assert.equal(rights('RepB', 'Opportunity', deal), '');
    const history = String(
      org.row('SELECT "Id" AS id FROM "OpportunityHistory" WHERE "OpportunityId" = ?', [deal])['id'],
    );
    assert.ok(has('ManagerA', 'OpportunityHistory', history, 'Read'));
    assert.ok(!has('RepB', 'OpportunityHistory', history, 'Read'));
    org.create('OpportunityShare', {
      OpportunityId: deal,
      UserOrGroupId: people['NoRole']!,
      OpportunityAccessLevel: 'Read',
    });
    assert.equal(rights('NoRole', 'Opportunity', deal), 'Read');
  });

  test('accounts_areReadByAllAndContactsFollowThem', () => {
    assert.equal(rights('RepB', 'Account', account), 'Read');
    const contact = org.create('Contact', { LastName: 'Doe', AccountId: account, OwnerId: people['RepA']! });
    assert.equal(rights('RepB', 'Contact', contact), 'Read');
    const loose = org.create('Contact', { LastName: 'Loose', OwnerId: people['RepA']! });
    assert.deepEqual([rights('RepA', 'Contact', loose), rights('RepB', 'Contact', loose)], ['Read Edit All', '']);
  });

  test('activities_areSeenThroughTheDealAndChangedByTheOwnersSide', () => {
    const task = org.create('Task', { Subject: 'Call', WhatId: deal, OwnerId: people['RepB']! });
    assert.equal(rights('RepB', 'Task', task), 'Read Edit All', 'owner');
    assert.equal(rights('ManagerB', 'Task', task), 'Read Edit All', 'above the owner');
    assert.equal(rights('RepA', 'Task', task), 'Read', 'sees the deal');
    assert.equal(rights('PeerA', 'Task', task), '', 'neither');
    const event = org.create('Event', {
      StartDateTime: '2026-11-18T10:00:00Z',
      DurationInMinutes: 30,
      OwnerId: people['RepA']!,
    });
    assert.equal(rights('PeerA', 'Event', event), '');
    org.create('EventRelation', { EventId: event, RelationId: people['PeerA']! });
    assert.equal(rights('PeerA', 'Event', event), 'Read', 'invited');
  });

  test('lookups_needAVisibleTarget', () => {
    const insert = (person: string) => () => org.records.insert(ctx(person), 'Task', [{ WhatId: deal }], USER_MODE);
    assert.deepEqual(codesOf(insert('RepB')), ['INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY']);
    assert.ok(insert('RepA')()[0]?.success);
  });

  test('transfer_needsFullAccess', () => {
    const id = org.create('Deal_Review__c', { OwnerId: people['RepA']! });
    org.create('Deal_Review__Share', { ParentId: id, UserOrGroupId: people['RepB']!, AccessLevel: 'Edit' });
    const transfer = (person: string) => () =>
      org.records.update(ctx(person), 'Deal_Review__c', [{ Id: id, OwnerId: people['RepB']! }], USER_MODE);
    assert.deepEqual(codesOf(transfer('RepB')), ['INSUFFICIENT_ACCESS_OR_READONLY']);
    assert.ok(transfer('ManagerA')()[0]?.success);
  });

  test('roleChange_countsAtOnce', () => {
    const role = String(org.stored('User', people['ManagerB']!)['UserRoleId']);
    org.records.update(
      org.admin(),
      'User',
      [{ Id: people['RepA']!, UserRoleId: String(org.stored('User', people['RepB']!)['UserRoleId']) }],
      USER_MODE,
    );
    assert.equal(rights('ManagerB', 'Deal_Review__c', review), 'Read Edit All');
    assert.equal(rights('ManagerA', 'Deal_Review__c', review), '');
    assert.ok(role);
  });

  test('20000Deals_areFilteredFast', () => {
    const owner = people['RepB']!;
    const records = Array.from({ length: 20_000 }, (_, i) => ({
      Name: `D${i}`,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
      OwnerId: i % 40 === 0 ? owner : org.adminUserId,
    }));
    org.records.insert(org.admin(), 'Opportunity', records, { ...WITH_SHARING, sharing: false });
    const object = org.catalog.objects.get('opportunity')!;
    const filter = org.access.sharingFilter(org.access.loadUser(owner), object, 'o', 'Read')!;
    const started = performance.now();
    const rows = org.db.all(
      `SELECT o."Id" FROM "Opportunity" o WHERE o."IsDeleted" = 0 AND ${filter.sql}`,
      filter.params,
    );
    const milliseconds = performance.now() - started;
    assert.equal(rows.length, 500);
    assert.ok(milliseconds < 250, `took ${milliseconds} ms`);
    const plan = org.db.all(`EXPLAIN QUERY PLAN SELECT o."Id" FROM "Opportunity" o WHERE ${filter.sql}`, filter.params);
    assert.ok(!plan.some((step) => String(step['detail']).startsWith('SCAN o')), JSON.stringify(plan));
  });
});
