import type { JobContext } from '../runtime/async/contexts.ts';
import { delayMillis } from '../runtime/async/cron.ts';
import type { QueryLocator } from '../runtime/async/locator.ts';
import { throwApex } from '../runtime/values.ts';
import { callMember } from '../runtime/user-classes.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { ListIterator } from './iteration.ts';
import { constantOf, required, systemEnum, type LibraryHost } from './support.ts';

const LARGEST_SCOPE = 2000;
const DEFAULT_SCOPE = 200;

function executeBatch(host: LibraryHost, job: object | null, scope: number | null): string {
  const size = scope ?? DEFAULT_SCOPE;
  if (size < 1 || size > LARGEST_SCOPE)
    throwApex('InvalidParameterValueException', `Batch size must be between 1 and ${LARGEST_SCOPE}: ${size}`);
  return host.jobs.enqueueBatch(required(job), size);
}

/** `Database.executeBatch`. */
export const batchStatics: Readonly<Record<string, Implementation>> = {
  'Id executeBatch(Object job)': (host: LibraryHost, job: object | null) => executeBatch(host, job, null),
  'Id executeBatch(Object job, Integer scope)': executeBatch,
};

function attachFinalizer(host: LibraryHost, finalizer: object | null): void {
  const { transaction } = host;
  if (transaction.asynchronous !== 'queueable')
    throwApex('AsyncException', 'System.attachFinalizer(Finalizer) is not allowed in this context');
  if (transaction.finalizer)
    throwApex('AsyncException', 'More than one Finalizer cannot be attached to same Async Apex Job');
  transaction.finalizer = required(finalizer);
}

const runsAs =
  (...kinds: readonly string[]): Implementation =>
  (host: LibraryHost) =>
    kinds.includes(host.transaction.asynchronous ?? '');

/** Asynchronous Apex among the statics of `System`. */
export const asyncStatics: Readonly<Record<string, Implementation>> = {
  'Id enqueueJob(Object job)': (host: LibraryHost, job: object | null) => host.jobs.enqueueQueueable(required(job)),
  'Id enqueueJob(Object job, Integer delay)': (host: LibraryHost, job: object | null, delay: number | null) =>
    host.jobs.enqueueQueueable(required(job), delayMillis(required(delay))),
  'String schedule(String name, String cron, Schedulable job)': (
    host: LibraryHost,
    name: string | null,
    cron: string | null,
    job: object | null,
  ) => host.jobs.schedule(required(name), required(cron), required(job)),
  'void abortJob(String id)': (host: LibraryHost, id: string | null) => host.jobs.abort(required(id)),
  'void attachFinalizer(Finalizer finalizer)': attachFinalizer,
  'Boolean isBatch()': runsAs('batchStart', 'batchExecute', 'batchFinish'),
  'Boolean isFuture()': runsAs('future'),
  'Boolean isQueueable()': runsAs('queueable'),
  'Boolean isScheduled()': runsAs('scheduled'),
};

const jobIdOf = (_: LibraryHost, self: JobContext): string => self.jobId;

/** A call of an interface's method: the user class has it under its declared key. */
function calling(key: string): Implementation {
  return (_: LibraryHost, self: object, ...args: readonly unknown[]) => callMember(self, key, args);
}

const parentJobResult = systemEnum('ParentJobResult', ['SUCCESS', 'UNHANDLED_EXCEPTION'], ['System.ParentJobResult']);

const context = (name: string, methods: Readonly<Record<string, Implementation>>): SystemTypeDeclaration =>
  systemType(name, { kind: 'interface', methods });

/** Interfaces of asynchronous Apex and what their methods get. */
export const asyncTypes: readonly SystemTypeDeclaration[] = [
  context('QueueableContext', { 'Id getJobId()': jobIdOf }),
  context('SchedulableContext', { 'Id getTriggerId()': jobIdOf }),
  context('Database.BatchableContext', { 'Id getJobId()': jobIdOf, 'Id getChildJobId()': jobIdOf }),
  parentJobResult,
  context('FinalizerContext', {
    'Id getAsyncApexJobId()': jobIdOf,
    'ParentJobResult getResult()': (_: LibraryHost, self: JobContext) =>
      constantOf(parentJobResult, self.error ? 'UNHANDLED_EXCEPTION' : 'SUCCESS'),
    'Exception getException()': (_: LibraryHost, self: JobContext) => self.error,
  }),
  systemType('Finalizer', {
    kind: 'interface',
    methods: { 'void execute(FinalizerContext context)': calling('execute(FinalizerContext)') },
  }),
  systemType('Queueable', {
    kind: 'interface',
    methods: { 'void execute(QueueableContext context)': calling('execute(QueueableContext)') },
  }),
  systemType('Schedulable', {
    kind: 'interface',
    methods: { 'void execute(SchedulableContext context)': calling('execute(SchedulableContext)') },
  }),
  systemType('Database.QueryLocator', {
    methods: {
      'String getQuery()': (_: LibraryHost, self: QueryLocator) => self.soql,
      'Database.QueryLocatorIterator iterator()': (host: LibraryHost, self: QueryLocator) =>
        new ListIterator(host.queries.recordsAgain(host.transaction, self.origin, self.ids)),
    },
  }),
  systemType('Database.QueryLocatorIterator', {
    implements: ['Iterator<SObject>'],
    methods: {
      'Boolean hasNext()': (_: LibraryHost, self: ListIterator) => self['hasnext()'](),
      'SObject next()': (_: LibraryHost, self: ListIterator) => self['next()'](),
    },
  }),
  systemType('Database.Batchable<T>', {
    kind: 'interface',
    methods: {
      'void execute(Database.BatchableContext context, List<T> scope)': calling(
        'execute(Database.BatchableContext,List<T>)',
      ),
      'void finish(Database.BatchableContext context)': calling('finish(Database.BatchableContext)'),
    },
  }),
  systemType('Database.Stateful', { kind: 'interface' }),
  systemType('Database.AllowsCallouts', { kind: 'interface' }),
];
