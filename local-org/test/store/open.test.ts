import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/store/open.ts';
import { DataInUseError } from '../../src/store/owner.ts';
import { createSavepoints } from '../../src/store/savepoints.ts';
import { temporaryFolder } from './helpers.ts';

const WRITER = fileURLToPath(new URL('./writer.mjs', import.meta.url));

function startWriter(context: TestContext, file: string, mode: 'write' | 'hold'): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, file, mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  return child;
}

/** Kills the process once it has said `enough` lines; gives the lines. */
async function killAfter(child: ChildProcess, enough: number): Promise<string[]> {
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
    if (text.split('\n').length > enough) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text.split('\n').slice(0, -1);
}

test('openDatabase_afterKill_keepsEveryAnsweredWrite', async (context) => {
  const file = path.join(temporaryFolder(context), 'data', 'org.db');
  const said = await killAfter(startWriter(context, file, 'write'), 200);
  const db = await openDatabase(file);
  context.after(() => db.close());
  const answered = Number(said.at(-1));
  assert.ok(answered >= 199);
  assert.ok(Number(db.get('SELECT COUNT(*) AS n FROM writes')?.['n']) >= answered);
  assert.equal(db.get('PRAGMA integrity_check')?.['integrity_check'], 'ok');
});

test('openDatabase_whileAnotherProcessLives_saysWhich', async (context) => {
  const file = path.join(temporaryFolder(context), 'org.db');
  const child = startWriter(context, file, 'hold');
  await new Promise((resolve) => child.stdout!.once('data', resolve));
  await assert.rejects(openDatabase(file), (error: unknown) => {
    assert.ok(error instanceof DataInUseError);
    assert.equal(error.pid, child.pid);
    assert.match(error.message, /is in use by process \d+\. Stop it first/);
    return true;
  });
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('close', resolve));
  const db = await openDatabase(file);
  db.close();
});

test('openDatabase_leftovers_areClearedAway', async (context) => {
  const file = path.join(temporaryFolder(context), 'org.db');
  mkdirSync(`${file}.lock`);
  writeFileSync(`${file}.owner`, '{"pid": 999999999, "birth": "long ago"}');
  const db = await openDatabase(file);
  db.exec('CREATE TABLE t (a)');
  db.close();
  assert.ok(!existsSync(`${file}.lock`));
  assert.ok(!existsSync(`${file}.owner`));
  writeFileSync(`${file}.owner`, 'half a fi');
  (await openDatabase(file)).close();
});

test('openDatabase_twiceInOneProcess_isRefused', async (context) => {
  const file = path.join(temporaryFolder(context), 'org.db');
  const db = await openDatabase(file);
  context.after(() => db.close());
  await assert.rejects(openDatabase(file), DataInUseError);
});

test('transaction_failure_rollsBackAndRethrows', async () => {
  const db = await openDatabase(':memory:');
  db.exec('CREATE TABLE t (a)');
  assert.throws(
    () =>
      db.transaction(() => {
        db.run('INSERT INTO t VALUES (1)');
        throw new Error('no');
      }),
    /^Error: no$/,
  );
  assert.equal(db.all('SELECT * FROM t').length, 0);
  assert.throws(() => db.transaction(() => db.transaction(() => 1)), /do not nest/);
  assert.equal(
    db.transaction(() => db.run('INSERT INTO t VALUES (?), (?)', [1, 2])),
    2,
  );
  db.close();
});

test('savepoints_rollback_keepsTheSavepointAndDropsLaterOnes', async () => {
  const db = await openDatabase(':memory:');
  db.exec('CREATE TABLE t (a)');
  const savepoints = createSavepoints(db);
  const count = (): number => db.all('SELECT * FROM t').length;
  db.transaction(() => {
    db.run('INSERT INTO t VALUES (1)');
    const first = savepoints.set();
    db.run('INSERT INTO t VALUES (2)');
    const second = savepoints.set();
    db.run('INSERT INTO t VALUES (3)');
    savepoints.rollback(first);
    assert.equal(count(), 1);
    assert.throws(() => savepoints.rollback(second), /There is no savepoint/);
    db.run('INSERT INTO t VALUES (4)');
    savepoints.rollback(first);
    savepoints.release(first);
    assert.equal(count(), 1);
  });
  assert.equal(count(), 1);
  db.close();
});

test('sqlFunctions_fold_ignoresCaseInUnicode', async () => {
  const db = await openDatabase(':memory:');
  assert.equal(db.get('SELECT fold(?) AS a', ['ÄÖ É'])?.['a'], 'äö é');
  assert.equal(db.get('SELECT fold(NULL) AS a')?.['a'], null);
  assert.equal(
    db.get("SELECT local_time('2026-07-01T12:00:00.000Z', ?) AS a", ['Europe/Berlin'])?.['a'],
    '2026-07-01T14:00:00.000',
  );
  db.close();
});
