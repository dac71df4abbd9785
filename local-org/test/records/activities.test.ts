import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { RawRecord } from '../../src/metadata/catalog.ts';
import { archiveActivities } from '../../src/records/archive.ts';
import { parseSoql } from '../../src/soql/parse.ts';
import { runQuery } from '../../src/soql/run.ts';
import { codesOf, NOON, openTestOrg, SYSTEM_MODE } from './org.ts';
import type { TestOrg } from './org.ts';

describe('tasks and events', () => {
  let org: TestOrg;
  let account: string;
  let contact: string;
  let deal: string;
  before(async () => {
    org = await openTestOrg();
    account = org.create('Account', { Name: 'Acme' });
    contact = org.create('Contact', { FirstName: 'Jo', LastName: 'Doe', AccountId: account });
  });
  beforeEach(() => {
    org.clock.now = NOON;
    deal = org.createOpportunity({ AccountId: account });
  });
  after(() => org.close());

  const update = (object: string, id: string, values: RawRecord) =>
    org.records.update(org.admin(), object, [{ Id: id, ...values }], SYSTEM_MODE);
  const event = (values: RawRecord) => org.create('Event', { Subject: 'Meeting', WhatId: deal, ...values });
  const relations = (id: string) =>
    org.db
      .all('SELECT * FROM "EventRelation" WHERE "EventId" = ? AND "IsDeleted" = 0 ORDER BY "Id"', [id])
      .map((row) => [row['RelationId'], row['IsWhat'], row['IsParent'], row['IsInvitee']]);

  test('task_insert_getsDefaultsAndRelations', () => {
    const row = org.stored('Task', org.create('Task', { Subject: 'Call', WhatId: deal, WhoId: contact }));
    assert.deepEqual(
      [row['Status'], row['Priority'], row['TaskSubtype'], row['OwnerId']],
      ['Not Started', 'Normal', 'Task', org.adminUserId],
    );
    assert.deepEqual([row['IsClosed'], row['CompletedDateTime']], [0, null]);
    assert.deepEqual([row['AccountId'], row['WhatCount'], row['WhoCount']], [account, 1, 1]);
  });

  test('task_accountAlsoFollowsFromTheContactAlone', () => {
    assert.equal(org.stored('Task', org.create('Task', { WhoId: contact }))['AccountId'], account);
    assert.equal(org.stored('Task', org.create('Task', { WhatId: account }))['AccountId'], account);
  });

  test('task_closedReopenedClosedAgain_movesTheCompletion', () => {
    const id = org.create('Task', { Subject: 'Call', Status: 'Completed' });
    const completed = () => org.stored('Task', id)['CompletedDateTime'];
    assert.equal(completed(), '2026-11-18T09:00:00.000Z');
    org.clock.now += 60_000;
    update('Task', id, { Description: 'noted' });
    assert.equal(completed(), '2026-11-18T09:00:00.000Z');
    update('Task', id, { Status: 'In Progress' });
    assert.deepEqual([completed(), org.stored('Task', id)['IsClosed']], [null, 0]);
    org.clock.now += 60_000;
    update('Task', id, { Status: 'Completed' });
    assert.equal(completed(), '2026-11-18T09:02:00.000Z');
  });

  test('task_importedAsClosed_wasCompletedWhenLastModified', () => {
    const past = { CreatedDate: '2026-10-01T08:00:00Z', LastModifiedDate: '2026-10-02T08:00:00Z' };
    const id = org.create('Task', { Status: 'Completed', ...past });
    assert.equal(org.stored('Task', id)['CompletedDateTime'], '2026-10-02T08:00:00.000Z');
  });

  test('task_leadAndDealTogether_areRefused', () => {
    const lead = org.create('Lead', { LastName: 'Lee', Company: 'Acme' });
    assert.deepEqual(
      codesOf(() => org.create('Task', { WhoId: lead, WhatId: deal })),
      ['FIELD_INTEGRITY_EXCEPTION'],
    );
  });

  test('activities_keepTheDealsActivityFields', () => {
    const state = () => {
      const row = org.stored('Opportunity', deal);
      return [row['HasOpenActivity'], row['LastActivityDate']];
    };
    const task = org.create('Task', { WhatId: deal, ActivityDate: '2026-11-10' });
    assert.deepEqual(state(), [1, null]);
    update('Task', task, { Status: 'Completed' });
    assert.deepEqual(state(), [0, '2026-11-10']);
    assert.equal(org.stored('Account', account)['LastActivityDate'], '2026-11-10');
    const meeting = event({ StartDateTime: '2026-11-20T10:00:00Z', DurationInMinutes: 60 });
    assert.deepEqual(state(), [1, '2026-11-20']);
    org.records.delete(org.admin(), 'Event', [meeting], SYSTEM_MODE);
    assert.deepEqual(state(), [0, '2026-11-10']);
    const other = org.createOpportunity();
    update('Task', task, { WhatId: other });
    assert.deepEqual(state(), [0, null]);
    assert.equal(org.stored('Opportunity', other)['LastActivityDate'], '2026-11-10');
  });

  test('event_startAndDuration_giveEndAndLocalDay', () => {
    const row = org.stored('Event', event({ StartDateTime: '2026-11-18T23:30:00Z', DurationInMinutes: 45 }));
    assert.equal(row['EndDateTime'], '2026-11-19T00:15:00.000Z');
    assert.equal(row['ActivityDateTime'], row['StartDateTime']);
    assert.equal(row['ActivityDate'], '2026-11-19');
    assert.deepEqual([row['ShowAs'], row['IsGroupEvent'], row['AccountId']], ['Busy', 0, account]);
  });

  test('event_startAndEnd_giveDuration_andMovingKeepsIt', () => {
    const id = event({ StartDateTime: '2026-11-18T10:00:00Z', EndDateTime: '2026-11-18T11:30:00Z' });
    assert.equal(org.stored('Event', id)['DurationInMinutes'], 90);
    update('Event', id, { StartDateTime: '2026-11-19T10:00:00Z' });
    assert.equal(org.stored('Event', id)['EndDateTime'], '2026-11-19T11:30:00.000Z');
    update('Event', id, { EndDateTime: '2026-11-19T10:30:00Z' });
    assert.equal(org.stored('Event', id)['DurationInMinutes'], 30);
  });

  test('event_activityDateTime_isTheStart', () => {
    const row = org.stored('Event', event({ ActivityDateTime: '2026-11-18T10:00:00Z', DurationInMinutes: 30 }));
    assert.equal(row['StartDateTime'], '2026-11-18T10:00:00.000Z');
  });

  test('event_allDay_hasADate', () => {
    const row = org.stored('Event', event({ IsAllDayEvent: true, ActivityDate: '2026-11-18' }));
    assert.deepEqual(
      [row['StartDateTime'], row['DurationInMinutes'], row['EndDate']],
      ['2026-11-18T00:00:00.000Z', 1440, '2026-11-18'],
    );
  });

  test('event_timesThatDoNotAgree_areRefused', () => {
    const start = { StartDateTime: '2026-11-18T10:00:00Z' };
    assert.deepEqual(
      codesOf(() => event({})),
      ['REQUIRED_FIELD_MISSING'],
    );
    assert.deepEqual(
      codesOf(() => event(start)),
      ['REQUIRED_FIELD_MISSING'],
    );
    assert.deepEqual(
      codesOf(() => event({ ...start, EndDateTime: '2026-11-18T09:00:00Z' })),
      ['FIELD_INTEGRITY_EXCEPTION'],
    );
    assert.deepEqual(
      codesOf(() => event({ ...start, EndDateTime: '2026-11-18T11:00:00Z', DurationInMinutes: 30 })),
      ['FIELD_INTEGRITY_EXCEPTION'],
    );
  });

  test('event_relations_followWhoWhatAndInvitees', () => {
    const rep = org.createUser({ name: 'Invited' });
    const id = event({ StartDateTime: '2026-11-18T10:00:00Z', DurationInMinutes: 30, WhoId: contact });
    assert.deepEqual(relations(id), [
      [contact, 0, 1, 0],
      [deal, 1, 1, 0],
    ]);
    const invitation = org.create('EventRelation', { EventId: id, RelationId: rep });
    assert.deepEqual(relations(id)[2], [rep, 0, 0, 1]);
    assert.equal(org.stored('EventRelation', invitation)['Status'], 'New');
    assert.deepEqual([org.stored('Event', id)['IsGroupEvent'], org.stored('Event', id)['GroupEventType']], [1, '1']);
    const other = org.createOpportunity();
    update('Event', id, { WhatId: other, WhoId: null });
    assert.deepEqual(relations(id), [
      [rep, 0, 0, 1],
      [other, 1, 1, 0],
    ]);
    org.records.delete(org.admin(), 'EventRelation', [invitation], SYSTEM_MODE);
    assert.equal(org.stored('Event', id)['IsGroupEvent'], 0);
  });
});

