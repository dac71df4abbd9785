/** Asynchronous test runs: what ran in this process, as the objects of the Tooling API that clients read. */
import type { SoqlCondition, SoqlQuery } from '../soql/query.ts';
import { id15to18 } from '../store/ids.ts';
import type { TestReport } from '../testing/index.ts';
import { apiError } from './errors.ts';

type Value = string | number | boolean | null;
/** Fields by name; those of parents by path, e.g. `ApexClass.Name`. */
type Row = Readonly<Record<string, Value>>;

/** A run as it was asked for. */
export interface TestRunRequest {
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly idOfClass: (className: string) => string | null;
  readonly run: () => Promise<TestReport>;
}

interface TestRun {
  readonly id: string;
  readonly request: TestRunRequest;
  /** Null while the tests run. */
  report: TestReport | null;
  failed: boolean;
}

/** Key prefixes, so that clients know the objects by their ids. */
const PREFIX = { run: '707', queueItem: '709', result: '07M', summary: '05m' } as const;
const MOST_RUNS = 20;

const TABLES: Readonly<Record<string, { readonly name: string; readonly rows: (run: TestRun) => Row[] }>> = {
  apextestrunresult: { name: 'ApexTestRunResult', rows: (run) => [summaryOf(run)] },
  apextestqueueitem: { name: 'ApexTestQueueItem', rows: queueItemsOf },
  apextestresult: { name: 'ApexTestResult', rows: resultsOf },
};

/** The last runs, newest last. */
export class TestRunStore {
  readonly #runs = new Map<string, TestRun>();
  #count = 0;

