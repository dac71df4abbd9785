import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import jsforce from 'jsforce';
import type { Connection } from 'jsforce';
import { BASE, INVOICES, VERSION, writeBrokenProject } from './support.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const READY_WITHIN_MS = 240_000;

interface Run {
  readonly child: ChildProcess;
  /** Everything written so far. */
  output(): string;
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>;
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, output: () => text, ended };
}

async function ready(started: Run): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!started.output().includes('Local org ready')) {
    if (started.child.exitCode !== null || Date.now() > deadline) throw new Error(`Not ready:\n${started.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function connect(port: number): Promise<Connection> {
  const connection = new jsforce.Connection({ loginUrl: `http://localhost:${port}`, version: VERSION });
  await connection.login('admin@local.test', 'local');
  return connection;
}

describe('the process', () => {
  let dataDir: string;
  let port: number;
  const running: Run[] = [];
  const start = (...args: string[]): Run => {
    const started = run(['start', '--root', INVOICES, '--data', dataDir, '--port', String(port), ...args]);
    running.push(started);
    return started;
  };
  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'local-org-'));
    port = await freePort();
  });
  after(() => {
    for (const { child } of running) child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('starts over when seeding was interrupted, and seeds in the past', async () => {
    const failing = run(['start', '--root', INVOICES, '--data', dataDir, '--port', String(port)], {
      SEED_FAILS_AFTER: '2',
    });
    assert.equal(await failing.ended, 1);
    assert.match(failing.output(), /could not be filled: interrupted on purpose/);
    const second = start();
    await ready(second);
    assert.match(second.output(), /Starting over with an empty one/);
    const admin = await connect(port);
    const { records } = await admin.query<{ Name: string; CreatedDate: string }>(
      'SELECT Name, CreatedDate FROM Account ORDER BY Name',
    );
    assert.deepEqual(
      records.map((record) => record.Name),
      ['Seeded 1', 'Seeded 2', 'Seeded 3', 'Seeded 4', 'Seeded 5'],
    );
    assert.equal(records[0]?.CreatedDate, '2026-01-15T08:00:00.000+0000');
  });

  it('says what to do when the port is in use', async () => {
    const second = run(['start', '--root', INVOICES, '--data', `${dataDir}-other`, '--port', String(port)]);
    assert.equal(await second.ended, 1);
    assert.match(second.output(), new RegExp(`Port ${port} is in use\\..*--port ${port + 1}`));
  });

  it('refuses a data folder that another one uses', async () => {
    const second = run(['start', '--root', INVOICES, '--data', dataDir, '--port', String(await freePort())]);
    assert.equal(await second.ended, 1);
    assert.match(second.output(), /in use by process \d+/);
  });

  it('loses nothing that it answered when it is killed', async () => {
    const first = running.at(-1)!;
    const admin = await connect(port);
    const answered: string[] = [];
    const writes = Array.from({ length: 200 }, async (_, i) => {
      const result = await admin.sobject('Invoice__c').create({ Name: `Write ${i}` });
      if (result.success) answered.push(result.id);
      if (answered.length === 60) first.child.kill('SIGKILL');
    });
    await Promise.allSettled(writes);
    await first.ended;
    assert.ok(answered.length >= 60 && answered.length < 200, `${answered.length} of 200 were answered`);

    const second = start();
    await ready(second);
    // The session outlives the process.
    const { records } = await admin.query<{ Id: string }>("SELECT Id FROM Invoice__c WHERE Name LIKE 'Write %'");
    const found = new Set(records.map((record) => record.Id));
    assert.deepEqual(
      answered.filter((id) => !found.has(id)),
      [],
    );
  });

  it('ignores a broken compile cache', async () => {
    const first = running.at(-1)!;
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    writeFileSync(join(dataDir, 'apex.json'), '{"key":');
    const second = start();
    await ready(second);
    const admin = await connect(port);
    const id = await admin.sobject('Invoice__c').create({ Name: 'after' });
    assert.ok(id.success);
  });

  it('shows pages as the user of --as', async () => {
    const first = running.at(-1)!;
    first.child.kill('SIGTERM');
    await first.ended;
    await ready(start('--as', 'admin@local.test'));
    const page = await fetch(`http://localhost:${port}/lightning/page/home`, { headers: { accept: 'text/html' } });
    assert.equal(page.status, 200);
    const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const limits = await fetch(`http://localhost:${port}${BASE}/limits`, { headers: { cookie } });
    assert.equal(limits.status, 200);
  });
});

describe('the command line', () => {
  it('refuses Apex that does not compile, with file, line and column', async () => {
    const broken = writeBrokenProject();
    const port = String(await freePort());
    for (const args of [
      ['check', broken],
      ['start', '--root', broken, '--port', port],
    ]) {
      const started = run(args);
      assert.equal(await started.ended, 1, started.output());
      assert.match(started.output(), /classes\/Broken\.cls:[34]:\d+: /);
      assert.doesNotMatch(started.output(), /\bat .*\.ts:\d+/);
    }
  });

  it('checks a project', async () => {
    const started = run(['check', INVOICES]);
    assert.equal(await started.ended, 0, started.output());
    assert.match(started.output(), /3 classes, 1 triggers and 2 custom objects compile/);
  });

  it('says so when there is no project', async () => {
    const started = run(['check', tmpdir()]);
    assert.equal(await started.ended, 1);
  });

  it('runs Apex tests', async () => {
    const report = join(mkdtempSync(join(tmpdir(), 'local-org-')), 'apex.xml');
    const started = run(['test', '--root', INVOICES, '--junit', report]);
    assert.equal(await started.ended, 0, started.output());
    assert.match(started.output(), /2 passed, 0 failed/);
  });
});
