import { iterate } from '../../library/iteration.ts';
import { ApexList } from '../collections.ts';
import { throwApex } from '../exceptions.ts';
import type { ApexRuntime } from '../host.ts';
import { userClassOf } from '../typenames.ts';
import type { AsyncKind } from '../transaction.ts';
import { callMember } from '../user-classes.ts';
import { JobContext } from './contexts.ts';
import { freeze, thaw } from './freeze.ts';
import type { JobStore, JobWork, QueuedJob } from './job-store.ts';
import { QueryLocator, type QueryOrigin } from './locator.ts';

export type BatchWork = Extract<JobWork, { kind: 'batch' }>;

interface StepOptions {
  readonly isTest: boolean;
  /** Runs one method of the job in a transaction of its own. */
  run(kind: AsyncKind, body: () => void): void;
}

/** Records that `start` may give as a QueryLocator. */
const MAXIMUM_ROWS = 50_000_000;

/**
 * Runs the next step of a batch job: `start`, one scope of `execute`, or `finish`.
 * @returns what remains to be done; null after `finish`
 */
export function runBatchStep(
  runtime: ApexRuntime,
  store: JobStore,
  job: QueuedJob,
  work: BatchWork,
  options: StepOptions,
): BatchWork | null {
  const context = new JobContext('Database.BatchableContext', job.id);
  // A job that is not stateful starts every step as it was enqueued.
  const instance = thaw(runtime, work.state) as object;
  const type = userClassOf(instance);
  const isStateful = type !== undefined && runtime.registry.isSubtype(type, 'Database.Stateful');
  const stateAfter = (): string => (isStateful ? freeze(runtime.registry, instance) : work.job);

  if (work.phase === 'start') {
    let started: unknown;
    options.run('batchStart', () => {
      started = callMember(instance, 'start(Database.BatchableContext)', [context]);
    });
    const items = itemsOf(runtime, started);
    if (options.isTest && items.texts.length > work.scope) {
      throwApex(
        'UnexpectedException',
        'No more than one executeBatch can be called from within a test method. Please make sure the iterable returned from your start method matches the batch size, resulting in one executeBatch invocation.',
      );
    }
    store.putItems(job.id, items.texts);
    const total = items.texts.length;
    const { locator, elementType } = items;
    return { ...work, state: stateAfter(), phase: total === 0 ? 'finish' : 'execute', total, locator, elementType };
  }
  if (work.phase === 'execute') {
    options.run('batchExecute', () => {
      const scope = scopeOf(runtime, store.items(job.id, work.at, work.scope), work);
      callMember(instance, 'execute(Database.BatchableContext,List<T>)', [context, scope]);
    });
    const at = work.at + work.scope;
    return { ...work, state: stateAfter(), at, phase: at >= work.total ? 'finish' : 'execute' };
  }
  options.run('batchFinish', () => void callMember(instance, 'finish(Database.BatchableContext)', [context]));
  return null;
}

interface Items {
  readonly texts: readonly string[];
  readonly locator: string | null;
  readonly elementType: string;
}

function itemsOf(runtime: ApexRuntime, started: unknown): Items {
  if (started instanceof QueryLocator) {
    if (started.ids.length > MAXIMUM_ROWS) throwApex('LimitException', 'Too many query locator rows');
    return { texts: started.ids, locator: JSON.stringify(started.origin), elementType: started.object };
  }
  const texts = [...iterate(started)].map((item) => freeze(runtime.registry, item));
  const elementType = started instanceof ApexList ? started.elementType : 'Object';
  return { texts, locator: null, elementType };
}

function scopeOf(runtime: ApexRuntime, texts: readonly string[], { locator, elementType }: BatchWork): ApexList {
  if (locator !== null)
    return runtime.queries.recordsAgain(runtime.transaction, JSON.parse(locator) as QueryOrigin, texts);
  return new ApexList(
    elementType,
    texts.map((text) => thaw(runtime, text)),
  );
}
