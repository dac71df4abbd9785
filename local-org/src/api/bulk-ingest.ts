/** `/jobs/ingest`: loading records from CSV with Bulk API 2.0. */
import { parse as parseCsv } from 'csv-parse/sync';
import { stringify as toCsv } from 'csv-stringify/sync';
import type { ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { IngestJob, IngestOperation, IngestOutcome, ReadRow } from './bulk-jobs.ts';
import { newJobId, runIngestJob } from './bulk-jobs.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { noContent, ok } from './call.ts';
import { apiError, notFound } from './errors.ts';
import { requireReadable } from './record-reading.ts';
import { recordOf } from './sobjects.ts';
import { scalarText } from './text.ts';
import { fieldNamed, jsonObject, objectNamed } from './values.ts';

const OPERATIONS: readonly IngestOperation[] = ['insert', 'update', 'upsert', 'delete', 'hardDelete'];
const DELIMITERS: Readonly<Record<string, string>> = {
  COMMA: ',',
  SEMICOLON: ';',
  TAB: '\t',
  PIPE: '|',
  CARET: '^',
  BACKQUOTE: '`',
};
/** A cell with this text empties the field; an empty cell leaves it alone. */
const NULL_CELL = '#N/A';

/** @throws ApiError for an unknown name */
export function delimiterNamed(name: unknown): { columnDelimiter: string; delimiter: string } {
  const columnDelimiter = name === undefined ? 'COMMA' : scalarText(name);
  const delimiter = DELIMITERS[columnDelimiter];
  if (!delimiter) throw apiError('INVALIDJOB', `columnDelimiter must be one of ${Object.keys(DELIMITERS).join(', ')}`);
  return { columnDelimiter, delimiter };
}

const describeJob = (job: IngestJob) => ({
  id: job.id,
  operation: job.operation,
  object: job.object.name,
  createdById: job.user.id,
  createdDate: job.createdDate,
  systemModstamp: job.createdDate,
  state: job.state,
  concurrencyMode: 'Parallel',
  contentType: 'CSV',
  apiVersion: Number(job.apiVersion),
  contentUrl: `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches`,
  lineEnding: job.lineEnding,
  columnDelimiter: job.columnDelimiter,
  jobType: 'V2Ingest',
  ...(job.externalIdFieldName ? { externalIdFieldName: job.externalIdFieldName } : {}),
  ...(job.errorMessage ? { errorMessage: job.errorMessage } : {}),
  numberRecordsProcessed: job.outcomes.length,
  numberRecordsFailed: job.outcomes.filter((outcome) => outcome.error !== null).length,
  retries: 0,
});

/** `Account.Code__c` in a heading names the parent by external id. */
function jsonOfRow(object: ObjectDef, row: IngestOutcome['row']): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const [heading, cell] of Object.entries(row)) {
    if (cell === '') continue;
    const value = cell === NULL_CELL ? null : cell;
    const [relationship = '', field] = heading.split('.');
    if (field === undefined) json[heading] = value;
    else json[relationship] = { [field]: value };
  }
  if (Object.keys(json).length === 0) throw apiError('INVALID_INPUT', `A row of ${object.name} has no value`);
  return json;
}

function readerOf(call: ApiCall, job: IngestJob): ReadRow {
  return (ctx, row): RawRecord => {
    const record = recordOf({ ...call, ctx }, job.object, jsonOfRow(job.object, row));
    const needsId = job.operation !== 'insert' && job.operation !== 'upsert';
    if (needsId && !record['Id']) throw apiError('MISSING_ARGUMENT', 'Id not specified', ['Id']);
    return record;
  };
}

