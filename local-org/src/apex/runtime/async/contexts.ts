import { ApexException, apexException } from '../exceptions.ts';
import type { ApexRuntime } from '../host.ts';
import type { AsyncKind } from '../transaction.ts';
import { userClassOf } from '../typenames.ts';
import type { JobWork } from './job-store.ts';

/** `QueueableContext`, `Database.BatchableContext`, `SchedulableContext`, `FinalizerContext`. */
export class JobContext {
  readonly $type: string;
  /** Of the AsyncApexJob, or of the CronTrigger for scheduled jobs. */
  readonly jobId: string;
  /** What ended the job that a finalizer belongs to; null when it succeeded. */
  readonly error: ApexException | null;

  constructor(type: string, jobId: string, error: ApexException | null = null) {
    this.$type = type;
    this.jobId = jobId;
    this.error = error;
  }
}

const LIMITED_AS_ASYNCHRONOUS: readonly AsyncKind[] = [
  'queueable',
  'future',
  'batchStart',
  'batchExecute',
  'batchFinish',
  'finalizer',
];

/** Scheduled Apex runs with the limits of synchronous code. */
export function hasAsynchronousLimits(kind: AsyncKind): boolean {
  return LIMITED_AS_ASYNCHRONOUS.includes(kind);
}

export function isBatch(kind: AsyncKind | null): boolean {
  return kind === 'batchStart' || kind === 'batchExecute' || kind === 'batchFinish';
}

export function className(job: object): string {
  return userClassOf(job)?.name ?? 'Apex';
}

/** JobType of AsyncApexJob. */
export const JOB_TYPES: Readonly<Record<JobWork['kind'], string>> = {
  queueable: 'Queueable',
  future: 'Future',
  scheduled: 'ScheduledApex',
  batch: 'BatchApex',
  finalizer: 'Queueable',
  deployment: 'ApexToken',
  events: 'PlatformEvent',
};

/** A failure as a log line: what Apex threw, with its stack. */
export function describeFailure(runtime: ApexRuntime, error: unknown): string {
  if (error instanceof ApexException) return `${error['tostring()']()}\n${runtime.stack.text(error)}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What Apex threw, or what stands for a fault of the runtime. */
export function asApexException(error: unknown): ApexException {
  return error instanceof ApexException ? error : apexException('UnexpectedException', String(error));
}
