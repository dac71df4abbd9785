import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { planQuery } from '../../src/soql/plan.ts';
import { analyseQuery } from '../../src/soql/analyse.ts';
import { parseSoql } from '../../src/soql/parse.ts';
import { SoqlAccessError } from '../../src/soql/permissions.ts';
import { accessWith, catalog, NOW, TestOrg } from './org.ts';

let org: TestOrg;
let mine: string;
let theirs: string;

before(async () => {
  org = await TestOrg.open();
  const other = org.insert('User', { Name: 'Bo Ray', LastName: 'Ray', Username: 'bo@example.com' });
  const account = org.insert('Account', { Name: 'Theirs', OwnerId: other });
  mine = org.insert('Opportunity', { Name: 'Mine', OwnerId: org.userId, AccountId: account });
  theirs = org.insert('Opportunity', { Name: "O'Brien", OwnerId: other, AccountId: account });
  org.insert('Task', { Subject: 'Hidden', OwnerId: other, WhatId: mine });
  org.insert('Task', { Subject: 'Shown', OwnerId: org.userId, WhatId: mine });
  org.insert('Task', { Subject: 'About theirs', OwnerId: org.userId, WhatId: theirs });
});

const ownOnly = accessWith({
  sharingFilter: (user, object, alias) =>
    object.fields.has('ownerid') ? { sql: `${alias}."OwnerId" = ?`, params: [user.id] } : null,
});

test('runQuery_hostileText_isOnlyEverAValue', () => {
  const attacks = ["x' OR 1=1 --", '\'; DROP TABLE "Opportunity"; --', '%', '" OR ""="', '\\'];
  for (const attack of attacks) {
    assert.equal(org.query('SELECT Id FROM Opportunity WHERE Name = :attack', { attack }).count, 0, attack);
    const literal = attack.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
    assert.equal(org.query(`SELECT Id FROM Opportunity WHERE Name = '${literal}'`).count, 0, attack);
    assert.equal(
      org.query('SELECT Id FROM Opportunity WHERE Name IN :names', { names: [attack, 'y'] }).count,
      0,
      attack,
    );
  }
  assert.equal(org.query("SELECT Id FROM Opportunity WHERE Name = 'o\\'brien'").count, 1);
  assert.equal(org.query('SELECT COUNT() FROM Opportunity').count, 2);
});

test('planQuery_values_neverEnterTheSqlText', () => {
  const text =
    "SELECT Id FROM Opportunity WHERE Name LIKE '%SECRET%' AND Amount > 987654 AND CloseDate = 2031-03-04 AND Id IN ('006SECRETSECRET') " +
    'AND CreatedDate = LAST_N_DAYS:4321 AND StageName = :bound LIMIT 1234';
  const plan = planQuery(analyseQuery(parseSoql(text), catalog), {
    catalog,
    user: org.user,
    access: null,
    sharing: false,
    now: NOW,
    binds: () => 'SECRET too',
  });
  for (const value of ['SECRET', '987654', '2031', '4321', '1234']) {
    assert.ok(!plan.sql.includes(value), `${value} in ${plan.sql}`);
  }
});

test('runQuery_identifiers_comeFromTheCatalogOnly', () => {
  assert.throws(() => org.query('SELECT Id FROM sqlite_master'), /sObject type 'sqlite_master' is not supported/);
  assert.throws(() => org.query('SELECT rowid FROM Opportunity'), /No such column 'rowid'/);
});

test('runQuery_sharing_hidesRecordsChildrenAndParents', () => {
  const options = { access: ownOnly, sharing: true };
  const { rows } = org.query('SELECT Name, Account.Name, (SELECT Subject FROM Tasks) FROM Opportunity', {}, options);
  assert.deepEqual(
    rows.map((row) => row.values['Name']),
    ['Mine'],
  );
  assert.equal(rows[0]!.parents['Account'], null);
  assert.deepEqual(
    rows[0]!.children['Tasks']!.map((task) => task.values['Subject']),
    ['Shown'],
  );
  const what = org.query("SELECT What.Name FROM Task WHERE Subject = 'About theirs'", {}, options).rows[0]!;
  assert.equal(what.parents['What'], null);
  assert.equal(org.query('SELECT COUNT() FROM Opportunity', {}, options).count, 1);
  assert.equal(org.query('SELECT Id FROM User WHERE Id IN (SELECT OwnerId FROM Opportunity)', {}, options).count, 1);
});

