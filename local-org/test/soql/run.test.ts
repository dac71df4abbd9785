import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { TestOrg } from './org.ts';

let org: TestOrg;
let apples: string;
let beta: string;
const deals: string[] = [];

before(async () => {
  org = await TestOrg.open();
  const queue = org.insert('Group', { Name: 'Inbox', Type: 'Queue' });
  apples = org.insert('Account', { Name: 'Äpfel AG', OwnerId: org.userId, Industry: 'Banking' });
  beta = org.insert('Account', { Name: 'beta', OwnerId: org.userId });
  for (let number = 0; number < 5; number++) {
    deals.push(
      org.insert('Opportunity', {
        Name: `Deal ${number}`,
        AccountId: number % 2 ? apples : beta,
        Amount: number === 4 ? null : number * 100.1,
        StageName: number % 2 ? 'Prospecting' : 'Closed Won',
        IsClosed: number % 2 === 0,
        CloseDate: `2026-11-2${number}`,
        OwnerId: org.userId,
        CreatedDate: `2026-11-21T0${number + 2}:30:00.000Z`,
      }),
    );
  }
  org.insert('Opportunity', { Name: 'Gone', AccountId: beta, StageName: 'Prospecting', IsDeleted: true });
  org.insert('Task', { Subject: 'First call', WhatId: deals[0]!, OwnerId: org.userId, IsClosed: true });
  org.insert('Task', { Subject: 'Second call', WhatId: deals[0]!, OwnerId: queue });
  org.insert('Task', { Subject: 'Visit', WhatId: apples, OwnerId: queue });
});

test('runQuery_records_comeInTheirOrderOfMakingWithTypedValues', () => {
  const { rows, kind, count } = org.query('SELECT Name, Amount, IsClosed, CloseDate FROM Opportunity LIMIT 2');
  assert.equal(kind, 'records');
  assert.equal(count, 2);
  assert.deepEqual(rows[1], {
    object: 'Opportunity',
    id: deals[1],
    values: { Name: 'Deal 1', Amount: 100.1, IsClosed: false, CloseDate: '2026-11-21' },
    parents: {},
    children: {},
  });
});

test('runQuery_parents_areTreesAndNullWhenEmpty', () => {
  const row = org.query('SELECT Account.Owner.Name, Account.Name, Campaign.Name FROM Opportunity LIMIT 1').rows[0]!;
  assert.equal(row.parents['Account']?.object, 'Account');
  assert.equal(row.parents['Account']?.id, beta);
  assert.equal(row.parents['Account']?.parents['Owner']?.values['Name'], 'Ann Lee');
  assert.equal(row.parents['Campaign'], null);
});

test('runQuery_polymorphicParents_nameTheirRealObject', () => {
  const { rows } = org.query('SELECT What.Name, What.Type, Owner.Type, Owner.Name FROM Task ORDER BY Subject');
  assert.deepEqual(
    rows.map((row) => [
      row.parents['What']?.object,
      row.parents['What']?.values['Name'],
      row.parents['Owner']?.values['Type'],
    ]),
    [
      ['Opportunity', 'Deal 0', 'User'],
      ['Opportunity', 'Deal 0', 'Queue'],
      ['Account', 'Äpfel AG', 'Queue'],
    ],
  );
});

test('runQuery_childQuery_limitCountsForEachParent', () => {
  const { rows } = org.query(
    'SELECT Name, (SELECT Name, (SELECT Subject FROM Tasks) FROM Opportunities ORDER BY Name DESC LIMIT 2) FROM Account ORDER BY Name',
  );
  const names = rows.map((row) => row.children['Opportunities']!.map((child) => child.values['Name']));
  assert.deepEqual(names, [
    ['Deal 4', 'Deal 2'],
    ['Deal 3', 'Deal 1'],
  ]);
  const tasks = org.query('SELECT Id, (SELECT Subject FROM Tasks) FROM Opportunity').rows[0]!.children['Tasks']!;
  assert.equal(tasks.length, 2);
});