/** @throws ApiError when the text is not CSV */
function readCsv(job: IngestJob): IngestOutcome['row'][] {
  try {
    const rows: string[][] = parseCsv(job.input, { delimiter: job.delimiter, bom: true, skip_empty_lines: true });
    const [columns = [], ...lines] = rows;
    job.columns = columns;
    return lines.map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])));
  } catch (error) {
    throw apiError(
      'INVALIDBATCH',
      `The data is not valid CSV: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/** Resources of ingest jobs, with the jobs they manage. */
export function bulkIngestResources(): readonly Resource[] {
  const jobs = new Map<string, IngestJob>();

  const jobOf = (call: ApiCall): IngestJob => {
    const job = jobs.get(call.params['job'] ?? '');
    if (!job || job.user.id !== call.ctx.user.id) throw notFound();
    return job;
  };

  function create(call: ApiCall): ApiAnswer {
    const body = jsonObject(call.body);
    const operation = OPERATIONS.find((name) => name === body['operation']);
    if (!operation) throw apiError('INVALIDJOB', `operation must be one of ${OPERATIONS.join(', ')}`);
    const object = objectNamed(call.org.catalog, scalarText(body['object']));
    requireReadable(call, object);
    const external = body['externalIdFieldName'];
    if (operation === 'upsert' && typeof external !== 'string')
      throw apiError('INVALIDJOB', 'upsert needs externalIdFieldName');
    const job: IngestJob = {
      id: newJobId(),
      user: call.ctx.user,
      object,
      operation,
      externalIdFieldName: typeof external === 'string' ? fieldNamed(object, external).name : null,
      ...delimiterNamed(body['columnDelimiter']),
      lineEnding: body['lineEnding'] === 'CRLF' ? 'CRLF' : 'LF',
      apiVersion: call.version,
      createdDate: new Date(call.ctx.now()).toISOString(),
      state: 'Open',
      errorMessage: null,
      columns: [],
      input: '',
      unprocessed: [],
      outcomes: [],
    };
    jobs.set(job.id, job);
    return ok(describeJob(job));
  }

  function upload(call: ApiCall): ApiAnswer {
    const job = jobOf(call);
    if (job.state !== 'Open' || job.input !== '')
      throw apiError('INVALIDJOBSTATE', `The job is ${job.state} and takes no data`);
    if (typeof call.body !== 'string') throw apiError('INVALIDBATCH', 'The data must be sent as text/csv');
    job.input = call.body;
    return { status: 201 };
  }

  function change(call: ApiCall): ApiAnswer {
    const job = jobOf(call);
    const { state } = jsonObject(call.body);
    if (state === 'Aborted') {
      job.state = 'Aborted';
    } else if (state === 'UploadComplete' && job.state === 'Open') {
      const rows = readCsv(job);
      job.state = 'UploadComplete';
      void runIngestJob(call.org, job, rows, readerOf(call, job));
    } else {
      throw apiError('INVALIDJOBSTATE', `A job that is ${job.state} cannot become ${String(state)}`);
    }
    return ok(describeJob(job));
  }

  function csv(job: IngestJob, extra: readonly string[], rows: readonly (readonly string[])[]): ApiAnswer {
    const body = toCsv([[...extra, ...job.columns], ...rows], { delimiter: job.delimiter, quoted: true });
    return { status: 200, type: 'text/csv; charset=utf-8', body };
  }
  const cells = (job: IngestJob, row: IngestOutcome['row']): string[] => job.columns.map((name) => row[name] ?? '');

  function successes(call: ApiCall): ApiAnswer {
    const job = jobOf(call);
    const rows = job.outcomes.filter((outcome) => outcome.error === null);
    return csv(
      job,
      ['sf__Id', 'sf__Created'],
      rows.map(({ id, created, row }) => [id ?? '', String(created), ...cells(job, row)]),
    );
  }
  function failures(call: ApiCall): ApiAnswer {
    const job = jobOf(call);
    const rows = job.outcomes.filter((outcome) => outcome.error !== null);
    return csv(
      job,
      ['sf__Id', 'sf__Error'],
      rows.map(({ id, error, row }) => [id ?? '', error ?? '', ...cells(job, row)]),
    );
  }
  function unprocessed(call: ApiCall): ApiAnswer {
    const job = jobOf(call);
    return csv(
      job,
      [],
      job.unprocessed.map((row) => cells(job, row)),
    );
  }
  function remove(call: ApiCall): ApiAnswer {
    const job = jobOf(call);
    if (job.state === 'InProgress')
      throw apiError('INVALIDJOBSTATE', 'A running job cannot be deleted; abort it first');
    jobs.delete(job.id);
    return noContent;
  }

  return [
    { method: 'POST', path: '/jobs/ingest', handle: create },
    {
      method: 'GET',
      path: '/jobs/ingest',
      handle: () => ok({ done: true, nextRecordsUrl: null, records: [...jobs.values()].map(describeJob) }),
    },
    { method: 'GET', path: '/jobs/ingest/:job', handle: (call) => ok(describeJob(jobOf(call))) },
    { method: 'PATCH', path: '/jobs/ingest/:job', handle: change },
    { method: 'DELETE', path: '/jobs/ingest/:job', handle: remove },
    { method: 'PUT', path: '/jobs/ingest/:job/batches', handle: upload },
    { method: 'GET', path: '/jobs/ingest/:job/successfulResults', handle: successes },
    { method: 'GET', path: '/jobs/ingest/:job/failedResults', handle: failures },
    { method: 'GET', path: '/jobs/ingest/:job/unprocessedRecords', handle: unprocessed },
  ];
}
