import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import type { Catalog, FieldDef } from '../../src/metadata/catalog.ts';
import { makeField } from '../../src/metadata/draft.ts';
import { loadCatalog } from '../../src/metadata/loader.ts';
import { id15to18, isId, nextId, nextIds } from '../../src/store/ids.ts';
import { openDatabase } from '../../src/store/open.ts';
import { createSchema } from '../../src/store/schema.ts';
import { temporaryFolder } from './helpers.ts';

const catalog = loadCatalog([]);
const account = catalog.objects.get('account')!;

/** The catalog with other fields on Account. */
function withAccountFields(change: (fields: Map<string, FieldDef>) => void): Catalog {
  const fields = new Map(account.fields);
  change(fields);
  return { ...catalog, objects: new Map(catalog.objects).set('account', { ...account, fields }) };
}

test('createSchema_startedAgain_keepsRowsAndIds', async (context) => {
  const file = path.join(temporaryFolder(context), 'org.db');
  let db = await openDatabase(file);
  createSchema(db, catalog);
  const stage = db.get('SELECT "Id" FROM "OpportunityStage" WHERE "ApiName" = ?', ['Prospecting'])!['Id'];
  const id = nextId(db, account);
  db.run('INSERT INTO "Account" ("Id", "Name") VALUES (?, ?)', [id, 'Acme']);
  db.close();
  db = await openDatabase(file);
  createSchema(db, catalog);
  assert.equal(db.get('SELECT "Id" FROM "OpportunityStage" WHERE "ApiName" = ?', ['Prospecting'])!['Id'], stage);
  assert.equal(db.get('SELECT "Name" FROM "Account" WHERE "Id" = ?', [id])!['Name'], 'Acme');
  assert.ok(nextId(db, account) > id);
  db.close();
});

test('createSchema_newerCatalog_addsChangesAndKeepsColumns', async () => {
  const db = await openDatabase(':memory:');
  createSchema(
    db,
    withAccountFields((fields) => {
      fields.set('old__c', makeField({ name: 'Old__c', type: 'string', custom: true, length: 10 }));
      fields.set('size__c', makeField({ name: 'Size__c', type: 'string', custom: true, length: 10 }));
    }),
  );
  db.run('INSERT INTO "Account" ("Id", "Name", "Old__c", "Size__c") VALUES (?, ?, ?, ?)', [
    '001x',
    'Acme',
    'kept',
    '12',
  ]);
  createSchema(
    db,
    withAccountFields((fields) => {
      fields.set('size__c', makeField({ name: 'Size__c', type: 'double', custom: true, precision: 4 }));
      fields.set('new__c', makeField({ name: 'New__c', type: 'boolean', custom: true }));
    }),
  );
  assert.deepEqual(
    { ...db.get('SELECT "Name", "Old__c", "Size__c", "New__c" FROM "Account"') },
    { Name: 'Acme', Old__c: 'kept', Size__c: 12, New__c: 0 },
  );
  const indexes = db.all("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Account'");
  assert.ok(indexes.some((index) => index['name'] === 'ix_Account_OwnerId'));
  db.close();
});

test('createSchema_columns_compareTextWithoutCaseAndBooleansAreNeverNull', async () => {
  const db = await openDatabase(':memory:');
  createSchema(db, catalog);
  db.run('INSERT INTO "Account" ("Id", "Name", "IsDeleted") VALUES (?, ?, ?)', ['001x', 'Acme', null]);
  assert.equal(db.get('SELECT "IsDeleted" FROM "Account" WHERE "Name" = ?', ['ACME'])?.['IsDeleted'], 0);
  const plan = db.all('EXPLAIN QUERY PLAN SELECT * FROM "Task" WHERE "WhatId" = ?', ['006x']);
  assert.match(String(plan[0]?.['detail']), /USING INDEX ix_Task_WhatId/);
  db.close();
});

test('nextId_many_areUniqueSortedAndSurviveRollbacks', async () => {
  const db = await openDatabase(':memory:');
  createSchema(db, catalog);
  const ids = nextIds(db, account, 5000);
  assert.equal(new Set(ids).size, 5000);
  assert.deepEqual([...ids].sort(), ids);
  assert.ok(ids.every((id) => id.length === 18 && isId(id) && id.startsWith('001')));
  const lost: string[] = [];
  assert.throws(() =>
    db.transaction(() => {
      lost.push(nextId(db, account));
      throw new Error('rolled back');
    }),
  );
  assert.ok(nextId(db, account) > lost[0]!);
  db.close();
});

test('id15to18_knownIds_getTheirChecksum', () => {
  assert.equal(id15to18('001D000000IRFma'), '001D000000IRFmaIAH');
  assert.equal(id15to18('001D000000IRFmaIAH'), '001D000000IRFmaIAH');
  assert.equal(id15to18('x'), 'x');
  assert.ok(isId('001D000000IRFma') && isId('001D000000IRFmaIAH'));
  assert.ok(!isId('001D000000IRFmaAAA') && !isId('001D000000IRFm') && !isId("001D000000IRF'a"));
});
