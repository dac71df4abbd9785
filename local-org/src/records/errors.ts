import type { FieldDef } from '../metadata/catalog.ts';
import type { RecordError } from './records.ts';

/** One problem of one record, as the API reports it. */
export function recordError(statusCode: string, message: string, fields: readonly string[] = []): RecordError {
  return { statusCode, message, fields };
}

export const REQUIRED_MISSING = (fields: readonly string[]): RecordError =>
  recordError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${fields.join(', ')}]`, fields);

export const UNKNOWN_FIELD = (object: string, field: string): RecordError =>
  recordError('INVALID_FIELD', `No such column '${field}' on sobject of type ${object}`, [field]);

export const NOT_WRITEABLE = (fields: readonly string[]): RecordError =>
  recordError(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and verify ` +
      'that it is read/write for your profile or permission set.',
    fields,
  );

export const NO_ACCESS = recordError('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
export const NO_ACCESS_ON_REFERENCE = (fields: readonly string[] = []): RecordError =>
  recordError(
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'insufficient access rights on cross-reference id',
    fields,
  );
export const NO_SUCH_REFERENCE = (fields: readonly string[] = []): RecordError =>
  recordError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', fields);
export const IS_DELETED = (fields: readonly string[] = []): RecordError =>
  recordError('ENTITY_IS_DELETED', 'entity is deleted', fields);

export const SEVERAL_WITH_KEY = (field: FieldDef, ids: readonly string[]): RecordError =>
  recordError(
    'DUPLICATE_EXTERNAL_ID',
    `${field.label}: more than one record found for external id field: [${ids.join(', ')}]`,
    [field.name],
  );

/** The message of a failed all-or-none call: `Insert failed. First exception on row 0; first error: ...`. */
export function dmlMessage(verb: string, failures: ReadonlyMap<number, readonly RecordError[]>): string {
  const row = Math.min(...failures.keys());
  const first = failures.get(row)?.[0];
  const detail = first ? `${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]` : 'UNKNOWN_EXCEPTION';
  return `${verb} failed. First exception on row ${row}; first error: ${detail}`;
}
