import type { FieldDef } from '../metadata/catalog.ts';
import type { Workshop } from './chunk.ts';
import { recordError, SEVERAL_WITH_KEY, UNKNOWN_FIELD } from './errors.ts';
import type { ObjectModel } from './model.ts';
import { readGiven } from './prepare.ts';
import type { GivenRecord } from './prepare.ts';
import type { DmlOptions, ExecutionContext, ParentKey, RecordError } from './records.ts';
import type { SaveRequest } from './save.ts';
import { rowsWithValues, valueKey } from './uniqueness.ts';
import { isKeyField } from './upsert.ts';

interface Search {
  readonly model: ObjectModel;
  readonly field: FieldDef;
  readonly wanted: { readonly given: GivenRecord; readonly reference: string; readonly value: string | number }[];
}

/** Puts the ids of parents that are named by key into the records; what cannot be found becomes an error of its record. */
export function resolveParents(
  workshop: Workshop,
  ctx: ExecutionContext,
  requests: readonly SaveRequest[],
  options: DmlOptions,
): void {
  if (!options.parents) return;
  const searches = new Map<string, Search>();
  for (const { index, given } of requests) {
    for (const key of options.parents.get(index) ?? []) {
      const refused = noteKey(workshop, ctx, given, key, options, searches);
      if (refused) given.errors.push(refused);
    }
  }
  for (const search of searches.values()) find(workshop, ctx, search, options);
}

/** @returns what is wrong with the key; null when it is noted to be searched for */
function noteKey(
  workshop: Workshop,
  ctx: ExecutionContext,
  given: GivenRecord,
  key: ParentKey,
  options: DmlOptions,
  searches: Map<string, Search>,
): RecordError | null {
  const refuse = (message: string): RecordError => recordError('INVALID_FIELD', message);
  const { catalog, access } = workshop;
  const object = catalog.objects.get(key.object.toLowerCase());
  if (!object) return refuse(`sObject type '${key.object}' is not supported.`);
  if ((given.values[key.field] ?? null) !== null) {
    return refuse(`Cannot specify both an external ID reference ${key.relationship} and a salesforce id, ${key.field}`);
  }
  const [name, ...others] = Object.keys(key.values);
  if (name === undefined)
    return refuse(`No field provided in an external foreign key reference in entity: ${object.name}`);
  if (others.length > 0) {
    return refuse(`More than 1 field provided in an external foreign key reference in entity: ${object.name}`);
  }
  const field = object.fields.get(name.toLowerCase());
  if (!field || (options.access === 'user' && !access.canReadField(ctx.user, object, field))) {
    return UNKNOWN_FIELD(object.name, name);
  }
  if (!isKeyField(field)) {
    return refuse(
      `Field name provided, ${field.name} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`,
    );
  }
  const model = workshop.modelOf(object);
  const { values, errors } = readGiven(model, key.values);
  const value = values[field.name];
  if (errors[0]) return errors[0];
  if (typeof value !== 'string' && typeof value !== 'number') return notFound(field, value, object.name);
  const place = `${object.name}.${field.name}`;
  const search = searches.get(place) ?? { model, field, wanted: [] };
  search.wanted.push({ given, reference: key.field, value });
  searches.set(place, search);
  return null;
}

/** A record that the user does not see is not found, so that keys cannot be guessed. */
function find({ db, access }: Workshop, ctx: ExecutionContext, search: Search, options: DmlOptions): void {
  const { model, field, wanted } = search;
  const rows = rowsWithValues(
    db,
    model,
    field,
    wanted.map(({ value }) => value),
  );
  const ids = rows.map(({ id }) => id);
  const visible = options.sharing ? access.accessibleIds(ctx.user, model.object, ids, 'Read') : new Set(ids);
  const owners = new Map<string, string[]>();
  for (const { id, key } of rows) {
    if (visible.has(id)) owners.set(key, [...(owners.get(key) ?? []), id]);
  }
  for (const { given, reference, value } of wanted) {
    const [id, ...others] = owners.get(valueKey(field, value)) ?? [];
    if (id === undefined) given.errors.push(notFound(field, value, model.object.name));
    else if (others.length > 0) given.errors.push(SEVERAL_WITH_KEY(field, [id, ...others]));
    else given.values[reference] = id;
  }
}

function notFound(field: FieldDef, value: unknown, object: string): RecordError {
  const message = `Foreign key external ID: ${String(value)} not found for field ${field.name} in entity ${object}`;
  return recordError('INVALID_FIELD', message);
}
