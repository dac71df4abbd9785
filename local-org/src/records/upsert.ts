import type { FieldDef } from '../metadata/catalog.ts';
import type { Workshop } from './chunk.ts';
import { recordError, SEVERAL_WITH_KEY } from './errors.ts';
import type { ObjectModel } from './model.ts';
import type { SaveRequest } from './save.ts';
import { rowsWithValues, valueKey } from './uniqueness.ts';

export interface UpsertMatch {
  readonly inserts: readonly SaveRequest[];
  readonly updates: readonly SaveRequest[];
  /** Requests that match nothing clearly; their errors say why. */
  readonly refused: readonly SaveRequest[];
}

/** Whether a value of the field names a record: its id, an external id or another unique value. */
export const isKeyField = (field: FieldDef): boolean => field.name === 'Id' || field.externalId || field.unique;

/** Decides for every record whether it is new, by `Id` or by the values of an external id. */
export function matchUpsert(
  workshop: Workshop,
  model: ObjectModel,
  requests: readonly SaveRequest[],
  externalIdField: string,
): UpsertMatch {
  const field = model.object.fields.get(externalIdField.toLowerCase());
  if (!field || !isKeyField(field)) {
    const message = `Provided external ID field does not exist or is not accessible: ${externalIdField}`;
    for (const { given } of requests) given.errors.push(recordError('INVALID_FIELD', message, [externalIdField]));
    return { inserts: [], updates: [], refused: requests };
  }
  if (field.name === 'Id') {
    const inserts: SaveRequest[] = [];
    const updates: SaveRequest[] = [];
    for (const request of requests) {
      const { Id: id, ...values } = request.given.values;
      if (id !== null && id !== undefined) updates.push(request);
      else inserts.push({ ...request, given: { values, errors: request.given.errors } });
    }
    return { inserts, updates, refused: [] };
  }
  return matchByValue(workshop, model, requests, field);
}

function matchByValue(
  workshop: Workshop,
  model: ObjectModel,
  requests: readonly SaveRequest[],
  field: FieldDef,
): UpsertMatch {
  const owners = findOwners(workshop, model, requests, field);
  const inserts: SaveRequest[] = [];
  const updates: SaveRequest[] = [];
  const refused: SaveRequest[] = [];
  const seen = new Set<string>();
  for (const request of requests) {
    const value = request.given.values[field.name];
    const problem = (statusCode: string, message: string): void => {
      request.given.errors.push(recordError(statusCode, message, [field.name]));
    };
    if (value === null || value === undefined) {
      if (request.given.errors.length === 0) problem('MISSING_ARGUMENT', `${field.name} not specified`);
      refused.push(request);
      continue;
    }
    const key = valueKey(field, value);
    const ids = owners.get(key) ?? [];
    if (seen.has(key)) problem('DUPLICATE_VALUE', `Duplicate external id specified: ${String(value)}`);
    else if (ids.length > 1) request.given.errors.push(SEVERAL_WITH_KEY(field, ids));
    seen.add(key);
    if (request.given.errors.length > 0) refused.push(request);
    else if (ids[0] === undefined) inserts.push(request);
    else updates.push({ ...request, given: { values: { ...request.given.values, Id: ids[0] }, errors: [] } });
  }
  return { inserts, updates, refused };
}

function findOwners(
  { db }: Workshop,
  model: ObjectModel,
  requests: readonly SaveRequest[],
  field: FieldDef,
): Map<string, string[]> {
  const values = requests.map(({ given }) => given.values[field.name] ?? null).filter((value) => value !== null);
  const owners = new Map<string, string[]>();
  for (const { id, key } of rowsWithValues(db, model, field, values)) {
    owners.set(key, [...(owners.get(key) ?? []), id]);
  }
  return owners;
}
