/** `/jobs/query`: reading many records as CSV with Bulk API 2.0. A job is finished when it has been created. */
import { stringify as toCsv } from 'csv-stringify/sync';
import type { SoqlQuery } from '../soql/query.ts';
import type { QueryJob } from './bulk-jobs.ts';
import { newJobId } from './bulk-jobs.ts';
import { delimiterNamed } from './bulk-ingest.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { noContent, ok } from './call.ts';
import { apiError, notFound } from './errors.ts';
import { resultRows } from './query-answer.ts';
import { scalarText } from './text.ts';
import { jsonObject } from './values.ts';

const DEFAULT_PAGE = 50_000;

/** @returns dotted paths of the selected columns. @throws ApiError for what bulk queries refuse on the platform too */
function columnsOf(query: SoqlQuery): string[] {
  return query.select.map((item) => {
    if (item.kind === 'expr' && item.expr.kind === 'field') return item.alias ?? item.expr.path;
    throw apiError('INVALIDJOB', 'Bulk queries select plain fields: no child subqueries, no aggregates');
  });
}

function cellAt(record: unknown, path: string): string {
  let value = record;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    const entry = Object.entries(value).find(([name]) => name.toLowerCase() === part.toLowerCase());
    value = entry?.[1];
  }
  return scalarText(value);
}

const describeJob = (job: QueryJob) => ({
  id: job.id,
  operation: job.operation,
  object: job.object,
  createdById: job.user.id,
  createdDate: job.createdDate,
  systemModstamp: job.createdDate,
  state: 'JobComplete',
  concurrencyMode: 'Parallel',
  contentType: 'CSV',
  apiVersion: Number(job.apiVersion),
  lineEnding: 'LF',
  columnDelimiter: 'COMMA',
  jobType: 'V2Query',
  numberRecordsProcessed: job.rows.length,
  retries: 0,
});

/** Resources of query jobs, with the jobs they manage. */
export function bulkQueryResources(): readonly Resource[] {
  const jobs = new Map<string, QueryJob>();

  const jobOf = (call: ApiCall): QueryJob => {
    const job = jobs.get(call.params['job'] ?? '');
    if (!job || job.user.id !== call.ctx.user.id) throw notFound();
    return job;
  };

  function create(call: ApiCall): ApiAnswer {
    const body = jsonObject(call.body);
    const operation = body['operation'] === 'queryAll' ? 'queryAll' : 'query';
    const text = body['query'];
    if (typeof text !== 'string') throw apiError('INVALIDJOB', 'The body must have the SOQL text in query');
    const query = call.org.parse(text);
    const columns = columnsOf(query);
    const result = call.org.transaction(call.ctx.user, (ctx) =>
      call.org.query(ctx, query, { allRows: operation === 'queryAll' }),
    );
    const records = resultRows(call.org.catalog, call.version, result);
    const job: QueryJob = {
      id: newJobId(),
      user: call.ctx.user,
      object: result.object,
      operation,
      query: text,
      apiVersion: call.version,
      createdDate: new Date(call.ctx.now()).toISOString(),
      delimiter: delimiterNamed(body['columnDelimiter']).delimiter,
      columns,
      rows: records.map((record) => columns.map((path) => cellAt(record, path))),
    };
    jobs.set(job.id, job);
    return ok(describeJob(job));
  }

  function results(call: ApiCall): ApiAnswer {
    const job = jobOf(call);
    const from = Number(call.query.get('locator') ?? 0);
    const size = Number(call.query.get('maxRecords') ?? DEFAULT_PAGE);
    if (!Number.isInteger(from) || !Number.isInteger(size) || from < 0 || size < 1) {
      throw apiError('INVALID_QUERY_LOCATOR', 'locator and maxRecords must be whole numbers');
    }
    const page = job.rows.slice(from, from + size);
    const next = from + size < job.rows.length ? String(from + size) : 'null';
    return {
      status: 200,
      type: 'text/csv; charset=utf-8',
      headers: { 'sforce-locator': next, 'sforce-numberofrecords': String(page.length) },
      body: toCsv([job.columns, ...page], { delimiter: job.delimiter, quoted: true }),
    };
  }

  return [
    { method: 'POST', path: '/jobs/query', handle: create },
    { method: 'GET', path: '/jobs/query/:job', handle: (call) => ok(describeJob(jobOf(call))) },
    { method: 'GET', path: '/jobs/query/:job/results', handle: results },
    {
      method: 'DELETE',
      path: '/jobs/query/:job',
      handle: (call) => {
        jobs.delete(jobOf(call).id);
        return noContent;
      },
    },
  ];
}