test('runQuery_systemModeWithoutSharing_seesAll', () => {
  assert.equal(org.query('SELECT Id FROM Opportunity', {}, { access: ownOnly }).count, 2);
  assert.equal(org.query('SELECT Id FROM Opportunity WITH USER_MODE', {}, { access: ownOnly }).count, 1);
  assert.equal(
    org.query('SELECT Id FROM Opportunity WITH SYSTEM_MODE', {}, { access: ownOnly, mode: 'user' }).count,
    2,
  );
});

test('runQuery_userMode_namesEveryFieldThatMayNotBeRead', () => {
  const access = accessWith({
    canReadField: (_user, object, field) =>
      !(object.name === 'Opportunity' && /^(Amount|NextStep|AccountId)$/.test(field.name)),
  });
  const attempt = (text: string) => () => org.query(text, {}, { access, mode: 'user' });
  assert.throws(attempt('SELECT Name, Amount FROM Opportunity WHERE NextStep = null'), (error: unknown) => {
    assert.ok(error instanceof SoqlAccessError);
    assert.deepEqual([...error.inaccessible.get('Opportunity')!], ['Amount', 'NextStep']);
    assert.equal(error.problem.code, 'INVALID_FIELD');
    return true;
  });
  assert.throws(attempt('SELECT Account.Name FROM Opportunity'), SoqlAccessError);
  assert.throws(attempt('SELECT Id FROM Opportunity ORDER BY Amount'), SoqlAccessError);
  assert.throws(attempt('SELECT Id, (SELECT Amount FROM Opportunities) FROM Account'), SoqlAccessError);
  assert.equal(org.query('SELECT Amount FROM Opportunity', {}, { access, mode: 'system' }).count, 2);
  const all = org.query('SELECT FIELDS(STANDARD) FROM Opportunity LIMIT 1', {}, { access, mode: 'user' }).rows[0]!;
  assert.ok('Name' in all.values && !('Amount' in all.values));
});

test('runQuery_userMode_refusesObjectsThatMayNotBeRead', () => {
  const access = accessWith({ canObject: (_user, object) => object.name !== 'Account' });
  assert.throws(
    () => org.query('SELECT Id FROM Account', {}, { access, mode: 'user' }),
    (error: unknown) => {
      assert.ok(error instanceof SoqlAccessError);
      assert.equal(error.problem.code, 'INVALID_TYPE');
      assert.match(error.message, /sObject type 'Account' is not supported/);
      return true;
    },
  );
  assert.throws(() => org.query('SELECT Account.Name FROM Opportunity', {}, { access, mode: 'user' }), SoqlAccessError);
});

test('runQuery_userRecordAccess_answersFromAccessControl', () => {
  const access = accessWith({
    loadUser: () => org.user,
    accessibleIds: (_user, _object, ids, level) => new Set(level === 'Read' ? ids : ids.filter((id) => id === mine)),
  });
  const query =
    'SELECT RecordId, HasReadAccess, HasEditAccess, MaxAccessLevel FROM UserRecordAccess WHERE UserId = :user AND RecordId IN :ids';
  const { rows } = org.query(query, { user: org.userId, ids: [mine, theirs] }, { access });
  assert.deepEqual(
    rows.map((row) => row.values),
    [
      { RecordId: mine, HasReadAccess: true, HasEditAccess: true, MaxAccessLevel: 'All' },
      { RecordId: theirs, HasReadAccess: true, HasEditAccess: false, MaxAccessLevel: 'Read' },
    ],
  );
  assert.throws(() => org.query('SELECT RecordId FROM UserRecordAccess', {}, { access }), /filter on UserId/);
});

test('runQuery_sameQueryAgain_seesWhatTheUserMaySeeNow', () => {
  const query = parseSoql('SELECT Id FROM Opportunity');
  let filter: ReturnType<typeof ownOnly.sharingFilter> = null;
  const access = accessWith({ sharingFilter: () => filter });
  const count = () => org.run(query, { access, mode: 'user', sharing: true }).count;
  assert.equal(count(), 2);
  assert.equal(count(), 2, 'from the kept plan');
  filter = { sql: '1 = 0', params: [] };
  assert.equal(count(), 0, 'the filter changed');
  filter = null;
  assert.equal(count(), 2);
});