/**
 * Expected values follow the Object Reference: EmailMessage (ActivityId), EmailMessageRelation, Event (IsChild,
 * IsGroupEvent) and, for archiving, Salesforce Help, "Archived Activities".
 */
describe('mails, invitations and archived activities', () => {
  let org: TestOrg;
  let contact: string;
  let deal: string;
  before(async () => {
    org = await openTestOrg();
    contact = org.create('Contact', { FirstName: 'Jo', LastName: 'Doe', Email: 'jo@acme.example' });
    deal = org.createOpportunity();
  });
  after(() => org.close());

  const mail = (values: RawRecord) =>
    org.create('EmailMessage', { Subject: 'Offer', ToAddress: 'Jo@acme.example', RelatedToId: deal, ...values });
  const taskOf = (id: string) => org.stored('Task', String(org.stored('EmailMessage', id)['ActivityId']));

  test('mail_aboutADeal_isAClosedTask', () => {
    const task = taskOf(mail({ MessageDate: '2026-11-17T23:30:00Z', AutomationType: 'Cadence' }));
    assert.deepEqual(
      [task['Subject'], task['Status'], task['TaskSubtype'], task['IsClosed'], task['WhatId'], task['WhoId']],
      ['Email: Offer', 'Completed', 'Email', 1, deal, contact],
    );
    assert.deepEqual([task['ActivityDate'], task['OwnerId']], ['2026-11-18', org.adminUserId]);
  });

  test('mail_keepsItsOwnFields_andImportedOnesTheirDates', () => {
    const id = mail({
      AutomationType: 'Cadence',
      CreatedDate: '2026-10-01T08:00:00Z',
      LastModifiedDate: '2026-10-01T08:00:00Z',
    });
    assert.equal(org.stored('EmailMessage', id)['AutomationType'], 'Cadence');
    assert.equal(taskOf(id)['CompletedDateTime'], '2026-10-01T08:00:00.000Z');
  });

  test('mail_draftOrOfNothing_hasNoTask', () => {
    const withoutTask: RawRecord[] = [{ Status: '5' }, { RelatedToId: null }];
    for (const values of withoutTask) {
      assert.equal(org.stored('EmailMessage', mail(values))['ActivityId'], null);
    }
  });

  test('mail_addresses_areRelations', () => {
    const rep = org.createUser({ name: 'Mailer' });
    const id = mail({ FromAddress: 'mailer@example.com', CcAddress: 'nobody@acme.example; jo@acme.example' });
    const relations = org.db
      .all('SELECT * FROM "EmailMessageRelation" WHERE "EmailMessageId" = ? ORDER BY "Id"', [id])
      .map((row) => [row['RelationType'], row['RelationAddress'], row['RelationId'], row['RelationObjectType']]);
    assert.deepEqual(relations, [
      ['FromAddress', 'mailer@example.com', rep, 'User'],
      ['ToAddress', 'Jo@acme.example', contact, 'Contact'],
      ['CcAddress', 'nobody@acme.example', null, null],
      ['CcAddress', 'jo@acme.example', contact, 'Contact'],
    ]);
  });

  test('invitedUser_hasAChildEvent_thatFollowsItsParent', () => {
    const guest = org.createUser({ name: 'Guest' });
    const meeting = org.create('Event', {
      Subject: 'Kickoff',
      WhatId: deal,
      StartDateTime: '2026-11-20T10:00:00Z',
      DurationInMinutes: 30,
    });
    const invitation = org.create('EventRelation', { EventId: meeting, RelationId: guest });
    org.create('EventRelation', { EventId: meeting, RelationId: contact });
    const [child, ...others] = org.db.all('SELECT * FROM "Event" WHERE "IsChild" = 1');
    assert.equal(others.length, 0, 'contacts have none');
    assert.deepEqual(
      [child!['OwnerId'], child!['Subject'], child!['WhatId'], child!['StartDateTime'], child!['IsGroupEvent']],
      [guest, 'Kickoff', deal, '2026-11-20T10:00:00.000Z', 1],
    );
    const id = String(child!['Id']);
    org.records.update(org.admin(), 'Event', [{ Id: meeting, Subject: 'Start' }], SYSTEM_MODE);
    assert.equal(org.stored('Event', id)['Subject'], 'Start');
    const change = (values: RawRecord) => () =>
      org.records.update(org.admin(), 'Event', [{ Id: id, ...values }], SYSTEM_MODE);
    assert.deepEqual(codesOf(change({ Subject: 'Mine' })), ['INSUFFICIENT_ACCESS_OR_READONLY']);
    assert.ok(change({ IsReminderSet: true })()[0]?.success);
    org.records.delete(org.admin(), 'Event', [meeting], SYSTEM_MODE);
    assert.equal(org.stored('Event', id)['IsDeleted'], 1);
    org.records.undelete(org.admin(), 'Event', [meeting], SYSTEM_MODE);
    assert.equal(org.stored('Event', id)['IsDeleted'], 0);
    org.records.delete(org.admin(), 'EventRelation', [invitation], SYSTEM_MODE);
    assert.equal(org.stored('Event', id)['IsDeleted'], 1, 'no longer invited');
  });

  test('oldActivities_areArchived_andFoundWithAllRowsOnly', () => {
    const task = (values: RawRecord) => org.create('Task', { WhatId: deal, Subject: 'old', ...values });
    const old = task({ Status: 'Completed', ActivityDate: '2025-11-01' });
    const open = task({ ActivityDate: '2025-11-01' });
    const recent = task({ Status: 'Completed', ActivityDate: '2025-12-01' });
    assert.equal(archiveActivities(org.db, org.clock.now), 1);
    const found = (more: string) =>
      runQuery(parseSoql(`SELECT Id FROM Task WHERE Subject = 'old' ${more}`), {
        db: org.db,
        catalog: org.catalog,
        user: org.admin().user,
        access: null,
        mode: 'system',
        sharing: false,
        now: org.clock.now,
        binds: () => null,
      }).rows.map((row) => row.id);
    assert.deepEqual(found(''), [open, recent]);
    assert.deepEqual(found('ALL ROWS'), [old, open, recent]);
  });
});

