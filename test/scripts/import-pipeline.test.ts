/** The import against a running org, with a small file that has the quirks of real ones. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Connection } from 'jsforce';
import { ROOT } from '../../scripts/check/command.ts';
import type { RunningOrg } from '../support/local-org.ts';
import { startSeededOrg } from '../support/seeded-org.ts';

const MAPPING = join(ROOT, 'scripts/import-pipeline/mappings/crm-sales.json');
const DEALS = `\uFEFFopportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\r
A1,Nora Quist,Basic,Umbra,Won,2017-01-02,2017-03-01,1054\r
A2,Nora Quist,Basic,,Prospecting,,,\r
A3,Nobody Known,Basic,Umbra,Won,2017-01-02,2017-03-01,10\r
A4,Nora Quist,Basic,Umbra,Parked,2017-01-02,,\r
A5,Nora Quist,Basic,Umbra,Won,2017-13-02,2017-03-01,10\r
A6,Nora Quist,Basic,Umbra,Lost,2017-01-02,2017-03-01,ten\r
`;
const TEAMS = 'sales_agent,manager\nNora Quist,Otto Falk\n';
const ACCOUNTS = 'account,sector\nUmbra,retail\n';

let org: RunningOrg;
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sideline-import-'));
  await writeFile(join(folder, 'sales_pipeline.csv'), DEALS);
  await writeFile(join(folder, 'sales_teams.csv'), TEAMS);
  await writeFile(join(folder, 'accounts.csv'), ACCOUNTS);
  org = await startSeededOrg();
});
after(async () => {
  await org?.stop();
  await rm(folder, { recursive: true, force: true });
});

function run(args: readonly string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/import-pipeline/main.ts', folder, '--mapping', MAPPING, ...args],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

test('loads what is valid, rejects the rest with line and reason, and the panel says there is not enough data', async () => {
  const rejectedFile = join(folder, 'rejected.csv');
  const { status, output } = run(['--url', org.url, '--rejected', rejectedFile]);
  assert.equal(status, 0, output);
  assert.match(output, /2 of 6 deals loaded in .* s, 4 rejected/);
  const rejected = await readFile(rejectedFile, 'utf8');
  assert.match(rejected, /"4","A3","rep ""Nobody Known"" is not in sales_teams.csv"/);
  assert.match(rejected, /"5","A4","stage ""Parked"" has no place in the mapping"/);
  assert.match(rejected, /"6","A5","""2017-13-02"" is not a date/);
  assert.match(rejected, /"7","A6","amount ""ten"" is not a number"/);

  const manager = new Connection({ loginUrl: org.url, version: '67.0' });
  await manager.login('otto.falk@import.test', 'local');
  const { records } = await manager.query<{ Id: string; Name: string; IsWon: boolean; AccountId: string | null }>(
    'SELECT Id, Name, IsWon, AccountId FROM Opportunity ORDER BY Name',
  );
  assert.deepEqual(
    records.map(({ Name, IsWon, AccountId }) => [Name, IsWon, AccountId === null]),
    [
      ['Basic', false, true],
      ['Umbra Basic', true, false],
    ],
  );
  for (const { Id } of records) {
    const answer = await fetch(`${org.url}/local/apex/DealCoachingController/getPanel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${manager.accessToken ?? ''}` },
      body: JSON.stringify({ opportunityId: Id }),
    });
    const { returnValue } = (await answer.json()) as { returnValue: { state: string; band: string | null } };
    assert.equal(returnValue.state, 'notEnoughData');
    assert.equal(returnValue.band ?? null, null);
  }
});

test('a missing column is named before anything is loaded', async () => {
  await writeFile(join(folder, 'sales_teams.csv'), 'agent,manager\nNora Quist,Otto Falk\n');
  const { status, output } = run(['--url', org.url]);
  assert.equal(status, 1);
  assert.match(output, /sales_teams\.csv: column "sales_agent" is missing; it has agent, manager/);
});

test('no org at the address: says how to start one', async () => {
  await writeFile(join(folder, 'sales_teams.csv'), TEAMS);
  const { status, output } = run(['--url', 'http://localhost:1']);
  assert.equal(status, 1);
  assert.match(output, /No org answers at http:\/\/localhost:1\. Start one with: npm start/);
});
