import { ApexList, throwApex, toId18, userClassOf } from '../runtime/values.ts';
import { callMember } from '../runtime/user-classes.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { iterate } from './iteration.ts';
import type { LibraryHost } from './support.ts';

/** `Database.QueryLocator`: its rows are read when it is made. */
export class QueryLocator {
  readonly $type = 'Database.QueryLocator';
  readonly soql: string;
  readonly rows: ApexList;
  constructor(soql: string, rows: ApexList) {
    this.soql = soql;
    this.rows = rows;
  }
}

/** `QueueableContext`, `Database.BatchableContext`, `SchedulableContext`. */
class JobContext {
  readonly $type: string;
  readonly jobId: string;
  constructor(type: string, jobId: string) {
    this.$type = type;
    this.jobId = jobId;
  }
}

let jobs = 0;
/** Ids of `AsyncApexJob`, counted over the life of the process. */
function nextJobId(): string {
  return toId18(`7070000000${(++jobs).toString(36).toUpperCase().padStart(5, '0')}`);
}

function nameOf(job: object): string {
  return userClassOf(job)?.name ?? 'job';
}

/** `System.enqueueJob`: runs after the commit, or at `Test.stopTest`. */
export function enqueueQueueable(host: LibraryHost, job: object): string {
  host.transaction.limits.count('queueableJobs');
  const id = nextJobId();
  host.transaction.jobs.push({
    id,
    description: `Queueable ${nameOf(job)}`,
    user: host.transaction.user,
    run: () => callMember(job, 'execute(QueueableContext)', [new JobContext('QueueableContext', id)]),
  });
  return id;
}

/** `Database.executeBatch`: start, execute for each chunk, finish; all in one transaction of the local org. */
export function enqueueBatch(host: LibraryHost, job: object, scope: number): string {
  if (scope < 1 || scope > 2000)
    throwApex('InvalidParameterValueException', `Batch size must be between 1 and 2000: ${scope}`);
  const id = nextJobId();
  const context = new JobContext('Database.BatchableContext', id);
  host.transaction.jobs.push({
    id,
    description: `Batch ${nameOf(job)}`,
    user: host.transaction.user,
    run: () => {
      const started = callMember(job, 'start(Database.BatchableContext)', [context]);
      const locator = started instanceof QueryLocator ? started.rows : started;
      const rows = [...iterate(locator)];
      const type = started instanceof QueryLocator ? started.rows.elementType : 'Object';
      for (let at = 0; at < rows.length; at += scope) {
        callMember(job, 'execute(Database.BatchableContext,List<T>)', [
          context,
          new ApexList(type, rows.slice(at, at + scope)),
        ]);
      }
      callMember(job, 'finish(Database.BatchableContext)', [context]);
    },
  });
  return id;
}

/** `System.schedule` in tests: the job runs once at `Test.stopTest`. */
export function scheduleOnce(host: LibraryHost, job: object): string {
  if (!host.transaction.test)
    throwApex('AsyncException', 'Scheduled Apex is not supported by the local org outside of tests');
  const id = nextJobId();
  host.transaction.jobs.push({
    id,
    description: `Scheduled ${nameOf(job)}`,
    user: host.transaction.user,
    run: () => callMember(job, 'execute(SchedulableContext)', [new JobContext('SchedulableContext', id)]),
  });
  return id;
}

const contextMethods = {
  'Id getJobId()': (_: LibraryHost, self: JobContext) => self.jobId,
};

/** A call of an interface's method: the user class has it under its declared key. */
function calling(key: string): Implementation {
  return (_: LibraryHost, self: object, ...args: readonly unknown[]) => callMember(self, key, args);
}

/** Interfaces of asynchronous Apex and what their methods get. */
export const asyncTypes: readonly SystemTypeDeclaration[] = [
  systemType('QueueableContext', { aliases: ['System.QueueableContext'], methods: contextMethods }),
  systemType('SchedulableContext', {
    aliases: ['System.SchedulableContext'],
    methods: { 'Id getTriggerId()': (_: LibraryHost, self: JobContext) => self.jobId },
  }),
  systemType('Database.BatchableContext', { methods: contextMethods }),
  systemType('Queueable', {
    kind: 'interface',
    methods: { 'void execute(QueueableContext context)': calling('execute(QueueableContext)') },
  }),
  systemType('Schedulable', {
    kind: 'interface',
    methods: { 'void execute(SchedulableContext context)': calling('execute(SchedulableContext)') },
  }),
  systemType('Database.QueryLocator', {
    methods: { 'String getQuery()': (_: LibraryHost, self: QueryLocator) => self.soql },
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