describe('people', () => {
  let org: TestOrg;
  before(async () => {
    org = await openTestOrg();
  });
  after(() => org.close());

  test('names_areComposed', () => {
    const contact = org.create('Contact', { FirstName: 'Jo', LastName: 'Doe' });
    assert.equal(org.stored('Contact', contact)['Name'], 'Jo Doe');
    org.records.update(org.admin(), 'Contact', [{ Id: contact, FirstName: null }], SYSTEM_MODE);
    assert.equal(org.stored('Contact', contact)['Name'], 'Doe');
    const lead = org.stored('Lead', org.create('Lead', { LastName: 'Lee', Company: 'Acme' }));
    assert.deepEqual([lead['Name'], lead['Status']], ['Lee', 'Open - Not Contacted']);
  });

  test('users_haveUniqueUsernamesInTheFormOfAnAddress', () => {
    const facts = (username: string) => ({
      LastName: 'Ray',
      Username: username,
      Email: 'ray@example.com',
      Alias: 'ray',
      ProfileId: org.profileId('Standard User'),
      TimeZoneSidKey: 'Europe/Berlin',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    const id = org.create('User', facts('ray@example.com'));
    assert.deepEqual([org.stored('User', id)['Name'], org.stored('User', id)['IsActive']], ['Ray', 1]);
    assert.deepEqual(
      codesOf(() => org.create('User', facts('RAY@example.com'))),
      ['DUPLICATE_USERNAME'],
    );
    assert.deepEqual(
      codesOf(() => org.create('User', facts('ray'))),
      ['INVALID_EMAIL_ADDRESS'],
    );
    assert.deepEqual(
      codesOf(() => org.create('User', { ...facts('new@example.com'), Email: 'no' })),
      ['INVALID_EMAIL_ADDRESS'],
    );
    assert.deepEqual(
      codesOf(() => org.create('User', { LastName: 'Ray' })),
      ['REQUIRED_FIELD_MISSING'],
    );
  });

  test('users_cannotManageThemselves_norInACircle', () => {
    const top = org.createUser({ name: 'Top' });
    const middle = org.createUser({ name: 'Middle', managerId: top });
    const setManager = (id: string, managerId: string) => () =>
      org.records.update(org.admin(), 'User', [{ Id: id, ManagerId: managerId }], SYSTEM_MODE);
    assert.deepEqual(codesOf(setManager(top, top)), ['CIRCULAR_DEPENDENCY']);
    assert.deepEqual(codesOf(setManager(top, middle)), ['CIRCULAR_DEPENDENCY']);
    assert.ok(setManager(middle, org.adminUserId)()[0]?.success);
  });

  test('permissionSets_areAssignedOnce', () => {
    const id = org.createUser({ name: 'Once', sets: ['Reviewer'] });
    const set = String(org.row('SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ?', ['Reviewer'])['id']);
    const again = () => org.create('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: set });
    assert.deepEqual(codesOf(again), ['DUPLICATE_VALUE']);
  });

  test('users_cannotBeDeleted', () => {
    const id = org.createUser({ name: 'Stays' });
    assert.deepEqual(
      codesOf(() => org.records.delete(org.admin(), 'User', [id], SYSTEM_MODE)),
      ['INVALID_TYPE_FOR_OPERATION'],
    );
  });
});
