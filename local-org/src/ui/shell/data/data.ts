import { getFieldValue, type UiRecord } from 'lightning/uiRecordApi';
import { API_PATH, failure, raise, request } from 'platform/http';

interface QueryAnswer<Row> {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: readonly Row[];
  readonly nextRecordsUrl?: string;
}

/** Runs SOQL with the user's rights. Values of users must pass through {@link text} or {@link contains}. */
export async function query<Row>(soql: string): Promise<readonly Row[]> {
  const answer = await request<QueryAnswer<Row>>(`${API_PATH}/query?q=${encodeURIComponent(soql)}`);
  return answer.records;
}

/** Number of rows of a `SELECT COUNT() FROM ...`. */
export async function count(soql: string): Promise<number> {
  const answer = await request<QueryAnswer<unknown>>(`${API_PATH}/query?q=${encodeURIComponent(soql)}`);
  return answer.totalSize;
}

/** A text literal: quotes and backslashes cannot end it. */
export function text(value: string): string {
  return `'${escape(value)}'`;
}

/** A literal for LIKE that finds `value` anywhere; its own `%` and `_` stand for themselves. */
export function contains(value: string): string {
  return `'%${escape(value).replace(/[%_]/g, '\\$&')}%'`;
}

function escape(value: string): string {
  return value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r');
}

export interface Option {
  readonly label: string;
  readonly value: string;
}

interface PicklistAnswer {
  readonly picklistFieldValues: Readonly<Record<string, { readonly values: readonly Option[] }>>;
}

const MASTER_RECORD_TYPE = '012000000000000AAA';
const picklists = new Map<string, Promise<PicklistAnswer>>();

/** Active values of a picklist, in order; empty when the user may not see the field. */
export async function picklist(object: string, field: string): Promise<Option[]> {
  let answer = picklists.get(object);
  if (!answer) {
    answer = request<PicklistAnswer>(`${API_PATH}/ui-api/object-info/${object}/picklist-values/${MASTER_RECORD_TYPE}`);
    picklists.set(object, answer);
    answer.catch(() => picklists.delete(object));
  }
  const { picklistFieldValues } = await answer;
  return (picklistFieldValues[field]?.values ?? []).map(({ label, value }) => ({ label, value }));
}

export interface Stage {
  readonly ApiName: string;
  readonly MasterLabel: string;
  readonly IsClosed: boolean;
  readonly IsWon: boolean;
  readonly DefaultProbability: number | null;
}

let stages: Promise<readonly Stage[]> | undefined;

/** The org's active stages in their order. */
export function opportunityStages(): Promise<readonly Stage[]> {
  stages ??= query<Stage>(
    'SELECT ApiName, MasterLabel, IsClosed, IsWon, DefaultProbability FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder ASC',
  ).catch((error: unknown) => {
    stages = undefined;
    throw error;
  });
  return stages;
}

export interface CompositeCall {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
}
interface CompositeAnswer {
  readonly compositeResponse: readonly {
    readonly referenceId: string;
    readonly httpStatusCode: number;
    readonly body: unknown;
  }[];
}

/**
 * Saves several records or none.
 * @throws `{ status, body }` of the first call that was refused for its own reasons
 */
export async function saveTogether(calls: readonly CompositeCall[]): Promise<void> {
  const { compositeResponse } = await request<CompositeAnswer>(`${API_PATH}/composite`, {
    method: 'POST',
    body: { allOrNone: true, compositeRequest: calls },
  });
  const refused = compositeResponse.filter(({ httpStatusCode }) => httpStatusCode >= 400);
  const halted = (body: unknown): boolean => JSON.stringify(body).includes('PROCESSING_HALTED');
  const cause = refused.find(({ body }) => !halted(body)) ?? refused[0];
  if (cause) {
    raise(failure(cause.httpStatusCode, '', cause.body));
  }
}

export function recordUrl(object: string, id: string): string {
  return `/lightning/r/${object}/${id}/view`;
}

/** A field's value as text; empty when it has none. */
export function fieldText(record: UiRecord | undefined, field: string): string {
  const value = getFieldValue(record, field);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
