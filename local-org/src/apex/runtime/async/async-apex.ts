import { ApexList } from '../collections.ts';
import type { ApexException } from '../exceptions.ts';
import { throwApex } from '../exceptions.ts';
import type { ApexRuntime } from '../host.ts';
import type { AsyncKind, Transaction } from '../transaction.ts';
import { callMember } from '../user-classes.ts';
import { runBatchStep, type BatchWork } from './batch.ts';
import {
  asApexException,
  className,
  describeFailure,
  hasAsynchronousLimits,
  isBatch,
  JOB_TYPES,
  JobContext,
} from './contexts.ts';
import { nextFireTime, parseCron } from './cron.ts';
import { runDeployment } from './deployments.ts';
import { freeze, thaw } from './freeze.ts';
import type { JobStore, JobWork, QueuedJob } from './job-store.ts';

/** Characters of AsyncApexJob.ExtendedStatus. */
const STATUS_LENGTH = 1000;
/** The worker looks for due jobs at least this often. */
const REST_MILLIS = 60_000;

type Work<K extends JobWork['kind']> = Extract<JobWork, { kind: K }>;

/** Enqueues asynchronous Apex and runs it: in tests at `Test.stopTest`, else after the commit, by a worker. */
export class AsyncApex {
  readonly store: JobStore;
  private readonly runtime: ApexRuntime;
  private timer: NodeJS.Timeout | null = null;
  private stopped = true;

  constructor(runtime: ApexRuntime, store: JobStore) {
    this.runtime = runtime;
    this.store = store;
  }

  // Enqueueing

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

  // Running

  /** Lets the worker run jobs as they become due, those of an earlier process included. */
  start(): void {
    this.stopped = false;
    this.wake(0);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  /** Runs every job that is due, and those they enqueue. @throws Error inside a running transaction */
  drain(): void {
    if (this.runtime.isRunning) throw new Error('Jobs run between transactions');
    for (;;) {
      const job = this.store.next(this.runtime.services.now());
      if (!job) return;
      this.runStep(job);
    }
  }

  /** Runs the jobs of a test to their end, each step in a transaction of its own. @throws what they throw */
  runInTest(ids: readonly string[]): void {
    const { savepoints, access } = this.runtime.services;
    for (const id of ids) {
      for (let job = this.store.find(id); job; job = this.store.find(id)) {
        const savepoint = savepoints.set();
        try {
          const goesOn = this.perform(job, true);
          savepoints.release(savepoint);
          if (!goesOn) break;
        } catch (error) {
          savepoints.rollback(savepoint);
          savepoints.release(savepoint);
          access.invalidate();
          this.fail(job, error);
          throw error;
        }
      }
    }
  }

  private wake(delay: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.work(), delay);
    this.timer.unref();
  }

  private work(): void {
    if (this.stopped) return;
    // Between two events no transaction can be open: they are synchronous.
    this.drain();
    const due = this.store.nextDue();
    if (due !== null) this.wake(Math.min(REST_MILLIS, Math.max(0, due - this.runtime.services.now())));
  }

  /** One step in a database transaction of its own; a failing one undoes its work and is noted at the job. */
  private runStep(job: QueuedJob): void {
    const { services } = this.runtime;
    try {
      services.atomically(() => this.perform(job, false));
    } catch (error) {
      services.access.invalidate();
      services.log?.({
        level: 'ERROR',
        text: `${JOB_TYPES[job.work.kind]} ${job.id} failed: ${describeFailure(this.runtime, error)}`,
      });
      services.atomically(() => this.fail(job, error));
    }
  }

  /** @returns whether the job has another step */
  private perform(job: QueuedJob, isTest: boolean): boolean {
    const { work } = job;
    switch (work.kind) {
      case 'queueable': {
        const transaction = this.run(job, 'queueable', isTest, () =>
          callMember(this.thaw(work.job), 'execute(QueueableContext)', [new JobContext('QueueableContext', job.id)]),
        );
        this.complete(job);
        this.attach(job, transaction.finalizer, null, isTest);
        return false;
      }
      case 'future':
        this.run(job, 'future', isTest, () => this.callFuture(work));
        return this.complete(job);
      case 'scheduled':
        return this.performScheduled(job, work, isTest);
      case 'batch':
        return this.performBatch(job, work, isTest);
      case 'finalizer':
        this.performFinalizer(job, work, isTest);
        this.store.remove(job.id);
        return false;
      case 'deployment':
        this.run(job, 'future', isTest, () =>
          runDeployment(this.runtime, this.runtime.customMetadata, job.id, work.container, work.callback),
        );
        return this.complete(job);
    }
  }

  private performScheduled(job: QueuedJob, work: Work<'scheduled'>, isTest: boolean): boolean {
    const trigger = String(this.store.readRow('AsyncApexJob', job.id)?.['CronTriggerId']);
    this.run(job, 'scheduled', isTest, () =>
      callMember(this.thaw(work.job), 'execute(SchedulableContext)', [new JobContext('SchedulableContext', trigger)]),
    );
    this.reschedule(job, work, trigger);
    return false;
  }

  /** The next run of a schedule; the last one ends it. */
  private reschedule(job: QueuedJob, work: Work<'scheduled'>, trigger: string): void {
    const now = this.runtime.services.now();
    const row = this.store.readRow('CronTrigger', trigger);
    // The job may have aborted itself.
    if (!row) return;
    const due = work.cron === null ? null : nextFireTime(parseCron(work.cron), Math.max(now, job.due), work.timeZone);
    this.store.updateRow('CronTrigger', trigger, {
      TimesTriggered: Number(row['TimesTriggered'] ?? 0) + 1,
      PreviousFireTime: iso(now),
      NextFireTime: due === null ? null : iso(due),
      State: due === null ? 'DELETED' : 'WAITING',
    });
    if (due !== null) {
      this.store.replace({ ...job, due });
      return;
    }
    this.complete(job);
    this.removeTrigger(trigger);
  }

