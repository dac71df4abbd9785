import type { RawRecord } from '../../metadata/catalog.ts';
import type { ObjectBehavior, SaveEnvironment, SaveItem } from './behavior.ts';
import { hasChanged, textOf } from './behavior.ts';
import { addChildEvents, refreshChildEvents } from './child-events.ts';

/** Rows without a kind of their own are invitations; inviting somebody makes the event a group event. */
export const eventRelationBehavior: ObjectBehavior = {
  setDefaults({ values, given }) {
    if (!given.has('IsInvitee') && values['IsParent'] !== true && values['IsWhat'] !== true) values['IsInvitee'] = true;
    if (values['IsInvitee'] === true) values['Status'] ??= 'New';
  },
  afterSave(items, environment) {
    refreshGroupEvents(eventIdsOf(items.map((item) => item.values)), environment);
    addChildEvents(
      items.filter((item) => item.old === null).map((item) => item.values),
      environment,
    );
  },
  afterRemove(records, environment) {
    const eventIds = eventIdsOf(records);
    refreshGroupEvents(eventIds, environment);
    refreshChildEvents(eventIds, environment);
  },
};

function eventIdsOf(relations: readonly RawRecord[]): string[] {
  return [...new Set(relations.map((record) => textOf(record, 'EventId')))].filter((id) => id !== null);
}

function refreshGroupEvents(eventIds: readonly string[], { db }: SaveEnvironment): void {
  const invited = `EXISTS (SELECT 1 FROM "EventRelation" x WHERE x."EventId" = e."Id" AND x."IsInvitee" = 1 AND x."IsDeleted" = 0)`;
  const sql = `UPDATE "Event" AS e SET "IsGroupEvent" = ${invited}, "GroupEventType" = CASE WHEN ${invited} THEN '1' ELSE '0' END
    WHERE e."Id" IN (SELECT value FROM json_each(?))`;
  db.run(sql, [JSON.stringify(eventIds)]);
}

/** Keeps the relation rows of the event's own Who and What. */
export function writeOwnRelations(items: readonly SaveItem[], environment: SaveEnvironment): void {
  const { catalog, db, rows, ctx, stamp } = environment;
  const relation = catalog.objects.get('eventrelation');
  if (!relation) return;
  const written: RawRecord[] = [];
  for (const item of items) {
    const eventId = textOf(item.values, 'Id');
    for (const field of ['WhoId', 'WhatId']) {
      if (!hasChanged(item, field)) continue;
      const isWhat = field === 'WhatId';
      const before = item.old === null ? null : textOf(item.old, field);
      if (before !== null) {
        db.run('DELETE FROM "EventRelation" WHERE "EventId" = ? AND "RelationId" = ? AND "IsParent" = 1', [
          eventId,
          before,
        ]);
      }
      const related = textOf(item.values, field);
      if (related === null) continue;
      written.push({
        EventId: eventId,
        RelationId: related,
        AccountId: item.values['AccountId'] ?? null,
        IsWhat: isWhat,
        IsParent: true,
        IsInvitee: false,
        Status: null,
        IsDeleted: false,
        CreatedDate: stamp,
        CreatedById: ctx.user.id,
        LastModifiedDate: stamp,
        LastModifiedById: ctx.user.id,
        SystemModstamp: stamp,
      });
    }
  }
  rows.insertNew(relation, written);
}
