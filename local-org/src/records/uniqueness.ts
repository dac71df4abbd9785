import type { FieldDef, RawValue } from '../metadata/catalog.ts';
import type { Database } from '../store/database.ts';
import { foldText } from '../store/functions.ts';
import { recordError } from './errors.ts';
import type { ObjectModel } from './model.ts';
import type { SaveEnvironment, SaveItem } from './standard/behavior.ts';
import { hasChanged } from './standard/behavior.ts';

/** Refuses values of unique fields that another record has, in the store or in the same chunk. */
export function checkUnique(model: ObjectModel, items: readonly SaveItem[], environment: SaveEnvironment): void {
  for (const field of model.unique) {
    const changed = items.filter((item) => isPresent(item.values[field.name]) && hasChanged(item, field.name));
    if (changed.length > 0) checkField(model, field, changed, environment);
  }
}

const isPresent = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

function checkField(model: ObjectModel, field: FieldDef, items: readonly SaveItem[], { db }: SaveEnvironment): void {
  const values = items.map((item) => item.values[field.name] ?? null);
  const owners = new Map(rowsWithValues(db, model, field, values).map(({ id, key }) => [key, id]));
  const inChunk = new Set<string>();
  for (const item of items) {
    const key = valueKey(field, item.values[field.name]);
    const owner = owners.get(key);
    if (owner !== undefined && owner !== item.values['Id']) item.errors.push(duplicate(field, owner));
    else if (inChunk.has(key)) item.errors.push(duplicate(field, '<unknown>'));
    inChunk.add(key);
  }
}

/** What tells values of a field apart: text without case, unless the field is case-sensitive. */
export function valueKey(field: FieldDef, value: unknown): string {
  return field.caseSensitive ? String(value) : foldText(String(value));
}

/** Live rows that have one of the values in the field. */
export function rowsWithValues(
  db: Database,
  model: ObjectModel,
  field: FieldDef,
  values: readonly RawValue[],
): { id: string; key: string }[] {
  const foldsCase = !field.caseSensitive && field.type !== 'double';
  // SQLite's own NOCASE, which the index has, stops at ASCII.
  const isForeign = foldsCase && values.some((value) => /[\u0080-\uffff]/.test(String(value)));
  const column = isForeign ? `fold("${field.name}")` : foldsCase ? `"${field.name}" COLLATE NOCASE` : `"${field.name}"`;
  const wanted = isForeign ? 'fold(value)' : 'value';
  const alive = model.softDelete ? ' AND "IsDeleted" = 0' : '';
  const sql = `SELECT "Id" AS id, "${field.name}" AS value FROM "${model.object.name}"
    WHERE ${column} IN (SELECT ${wanted} FROM json_each(?))${alive}`;
  return db
    .all(sql, [JSON.stringify(values)])
    .map((row) => ({ id: String(row['id']), key: valueKey(field, row['value']) }));
}

function duplicate(field: FieldDef, owner: string) {
  const message = `duplicate value found: ${field.name} duplicates value on record with id: ${owner}`;
  return recordError('DUPLICATE_VALUE', message, [field.name]);
}
