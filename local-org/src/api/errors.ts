/** Failures as the REST API reports them: `[{ errorCode, message, fields? }]` with an HTTP status. */
import { ApexException } from '../apex/runtime/exceptions.ts';
import { SoqlError } from '../soql/query.ts';
import { DmlError } from '../records/records.ts';
import type { RecordError } from '../records/records.ts';

export interface ApiErrorItem {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

/** An answer that is not a success. Thrown anywhere below a route; the transaction of the request rolls back. */
export class ApiError extends Error {
  readonly status: number;
  readonly items: readonly ApiErrorItem[];
  constructor(status: number, items: readonly ApiErrorItem[]) {
    super(items.map((item) => item.message).join('; '));
    this.name = 'ApiError';
    this.status = status;
    this.items = items;
  }
}

const STATUS_BY_CODE: Readonly<Record<string, number>> = {
  INVALID_SESSION_ID: 401,
  INSUFFICIENT_ACCESS: 403,
  INSUFFICIENT_ACCESS_OR_READONLY: 403,
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 403,
  API_DISABLED_FOR_ORG: 403,
  NOT_FOUND: 404,
  ENTITY_IS_DELETED: 404,
  INVALID_CROSS_REFERENCE_KEY: 400,
  METHOD_NOT_ALLOWED: 405,
  EXCEEDED_MAX_SIZE_REQUEST: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNKNOWN_EXCEPTION: 500,
};

/** @returns the HTTP status that goes with an API status code; 400 for those without a rule of their own */
function statusOf(errorCode: string): number {
  return STATUS_BY_CODE[errorCode] ?? 400;
}

export function apiError(errorCode: string, message: string, fields?: readonly string[]): ApiError {
  return new ApiError(statusOf(errorCode), [fields ? { errorCode, message, fields } : { errorCode, message }]);
}

export const notFound = (message = 'The requested resource does not exist'): ApiError => apiError('NOT_FOUND', message);

/** Turns the errors of one record's save into the items of an answer. */
function recordErrorItems(errors: readonly RecordError[]): ApiErrorItem[] {
  return errors.map(({ statusCode, message, fields }) => ({ errorCode: statusCode, message, fields }));
}

/** @returns the error to throw when the single record of a request could not be saved */
export function saveFailure(errors: readonly RecordError[]): ApiError {
  return new ApiError(statusOf(errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION'), recordErrorItems(errors));
}

/**
 * Turns anything thrown below a route into an answer.
 * @returns null for what is a defect of the org itself; the caller logs it and answers without details
 */
export function toApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  if (error instanceof SoqlError) {
    const { code, message, at } = error.problem;
    return apiError(code, code === 'MALFORMED_QUERY' ? `${message} (row ${at.line}, column ${at.column})` : message);
  }
  if (error instanceof DmlError) {
    const items = [...error.failures.values()].flatMap(recordErrorItems);
    return new ApiError(statusOf(items[0]?.errorCode ?? 'UNKNOWN_EXCEPTION'), items);
  }
  if (error instanceof ApexException) {
    return apiError('APEX_ERROR', `${error.typeName}: ${error['getmessage()']() ?? 'Script-thrown exception'}`);
  }
  return null;
}
