import type { RawRecord } from '../../metadata/catalog.ts';
import type { SaveEnvironment, SaveItem } from './behavior.ts';
import { hasChanged, textOf } from './behavior.ts';

/** What a child event has of its own; everything else is its parent's. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  'Id',
  'OwnerId',
  'IsChild',
  'IsGroupEvent',
  'GroupEventType',
  'IsReminderSet',
  'ReminderDateTime',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
]);
const IN_LIST = 'IN (SELECT value FROM json_each(?))';

/** Invited users have an event of their own, `IsChild`, that follows the event they are invited to. */
export function addChildEvents(relations: readonly RawRecord[], environment: SaveEnvironment): void {
  const { catalog, db, rows, ctx, stamp } = environment;
  const event = catalog.objects.get('event');
  const userPrefix = catalog.objects.get('user')?.keyPrefix;
  if (!event || userPrefix === undefined) return;
  const invitations = relations.filter(
    (record) => record['IsInvitee'] === true && textOf(record, 'RelationId')?.startsWith(userPrefix),
  );
  const parents = rows.read(event, [...new Set(invitations.map((record) => String(record['EventId'])))]);
  const children: { parent: string; invitee: string; values: RawRecord }[] = [];
  for (const record of invitations) {
    const parent = parents.get(String(record['EventId']));
    const invitee = String(record['RelationId']);
    if (!parent || parent['IsChild'] === true || parent['OwnerId'] === invitee) continue;
    const values: RawRecord = {
      ...parent,
      OwnerId: invitee,
      IsChild: true,
      IsGroupEvent: true,
      GroupEventType: '1',
      IsDeleted: false,
      CreatedDate: stamp,
      CreatedById: ctx.user.id,
      LastModifiedDate: stamp,
      LastModifiedById: ctx.user.id,
      SystemModstamp: stamp,
    };
    children.push({ parent: String(parent['Id']), invitee, values });
  }
  rows.insertNew(
    event,
    children.map((child) => child.values),
  );
  for (const { parent, invitee, values } of children) {
    db.run('INSERT INTO "_child_event" ("parent", "invitee", "child") VALUES (?, ?, ?)', [
      parent,
      invitee,
      textOf(values, 'Id'),
    ]);
  }
}

/** Passes changes of events on to their children. */
export function updateChildEvents(items: readonly SaveItem[], { catalog, db, rows }: SaveEnvironment): void {
  const event = catalog.objects.get('event');
  if (!event) return;
  for (const item of items) {
    if (item.old === null || item.values['IsGroupEvent'] !== true || item.values['IsChild'] === true) continue;
    const changed = rows.fieldsOf(event).filter(({ name }) => !OWN_FIELDS.has(name) && hasChanged(item, name));
    if (changed.length === 0) continue;
    const changes = Object.fromEntries(changed.map(({ name }) => [name, item.values[name] ?? null]));
    const children = db.all('SELECT "child" FROM "_child_event" WHERE "parent" = ?', [textOf(item.values, 'Id')]);
    for (const row of children) rows.update(event, String(row['child']), changes);
  }
}

/** A child event lives as long as its parent and the invitation. */
export function refreshChildEvents(eventIds: readonly string[], { db }: SaveEnvironment): void {
  db.run(
    `UPDATE "Event" AS c SET "IsDeleted" = NOT EXISTS (
       SELECT 1 FROM "_child_event" l JOIN "Event" p ON p."Id" = l."parent"
       JOIN "EventRelation" r ON r."EventId" = p."Id" AND r."RelationId" = l."invitee"
       WHERE l."child" = c."Id" AND p."IsDeleted" = 0 AND r."IsInvitee" = 1 AND r."IsDeleted" = 0)
     WHERE c."Id" IN (SELECT l."child" FROM "_child_event" l WHERE l."parent" ${IN_LIST})`,
    [JSON.stringify(eventIds)],
  );
}

/** Whether a change touches more of a child event than its owner may change: the reminder. */
export function changesMoreThanReminder(item: SaveItem): boolean {
  if (item.old === null || item.old['IsChild'] !== true) return false;
  return [...item.given].some(
    (name) => !['IsReminderSet', 'ReminderDateTime'].includes(name) && hasChanged(item, name),
  );
}
