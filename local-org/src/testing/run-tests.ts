import type { EmittedClass, EmittedMember } from '../apex/emit/program.ts';
import { ApexException } from '../apex/runtime/exceptions.ts';
import type { ApexRuntime } from '../apex/runtime/host.ts';
import { NotCompiledError } from '../apex/runtime/registry.ts';
import type { UserContext } from '../security/access.ts';
import { readCoverage, resetCoverage } from './coverage.ts';
import type { TestReport, TestResult } from './report.ts';

export interface TestRunOptions {
  /** Which tests run; all when not given. */
  readonly filter?: (className: string, methodName: string) => boolean;
  /** Called after each test. */
  readonly onResult?: (result: TestResult) => void;
}

/** Carries the report out of the database transaction, which is always rolled back. */
class RunFinished extends Error {
  readonly results: readonly TestResult[];
  constructor(results: readonly TestResult[]) {
    super('Test run finished');
    this.results = results;
  }
}

interface TestClass {
  readonly type: EmittedClass;
  readonly setups: readonly EmittedMember[];
  readonly tests: readonly EmittedMember[];
}

/**
 * Runs the Apex tests of the loaded program as `user`, each from the state after its class's `@TestSetup`. Everything
 * they write is rolled back. Tests see what is in the org: give them a fresh one that holds users and setup only.
 */
export function runTests(runtime: ApexRuntime, user: UserContext, options: TestRunOptions = {}): TestReport {
  const started = performance.now();
  resetCoverage(runtime);
  const results = rolledBack(runtime, () => {
    const all: TestResult[] = [];
    for (const result of notCompiled(runtime, options)) {
      all.push(result);
      options.onResult?.(result);
    }
    for (const suite of testClasses(runtime, options)) {
      for (const result of new SuiteRun(runtime, user, suite).run()) {
        all.push(result);
        options.onResult?.(result);
      }
    }
    return all;
  });
  const failed = results.filter((result) => !result.passed).length;
  const millis = performance.now() - started;
  return { results, passed: results.length - failed, failed, millis, coverage: readCoverage(runtime) };
}

/** Tests of classes that do not compile: all of them fail. */
function notCompiled(runtime: ApexRuntime, { filter }: TestRunOptions): TestResult[] {
  return (runtime.program?.leftOut ?? []).flatMap(({ name, file, tests, problem }) =>
    tests
      .filter((test) => filter?.(name, test) ?? true)
      .map((test) => ({
        className: name,
        methodName: test,
        passed: false,
        message: `The class does not compile: ${problem}`,
        stackTrace: '',
        file,
        line: Number.parseInt(problem, 10) || null,
        source: null,
        millis: 0,
      })),
  );
}

function rolledBack(runtime: ApexRuntime, work: () => TestResult[]): readonly TestResult[] {
  try {
    return runtime.services.atomically(() => {
      throw new RunFinished(work());
    });
  } catch (error) {
    if (error instanceof RunFinished) return error.results;
    throw error;
  } finally {
    runtime.services.access.invalidate();
  }
}

const isAnnotated = (member: EmittedMember, annotation: string): boolean => annotation in member.annotations;

function testClasses(runtime: ApexRuntime, { filter }: TestRunOptions): TestClass[] {
  const suites: TestClass[] = [];
  for (const type of runtime.registry.allClasses()) {
    if (!('istest' in type.annotations) || type.outer !== null) continue;
    const methods = type.methods.filter((method) => method.isStatic);
    const tests = methods.filter(
      (method) => isAnnotated(method, 'istest') && (filter?.(type.name, method.name) ?? true),
    );
    if (tests.length > 0)
      suites.push({ type, tests, setups: methods.filter((method) => isAnnotated(method, 'testsetup')) });
  }
  return suites.sort((a, b) => (a.type.name < b.type.name ? -1 : 1));
}

/** One test class: its set-up once, then each test from there. */
class SuiteRun {
  private readonly runtime: ApexRuntime;
  private readonly user: UserContext;
  private readonly suite: TestClass;

  constructor(runtime: ApexRuntime, user: UserContext, suite: TestClass) {
    this.runtime = runtime;
    this.user = user;
    this.suite = suite;
  }

  *run(): Generator<TestResult> {
    const savepoint = this.set();
    const setUp = this.setUp();
    for (const test of this.suite.tests) yield setUp ? { ...setUp, methodName: test.name } : this.runTest(test);
    this.undo(savepoint);
  }

  /** @returns what went wrong, for every test of the class; null when nothing did */
  private setUp(): TestResult | null {
    for (const method of this.suite.setups) {
      const result = this.attempt(method);
      if (!result.passed) return { ...result, message: `@TestSetup: ${result.message}` };
    }
    return null;
  }

  private runTest(test: EmittedMember): TestResult {
    if (seesAllData(this.suite.type) || seesAllData(test)) {
      return this.failure(test, 0, 'SeeAllData=true is not supported by the local org', null);
    }
    const savepoint = this.set();
    const result = this.attempt(test);
    this.undo(savepoint);
    return result;
  }

  private attempt(method: EmittedMember): TestResult {
    const { runtime } = this;
    const started = performance.now();
    const transaction = runtime.newTransaction({ user: this.user });
    transaction.test = { outerLimits: null, mocks: new Map(), started: false, stopped: false };
    try {
      runtime.within(transaction, () => this.implementation(method)());
    } catch (error) {
      return this.failure(method, performance.now() - started, describe(error), error);
    }
    const { name: className } = this.suite.type;
    const millis = performance.now() - started;
    const nothing = { message: null, stackTrace: null, file: null, line: null, source: null };
    return { className, methodName: method.name, passed: true, millis, ...nothing };
  }

  private implementation(method: EmittedMember): () => unknown {
    const implementation = this.suite.type.statics[method.key];
    if (!implementation) throw new Error(`No static method ${method.key} in ${this.suite.type.name}`);
    return implementation;
  }

  private failure(method: EmittedMember, millis: number, message: string, error: unknown): TestResult {
    const { stack } = this.runtime;
    const frame = error instanceof Error ? stack.frames(error)[0] : undefined;
    return {
      className: this.suite.type.name,
      methodName: method.name,
      passed: false,
      message,
      stackTrace: error instanceof Error ? stack.text(error) : '',
      file: frame?.file ?? null,
      line: frame?.line ?? null,
      source: frame ? sourceLine(this.runtime, frame.file, frame.line) : null,
      millis,
    };
  }

  private set(): string {
    return this.runtime.services.savepoints.set();
  }

  private undo(savepoint: string): void {
    const { savepoints, access } = this.runtime.services;
    savepoints.rollback(savepoint);
    savepoints.release(savepoint);
    access.invalidate();
  }
}

function sourceLine({ services }: ApexRuntime, file: string, line: number): string | null {
  const { classes, triggers } = services.catalog;
  const text = [...classes, ...triggers].find(({ path }) => path === file)?.text;
  return text?.split(/\r?\n/)[line - 1]?.trim() ?? null;
}

function seesAllData(member: { readonly annotations: EmittedMember['annotations'] }): boolean {
  return member.annotations['istest']?.['seealldata']?.toLowerCase() === 'true';
}

/** Message of a failure; faults of the local org itself say so and show where. */
function describe(error: unknown): string {
  if (error instanceof NotCompiledError) return error.message;
  if (error instanceof ApexException) return error['tostring()']();
  return `Fault of the local org: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