  /** Starts a run behind the answer to the client. @returns its id */
  start(request: TestRunRequest): string {
    const run: TestRun = { id: idOf(PREFIX.run, ++this.#count), request, report: null, failed: false };
    this.#runs.set(run.id, run);
    for (const id of [...this.#runs.keys()].slice(0, -MOST_RUNS)) this.#runs.delete(id);
    setImmediate(() => {
      request.run().then(
        (report) => (run.report = report),
        () => (run.failed = true),
      );
    });
    return run.id;
  }

  /**
   * Answers a query for test runs, their queue items or their results.
   * @returns records as JSON; null when the query is for another object
   * @throws ApiError for fields and conditions that these objects do not have
   */
  query(query: SoqlQuery): Record<string, unknown>[] | null {
    const table = TABLES[query.from.toLowerCase()];
    if (!table) return null;
    const fields = query.select.map((item) => {
      if (item.kind === 'expr' && item.expr.kind === 'field') return item.expr.path;
      throw apiError('MALFORMED_QUERY', `${table.name} answers plain fields only`);
    });
    if (query.groupBy.length + query.orderBy.length > 0 || query.limit || query.offset)
      throw apiError('MALFORMED_QUERY', `${table.name} can be queried with WHERE only`);
    return [...this.#runs.values()]
      .flatMap(table.rows)
      .filter((row) => matches(row, query.where, table.name))
      .map((row) => recordOf(table.name, row, fields));
  }
}

function idOf(prefix: string, number: number): string {
  return id15to18(`${prefix}SL0${String(number).padStart(9, '0')}`);
}

/** Results of a run have numbers of their own: the run's in the upper digits. */
const partId = (run: TestRun, prefix: string, index: number): string =>
  idOf(prefix, Number(run.id.slice(6, 15)) * 100_000 + index);

const time = (millis: number): string => new Date(millis).toISOString().replace('Z', '+0000');

function statusOf({ report, failed }: TestRun): string {
  if (failed) return 'Failed';
  return report === null ? 'Processing' : 'Completed';
}

/** Classes of a run, in their order; a run that has not ended shows itself as one item without class. */
function classesOf({ report }: TestRun): string[] {
  return report === null ? [''] : [...new Set(report.results.map(({ className }) => className))];
}

function summaryOf(run: TestRun): Row {
  const { report, request } = run;
  const classes = report === null ? 0 : classesOf(run).length;
  const millis = Math.round(report?.millis ?? 0);
  return {
    Id: partId(run, PREFIX.summary, 0),
    AsyncApexJobId: run.id,
    UserId: request.userId,
    Status: statusOf(run),
    ClassesEnqueued: classes,
    ClassesCompleted: classes,
    MethodsEnqueued: report?.results.length ?? 0,
    MethodsCompleted: report?.results.length ?? 0,
    MethodsFailed: report?.failed ?? 0,
    StartTime: time(request.startedAt),
    EndTime: report === null ? null : time(request.startedAt + millis),
    TestTime: millis,
    TestSetupTime: 0,
  };
}

function queueItemsOf(run: TestRun): Row[] {
  return classesOf(run).map((className, index) => ({
    Id: partId(run, PREFIX.queueItem, index),
    ParentJobId: run.id,
    ApexClassId: className === '' ? null : run.request.idOfClass(className),
    Status: statusOf(run),
    TestRunResultId: partId(run, PREFIX.summary, 0),
  }));
}

function resultsOf(run: TestRun): Row[] {
  const classes = classesOf(run);
  return (run.report?.results ?? []).map((result, index) => ({
    Id: partId(run, PREFIX.result, index),
    QueueItemId: partId(run, PREFIX.queueItem, classes.indexOf(result.className)),
    AsyncApexJobId: run.id,
    ApexTestRunResultId: partId(run, PREFIX.summary, 0),
    ApexClassId: run.request.idOfClass(result.className),
    'ApexClass.Id': run.request.idOfClass(result.className),
    'ApexClass.Name': result.className,
    'ApexClass.NamespacePrefix': null,
    MethodName: result.methodName,
    Outcome: result.passed ? 'Pass' : 'Fail',
    Message: result.message,
    StackTrace: result.stackTrace,
    ApexLogId: null,
    IsTestSetup: false,
    RunTime: Math.round(result.millis),
    TestTimestamp: time(run.request.startedAt),
  }));
}

/** @throws ApiError for a field that the object does not have */
function valueOf(row: Row, path: string, object: string): Value {
  const name = Object.keys(row).find((key) => key.toLowerCase() === path.toLowerCase());
  if (name === undefined) throw apiError('INVALID_FIELD', `No such column '${path}' on entity '${object}'`);
  return row[name] ?? null;
}

function matches(row: Row, condition: SoqlCondition | null, object: string): boolean {
  if (condition === null) return true;
  if (condition.kind === 'not') return !matches(row, condition.part, object);
  if (condition.kind !== 'compare') {
    const outcomes = condition.parts.map((part) => matches(row, part, object));
    return condition.kind === 'and' ? !outcomes.includes(false) : outcomes.includes(true);
  }
  const { left, op, right } = condition;
  const values = right.kind === 'list' ? right.values : [right];
  if (left.kind !== 'field' || !['=', '!=', 'in', 'not in'].includes(op))
    throw apiError('MALFORMED_QUERY', `${object} can be filtered by = and IN only`);
  const value = valueOf(row, left.path, object);
  const found = values.some((each) => {
    if (each.kind === 'literal') return sameValue(each.value, value);
    throw apiError('MALFORMED_QUERY', `${object} can be filtered by literals only`);
  });
  return op === '=' || op === 'in' ? found : !found;
}

/** Ids are given with 15 or 18 characters. */
const sameValue = (wanted: Value, value: Value): boolean =>
  wanted === value || (typeof wanted === 'string' && typeof value === 'string' && id15to18(wanted) === value);

function recordOf(object: string, row: Row, paths: readonly string[]): Record<string, unknown> {
  const record: Record<string, unknown> = { attributes: { type: object } };
  for (const path of paths) {
    const value = valueOf(row, path, object);
    const [parent, field] = path.split('.');
    if (parent === undefined || field === undefined) record[path] = value;
    else record[parent] = { ...(record[parent] as object | undefined), [field]: value };
  }
  return record;
}
