import type { ObjectDef, RawRecord } from '../../metadata/catalog.ts';
import { recordError } from '../errors.ts';
import type { SaveEnvironment, SaveItem } from './behavior.ts';
import { hasChanged, textOf } from './behavior.ts';

/** What task and event have in common: the account above, and how many records they relate to. */
export function deriveRelations(items: readonly SaveItem[], environment: SaveEnvironment): void {
  const accounts = accountsOf(items, environment);
  const leadPrefix = environment.catalog.objects.get('lead')?.keyPrefix;
  for (const { values, errors } of items) {
    const what = textOf(values, 'WhatId');
    const who = textOf(values, 'WhoId');
    values['AccountId'] =
      (what === null ? null : accounts.get(what)) ?? (who === null ? null : accounts.get(who)) ?? null;
    if (what !== null && leadPrefix !== undefined && who?.startsWith(leadPrefix)) {
      errors.push(recordError('FIELD_INTEGRITY_EXCEPTION', 'cannot specify whatId with a lead whoId', ['WhatId']));
    }
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

/** Changes of these fields may change what the related records say about their activities. */
const RELEVANT_FIELDS = ['WhatId', 'WhoId', 'AccountId', 'ActivityDate', 'IsClosed', 'EndDateTime'] as const;

/** Brings LastActivityDate and HasOpenActivity of the related records up to date after activities were saved. */
export function refreshAfterSave(items: readonly SaveItem[], environment: SaveEnvironment): void {
  const inserted = items.filter((item) => item.old === null).map((item) => item.values);
  addToRelated(inserted, environment);
  const changed = items.filter((item) => item.old !== null && RELEVANT_FIELDS.some((field) => hasChanged(item, field)));
  // Both the record that was related before and the one that is now.
  refreshRelated(
    changed.flatMap(({ old, values }) => (old === null ? [] : [old, values])),
    environment,
  );
}

/** One related record, and the activity column that names it. */
interface Related {
  readonly object: ObjectDef;
  readonly id: string;
  readonly column: 'WhatId' | 'WhoId' | 'AccountId';
}

function relatedOf(record: RawRecord, { catalog }: SaveEnvironment): Related[] {
  const found = new Map<string, Related>();
  for (const column of ['WhatId', 'WhoId', 'AccountId'] as const) {
    const id = textOf(record, column);
    const object = id === null ? undefined : catalog.objectsByPrefix.get(id.slice(0, 3));
    if (id !== null && object) found.set(id, { object, id, column: object.name === 'Account' ? 'AccountId' : column });
  }
  return [...found.values()];
}

/** New activities can only raise the date and open the record: no need to look at the others. */
function addToRelated(activities: readonly RawRecord[], environment: SaveEnvironment): void {
  const facts = new Map<string, { object: ObjectDef; date: string; isOpen: boolean }>();
  for (const activity of activities) {
    const isEvent = activity['IsClosed'] === undefined;
    const isOpen = isEvent
      ? (textOf(activity, 'EndDateTime') ?? '') > environment.stamp
      : activity['IsClosed'] !== true;
    const date = isEvent || !isOpen ? (textOf(activity, 'ActivityDate') ?? '') : '';
    for (const { object, id } of relatedOf(activity, environment)) {
      const known = facts.get(id) ?? { object, date: '', isOpen: false };
      facts.set(id, { object, date: date > known.date ? date : known.date, isOpen: known.isOpen || isOpen });
    }
  }
  for (const [id, { object, date, isOpen }] of facts) {
    if (date !== '' && object.fields.has('lastactivitydate')) {
      const sql = `UPDATE "${object.name}" SET "LastActivityDate" = ? WHERE "Id" = ? AND coalesce("LastActivityDate", '') < ?`;
      environment.db.run(sql, [date, id, date]);
    }
    if (isOpen && object.fields.has('hasopenactivity')) {
      environment.db.run(`UPDATE "${object.name}" SET "HasOpenActivity" = 1 WHERE "Id" = ?`, [id]);
    }
  }
}

/** Works out the activity fields of the related records anew. */
export function refreshRelated(records: readonly RawRecord[], environment: SaveEnvironment): void {
  const idsByObject = new Map<string, { column: string; ids: Set<string> }>();
  for (const record of records) {
    for (const { object, id, column } of relatedOf(record, environment)) {
      const entry = idsByObject.get(object.name) ?? { column, ids: new Set() };
      entry.ids.add(id);
      idsByObject.set(object.name, entry);
    }
  }
  for (const [objectName, { column, ids }] of idsByObject) refreshObject(objectName, column, [...ids], environment);
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
