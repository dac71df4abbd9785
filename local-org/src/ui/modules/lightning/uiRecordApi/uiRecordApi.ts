import { API_PATH, failure, raise, request, type FetchResponse } from 'platform/http';
import { recordSource, refreshRecords, type FieldValue, type UiRecord } from 'platform/recordStore';
import { wireAdapter } from 'platform/wireAdapter';

export type { FieldValue, UiRecord } from 'platform/recordStore';

/** A field as `@salesforce/schema` gives it, or its qualified name. */
export type FieldReference = string | { readonly objectApiName: string; readonly fieldApiName: string };

export interface RecordInput {
  /** Needed to create; an update takes `fields.Id`. */
  readonly apiName?: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Wire adapter: `{ recordId, fields, optionalFields }` to a record. */
export const getRecord = wireAdapter(({ recordId, fields, optionalFields, layoutTypes }) => {
  if (layoutTypes !== undefined) {
    throw new Error('getRecord with layoutTypes is not supported by the local org: name the fields instead.');
  }
  if (typeof recordId !== 'string' || !recordId) {
    return null;
  }
  return recordSource(recordId, fieldNames(fields), fieldNames(optionalFields));
});

function fieldNames(fields: unknown): string[] {
  const list = fields === undefined || fields === null ? [] : Array.isArray(fields) ? fields : [fields];
  return (list as FieldReference[]).map(qualifiedName);
}

function qualifiedName(field: FieldReference): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

/** Follows a reference through related records: `Opportunity.Account.Name`. */
function findField(record: UiRecord | undefined | null, field: FieldReference): FieldValue | undefined {
  const path = qualifiedName(field).split('.').slice(1);
  let current: UiRecord | undefined | null = record;
  for (const [index, name] of path.entries()) {
    const found: FieldValue | undefined = current?.fields[name];
    if (index === path.length - 1) {
      return found;
    }
    current = found?.value as UiRecord | undefined | null;
  }
  return undefined;
}

export function getFieldValue(record: UiRecord | undefined | null, field: FieldReference): unknown {
  return findField(record, field)?.value;
}

export function getFieldDisplayValue(
  record: UiRecord | undefined | null,
  field: FieldReference,
): string | null | undefined {
  return findField(record, field)?.displayValue;
}

/**
 * Saves changed fields; every wire of the record shows them at once.
 * @throws FetchResponse with `body.message` and `body.output.fieldErrors`, as Lightning Data Service gives them
 */
export async function updateRecord({ fields }: RecordInput): Promise<UiRecord | null> {
  const { Id: id, ...changes } = fields;
  if (typeof id !== 'string') {
    return raise(failure(400, 'Bad Request', { message: 'updateRecord needs the record id in fields.Id.' }));
  }
  const record = await write<UiRecord | null>(`${API_PATH}/ui-api/records/${encodeURIComponent(id)}`, 'PATCH', {
    fields: changes,
  });
  await refreshRecords([id]);
  return record;
}

export async function createRecord({ apiName, fields }: RecordInput): Promise<UiRecord> {
  return write<UiRecord>(`${API_PATH}/ui-api/records`, 'POST', { apiName, fields });
}

export async function deleteRecord(recordId: string): Promise<void> {
  await write(`${API_PATH}/ui-api/records/${encodeURIComponent(recordId)}`, 'DELETE');
  await refreshRecords([recordId]);
}

/** Tells the record cache that the server has a newer version: every wire of these records shows it. */
export async function notifyRecordUpdateAvailable(records: readonly { readonly recordId: string }[]): Promise<void> {
  await refreshRecords(records.map(({ recordId }) => recordId));
}

/** The older name of {@link notifyRecordUpdateAvailable}, which does not wait. */
export function getRecordNotifyChange(records: readonly { readonly recordId: string }[]): void {
  void notifyRecordUpdateAvailable(records);
}

interface RestError {
  readonly message: string;
  readonly errorCode: string;
  readonly fields?: readonly string[];
}

async function write<Result>(path: string, method: string, body?: unknown): Promise<Result> {
  try {
    return await request<Result>(path, { method, body });
  } catch (error) {
    return raise(asRecordError(error as FetchResponse));
  }
}

/** The REST API answers with a list of errors; components expect Lightning Data Service's one error with its parts. */
function asRecordError(error: FetchResponse): FetchResponse {
  const { status, statusText, body } = error;
  if (!Array.isArray(body)) {
    return error;
  }
  const errors = body as readonly RestError[];
  const fieldErrors: Record<string, { field: string; message: string; errorCode: string }[]> = {};
  for (const { message, errorCode, fields = [] } of errors) {
    for (const field of fields) {
      (fieldErrors[field] ??= []).push({ field, message, errorCode });
    }
  }
  const general = errors.filter(({ fields = [] }) => fields.length === 0);
  return failure(status, statusText, {
    statusCode: status,
    errorCode: errors[0]?.errorCode,
    message: errors.map(({ message }) => message).join(' ') || statusText,
    output: { errors: general, fieldErrors },
  });
}
