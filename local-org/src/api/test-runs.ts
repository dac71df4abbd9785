/** `POST /tooling/runTestsSynchronous` and `runTestsAsynchronous`: run Apex tests in an empty org with the same metadata, as they would be alone. */
import type { Org } from '../org.ts';
import { ADMIN_USERNAME } from '../records/bootstrap.ts';
import { runTests } from '../testing/index.ts';
import type { TestReport, TestResult } from '../testing/index.ts';
import { apiError } from './errors.ts';
import type { TestRunStore } from './test-run-store.ts';
import { scalarText } from './text.ts';
import { jsonObject } from './values.ts';

/** Class name in lower case -> method names in lower case; null = all methods. */
type Selection = ReadonlyMap<string, ReadonlySet<string> | null>;

const names = (value: unknown): string[] =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
    : [];

function classOfId(org: Org, id: string): string {
  const row = org.database.get('SELECT "Name" AS name FROM "ApexClass" WHERE "Id" = ?', [id]);
  if (!row) throw apiError('INVALID_ID_FIELD', `There is no Apex class with the id ${id}`);
  return String(row['name']);
}

function classNamed(org: Org, name: string): string {
  const row = org.database.get('SELECT "Name" AS name FROM "ApexClass" WHERE lower("Name") = lower(?)', [name]);
  if (!row) throw apiError('INVALID_INPUT', `There is no Apex class named ${name}`);
  return name.toLowerCase();
}

/** @returns which tests are asked for; null = all */
function selectionOf(org: Org, body: Readonly<Record<string, unknown>>): Selection | null {
  const selection = new Map<string, ReadonlySet<string> | null>();
  for (const name of names(body['classNames'] ?? body['classnames'])) selection.set(classNamed(org, name), null);
  for (const id of names(body['classids'])) selection.set(classOfId(org, id).toLowerCase(), null);
  for (const item of Array.isArray(body['tests']) ? body['tests'] : []) {
    const { className, classId, testMethods } = jsonObject(item, 'An entry of tests');
    const name = typeof classId === 'string' ? classOfId(org, classId) : scalarText(className);
    const methods = Array.isArray(testMethods) && testMethods.length > 0 ? testMethods : null;
    selection.set(classNamed(org, name), methods && new Set(methods.map((method) => String(method).toLowerCase())));
  }
  return selection.size > 0 ? selection : null;
}

function idOfClass(org: Org, className: string): string | null {
  const row = org.database.get('SELECT "Id" AS id FROM "ApexClass" WHERE "Name" = ?', [className]);
  return row ? String(row['id']) : null;
}

function answerOf(org: Org, report: TestReport) {
  const common = ({ className, methodName, millis }: TestResult) => ({
    id: idOfClass(org, className),
    methodName,
    name: className,
    namespace: null,
    seeAllData: false,
    time: Math.round(millis),
  });
  return {
    apexLogId: null,
    codeCoverage: [],
    codeCoverageWarnings: [],
    failures: report.results
      .filter((result) => !result.passed)
      .map((result) => ({
        ...common(result),
        message: result.message,
        packageName: result.className,
        stackTrace: result.stackTrace,
        type: 'Class',
      })),
    flowCoverage: [],
    flowCoverageWarnings: [],
    numFailures: report.failed,
    numTestsRun: report.results.length,
    successes: report.results.filter((result) => result.passed).map(common),
    totalTime: Math.round(report.millis),
  };
}

/** Runs tests in an empty org with the same metadata. */
async function runSelected(org: Org, selection: Selection | null): Promise<TestReport> {
  const empty = await org.openEmptyCopy();
  try {
    return runTests(empty.runtime, empty.access.loadUser(ADMIN_USERNAME), {
      filter: (className, method) => {
        if (selection === null) return true;
        const methods = selection.get(className.toLowerCase());
        return methods === null || (methods?.has(method.toLowerCase()) ?? false);
      },
    });
  } finally {
    empty.close();
  }
}

/**
 * Runs the tests that the body of a request names, all when it names none.
 * @throws ApiError for a class that does not exist
 */
export async function runApexTests(org: Org, body: unknown) {
  return answerOf(org, await runSelected(org, selectionOf(org, jsonObject(body))));
}

/**
 * `POST /tooling/runTestsAsynchronous`: as {@link runApexTests}, after the answer.
 * @returns the id of the run
 * @throws ApiError for a class that does not exist, and for test suites
 */
export function startApexTests(org: Org, runs: TestRunStore, userId: string, body: unknown): string {
  const request = jsonObject(body);
  const suites = [request['suiteNames'], request['suiteids']];
  if (suites.some((suite) => suite !== undefined && suite !== null && suite !== ''))
    throw apiError('INVALID_INPUT', 'Test suites are not supported by the local org');
  const selection = selectionOf(org, request);
  return runs.start({
    userId,
    startedAt: org.now(),
    idOfClass: (className) => idOfClass(org, className),
    run: () => runSelected(org, selection),
  });
}
