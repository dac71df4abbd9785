import type { FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { AccessControl } from '../security/access.ts';
import { isShareObject } from '../security/object-classes.ts';
import { IS_DELETED, NO_ACCESS_ON_REFERENCE, NO_SUCH_REFERENCE, recordError } from './errors.ts';
import type { ObjectModel } from './model.ts';
import type { DmlOptions } from './records.ts';
import type { SaveEnvironment, SaveItem } from './standard/behavior.ts';
import { hasChanged, textOf } from './standard/behavior.ts';

interface Pointer {
  readonly item: SaveItem;
  readonly field: FieldDef;
  readonly id: string;
}

/** Checks every changed reference of a chunk: right object, existing, not deleted, visible to the user. */
export function checkReferences(
  model: ObjectModel,
  items: readonly SaveItem[],
  environment: SaveEnvironment,
  access: AccessControl,
  options: DmlOptions,
): void {
  const byObject = new Map<string, { object: ObjectDef; pointers: Pointer[] }>();
  for (const field of model.references) {
    for (const item of items) {
      const id = textOf(item.values, field.name);
      if (id === null || !hasChanged(item, field.name)) continue;
      const object = environment.catalog.objectsByPrefix.get(id.slice(0, 3));
      if (!object || !mayPointAt(field, object)) {
        const message = `${field.label}: id value of incorrect type: ${id}`;
        item.errors.push(recordError('FIELD_INTEGRITY_EXCEPTION', message, [field.name]));
        continue;
      }
      if (field.lookupFilter) {
        const message = `${field.label}: the local org does not evaluate lookup filters`;
        item.errors.push(recordError('FIELD_FILTER_VALIDATION_EXCEPTION', message, [field.name]));
        continue;
      }
      const entry = byObject.get(object.name) ?? { object, pointers: [] };
      entry.pointers.push({ item, field, id });
      byObject.set(object.name, entry);
    }
  }
  for (const { object, pointers } of byObject.values()) {
    const present = checkExistence(object, pointers, environment);
    if (options.sharing || options.access === 'user') checkVisibility(model, object, present, environment, access);
  }
}

function mayPointAt(field: FieldDef, object: ObjectDef): boolean {
  return field.referenceTo.some(
    (name) => name === 'Name' || name === 'SObject' || name.toLowerCase() === object.name.toLowerCase(),
  );
}

/** @returns the pointers whose target exists */
function checkExistence(object: ObjectDef, pointers: readonly Pointer[], { db }: SaveEnvironment): Pointer[] {
  const ids = JSON.stringify([...new Set(pointers.map((pointer) => pointer.id))]);
  const deleted = object.fields.has('isdeleted') ? '"IsDeleted"' : '0';
  const active = object.name === 'User' ? '"IsActive"' : '1';
  const sql = `SELECT "Id" AS id, ${deleted} AS deleted, ${active} AS active FROM "${object.name}" WHERE "Id" IN (SELECT value FROM json_each(?))`;
  const states = new Map<string, 'present' | 'deleted' | 'inactive'>();
  for (const row of db.all(sql, [ids])) {
    const state = Number(row['deleted']) === 1 ? 'deleted' : Number(row['active']) === 1 ? 'present' : 'inactive';
    states.set(String(row['id']), state);
  }
  return pointers.filter(({ item, field, id }) => {
    const state = states.get(id);
    if (state === undefined) item.errors.push(NO_SUCH_REFERENCE([field.name]));
    else if (state === 'deleted') item.errors.push(IS_DELETED([field.name]));
    else if (state === 'inactive' && field.name === 'OwnerId') {
      const message = `operation performed with inactive user [${id}] as owner of record`;
      item.errors.push(recordError('INACTIVE_OWNER_OR_USER', message, [field.name]));
    } else return true;
    return false;
  });
}

/** A lookup needs a record that the user sees, a master one that they may edit, a share one that is theirs to share. */
function checkVisibility(
  model: ObjectModel,
  object: ObjectDef,
  pointers: readonly Pointer[],
  { ctx }: SaveEnvironment,
  access: AccessControl,
): void {
  const isShare = isShareObject(model.object);
  const needs = (field: FieldDef): 'Read' | 'Edit' | 'All' => {
    if (isShare && field.name !== 'UserOrGroupId') return 'All';
    return field.masterDetail && !field.readableMasterSuffices ? 'Edit' : 'Read';
  };
  for (const level of ['Read', 'Edit', 'All'] as const) {
    const asked = pointers.filter((pointer) => needs(pointer.field) === level);
    if (asked.length === 0) continue;
    const ids = [...new Set(asked.map((pointer) => pointer.id))];
    const granted = access.accessibleIds(ctx.user, object, ids, level);
    for (const { item, field, id } of asked) {
      if (!granted.has(id)) item.errors.push(NO_ACCESS_ON_REFERENCE([field.name]));
    }
  }
}
