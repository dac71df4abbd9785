import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { LogLine } from '../../src/apex/runtime/services.ts';
import { openOrg, type Org } from '../../src/org.ts';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';

const project = fileURLToPath(new URL('../fidelity/project', import.meta.url));
const HOUR = 3_600_000;

describe('Asynchronous Apex of a running org', () => {
  let folder: string;
  let org: Org;
  let now: number;
  let lines: LogLine[];

  const open = async (): Promise<void> => {
    org = await openOrg({ dataDir: folder, roots: [project], clock: () => now, log: (line) => lines.push(line) });
    // Jobs run when the tests say so.
    org.runtime.jobs.stop();
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'local-org-jobs-'));
    now = Date.parse('2026-03-02T10:00:00.000Z');
    lines = [];
    await open();
  });
  afterEach(() => {
    org.close();
    rmSync(folder, { recursive: true });
  });

  function call(key: string, ...args: unknown[]): unknown {
    const method = org.runtime.registry.findClass('FidelityJobs')?.statics[key] as (...given: unknown[]) => unknown;
    return org.transaction(org.access.loadUser(ADMIN_USERNAME), () => method(...args));
  }
  function query(soql: string): Record<string, unknown>[] {
    const admin = org.access.loadUser(ADMIN_USERNAME);
    return org.transaction(admin, (context) => org.query(context, org.parse(soql)).rows.map((row) => row.values));
  }
  const names = (): unknown[] => query('SELECT Name FROM Vault__c ORDER BY Name').map((row) => row['Name']);

  it('runs chains after the commit, each link as a job of its own', () => {
    call('startchain()');
    assert.deepEqual(names(), []);
    org.runtime.jobs.drain();
    assert.deepEqual(names(), ['Chain 1', 'Chain 2', 'Chain 3']);
    const jobs = query('SELECT Status, JobType FROM AsyncApexJob');
    assert.deepEqual(
      jobs.map((job) => `${String(job['JobType'])} ${String(job['Status'])}`),
      ['Queueable Completed', 'Queueable Completed', 'Queueable Completed'],
    );
  });

  it('runs by itself once the caller gives way', async () => {
    org.runtime.jobs.start();
    call('startchain()');
    for (let tries = 0; tries < 200 && names().length < 3; tries++) await new Promise((wake) => setTimeout(wake, 10));
    assert.equal(names().length, 3);
  });

  it('keeps waiting jobs over a restart', async () => {
    call('startchain()');
    org.close();
    await open();
    assert.equal(query("SELECT Id FROM AsyncApexJob WHERE Status = 'Queued'").length, 1);
    org.runtime.jobs.drain();
    assert.equal(names().length, 3);
  });

  it('runs every scope of a batch in a transaction of its own; a failing one does not stop the others', () => {
    call('startbatch()');
    org.runtime.jobs.drain();
    const vaults = query("SELECT Name, Secret__c FROM Vault__c WHERE Name LIKE 'V%' ORDER BY Name");
    assert.deepEqual(
      vaults.map((row) => row['Secret__c']),
      ['scope of 2, queries 0', 'scope of 2, queries 0', null, null, 'scope of 1, queries 0'],
    );
    assert.ok(names().includes('finished after 2'), String(names()));
    const [job] = query(
      'SELECT Status, NumberOfErrors, TotalJobItems, JobItemsProcessed, ExtendedStatus FROM AsyncApexJob',
    );
    assert.deepEqual(job, {
      Status: 'Completed',
      NumberOfErrors: 1,
      TotalJobItems: 3,
      JobItemsProcessed: 3,
      ExtendedStatus: 'Bad scope',
    });
  });

  it('undoes and notes a failing job', () => {
    call('startfailing()');
    org.runtime.jobs.drain();
    assert.deepEqual(names(), []);
    assert.equal(query('SELECT Status FROM AsyncApexJob')[0]?.['Status'], 'Failed');
    assert.match(
      lines.find((line) => line.level === 'ERROR')?.text ?? '',
      /Queueable 707.* failed: System.MathException: Divide by 0/,
    );
  });

  it('runs schedules when their time has come, again and again', () => {
    call('startschedule()');
    org.runtime.jobs.drain();
    assert.deepEqual(names(), []);
    // The administrator is in Berlin: two o'clock there is one o'clock GMT in winter.
    assert.equal(query('SELECT NextFireTime FROM CronTrigger')[0]?.['NextFireTime'], '2026-03-03T01:00:00.000Z');
    now += 15 * HOUR;
    org.runtime.jobs.drain();
    org.runtime.jobs.drain();
    assert.deepEqual(names(), ['scheduled true']);
    now += 24 * HOUR;
    org.runtime.jobs.drain();
    assert.equal(names().length, 2);
    assert.equal(query('SELECT TimesTriggered FROM CronTrigger')[0]?.['TimesTriggered'], 2);
  });

  it('deploys custom metadata records, tells the callback and keeps them over a restart', async () => {
    call('deploy(String,String)', 'Fresh', 'Days__c');
    call('deploy(String,String)', 'Default', 'Days__c');
    assert.equal(call('deployeddays(String)', 'Fresh'), null);
    org.runtime.jobs.drain();
    assert.deepEqual(names(), ['Succeeded: none', 'Succeeded: none']);
    assert.equal(String(call('deployeddays(String)', 'Fresh')), '21.50');
    org.close();
    await open();
    assert.equal(String(call('deployeddays(String)', 'Fresh')), '21.50');
    assert.equal(String(call('deployeddays(String)', 'Default')), '21.50');
    assert.equal(
      query("SELECT Days__c FROM Fidelity_Setting__mdt WHERE DeveloperName = 'Default'")[0]?.['Days__c'],
      21.5,
    );
  });

  it('refuses a deployment that names an unknown field', () => {
    call('deploy(String,String)', 'Fresh', 'Nothing__c');
    org.runtime.jobs.drain();
    assert.deepEqual(names(), ['Failed: There is no field Nothing__c on Fidelity_Setting__mdt']);
    assert.equal(call('deployeddays(String)', 'Fresh'), null);
  });
});
