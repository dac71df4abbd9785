import { apexException } from './exceptions.ts';

/** A counted governor limit. */
export type LimitName =
  | 'queries'
  | 'queryRows'
  | 'queryLocatorRows'
  | 'aggregateQueries'
  | 'dmlStatements'
  | 'dmlRows'
  | 'queueableJobs'
  | 'futureCalls'
  | 'callouts'
  | 'emailInvocations'
  | 'publishImmediateDml'
  | 'savepoints';

const SYNCHRONOUS: Readonly<Record<LimitName, number>> = {
  queries: 100,
  queryRows: 50_000,
  queryLocatorRows: 10_000,
  aggregateQueries: 300,
  dmlStatements: 150,
  dmlRows: 10_000,
  queueableJobs: 50,
  futureCalls: 50,
  callouts: 100,
  emailInvocations: 10,
  publishImmediateDml: 150,
  savepoints: 150,
};
const ASYNCHRONOUS: Partial<Readonly<Record<LimitName, number>>> = { queries: 200, queueableJobs: 1 };

const MESSAGES: Readonly<Record<LimitName, string>> = {
  queries: 'Too many SOQL queries',
  queryRows: 'Too many query rows',
  queryLocatorRows: 'Too many query locator rows',
  aggregateQueries: 'Too many aggregate queries',
  dmlStatements: 'Too many DML statements',
  dmlRows: 'Too many DML rows',
  queueableJobs: 'Too many queueable jobs added to the queue',
  futureCalls: 'Too many future calls',
  callouts: 'Too many callouts',
  emailInvocations: 'Too many Email Invocations',
  publishImmediateDml: 'Too many EventBus.publish calls',
  savepoints: 'Too many savepoints',
};

const CPU_MILLIS = { synchronous: 10_000, asynchronous: 60_000 };
const HEAP_BYTES = { synchronous: 6_000_000, asynchronous: 12_000_000 };
/** Loop turns between two looks at the clock. */
const TICKS_PER_CHECK = 1024;

/** Governor limits of one transaction, or of one side of `Test.startTest`. */
export class Limits {
  readonly asynchronous: boolean;
  private readonly used = new Map<LimitName, number>();
  private readonly readOnly: boolean;
  private readonly cpuStart = process.cpuUsage();
  private ticks = 0;

  /** @param readOnly no DML at all: cacheable methods of components */
  constructor(options: { readonly asynchronous?: boolean; readonly readOnly?: boolean } = {}) {
    this.asynchronous = options.asynchronous ?? false;
    this.readOnly = options.readOnly ?? false;
  }

  /** @throws LimitException, which Apex cannot catch */
  count(name: LimitName, amount = 1): void {
    const total = this.get(name) + amount;
    this.used.set(name, total);
    if (total > this.limit(name)) throw apexException('LimitException', `${MESSAGES[name]}: ${total}`);
  }

  get(name: LimitName): number {
    return this.used.get(name) ?? 0;
  }

  limit(name: LimitName): number {
    if (this.readOnly && (name === 'dmlStatements' || name === 'dmlRows')) return 0;
    return (this.asynchronous ? ASYNCHRONOUS[name] : undefined) ?? SYNCHRONOUS[name];
  }

  /** Milliseconds of processor time since the transaction began. */
  cpuMillis(): number {
    const { user, system } = process.cpuUsage(this.cpuStart);
    return Math.floor((user + system) / 1000);
  }

  cpuLimit(): number {
    return this.asynchronous ? CPU_MILLIS.asynchronous : CPU_MILLIS.synchronous;
  }

  heapLimit(): number {
    return this.asynchronous ? HEAP_BYTES.asynchronous : HEAP_BYTES.synchronous;
  }

  /** Called once per loop turn. @throws LimitException when the processor time is used up */
  tick(): void {
    if (++this.ticks % TICKS_PER_CHECK !== 0 || this.cpuMillis() <= this.cpuLimit()) return;
    throw apexException('LimitException', 'Apex CPU time limit exceeded');
  }
}