  private removeTrigger(trigger: string): void {
    const detail = this.store.readRow('CronTrigger', trigger)?.['CronJobDetailId'];
    this.store.deleteRow('CronTrigger', trigger);
    if (typeof detail === 'string') this.store.deleteRow('CronJobDetail', detail);
  }

  private performBatch(job: QueuedJob, work: BatchWork, isTest: boolean): boolean {
    const next = runBatchStep(this.runtime, this.store, job, work, {
      isTest,
      run: (kind, body) => void this.run(job, kind, isTest, body),
    });
    if (!next) return this.complete(job);
    this.store.updateRow('AsyncApexJob', job.id, {
      Status: 'Processing',
      TotalJobItems: Math.ceil(next.total / next.scope),
      JobItemsProcessed: Math.ceil(Math.min(next.at, next.total) / next.scope),
    });
    this.store.replace({ ...job, work: next });
    return true;
  }

  private performFinalizer(job: QueuedJob, work: Work<'finalizer'>, isTest: boolean): void {
    const error = work.error === null ? null : (thaw(this.runtime, work.error) as ApexException);
    this.run(job, 'finalizer', isTest, () =>
      callMember(this.thaw(work.finalizer), 'execute(FinalizerContext)', [
        new JobContext('FinalizerContext', work.parent, error),
      ]),
    );
  }

  private callFuture(work: Work<'future'>): void {
    const type = this.runtime.registry.findClass(work.className);
    const implementation = type && this.runtime.futureBodies.get(`${type.name}.${work.method}`);
    if (!implementation) throw new Error(`The future method ${work.className}.${work.method} does not exist any more`);
    implementation(...(thaw(this.runtime, work.args) as ApexList).items);
  }

  /** Runs one step with statics and limits of its own, as the job's user. */
  private run(job: QueuedJob, kind: AsyncKind, isTest: boolean, body: () => unknown): Transaction {
    const { runtime } = this;
    const user = runtime.services.access.loadUser(job.userId);
    const transaction = runtime.newTransaction({ user, asynchronous: hasAsynchronousLimits(kind) });
    transaction.asynchronous = kind;
    if (isTest) transaction.test = { outerLimits: null, mocks: new Map(), started: true, stopped: true };
    try {
      runtime.within(transaction, body);
    } catch (error) {
      if (transaction.finalizer) this.failed = { id: job.id, finalizer: transaction.finalizer };
      throw error;
    }
    return transaction;
  }

  /** Finalizer of the step that has just failed: it is attached after the step's work is undone. */
  private failed: { readonly id: string; readonly finalizer: object } | null = null;

  private attach(job: QueuedJob, finalizer: object | null, error: ApexException | null, isTest: boolean): void {
    if (!finalizer) return;
    const id = `${job.id}:finalizer`;
    const frozen = error === null ? null : this.freeze(error);
    const work = { kind: 'finalizer', finalizer: this.freeze(finalizer), parent: job.id, error: frozen } as const;
    this.store.put({ id, userId: job.userId, due: 0, work });
    if (isTest) this.runInTest([id]);
  }

  private fail(job: QueuedJob, error: unknown): void {
    const { work } = job;
    if (work.kind === 'batch' && work.phase === 'execute') {
      // Other scopes of the job go on.
      const errors = Number(this.store.readRow('AsyncApexJob', job.id)?.['NumberOfErrors'] ?? 0) + 1;
      this.store.updateRow('AsyncApexJob', job.id, { NumberOfErrors: errors, ExtendedStatus: statusOf(error) });
      const at = work.at + work.scope;
      this.store.replace({ ...job, work: { ...work, at, phase: at >= work.total ? 'finish' : 'execute' } });
      return;
    }
    if (work.kind === 'scheduled' && work.cron !== null) {
      this.reschedule(job, work, String(this.store.readRow('AsyncApexJob', job.id)?.['CronTriggerId']));
      return;
    }
    this.store.remove(job.id);
    if (work.kind === 'finalizer') return;
    this.finishJob(job.id, 'Failed', statusOf(error));
    const attached = this.failed?.id === job.id ? this.failed.finalizer : null;
    this.failed = null;
    this.attach(job, attached, asApexException(error), false);
  }

  private complete(job: QueuedJob): false {
    this.store.remove(job.id);
    this.finishJob(job.id, 'Completed', null);
    return false;
  }

  private finishJob(id: string, status: string, extended: string | null): void {
    const completed = { Status: status, CompletedDate: iso(this.runtime.services.now()) };
    this.store.updateRow(
      'AsyncApexJob',
      id,
      extended === null ? completed : { ...completed, ExtendedStatus: extended, NumberOfErrors: 1 },
    );
  }

  private freeze(value: unknown): string {
    return freeze(this.runtime.registry, value);
  }

  private thaw(text: string): object {
    return thaw(this.runtime, text) as object;
  }
}

const FINAL_STATES = new Set(['Completed', 'Failed', 'Aborted']);

function statusOf(error: unknown): string {
  const apex = asApexException(error);
  return (apex['getmessage()']() ?? apex.typeName).slice(0, STATUS_LENGTH);
}

function iso(millis: number): string {
  return new Date(Math.floor(millis / 1000) * 1000).toISOString();
}
