import type { ObjectDef, RawRecord } from '../metadata/catalog.ts';
import { isShareObject, permissionObjectName, shareTableOf } from '../security/object-classes.ts';
import type { ShareTable } from '../security/object-classes.ts';
import type { Workshop } from './chunk.ts';
import { NO_ACCESS, recordError } from './errors.ts';
import type { ObjectModel } from './model.ts';
import type { SaveRequest } from './save.ts';
import type { SaveEnvironment, SaveItem } from './standard/behavior.ts';
import { hasChanged, textOf } from './standard/behavior.ts';

const LEVELS: readonly string[] = ['None', 'Read', 'Edit', 'All'];
/** What the organisation-wide default gives everybody. */
const DEFAULT_LEVELS: Readonly<Record<ObjectDef['sharingModel'], string>> = {
  Private: 'None',
  Read: 'Read',
  ReadWrite: 'Edit',
  ControlledByParent: 'None',
};
const rankOf = (level: string): number => LEVELS.indexOf(level);
const isApexReason = (cause: string): boolean => /__c$/i.test(cause);

interface SharedObject {
  readonly parent: ObjectDef;
  readonly share: ShareTable;
}

/** The object that the rows of a share object give access to. */
function sharedBy(object: ObjectDef, objects: ReadonlyMap<string, ObjectDef>): SharedObject | null {
  if (!isShareObject(object)) return null;
  const parent = objects.get(permissionObjectName(object).toLowerCase());
  const share = parent ? shareTableOf(parent, objects) : null;
  return parent && share ? { parent, share } : null;
}

/**
 * Rules of share rows: people and Apex write manual rows and rows of an Apex sharing reason, which give more than the
 * organisation-wide default and less than ownership. Where sharing is enforced, an Apex sharing reason asks for the
 * permission to modify all data; that manual rows ask for full access to the record is checked with the references.
 */
export function checkShares(
  model: ObjectModel,
  items: readonly SaveItem[],
  { catalog, ctx }: SaveEnvironment,
  enforced: boolean,
): void {
  const shared = sharedBy(model.object, catalog.objects);
  if (!shared) return;
  const { parent, share } = shared;
  const standard = DEFAULT_LEVELS[parent.sharingModel];
  for (const { values, errors } of items) {
    const cause = textOf(values, 'RowCause') ?? 'Manual';
    const level = textOf(values, share.levelField) ?? 'None';
    if (cause !== 'Manual' && !isApexReason(cause)) {
      errors.push(
        recordError('FIELD_INTEGRITY_EXCEPTION', `cannot write sharing rows with the reason ${cause}`, ['RowCause']),
      );
    } else if (level === 'All') {
      errors.push(
        recordError('FIELD_INTEGRITY_EXCEPTION', `${share.levelField}: All cannot be granted`, [share.levelField]),
      );
    } else if (rankOf(level) <= rankOf(standard)) {
      const message = `${share.levelField} (trivial share level ${level}, for organization with default level ${standard})`;
      errors.push(recordError('FIELD_FILTER_VALIDATION_EXCEPTION', message, [share.levelField]));
    } else if (enforced && isApexReason(cause) && !ctx.user.modifyAllData) {
      errors.push(NO_ACCESS);
    }
  }
}

/** Rows of owners and sharing rules come and go with what they stand for. */
export function mayDeleteShare(object: ObjectDef, record: RawRecord): boolean {
  if (!isShareObject(object)) return true;
  const cause = textOf(record, 'RowCause') ?? 'Manual';
  return cause === 'Manual' || isApexReason(cause);
}

/** Keeps the rows of a record's owner, and ends manual shares when the record changes hands. */
export function followOwner(
  { db, catalog, rows }: Workshop,
  { object }: ObjectModel,
  items: readonly SaveItem[],
  { ctx, stamp }: SaveEnvironment,
): void {
  const share = object.fields.has('ownerid') ? shareTableOf(object, catalog.objects) : null;
  if (!share) return;
  const table = catalog.objects.get(share.table.toLowerCase());
  if (!table) return;
  const isKept = object.sharingModel === 'Private' || object.sharingModel === 'Read';
  if (isKept) {
    const created = items.filter((item) => item.old === null);
    rows.insertNew(
      table,
      created.map(({ values }) => ({
        [share.parentField]: values['Id'] ?? null,
        [share.levelField]: 'All',
        UserOrGroupId: values['OwnerId'] ?? null,
        RowCause: 'Owner',
        LastModifiedDate: stamp,
        LastModifiedById: ctx.user.id,
        IsDeleted: false,
      })),
    );
  }
  const moved = items
    .filter((item) => item.old !== null && hasChanged(item, 'OwnerId'))
    .map(({ values }) => values['Id']);
  if (moved.length === 0) return;
  const ofMoved = `"${share.parentField}" IN (SELECT value FROM json_each(?))`;
  const ids = JSON.stringify(moved);
  db.run(`DELETE FROM "${share.table}" WHERE ${ofMoved} AND "RowCause" = 'Manual'`, [ids]);
  db.run(
    `UPDATE "${share.table}" SET "UserOrGroupId" =
       (SELECT o."OwnerId" FROM "${object.name}" o WHERE o."Id" = "${share.table}"."${share.parentField}")
     WHERE ${ofMoved} AND "RowCause" = 'Owner'`,
    [ids],
  );
}

export interface ShareMatch {
  readonly inserts: readonly SaveRequest[];
  /** Rows that are there already and get a higher level. */
  readonly updates: readonly SaveRequest[];
  /** Rows that are there already and give as much: position in the call -> id. */
  readonly kept: ReadonlyMap<number, string>;
}

/** One row for each record, user and reason: what is given twice raises the level of the first row. */
export function matchShares(
  { db, catalog }: Workshop,
  model: ObjectModel,
  requests: readonly SaveRequest[],
): ShareMatch {
  const shared = sharedBy(model.object, catalog.objects);
  if (!shared) return { inserts: requests, updates: [], kept: new Map() };
  const { parentField, levelField, table } = shared.share;
  const parents = requests.map(({ given }) => given.values[parentField]).filter((id) => typeof id === 'string');
  const sql = `SELECT "Id" AS id, "${parentField}" AS parent, "UserOrGroupId" AS grantee, "RowCause" AS cause,
    "${levelField}" AS level FROM "${table}" WHERE "${parentField}" IN (SELECT value FROM json_each(?)) AND "IsDeleted" = 0`;
  const existing = new Map(
    db
      .all(sql, [JSON.stringify(parents)])
      .map((row) => [
        keyOf(row['parent'], row['grantee'], row['cause']),
        { id: String(row['id']), level: String(row['level']) },
      ]),
  );
  const inserts: SaveRequest[] = [];
  const updates: SaveRequest[] = [];
  const kept = new Map<number, string>();
  for (const request of requests) {
    const { values, errors } = request.given;
    const key = keyOf(values[parentField], values['UserOrGroupId'], values['RowCause'] ?? 'Manual');
    const known = errors.length === 0 ? existing.get(key) : undefined;
    const level = values[levelField];
    if (!known) inserts.push(request);
    else if (typeof level === 'string' && rankOf(level) > rankOf(known.level)) {
      updates.push({ ...request, given: { values: { Id: known.id, [levelField]: level }, errors } });
    } else kept.set(request.index, known.id);
  }
  return { inserts, updates, kept };
}

const keyOf = (...parts: readonly unknown[]): string => parts.map((part) => String(part).toLowerCase()).join(' ');