test('runQuery_text_isComparedWithoutCaseInAnyLanguage', () => {
  assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name = 'BETA'"), ['beta']);
  assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name = 'äPFEL ag'"), ['Äpfel AG']);
  assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name LIKE 'ä%'"), ['Äpfel AG']);
  assert.deepEqual(
    org.column('SELECT Name FROM Account WHERE Name IN :names', { names: ['ÄPFEL AG', 'Beta'] }).length,
    2,
  );
  assert.deepEqual(org.column("SELECT Name FROM Account WHERE Name != 'äpfel ag'"), ['beta']);
});

test('runQuery_missingValues_countForNotEqualAndNotButNotForComparisons', () => {
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE Amount != 100.1').length, 4);
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE Amount < 150').length, 2);
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE NOT (Amount < 150)').length, 3);
  assert.deepEqual(org.column("SELECT Name FROM Opportunity WHERE NextStep NOT IN ('a', 'b')").length, 5);
  assert.deepEqual(org.column("SELECT Name FROM Opportunity WHERE NextStep NOT IN ('a', null)").length, 0);
  assert.deepEqual(org.column("SELECT Name FROM Opportunity WHERE NextStep = ''").length, 5);
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE Amount = :amount', { amount: null }), ['Deal 4']);
});

test('runQuery_lists_mayBeEmptyLongAndOfShortIds', () => {
  assert.equal(org.query('SELECT Id FROM Opportunity WHERE Id IN :ids', { ids: [] }).count, 0);
  assert.equal(org.query('SELECT Id FROM Opportunity WHERE Id NOT IN :ids', { ids: [] }).count, 5);
  const many = [...Array.from({ length: 5000 }, (_, index) => `x${index}`), 'Deal 1'];
  assert.equal(org.query('SELECT Id FROM Opportunity WHERE Name IN :many', { many }).count, 1);
  assert.equal(org.query('SELECT Id FROM Opportunity WHERE Id = :id', { id: deals[0]!.slice(0, 15) }).count, 1);
});

test('runQuery_order_putsNullsFirstAndPicklistsInTheirOwnOrder', () => {
  assert.equal(org.column('SELECT Name FROM Opportunity ORDER BY Amount')[0], 'Deal 4');
  assert.equal(org.column('SELECT Name FROM Opportunity ORDER BY Amount DESC')[0], 'Deal 4');
  assert.equal(org.column('SELECT Name FROM Opportunity ORDER BY Amount DESC NULLS LAST')[0], 'Deal 3');
  assert.equal(org.column('SELECT StageName FROM Opportunity ORDER BY StageName')[0], 'Prospecting');
});

test('runQuery_aggregates_haveKeysAndCleanSums', () => {
  const { rows, kind } = org.query(
    'SELECT StageName, COUNT(Id), SUM(Amount) total, COUNT_DISTINCT(AccountId) FROM Opportunity GROUP BY StageName HAVING SUM(Amount) > 300',
  );
  assert.equal(kind, 'aggregate');
  assert.deepEqual(rows[0], {
    object: 'AggregateResult',
    values: { StageName: 'Prospecting', expr0: 2, total: 400.4, expr1: 1 },
    parents: {},
    children: {},
  });
  assert.deepEqual(org.query('SELECT MAX(Amount) FROM Opportunity WHERE Name = null').rows[0]?.values, { expr0: null });
});

test('runQuery_count_countsAndRespectsLimit', () => {
  assert.deepEqual(org.query('SELECT COUNT() FROM Opportunity'), {
    object: 'Opportunity',
    kind: 'count',
    rows: [],
    count: 5,
  });
  assert.equal(org.query('SELECT COUNT() FROM Opportunity LIMIT 3').count, 3);
});

test('runQuery_deletedRecords_showWithAllRowsOnly', () => {
  assert.equal(org.query('SELECT COUNT() FROM Opportunity ALL ROWS').count, 6);
  assert.equal(org.query("SELECT Id FROM Opportunity WHERE Name = 'Gone'").count, 0);
  assert.equal(org.query('SELECT Id FROM Opportunity WHERE IsDeleted = true ALL ROWS').count, 1);
});

