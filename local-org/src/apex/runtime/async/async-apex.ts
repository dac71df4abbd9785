import type { ApexList } from '../collections.ts';
import type { ApexException } from '../exceptions.ts';
import type { AsyncKind, Transaction } from '../transaction.ts';
import { callMember } from '../user-classes.ts';
import { runBatchStep, type BatchWork } from './batch.ts';
import { asApexException, describeFailure, hasAsynchronousLimits, JOB_TYPES, JobContext } from './contexts.ts';
import { nextFireTime, parseCron } from './cron.ts';
import { runDeployment } from './deployments.ts';
import { thaw } from './freeze.ts';
import { iso, JobQueue } from './job-queue.ts';
import type { JobWork, QueuedJob } from './job-store.ts';

/** Characters of AsyncApexJob.ExtendedStatus. */
const STATUS_LENGTH = 1000;
/** The worker looks for due jobs at least this often. */
const REST_MILLIS = 60_000;

type Work<K extends JobWork['kind']> = Extract<JobWork, { kind: K }>;

/** Runs asynchronous Apex: in tests at `Test.stopTest`, else after the commit, by a worker. */
export class AsyncApex extends JobQueue {
  private timer: NodeJS.Timeout | null = null;
  private stopped = true;

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

  protected override wake(delay: number): void {
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
      case 'events':
        this.run(job, null, isTest, () => this.deliver(work));
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
    // A test runs the job once, at stopTest; its schedule stays as it was made.
    if (isTest && work.cron !== null) this.complete(job);
    else this.reschedule(job, work, trigger);
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

  private deliver({ object, messages }: Work<'events'>): void {
    const records = messages.map((values) => ({ values: { ...values }, old: null, errors: [] }));
    this.runtime.fire(this.runtime.transaction, object, 'after insert', records);
  }

  private callFuture(work: Work<'future'>): void {
    const type = this.runtime.registry.findClass(work.className);
    const implementation = type && this.runtime.futureBodies.get(`${type.name}.${work.method}`);
    if (!implementation) throw new Error(`The future method ${work.className}.${work.method} does not exist any more`);
    implementation(...(thaw(this.runtime, work.args) as ApexList).items);
  }

  /** Runs one step with limits of its own, as the job's user; with statics of its own as well, but in tests. */
  private run(job: QueuedJob, kind: AsyncKind | null, isTest: boolean, body: () => unknown): Transaction {
    const { runtime } = this;
    const user = runtime.services.access.loadUser(job.userId);
    const transaction = runtime.newTransaction({ user, asynchronous: kind !== null && hasAsynchronousLimits(kind) });
    transaction.asynchronous = kind;
    if (isTest) transaction.joinTest(runtime.transaction);
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
    if (work.kind === 'finalizer' || work.kind === 'events') return;
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

  private thaw(text: string): object {
    return thaw(this.runtime, text) as object;
  }
}

function statusOf(error: unknown): string {
  const apex = asApexException(error);
  return (apex['getmessage()']() ?? apex.typeName).slice(0, STATUS_LENGTH);
}
