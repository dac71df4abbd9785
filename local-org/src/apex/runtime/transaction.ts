import type { SharingMode } from '../emit/program.ts';
import type { ExecutionContext, TriggerEvent } from '../../records/records.ts';
import type { UserContext } from '../../security/access.ts';
import type { ApexList, ApexMap } from './collections.ts';
import { apexException } from './exceptions.ts';
import { Limits } from './limits.ts';
import { WrittenKinds } from './mixed-dml.ts';

/** What `Trigger.*` reads while a trigger runs. */
export interface TriggerFrame {
  readonly event: TriggerEvent;
  readonly object: string;
  readonly newList: ApexList | null;
  readonly newMap: ApexMap | null;
  readonly oldList: ApexList | null;
  readonly oldMap: ApexMap | null;
  readonly size: number;
}

/** What asynchronous Apex a transaction runs; null in `Transaction.asynchronous` means that it runs none. */
export type AsyncKind =
  'queueable' | 'future' | 'batchStart' | 'batchExecute' | 'batchFinish' | 'scheduled' | 'finalizer';

/** Present while a test method runs. */
export interface TestState {
  /** Limits of the code outside startTest/stopTest while that block runs. */
  outerLimits: Limits | null;
  /** What `Test.setMock` was given, by the interface's name in lower case. */
  readonly mocks: Map<string, object>;
  started: boolean;
  stopped: boolean;
}

/** State of one Apex transaction: statics, limits, the running user, sharing, triggers on the stack. */
export class Transaction implements ExecutionContext {
  statics = new Map<string, Record<string, unknown>>();
  readonly triggerStack: TriggerFrame[] = [];
  /** Ids of the asynchronous jobs that this transaction has enqueued, in order. */
  readonly jobs: string[] = [];
  /** Ids of jobs that deliver event messages, in order of publication; of a test and what runs for it together. */
  events: string[] = [];
  /** The kind of asynchronous Apex that runs in this transaction. */
  asynchronous: AsyncKind | null = null;
  /** What `System.attachFinalizer` was given, at most once. */
  finalizer: object | null = null;
  readonly savepoints = new Set<string>();
  /** What types of the platform keep for one transaction, by name. */
  readonly platform = new Map<string, unknown>();
  /** Who called: a component; null for the platform itself. */
  origin: 'component' | null = null;
  limits: Limits;
  user: UserContext;
  sharing: SharingMode;
  written = new WrittenKinds();
  test: TestState | null = null;
  private readonly clock: () => number;

  constructor(options: {
    readonly user: UserContext;
    readonly sharing: SharingMode;
    readonly limits: Limits;
    readonly clock: () => number;
  }) {
    this.user = options.user;
    this.sharing = options.sharing;
    this.limits = options.limits;
    this.clock = options.clock;
  }

  now(): number {
    return this.clock();
  }

  /** What a test method starts shares its static variables, mocks and event bus. */
  joinTest({ test, statics, events }: Transaction): void {
    this.statics = statics;
    this.events = events;
    this.test = { outerLimits: null, mocks: test?.mocks ?? new Map<string, object>(), started: true, stopped: true };
  }

  /** @throws LimitException outside of tests or when called twice */
  startTest(): void {
    const test = this.requireTest('startTest');
    if (test.started) throw apexException('LimitException', 'System.Test.startTest() may only be called once');
    test.started = true;
    test.outerLimits = this.limits;
    this.limits = new Limits();
  }

  /** Restores the outer limits. @returns ids of the jobs that the test has enqueued, to be run now */
  stopTest(): string[] {
    const test = this.requireTest('stopTest');
    if (!test.started || test.stopped || !test.outerLimits) {
      throw apexException('LimitException', 'System.Test.stopTest() needs a System.Test.startTest() before it');
    }
    test.stopped = true;
    this.limits = test.outerLimits;
    return this.jobs.splice(0);
  }

  private requireTest(method: string): TestState {
    if (this.test) return this.test;
    throw apexException('TypeException', `Test.${method}() may only be called in a test method`);
  }
}
