import type { FieldDef } from '../metadata/catalog.ts';
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
  const keyOf = (value: unknown): string => (field.caseSensitive ? String(value) : String(value).toLowerCase());
  const column = field.caseSensitive || field.type !== 'string' ? `"${field.name}"` : `"${field.name}" COLLATE NOCASE`;
  const alive = model.softDelete ? ' AND "IsDeleted" = 0' : '';
  const sql = `SELECT "Id" AS id, "${field.name}" AS value FROM "${model.object.name}"
    WHERE ${column} IN (SELECT value FROM json_each(?))${alive}`;
  const owners = new Map<string, string>();
  for (const row of db.all(sql, [JSON.stringify(items.map((item) => item.values[field.name]))])) {
    owners.set(keyOf(row['value']), String(row['id']));
  }
  const inChunk = new Set<string>();
  for (const item of items) {
    const key = keyOf(item.values[field.name]);
    const owner = owners.get(key);
    if (owner !== undefined && owner !== item.values['Id']) item.errors.push(duplicate(field, owner));
    else if (inChunk.has(key)) item.errors.push(duplicate(field, '<unknown>'));
    inChunk.add(key);
  }
}

function duplicate(field: FieldDef, owner: string) {
  const message = `duplicate value found: ${field.name} duplicates value on record with id: ${owner}`;
  return recordError('DUPLICATE_VALUE', message, [field.name]);
}