test('runQuery_semiJoins_filterBothWays', () => {
  const prospects = "SELECT AccountId FROM Opportunity WHERE StageName = 'Prospecting'";
  assert.deepEqual(org.column(`SELECT Name FROM Account WHERE Id IN (${prospects})`), ['Äpfel AG']);
  assert.deepEqual(org.column(`SELECT Name FROM Account WHERE Id NOT IN (${prospects})`), ['beta']);
  assert.deepEqual(org.column('SELECT Name FROM Account WHERE Id NOT IN (SELECT WhatId FROM Task)'), ['beta']);
});

test('runQuery_dateLiterals_followTheUsersTimeZone', () => {
  // 04:30 UTC is still the 20th in New York.
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE CreatedDate = TODAY'), ['Deal 3', 'Deal 4']);
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE CreatedDate = YESTERDAY').length, 3);
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE CloseDate IN (TODAY, TOMORROW)'), [
    'Deal 1',
    'Deal 2',
  ]);
  assert.deepEqual(org.column('SELECT Name FROM Opportunity WHERE CloseDate > LAST_N_DAYS:1').length, 3);
});

test('runQuery_datesAgainstDatetimes_convert', () => {
  assert.equal(org.query('SELECT Id FROM Opportunity WHERE CreatedDate >= :day', { day: '2026-11-21' }).count, 5);
  assert.equal(
    org.query('SELECT Id FROM Opportunity WHERE CloseDate = :instant', { instant: '2026-11-22T10:00:00.000Z' }).count,
    1,
  );
});

test('runQuery_dateFunctions_groupAndConvert', () => {
  const months = org.query(
    'SELECT CALENDAR_MONTH(CloseDate) m, COUNT(Id) n FROM Opportunity GROUP BY CALENDAR_MONTH(CloseDate)',
  );
  assert.deepEqual(
    months.rows.map((row) => row.values),
    [{ m: 11, n: 5 }],
  );
  const days = org.query(
    'SELECT DAY_ONLY(convertTimezone(CreatedDate)) d, COUNT(Id) n FROM Opportunity GROUP BY DAY_ONLY(convertTimezone(CreatedDate))',
  );
  assert.deepEqual(
    days.rows.map((row) => row.values),
    [
      { d: '2026-11-20', n: 3 },
      { d: '2026-11-21', n: 2 },
    ],
  );
});

test('runQuery_bounds_comeFromLiteralsAndBinds', () => {
  assert.deepEqual(org.column('SELECT Name FROM Opportunity LIMIT :n OFFSET :skip', { n: 2, skip: 1 }), [
    'Deal 1',
    'Deal 2',
  ]);
  assert.equal(org.query('SELECT Name FROM Opportunity', {}, { maxRows: 3 }).count, 3);
  assert.throws(() => org.query('SELECT Name FROM Opportunity LIMIT :n', { n: -1 }), /whole numbers from 0/);
  assert.throws(
    () => org.query('SELECT Name FROM Opportunity LIMIT 1 OFFSET 2001'),
    /Maximum SOQL offset allowed is 2000/,
  );
});

test('runQuery_renderings_speakTheUsersLanguage', () => {
  const row = org.query("SELECT FORMAT(Amount), toLabel(StageName) stage FROM Opportunity WHERE Name = 'Deal 1'")
    .rows[0]!;
  assert.deepEqual(row.values, { Amount: '100.10', stage: 'Prospecting' });
});

test('runQuery_setupRows_areThere', () => {
  assert.equal(org.query('SELECT COUNT() FROM OpportunityStage WHERE IsClosed = true').count, 2);
  assert.deepEqual(org.column("SELECT Label FROM FieldDefinition WHERE DurableId = 'Opportunity.StageName'"), [
    'Stage',
  ]);
  assert.equal(org.query('SELECT Id FROM TaskStatus WHERE IsDefault = true').count, 1);
});
