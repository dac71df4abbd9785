/**
 * Jobs of Bulk API 2.0. A job runs after the answer to the request that completed it, 200 records at a time, each
 * group in a transaction of its own. Jobs live in memory: after a restart their ids are unknown, their records stay.
 */
import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { ExecutionContext, SaveResult } from '../records/records.ts';
import type { UserContext } from '../security/access.ts';
import type { Org } from '../org.ts';
import { ApiError, toApiError } from './errors.ts';

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'hardDelete';
export type JobState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

/** One line of the input after the job has seen it. */
export interface IngestOutcome {
  readonly row: Readonly<Record<string, string>>;
  readonly id: string | null;
  readonly created: boolean;
  /** `CODE:message:fields --`, as the platform writes it; null for success. */
  readonly error: string | null;
}

export interface IngestJob {
  readonly id: string;
  readonly user: UserContext;
  readonly object: ObjectDef;
  readonly operation: IngestOperation;
  readonly externalIdFieldName: string | null;
  readonly delimiter: string;
  readonly lineEnding: 'LF' | 'CRLF';
  readonly columnDelimiter: string;
  readonly apiVersion: string;
  readonly createdDate: string;
  state: JobState;
  errorMessage: string | null;
  /** Column names of the input; known when it has been read. */
  columns: readonly string[];
  input: string;
  /** Rows that the job has not reached. */
  unprocessed: readonly Readonly<Record<string, string>>[];
  readonly outcomes: IngestOutcome[];
}

export interface QueryJob {
  readonly id: string;
  readonly user: UserContext;
  readonly object: string;
  readonly operation: 'query' | 'queryAll';
  readonly query: string;
  readonly apiVersion: string;
  readonly createdDate: string;
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const CHUNK = 200;
const ID_DIGITS = 12;

/** @returns a new job id; jobs have the prefix 750 */
export const newJobId = (): string => `750${String(randomInt(2 ** 40)).padStart(ID_DIGITS, '0')}AAA`;

const errorText = (
  errors: readonly { readonly statusCode: string; readonly message: string; readonly fields: readonly string[] }[],
): string =>
  errors.map(({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(',')} --`).join(';');

const outcomeOf = (row: IngestOutcome['row'], result: SaveResult): IngestOutcome => ({
  row,
  id: result.id,
  created: result.created,
  error: result.success ? null : errorText(result.errors),
});

/** Turns rows into records. @throws ApiError for a row that cannot be one */
export type ReadRow = (ctx: ExecutionContext, row: IngestOutcome['row']) => RawRecord;

function saveChunk(org: Org, job: IngestJob, rows: readonly IngestOutcome['row'][], read: ReadRow): IngestOutcome[] {
  return org.transaction(job.user, (ctx) => {
    const outcomes: IngestOutcome[] = [];
    const records: RawRecord[] = [];
    const places: number[] = [];
    rows.forEach((row, index) => {
      try {
        records.push(read(ctx, row));
        places.push(index);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const errors = error.items.map(({ errorCode, message, fields = [] }) => ({
          statusCode: errorCode,
          message,
          fields,
        }));
        outcomes[index] = { row, id: null, created: false, error: errorText(errors) };
      }
    });
    save(org, ctx, job, records).forEach((result, i) => {
      const place = places[i] ?? 0;
      outcomes[place] = outcomeOf(rows[place] ?? {}, result);
    });
    return outcomes;
  });
}

function save(org: Org, ctx: ExecutionContext, job: IngestJob, records: readonly RawRecord[]): SaveResult[] {
  const options = { allOrNone: false, access: 'user', sharing: true } as const;
  const { name } = job.object;
  if (records.length === 0) return [];
  switch (job.operation) {
    case 'insert':
      return org.records.insert(ctx, name, records, options).map((result) => ({ ...result, created: result.success }));
    case 'update':
      return org.records.update(ctx, name, records, options);
    case 'upsert':
      return org.records.upsert(ctx, name, records, job.externalIdFieldName ?? 'Id', options);
    default:
      return org.records.delete(
        ctx,
        name,
        records.map((record) => String(record['Id'])),
        options,
      );
  }
}

/** Runs a job whose input is complete. Other requests are answered between the groups. */
export async function runIngestJob(
  org: Org,
  job: IngestJob,
  rows: readonly IngestOutcome['row'][],
  read: ReadRow,
): Promise<void> {
  job.unprocessed = rows;
  job.state = 'InProgress';
  try {
    for (let from = 0; from < rows.length; from += CHUNK) {
      await nextTurn();
      if ((job.state as JobState) === 'Aborted') return;
      job.outcomes.push(...saveChunk(org, job, rows.slice(from, from + CHUNK), read));
      job.unprocessed = rows.slice(from + CHUNK);
    }
    job.state = 'JobComplete';
  } catch (error) {
    job.state = 'Failed';
    job.errorMessage = toApiError(error)?.message ?? 'An unexpected error ended the job';
  }
}
