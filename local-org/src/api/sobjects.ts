/** `/sobjects`: create, read, update, upsert and delete of one record. */
import type { FieldDef, ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { DmlOptions, SaveResult } from '../records/records.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { noContent, ok } from './call.ts';
import { apiError, notFound, saveFailure } from './errors.ts';
import { describeGlobal, describeObject, objectSummary } from './describe.ts';
import { rowToJson } from './query-answer.ts';
import { findByExternalId, readableFields, readRecord, requireReadable } from './record-reading.ts';
import { fieldNamed, fromJson, idOf, jsonObject, objectNamed, recordFromJson, unknownField } from './values.ts';

/** Writes through the API act for a person: object, field and record access are enforced. */
export const userWrite = (allOrNone: boolean): DmlOptions => ({ allOrNone, access: 'user', sharing: true });

const objectOf = (call: ApiCall): ObjectDef => objectNamed(call.org.catalog, call.params['object'] ?? '');

/** Reads a record from JSON; parents may be named by external id. */
export function recordOf(call: ApiCall, object: ObjectDef, body: unknown): RawRecord {
  return recordFromJson(call.org.catalog, object, body, (parent, field, value) => {
    const id = findByExternalId(call, parent, field, value);
    if (id) return id;
    const message = `Foreign key external ID: ${String(value)} not found for field ${field.name} in entity ${parent.name}`;
    throw apiError('INVALID_FIELD', message, [field.name]);
  });
}

/** @throws ApiError for the first of the results that failed */
function onlyResult(results: readonly SaveResult[]): SaveResult {
  const [result] = results;
  if (!result) throw apiError('UNKNOWN_EXCEPTION', 'The record was not saved');
  if (!result.success) throw saveFailure(result.errors);
  return result;
}

/** Like {@link onlyResult} for a record that the URL names: one that is not there is NOT_FOUND. */
export function resultForUrl(results: readonly SaveResult[]): SaveResult {
  const [error] = results[0]?.errors ?? [];
  if (error?.statusCode === 'INVALID_CROSS_REFERENCE_KEY' && error.fields.every((name) => name === 'Id'))
    throw notFound();
  return onlyResult(results);
}

function create(call: ApiCall): ApiAnswer {
  const object = objectOf(call);
  requireReadable(call, object);
  const record = recordOf(call, object, jsonObject(call.body));
  if (record['Id']) throw apiError('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);
  const { id } = onlyResult(call.org.records.insert(call.ctx, object.name, [record], userWrite(false)));
  return {
    status: 201,
    body: { id, success: true, errors: [] },
    headers: { location: `/services/data/v${call.version}/sobjects/${object.name}/${id}` },
  };
}

/** Names in `?fields=a,b`, checked; null when the parameter is absent. */
function fieldsParameter(call: ApiCall, object: ObjectDef): string[] | null {
  const list = call.query.get('fields');
  if (!list) return null;
  return list.split(',').map((name) => {
    const field = object.fields.get(name.trim().toLowerCase());
    if (!field || !call.org.access.canReadField(call.ctx.user, object, field)) throw unknownField(object, name.trim());
    return field.name;
  });
}

function read(call: ApiCall, object: ObjectDef, id: string): ApiAnswer {
  const fields = fieldsParameter(call, object) ?? readableFields(call, object);
  return ok(rowToJson(call.org.catalog, call.version, readRecord(call, object, id, fields)));
}

function update(call: ApiCall): ApiAnswer {
  const object = objectOf(call);
  const id = idOf(object, call.params['id'] ?? '');
  requireReadable(call, object);
  const record = recordOf(call, object, jsonObject(call.body));
  if ('Id' in record)
    throw apiError('INVALID_FIELD', 'The Id field should not be specified in the sobject data.', ['Id']);
  resultForUrl(call.org.records.update(call.ctx, object.name, [{ ...record, Id: id }], userWrite(false)));
  return noContent;
}

function remove(call: ApiCall): ApiAnswer {
  const object = objectOf(call);
  const id = idOf(object, call.params['id'] ?? '');
  requireReadable(call, object);
  resultForUrl(call.org.records.delete(call.ctx, object.name, [id], userWrite(false)));
  return noContent;
}

function externalId(call: ApiCall, object: ObjectDef): { field: FieldDef; text: string } {
  const field = fieldNamed(object, call.params['field'] ?? '');
  if (!field.externalId && field.type !== 'id') {
    throw apiError('NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${field.name}`);
  }
  return { field, text: call.params['value'] ?? '' };
}

function readByExternalId(call: ApiCall): ApiAnswer {
  const object = objectOf(call);
  const { field, text } = externalId(call, object);
  const id = findByExternalId(call, object, field, fromJson(field, text));
  if (!id) throw notFound();
  return read(call, object, id);
}

function upsert(call: ApiCall): ApiAnswer {
  const object = objectOf(call);
  requireReadable(call, object);
  const { field, text } = externalId(call, object);
  const record = { ...recordOf(call, object, jsonObject(call.body)), [field.name]: fromJson(field, text) };
  const result = onlyResult(call.org.records.upsert(call.ctx, object.name, [record], field.name, userWrite(false)));
  const body = { id: result.id, success: true, errors: [], created: result.created };
  return { status: result.created ? 201 : 200, body };
}

export const sobjectResources: readonly Resource[] = [
  { method: 'GET', path: '/sobjects', handle: (call) => ok(describeGlobal(call)) },
  {
    method: 'GET',
    path: '/sobjects/:object',
    handle: (call) => ok({ objectDescribe: objectSummary(call, objectOf(call)), recentItems: [] }),
  },
  { method: 'POST', path: '/sobjects/:object', handle: create },
  { method: 'GET', path: '/sobjects/:object/describe', handle: (call) => ok(describeObject(call, objectOf(call))) },
  {
    method: 'GET',
    path: '/sobjects/:object/:id',
    handle: (call) => {
      const object = objectOf(call);
      return read(call, object, idOf(object, call.params['id'] ?? ''));
    },
  },
  { method: 'PATCH', path: '/sobjects/:object/:id', handle: update },
  { method: 'DELETE', path: '/sobjects/:object/:id', handle: remove },
  { method: 'GET', path: '/sobjects/:object/:field/:value', handle: readByExternalId },
  { method: 'PATCH', path: '/sobjects/:object/:field/:value', handle: upsert },
];
