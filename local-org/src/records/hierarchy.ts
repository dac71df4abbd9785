import { recordError } from './errors.ts';
import type { ObjectModel } from './model.ts';
import type { SaveEnvironment, SaveItem } from './standard/behavior.ts';
import { hasChanged, textOf } from './standard/behavior.ts';

/** References that build a tree of records of one object. */
const HIERARCHIES: Readonly<Record<string, readonly string[]>> = {
  Account: ['ParentId'],
  Contact: ['ReportsToId'],
  User: ['ManagerId'],
  UserRole: ['ParentRoleId'],
};

/** Refuses a change that would make a record stand above itself. New records cannot: nothing points at them yet. */
export function checkHierarchies(model: ObjectModel, items: readonly SaveItem[], environment: SaveEnvironment): void {
  for (const name of HIERARCHIES[model.object.name] ?? []) {
    const field = model.object.fields.get(name.toLowerCase());
    if (!field) continue;
    for (const item of items) {
      if (item.old === null || !hasChanged(item, name)) continue;
      if (!reaches(model, name, textOf(item.values, name), String(item.values['Id']), items, environment)) continue;
      item.errors.push(
        recordError('CIRCULAR_DEPENDENCY', `${field.label}: the record would stand above itself`, [name]),
      );
    }
  }
}

/** Whether `target` is found going up from `start`; records of the same chunk count with their new values. */
function reaches(
  model: ObjectModel,
  field: string,
  start: string | null,
  target: string,
  items: readonly SaveItem[],
  { db }: SaveEnvironment,
): boolean {
  const changed = new Map(items.map((item) => [String(item.values['Id']), textOf(item.values, field)]));
  const seen = new Set<string>();
  for (let current = start; current !== null && !seen.has(current);) {
    if (current === target) return true;
    seen.add(current);
    const known = changed.get(current);
    if (known !== undefined) current = known;
    else {
      const above = db.get(`SELECT "${field}" AS above FROM "${model.object.name}" WHERE "Id" = ?`, [current])?.[
        'above'
      ];
      current = above === null || above === undefined ? null : String(above);
    }
  }
  return false;
}
