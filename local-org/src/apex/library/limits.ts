import { isBatch } from '../runtime/async/contexts.ts';
import type { LimitName } from '../runtime/limits.ts';
import { systemType, type Implementation } from './declare.ts';
import type { LibraryHost } from './support.ts';

/** Name in `Limits.get…` and `Limits.getLimit…`, by what is counted. */
const COUNTED: Readonly<Record<string, LimitName>> = {
  Queries: 'queries',
  QueryRows: 'queryRows',
  QueryLocatorRows: 'queryLocatorRows',
  AggregateQueries: 'aggregateQueries',
  DmlStatements: 'dmlStatements',
  DmlRows: 'dmlRows',
  QueueableJobs: 'queueableJobs',
  FutureCalls: 'futureCalls',
  Callouts: 'callouts',
  EmailInvocations: 'emailInvocations',
  PublishImmediateDml: 'publishImmediateDml',
};

/** Limits of features that the local org does not have, so that nothing of them is ever used. */
const UNUSED: Readonly<Record<string, number>> = {
  SoslQueries: 20,
  MobilePushApexCalls: 10,
  AsyncCalls: 200,
};

function counters(): Record<string, Implementation> {
  const methods: Record<string, Implementation> = {};
  for (const [name, limit] of Object.entries(COUNTED)) {
    methods[`Integer get${name}()`] = (host: LibraryHost) => host.transaction.limits.get(limit);
    methods[`Integer getLimit${name}()`] = (host: LibraryHost) => host.transaction.limits.limit(limit);
  }
  for (const [name, limit] of Object.entries(UNUSED)) {
    methods[`Integer get${name}()`] = () => 0;
    methods[`Integer getLimit${name}()`] = () => limit;
  }
  return methods;
}

export const limitsType = systemType('Limits', {
  aliases: ['System.Limits'],
  statics: {
    ...counters(),
    // None in future and batch methods.
    'Integer getLimitFutureCalls()': ({ transaction }: LibraryHost) =>
      transaction.asynchronous === 'future' || isBatch(transaction.asynchronous)
        ? 0
        : transaction.limits.limit('futureCalls'),
    'Integer getCpuTime()': (host: LibraryHost) => host.transaction.limits.cpuMillis(),
    'Integer getLimitCpuTime()': (host: LibraryHost) => host.transaction.limits.cpuLimit(),
    // The heap of one transaction cannot be told from the process's; nothing counts against it.
    'Integer getHeapSize()': () => 0,
    'Integer getLimitHeapSize()': (host: LibraryHost) => host.transaction.limits.heapLimit(),
  },
});
