import type { RawRecord } from '../../metadata/catalog.ts';
import type { SaveEnvironment, SaveItem } from './behavior.ts';
import { textOf } from './behavior.ts';

/** What task and event have in common: the account above, and how many records they relate to. */
export function deriveRelations(items: readonly SaveItem[], environment: SaveEnvironment): void {
  const accounts = accountsOf(items, environment);
  for (const { values } of items) {
    const what = textOf(values, 'WhatId');
    const who = textOf(values, 'WhoId');
    values['AccountId'] =
      (what === null ? null : accounts.get(what)) ?? (who === null ? null : accounts.get(who)) ?? null;
    values['WhatCount'] = what === null ? 0 : 1;
    values['WhoCount'] = who === null ? 0 : 1;
  }
}

/** Related record id -> its account: the account itself, or what its AccountId names. */
function accountsOf(items: readonly SaveItem[], { catalog, db }: SaveEnvironment): Map<string, string> {
  const accounts = new Map<string, string>();
  const idsByObject = new Map<string, Set<string>>();
  for (const { values } of items) {
    for (const id of [textOf(values, 'WhatId'), textOf(values, 'WhoId')]) {
      if (id === null) continue;
      const object = catalog.objectsByPrefix.get(id.slice(0, 3));
      if (object?.name === 'Account') accounts.set(id, id);
      else if (object?.fields.has('accountid')) {
        const ids = idsByObject.get(object.name) ?? new Set();
        ids.add(id);
        idsByObject.set(object.name, ids);
      }
    }
  }
  for (const [object, ids] of idsByObject) {
    const sql = `SELECT "Id" AS id, "AccountId" AS account FROM "${object}" WHERE "Id" IN (SELECT value FROM json_each(?))`;
    for (const row of db.all(sql, [JSON.stringify([...ids])])) {
      if (row['account'] !== null) accounts.set(String(row['id']), String(row['account']));
    }
  }
  return accounts;
}

/** Brings LastActivityDate and HasOpenActivity of the related records up to date. */
export function refreshRelated(records: readonly RawRecord[], environment: SaveEnvironment): void {
  const idsByObject = new Map<string, { key: string; ids: Set<string> }>();
  for (const record of records) {
    for (const key of ['WhatId', 'WhoId', 'AccountId']) {
      const id = textOf(record, key);
      const object = id === null ? undefined : environment.catalog.objectsByPrefix.get(id.slice(0, 3));
      if (id === null || !object) continue;
      const column = object.name === 'Account' ? 'AccountId' : key;
      const entry = idsByObject.get(object.name) ?? { key: column, ids: new Set() };
      entry.ids.add(id);
      idsByObject.set(object.name, entry);
    }
  }
  for (const [objectName, { key, ids }] of idsByObject) refreshObject(objectName, key, [...ids], environment);
}

function refreshObject(objectName: string, key: string, ids: readonly string[], environment: SaveEnvironment): void {
  const { catalog, db, stamp } = environment;
  const object = catalog.objects.get(objectName.toLowerCase());
  if (!object || !catalog.objects.has('task') || !catalog.objects.has('event')) return;
  const assignments: string[] = [];
  const params: string[] = [];
  if (object.fields.has('lastactivitydate')) {
    assignments.push(`"LastActivityDate" = (SELECT max(d) FROM (
      SELECT max("ActivityDate") AS d FROM "Task" WHERE "${key}" = r."Id" AND "IsDeleted" = 0 AND "IsClosed" = 1
      UNION ALL SELECT max("ActivityDate") FROM "Event" WHERE "${key}" = r."Id" AND "IsDeleted" = 0))`);
  }
  if (object.fields.has('hasopenactivity')) {
    assignments.push(`"HasOpenActivity" = (
      EXISTS (SELECT 1 FROM "Task" WHERE "${key}" = r."Id" AND "IsDeleted" = 0 AND "IsClosed" = 0)
      OR EXISTS (SELECT 1 FROM "Event" WHERE "${key}" = r."Id" AND "IsDeleted" = 0 AND "EndDateTime" > ?))`);
    params.push(stamp);
  }
  if (assignments.length === 0) return;
  const sql = `UPDATE "${objectName}" AS r SET ${assignments.join(', ')} WHERE r."Id" IN (SELECT value FROM json_each(?))`;
  db.run(sql, [...params, JSON.stringify(ids)]);
}

/** Records before and after the save, so that both the old and the new related record are refreshed. */
export function bothSides(items: readonly SaveItem[]): RawRecord[] {
  return items.flatMap((item) => (item.old === null ? [item.values] : [item.values, item.old]));
}
