/**
 * Measures and prints; asserts nothing. Run it on an idle machine:
 *   npm run bench
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from 'jsforce';
import { startOrg, type RunningOrg } from '../../test/support/local-org.ts';
import { present } from '../present.ts';
import { sizeOf } from './size.ts';

const PANEL_CALLS = 40;
const ACTIVITIES = [10, 100, 1_000, 10_000] as const;
const COLLECTION_LIMIT = 200;
const BULK_DEALS = 20_000;
/** Sees all deals. */
const LEADER = 'elena.fischer@sideline.test';
const SUMMARISED = [200, 2_000, 20_000] as const;

const { plain, gzip } = await sizeOf('dealCoaching');
console.log(`${'own code of the panel, minified'.padEnd(52)} ${(plain / 1000).toFixed(1).padStart(8)} kB`);
console.log(`${'own code of the panel, with gzip'.padEnd(52)} ${(gzip / 1000).toFixed(1).padStart(8)} kB`);

const dataDir = await mkdtemp(join(tmpdir(), 'sideline-bench-'));
try {
  const first = await timed(() => startOrg([], { dataDir, timeout: 600_000 }));
  row('first start, org filled', first.ms);
  await first.value.stop();
  const later = await timed(() => startOrg([], { dataDir }));
  row('later start', later.ms);
  await measure(later.value);
  await later.value.stop();
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(org: RunningOrg): Promise<void> {
  const admin = new Connection({ loginUrl: org.url, version: '67.0' });
  await admin.login('admin@local.test', 'local');
  const manager = new Connection({ loginUrl: org.url, version: '67.0' });
  await manager.login('marcus.hale@sideline.test', 'local');
  const { records } = await manager.query<{ Id: string; OwnerId: string; AccountId: string }>(
    'SELECT Id, OwnerId, AccountId FROM Opportunity WHERE IsClosed = false LIMIT 50',
  );
  const panels = await several(PANEL_CALLS, (i) =>
    panel(org, manager, present(records[i % records.length], 'Open deal').Id),
  );
  row('panel of an open deal, median', median(panels));
  row('panel of an open deal, slowest', Math.max(...panels));

  const deal = present(records[0], 'Open deal');
  const contact = await admin.query<{ Id: string }>(
    `SELECT Id FROM Contact WHERE AccountId = '${deal.AccountId}' LIMIT 1`,
  );
  let existing = 0;
  for (const wanted of ACTIVITIES) {
    await create(admin, 'Task', wanted - existing, (i) => ({
      Subject: `Call ${i}`,
      TaskSubtype: 'Call',
      Status: 'Completed',
      WhatId: deal.Id,
      WhoId: present(contact.records[0], 'Contact').Id,
      OwnerId: deal.OwnerId,
      // Spread over two years: a panel must not read what lies outside its window.
      ActivityDate: new Date(Date.now() - (i % 730) * 86_400_000).toISOString().slice(0, 10),
    }));
    existing = wanted;
    const calls = await several(5, () => panel(org, manager, deal.Id));
    row(`panel of a deal with ${wanted} activities, median`, median(calls));
  }
  const inserted = await timed(() =>
    create(admin, 'Opportunity', BULK_DEALS, (i) => ({
      Name: `Bench ${i}`,
      StageName: 'Prospecting',
      CloseDate: '2030-01-01',
      OwnerId: deal.OwnerId,
    })),
  );
  row(`insert ${BULK_DEALS} opportunities over REST`, inserted.ms);
  await measureSummaries(org);
  const status = await readFile(`/proc/${org.process.pid}/status`, 'utf8').catch(() => '');
  const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  if (peak !== undefined)
    console.log(`${'peak memory of the server'.padEnd(52)} ${(Number(peak) / 1024).toFixed(0).padStart(8)} MB`);
}

/** Writes the summaries of more and more deals, 200 a call as the nightly run does, then finds them unchanged. */
async function measureSummaries(org: RunningOrg): Promise<void> {
  const leader = new Connection({ loginUrl: org.url, version: '67.0' });
  await leader.login(LEADER, 'local');
  const { records } = await leader.query<{ Id: string }>(
    "SELECT Id FROM Opportunity WHERE Name LIKE 'Bench %' ORDER BY Id",
    { autoFetch: true, maxFetch: BULK_DEALS },
  );
  let done = 0;
  for (const wanted of SUMMARISED) {
    const calls: number[] = [];
    for (; done < wanted; done += COLLECTION_LIMIT)
      calls.push((await timed(() => recompute(leader, records.slice(done, done + COLLECTION_LIMIT)))).ms);
    row(`200 summaries, written, up to ${wanted} deals, median`, median(calls));
    row(`200 summaries, written, up to ${wanted} deals, slowest`, Math.max(...calls));
  }
  const unchanged = await several(5, () => recompute(leader, records.slice(0, COLLECTION_LIMIT)));
  row('200 summaries, unchanged, median', median(unchanged));
}

async function recompute(as: Connection, deals: readonly { readonly Id: string }[]): Promise<void> {
  const answers = await as.request<{ outputValues: { isRecomputed: boolean; message: string } }[]>({
    method: 'POST',
    url: '/services/data/v67.0/actions/custom/apex/RecomputeInvolvement',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ inputs: deals.map(({ Id }) => ({ opportunityId: Id })) }),
  });
  const refused = answers.find(({ outputValues }) => !outputValues.isRecomputed);
  if (refused) throw new Error(refused.outputValues.message);
}

async function panel(org: RunningOrg, as: Connection, opportunityId: string): Promise<void> {
  const answer = await fetch(`${org.url}/local/apex/DealCoachingController/getPanel`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${as.accessToken ?? ''}` },
    body: JSON.stringify({ opportunityId }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.json();
}

async function create(
  connection: Connection,
  object: string,
  count: number,
  make: (i: number) => object,
): Promise<void> {
  for (let start = 0; start < count; start += COLLECTION_LIMIT) {
    const size = Math.min(COLLECTION_LIMIT, count - start);
    const results = await connection.request<{ success: boolean; errors: { message: string }[] }[]>({
      method: 'POST',
      url: `/services/data/v67.0/composite/sobjects`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        allOrNone: true,
        records: Array.from({ length: size }, (_, i) => ({ attributes: { type: object }, ...make(start + i) })),
      }),
    });
    const refused = results.find((result) => !result.success);
    if (refused) throw new Error(refused.errors.map((error) => error.message).join('; '));
  }
}

async function several(times: number, work: (i: number) => Promise<void>): Promise<number[]> {
  const all: number[] = [];
  for (let i = 0; i < times; i++) all.push((await timed(() => work(i))).ms);
  return all;
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function row(what: string, ms: number): void {
  console.log(`${what.padEnd(52)} ${ms.toFixed(0).padStart(8)} ms`);
}
