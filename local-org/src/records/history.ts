import type { FieldDef, ObjectDef, RawRecord, RawValue } from '../metadata/catalog.ts';
import type { HistoryTable, ObjectModel } from './model.ts';
import type { SaveEnvironment, SaveItem } from './standard/behavior.ts';
import { hasChanged, textOf } from './standard/behavior.ts';

/** Long texts are tracked as changed, without their values. */
const LONGEST_TRACKED = 255;

/** Writes field history: `created` for a new record, and old and new value of every tracked field that changed. */
export function writeFieldHistory(model: ObjectModel, items: readonly SaveItem[], environment: SaveEnvironment): void {
  const { history } = model;
  if (!history) return;
  const names = namesOf(history, items, environment);
  const rows: RawRecord[] = [];
  for (const item of items) {
    if (item.old === null) {
      rows.push(historyRow(history, item, 'created', null, null, null, environment));
      continue;
    }
    for (const field of history.tracked) {
      if (!hasChanged(item, field.name)) continue;
      const [before, after] = [item.old[field.name] ?? null, item.values[field.name] ?? null];
      const label = fieldLabel(field);
      if (field.type === 'reference') {
        const nameOf = (id: RawValue): RawValue => (id === null ? null : (names.get(String(id)) ?? null));
        rows.push(historyRow(history, item, label, 'Text', nameOf(before), nameOf(after), environment));
        rows.push(historyRow(history, item, label, 'EntityId', before, after, environment));
      } else {
        const isLong = field.length > LONGEST_TRACKED;
        rows.push(
          historyRow(history, item, label, dataType(field), isLong ? null : before, isLong ? null : after, environment),
        );
      }
    }
  }
  environment.rows.insertNew(history.object, rows);
}

function historyRow(
  history: HistoryTable,
  item: SaveItem,
  field: string,
  type: string | null,
  before: RawValue,
  after: RawValue,
  { ctx, stamp }: SaveEnvironment,
): RawRecord {
  const isCreated = item.old === null;
  return {
    [history.parentField]: item.values['Id'] ?? null,
    Field: field,
    DataType: type,
    OldValue: textOrNull(before),
    NewValue: textOrNull(after),
    CreatedById: isCreated ? (item.values['CreatedById'] ?? ctx.user.id) : ctx.user.id,
    CreatedDate: isCreated ? (item.values['CreatedDate'] ?? stamp) : stamp,
    IsDeleted: false,
  };
}

/** History values are text of their type, the same whatever the driver makes of numbers. */
function textOrNull(value: RawValue): string | null {
  return value === null ? null : String(value);
}

/** Standard references appear without `Id`: `Owner`, `Account`. */
function fieldLabel(field: FieldDef): string {
  return field.type === 'reference' && !field.custom ? field.name.replace(/Id$/, '') : field.name;
}

function dataType(field: FieldDef): string {
  switch (field.type) {
    case 'date':
      return 'DateOnly';
    case 'datetime':
      return 'DateTime';
    case 'currency':
      return 'Currency';
    case 'double':
    case 'int':
    case 'long':
    case 'percent':
      return 'Double';
    case 'boolean':
      return 'Boolean';
    default:
      return 'Text';
  }
}

/** Names of the records that changed references point at. */
function namesOf(history: HistoryTable, items: readonly SaveItem[], environment: SaveEnvironment): Map<string, string> {
  const idsByObject = new Map<ObjectDef, Set<string>>();
  for (const item of items) {
    if (item.old === null) continue;
    for (const field of history.tracked) {
      if (field.type !== 'reference' || !hasChanged(item, field.name)) continue;
      for (const id of [textOf(item.old, field.name), textOf(item.values, field.name)]) {
        const object = id === null ? undefined : environment.catalog.objectsByPrefix.get(id.slice(0, 3));
        if (id === null || !object?.nameField) continue;
        const ids = idsByObject.get(object) ?? new Set();
        ids.add(id);
        idsByObject.set(object, ids);
      }
    }
  }
  const names = new Map<string, string>();
  for (const [object, ids] of idsByObject) {
    const sql = `SELECT "Id" AS id, "${object.nameField}" AS name FROM "${object.name}" WHERE "Id" IN (SELECT value FROM json_each(?))`;
    for (const row of environment.db.all(sql, [JSON.stringify([...ids])]))
      names.set(String(row['id']), String(row['name'] ?? ''));
  }
  return names;
}
