/** SOQL against the same SQL written by hand: `node --import tsx local-org/bench/soql.ts`. */
import { ADMIN_USERNAME } from '../src/records/bootstrap.ts';
import { openOrg } from '../src/org.ts';
import { fastestOf, print, printMemory } from './measure.ts';

const DEALS = 10_000;
const TASKS_PER_DEAL = 3;
const RUNS = 15;
const options = { allOrNone: true, access: 'system', sharing: false } as const;

const org = await openOrg({ dataDir: ':memory:', roots: [] });
const admin = org.access.loadUser(ADMIN_USERNAME);
const stages = ['Prospecting', 'Qualification', 'Needs Analysis', 'Closed Won'];
org.transaction(admin, (ctx) => {
  const [account] = org.records.insert(ctx, 'Account', [{ Name: 'Acme' }], options);
  const deals = Array.from({ length: DEALS }, (_, i) => ({
    Name: `Deal ${i}`,
    StageName: stages[i % stages.length] ?? 'Prospecting',
    CloseDate: `2030-0${1 + (i % 9)}-01`,
    Amount: i,
    AccountId: account?.id ?? null,
  }));
  const ids = org.records.insert(ctx, 'Opportunity', deals, options).map((result) => result.id);
  const tasks = ids.flatMap((id) =>
    Array.from({ length: TASKS_PER_DEAL }, (_, i) => ({ Subject: `Call ${i}`, WhatId: id })),
  );
  org.records.insert(ctx, 'Task', tasks, options);
});

const pairs: readonly [what: string, soql: string, sql: string][] = [
  [
    'all deals, four fields',
    'SELECT Id, Name, StageName, Amount FROM Opportunity',
    'SELECT "Id", "Name", "StageName", "Amount" FROM "Opportunity" WHERE "IsDeleted" = 0 ORDER BY rowid',
  ],
  [
    'filter and sort, 100 rows',
    `SELECT Id, Name, Amount FROM Opportunity WHERE StageName = 'Qualification' AND Amount > 100 ORDER BY CloseDate LIMIT 100`,
    `SELECT "Id", "Name", "Amount" FROM "Opportunity" WHERE "StageName" = 'Qualification' AND "Amount" > 100 AND "IsDeleted" = 0 ORDER BY "CloseDate" LIMIT 100`,
  ],
  [
    'parent fields',
    'SELECT Id, Account.Name, Owner.Name FROM Opportunity',
    `SELECT o."Id", a."Id", a."Name", u."Id", u."Name" FROM "Opportunity" o LEFT JOIN "Account" a ON a."Id" = o."AccountId"
     LEFT JOIN "User" u ON u."Id" = o."OwnerId" WHERE o."IsDeleted" = 0 ORDER BY o.rowid`,
  ],
  [
    'group and sum',
    'SELECT StageName, COUNT(Id), SUM(Amount) FROM Opportunity GROUP BY StageName',
    'SELECT "StageName", count("Id"), sum("Amount") FROM "Opportunity" WHERE "IsDeleted" = 0 GROUP BY "StageName"',
  ],
  [
    'children of 200 deals',
    'SELECT Id, (SELECT Id, Subject FROM Tasks) FROM Opportunity LIMIT 200',
    `SELECT t."Id", t."Subject", t."WhatId" FROM "Task" t WHERE t."IsDeleted" = 0 AND t."IsArchived" = 0
     AND t."WhatId" IN (SELECT "Id" FROM "Opportunity" WHERE "IsDeleted" = 0 ORDER BY rowid LIMIT 200)`,
  ],
  ['one record by id', 'SELECT Id, Name FROM Opportunity LIMIT 1', 'SELECT "Id", "Name" FROM "Opportunity" LIMIT 1'],
];
for (const [what, soql, sql] of pairs) {
  const query = org.parse(soql);
  const ctx = { user: admin, now: () => org.now() };
  const [ours = NaN, byHand = NaN] = fastestOf(
    RUNS,
    () => org.query(ctx, query),
    () => org.database.all(sql),
  );
  print(what, ours, 'ms', 2);
  print('  by hand', byHand, 'ms', 2);
  print('  ratio', ours / byHand, '', 2);
}
printMemory('memory of the process');
org.close();
