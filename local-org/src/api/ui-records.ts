/** `/ui-api/records`: records with display values, as `lightning/uiRecordApi` reads and writes them. */
import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import { toId18 } from '../records/ids.ts';
import type { QueryRow } from '../soql/query.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { noContent, ok } from './call.ts';
import { displayValue } from './display.ts';
import { apiError, notFound, saveFailure } from './errors.ts';
import { readRecord, requireReadable } from './record-reading.ts';
import { recordOf, resultForUrl, userWrite } from './sobjects.ts';
import { jsonObject, objectNamed } from './values.ts';

interface UiField {
  readonly value: unknown;
  readonly displayValue: string | null;
}
export interface UiRecord {
  readonly apiName: string;
  readonly id: string;
  readonly fields: Record<string, UiField>;
  readonly childRelationships: Record<string, never>;
  readonly eTag: string;
  readonly lastModifiedById: string | null;
  readonly lastModifiedDate: unknown;
  readonly recordTypeId: string | null;
  readonly recordTypeInfo: null;
  readonly systemModstamp: unknown;
}

/** Fields that every UI record carries. */
const STAMPS = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** @returns the record of an id and its object. @throws ApiError MALFORMED_ID, NOT_FOUND */
function recordById(call: ApiCall): { object: ObjectDef; id: string } {
  const given = call.params['id'] ?? '';
  const id = toId18(given);
  if (!id) throw apiError('MALFORMED_ID', `The id ${given} is not valid: ids have 15 or 18 letters and digits`);
  const object = call.org.catalog.objectsByPrefix.get(id.slice(0, 3));
  if (!object) throw notFound();
  return { object, id };
}

/** Checks that every step of a dotted path exists and may be read. @returns the path in canonical spelling, or null */
function readablePath(call: ApiCall, object: ObjectDef, path: string): string | null {
  const { access, catalog } = call.org;
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const field = object.fields.get(first.toLowerCase());
    return field && access.canReadField(call.ctx.user, object, field) ? field.name : null;
  }
  const reference = object.parentRelationships.get(first.toLowerCase());
  if (!reference || !access.canReadField(call.ctx.user, object, reference)) return null;
  const parent = catalog.objects.get(parentObjectOf(reference).toLowerCase());
  if (!parent || !access.canObject(call.ctx.user, parent, 'read')) return null;
  const below = readablePath(call, parent, rest.join('.'));
  return below && `${reference.relationshipName}.${below}`;
}

/** A reference to several objects offers the fields that all names have; the platform calls them `Name`. */
const parentObjectOf = (reference: FieldDef): string =>
  reference.referenceTo.includes('User') ? 'User' : (reference.referenceTo[0] ?? '');

/** Reads `Opportunity.Name,Opportunity.Owner.Name`. @throws ApiError INVALID_FIELD for a required field */
function pathsOf(call: ApiCall, object: ObjectDef): string[] {
  const list = (name: string): string[] => (call.query.get(name) ?? '').split(',').filter(Boolean);
  const resolve = (qualified: string): string | null => {
    const [owner = '', ...path] = qualified.trim().split('.');
    return owner.toLowerCase() === object.name.toLowerCase() ? readablePath(call, object, path.join('.')) : null;
  };
  const paths = new Set<string>();
  for (const qualified of list('fields')) {
    const path = resolve(qualified);
    if (!path) throw apiError('INVALID_FIELD', `No such column '${qualified}' on entity '${object.name}'`, [qualified]);
    paths.add(path);
  }
  for (const qualified of list('optionalFields')) {
    const path = resolve(qualified);
    if (path) paths.add(path);
  }
  return [...paths];
}

function uiRecord(call: ApiCall, catalog: Catalog, row: QueryRow): UiRecord {
  const object = objectNamed(catalog, row.object);
  const fields: Record<string, UiField> = {};
  for (const [name, value] of Object.entries(row.values)) {
    const field = object.fields.get(name.toLowerCase());
    // Datetimes keep their `Z` here, unlike in the REST API.
    fields[name] = { value, displayValue: field ? displayValue(call.ctx.user, field, value) : null };
  }
  for (const [name, parent] of Object.entries(row.parents)) {
    const label = text(parent?.values['Name']);
    fields[name] = { value: parent && uiRecord(call, catalog, parent), displayValue: label };
  }
  const modified = row.values['LastModifiedDate'] ?? null;
  return {
    apiName: object.name,
    childRelationships: {},
    eTag: String(row.values['SystemModstamp'] ?? modified ?? ''),
    fields,
    id: row.id ?? '',
    lastModifiedById: text(row.values['LastModifiedById']),
    lastModifiedDate: modified,
    recordTypeId: text(row.values['RecordTypeId']),
    recordTypeInfo: null,
    systemModstamp: row.values['SystemModstamp'] ?? null,
  };
}

/** Reads the record with these paths and the stamps that the object has. */
function answerRecord(call: ApiCall, object: ObjectDef, id: string, paths: readonly string[]): UiRecord {
  const stamps = STAMPS.filter((name) => object.fields.has(name.toLowerCase()));
  const row = readRecord(call, object, id, [...new Set([...paths, ...stamps])]);
  return uiRecord(call, call.org.catalog, row);
}

function read(call: ApiCall): ApiAnswer {
  const { object, id } = recordById(call);
  requireReadable(call, object);
  return ok(answerRecord(call, object, id, pathsOf(call, object)));
}

function create(call: ApiCall): ApiAnswer {
  const body = jsonObject(call.body);
  const { apiName } = body;
  if (typeof apiName !== 'string') throw apiError('MISSING_ARGUMENT', 'The body must name the object in apiName');
  const object = objectNamed(call.org.catalog, apiName);
  requireReadable(call, object);
  const record = recordOf(call, object, jsonObject(body['fields'], 'fields'));
  const [result] = call.org.records.insert(call.ctx, object.name, [record], userWrite(false));
  if (!result?.success || !result.id) throw saveFailure(result?.errors ?? []);
  return { status: 201, body: answerRecord(call, object, result.id, Object.keys(record)) };
}

function update(call: ApiCall): ApiAnswer {
  const { object, id } = recordById(call);
  requireReadable(call, object);
  const record = recordOf(call, object, jsonObject(jsonObject(call.body)['fields'], 'fields'));
  delete record['Id'];
  resultForUrl(call.org.records.update(call.ctx, object.name, [{ ...record, Id: id }], userWrite(false)));
  return ok(answerRecord(call, object, id, Object.keys(record)));
}

function remove(call: ApiCall): ApiAnswer {
  const { object, id } = recordById(call);
  requireReadable(call, object);
  resultForUrl(call.org.records.delete(call.ctx, object.name, [id], userWrite(false)));
  return noContent;
}

export const uiRecordResources: readonly Resource[] = [
  { method: 'GET', path: '/ui-api/records/:id', handle: read },
  { method: 'POST', path: '/ui-api/records', handle: create },
  { method: 'PATCH', path: '/ui-api/records/:id', handle: update },
  { method: 'DELETE', path: '/ui-api/records/:id', handle: remove },
];
