import { randomUUID } from 'node:crypto';
import type { RawRecord } from '../../../metadata/catalog.ts';
import { ApexList } from '../collections.ts';
import { throwApex } from '../exceptions.ts';
import type { ApexRuntime } from '../host.ts';
import { className, isBatch, JOB_TYPES } from './contexts.ts';
import { nextFireTime, parseCron } from './cron.ts';
import { freeze } from './freeze.ts';
import type { JobStore, JobWork } from './job-store.ts';

const FINAL_STATES = new Set(['Completed', 'Failed', 'Aborted']);

/** Takes asynchronous Apex into the queue, in the running transaction. */
export abstract class JobQueue {
  readonly store: JobStore;
  protected readonly runtime: ApexRuntime;

  constructor(runtime: ApexRuntime, store: JobStore) {
    this.runtime = runtime;
    this.store = store;
  }

  /** Asks the worker to look for due jobs in so many milliseconds. */
  protected abstract wake(delay: number): void;

  /** @param delay milliseconds @returns id of the AsyncApexJob */
  enqueueQueueable(job: object, delay = 0): string {
    const { transaction } = this.runtime;
    if (transaction.test && transaction.asynchronous === 'queueable')
      throwApex('AsyncException', 'Maximum stack depth has been reached.');
    transaction.limits.count('queueableJobs');
    return this.enqueue(className(job), { kind: 'queueable', job: this.freeze(job) }, { delay });
  }

  /** A call of a `@future` method. */
  enqueueFuture(
    owner: string,
    method: { readonly name: string; readonly key: string },
    args: readonly unknown[],
  ): void {
    const { transaction } = this.runtime;
    const { asynchronous } = transaction;
    if (asynchronous === 'future' || isBatch(asynchronous)) {
      const call = `${owner}.${method.name}`;
      throwApex('AsyncException', `Future method cannot be called from a future or batch method: ${call}`);
    }
    transaction.limits.count('futureCalls');
    const frozen = this.freeze(new ApexList('Object', [...args]));
    this.enqueue(
      owner,
      { kind: 'future', className: owner, method: method.key, args: frozen },
      { method: method.name },
    );
  }

  enqueueBatch(job: object, scope: number): string {
    const { asynchronous } = this.runtime.transaction;
    if (asynchronous === 'future' || asynchronous === 'batchStart' || asynchronous === 'batchExecute') {
      throwApex(
        'AsyncException',
        'Database.executeBatch cannot be called from a batch start, batch execute, or future method.',
      );
    }
    const frozen = this.freeze(job);
    const state = { job: frozen, state: frozen, scope, phase: 'start', at: 0, total: 0 } as const;
    return this.enqueue(className(job), { kind: 'batch', ...state, locator: null, elementType: 'Object' });
  }

  /** `System.schedule`, and with `at` a single run. @returns id of the CronTrigger */
  schedule(name: string, cron: string, job: object, at: number | null = null): string {
    const { transaction, services } = this.runtime;
    if (this.store.rowsWith('CronJobDetail', 'Name', name).length > 0)
      throwApex('AsyncException', `The Apex job named "${name}" is already scheduled for execution.`);
    const { timeZone, id: userId } = transaction.user;
    const now = services.now();
    const due = at ?? nextFireTime(parseCron(cron), now, timeZone);
    if (due === null) throwApex('AsyncException', 'Based on configured schedule, the given trigger will never fire.');
    const stamp = iso(now);
    const detail = this.store.insertRow('CronJobDetail', { Name: name, JobType: '7' });
    const trigger = this.store.insertRow('CronTrigger', {
      CronJobDetailId: detail,
      CronExpression: cron,
      State: 'WAITING',
      TimesTriggered: 0,
      NextFireTime: iso(due),
      StartTime: stamp,
      TimeZoneSidKey: timeZone,
      OwnerId: userId,
      CreatedById: userId,
      CreatedDate: stamp,
      LastModifiedById: userId,
    });
    const work = { kind: 'scheduled', job: this.freeze(job), cron: at === null ? cron : null, timeZone } as const;
    this.enqueue(className(job), work, { due, trigger });
    return trigger;
  }

  /** `Metadata.Operations.enqueueDeployment`. @returns id of the job */
  enqueueDeployment(container: string, callback: object | null): string {
    const frozen = callback === null ? null : this.freeze(callback);
    return this.enqueue('', { kind: 'deployment', container, callback: frozen });
  }

  /** Event messages of one object, delivered after the commit, in tests when the test says so. */
  enqueueEvents(object: string, messages: readonly RawRecord[]): void {
    const { transaction, services } = this.runtime;
    const id = `event:${randomUUID()}`;
    this.store.put({
      id,
      userId: transaction.user.id,
      due: services.now(),
      work: { kind: 'events', object, messages },
    });
    transaction.events.push(id);
    if (!transaction.test) this.wake(0);
  }

  /** `System.abortJob`, by the id of an AsyncApexJob or of a CronTrigger. */
  abort(id: string): void {
    const isTrigger = id.startsWith('08e');
    const job = isTrigger ? this.store.rowsWith('AsyncApexJob', 'CronTriggerId', id)[0]?.['Id'] : id;
    if (job === undefined || job === null) throwApex('AsyncException', `Can't abort job ${id}: there is no such job`);
    this.store.remove(String(job));
    const row = this.store.readRow('AsyncApexJob', String(job));
    if (row && !FINAL_STATES.has(String(row['Status']))) this.finishJob(String(job), 'Aborted', null);
    const trigger = row?.['CronTriggerId'];
    if (typeof trigger === 'string') this.removeTrigger(trigger);
  }

  private enqueue(
    owner: string,
    work: JobWork,
    more: { delay?: number; due?: number; trigger?: string; method?: string | undefined } = {},
  ): string {
    const { transaction, services } = this.runtime;
    const now = services.now();
    const outer = owner.split('.')[0] ?? owner;
    const id = this.store.insertRow('AsyncApexJob', {
      ApexClassId: this.store.rowsWith('ApexClass', 'Name', outer)[0]?.['Id'] ?? null,
      JobType: JOB_TYPES[work.kind],
      MethodName: more.method ?? null,
      Status: 'Queued',
      NumberOfErrors: 0,
      JobItemsProcessed: 0,
      TotalJobItems: 0,
      CronTriggerId: more.trigger ?? null,
      CreatedById: transaction.user.id,
      CreatedDate: iso(now),
    });
    this.store.put({ id, userId: transaction.user.id, due: more.due ?? now + (more.delay ?? 0), work });
    transaction.jobs.push(id);
    if (!transaction.test) this.wake(0);
    return id;
  }

  protected removeTrigger(trigger: string): void {
    const detail = this.store.readRow('CronTrigger', trigger)?.['CronJobDetailId'];
    this.store.deleteRow('CronTrigger', trigger);
    if (typeof detail === 'string') this.store.deleteRow('CronJobDetail', detail);
  }

  protected finishJob(id: string, status: string, extended: string | null): void {
    const completed = { Status: status, CompletedDate: iso(this.runtime.services.now()) };
    this.store.updateRow(
      'AsyncApexJob',
      id,
      extended === null ? completed : { ...completed, ExtendedStatus: extended, NumberOfErrors: 1 },
    );
  }

  protected freeze(value: unknown): string {
    return freeze(this.runtime.registry, value);
  }
}

/** A time as fields hold it, in whole seconds. */
export function iso(millis: number): string {
  return new Date(Math.floor(millis / 1000) * 1000).toISOString();
}
