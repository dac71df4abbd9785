import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { Database, SqlValue } from '../store/database.ts';
import type { AccessControl, ObjectAction, RecordAccess, UserContext } from './access.ts';
import { allowsFieldEdit, allowsFieldRead } from './field-permissions.ts';
import { allowsObject, foldPermissions } from './folded-permissions.ts';
import type { FoldedPermissions } from './folded-permissions.ts';
import { isHistory, isSetupObject, permissionObjectName } from './object-classes.ts';
import { readPermissionSets } from './permission-sets.ts';
import { loadSharingCircle } from './sharing-circle.ts';
import type { SharingCircle } from './sharing-circle.ts';
import { buildSharingFilter } from './sharing-filter.ts';
import type { SharingSubject, SqlPredicate } from './sharing-filter.ts';

interface CachedUser {
  readonly context: UserContext;
  readonly folded: FoldedPermissions;
  circle: SharingCircle | null;
  /** Filters by `object|alias|access`. */
  readonly filters: Map<string, SqlPredicate | null>;
}

/** Access control over the org's own rows; see {@link AccessControl}. Caches per user until `invalidate()`. */
export function createAccessControl(db: Database, catalog: Catalog): AccessControl {
  const users = new Map<string, CachedUser>();

  function cached(userIdOrUsername: string): CachedUser {
    const known = users.get(userIdOrUsername);
    if (known) return known;
    const loaded = readUser(db, catalog, userIdOrUsername);
    users.set(loaded.context.id, loaded);
    return loaded;
  }

  function canObject(user: UserContext, object: ObjectDef, action: ObjectAction): boolean {
    const { folded } = cached(user.id);
    if (isSetupObject(object))
      return action === 'read' || action === 'viewAll' || folded.userPermissions.has('manageusers');
    const owner = permissionObjectName(object);
    const isDerived = owner !== object.name;
    const asked = isDerived && (action === 'create' || action === 'delete') ? 'edit' : action;
    if (isHistory(object) && action !== 'read' && action !== 'viewAll') return folded.everything;
    return allowsObject(folded, object, owner, asked);
  }

  function sharingFilter(
    user: UserContext,
    object: ObjectDef,
    alias: string,
    access: RecordAccess,
  ): { sql: string; params: SqlValue[] } | null {
    const entry = cached(user.id);
    const key = `${object.name}|${alias}|${access}`;
    const known = entry.filters.get(key);
    if (known !== undefined) return known;
    const subject: SharingSubject = {
      userId: entry.context.id,
      viewAllData: entry.context.viewAllData,
      modifyAllData: entry.context.modifyAllData,
      mayManageUsers: entry.folded.userPermissions.has('manageusers'),
      get circle() {
        entry.circle ??= loadSharingCircle(db, catalog, entry.context.id, entry.context.roleId);
        return entry.circle;
      },
      canObject: (asked, action) => canObject(entry.context, asked, action),
    };
    const filter = buildSharingFilter(catalog, subject, object, alias, access);
    entry.filters.set(key, filter);
    return filter;
  }

  return {
    catalog,
    loadUser: (userIdOrUsername) => cached(userIdOrUsername).context,
    canObject,
    // Nothing of an object that may not be read can be read, its name included.
    canReadField: (user, object, field: FieldDef) =>
      canObject(user, object, 'read') && allowsFieldRead(cached(user.id).folded, object, field),
    canEditField: (user, object, field: FieldDef) =>
      allowsFieldEdit(cached(user.id).folded, object, field) &&
      (canObject(user, object, 'edit') || canObject(user, object, 'create')),
    sharingFilter,
    accessibleIds(user, object, ids, access) {
      if (ids.length === 0) return new Set();
      const filter = sharingFilter(user, object, 't', access);
      const where = filter === null ? '' : ` AND ${filter.sql}`;
      const sql = `SELECT t."Id" AS id FROM "${object.name}" t WHERE t."Id" IN (SELECT value FROM json_each(?))${where}`;
      const rows = db.all(sql, [JSON.stringify(ids), ...(filter?.params ?? [])]);
      return new Set(rows.map((row) => String(row['id'])));
    },
    invalidate: () => users.clear(),
  };
}

const USER_SQL = `
  SELECT u."Id" AS id, u."Username" AS username, u."Name" AS name, u."UserRoleId" AS role, u."ManagerId" AS manager,
         u."TimeZoneSidKey" AS zone, u."LocaleSidKey" AS locale, u."LanguageLocaleKey" AS language,
         u."IsActive" AS active, p."Name" AS profile
  FROM "User" u LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"`;

function readUser(db: Database, catalog: Catalog, userIdOrUsername: string): CachedUser {
  const row =
    db.get(`${USER_SQL} WHERE u."Id" = ?`, [userIdOrUsername]) ??
    db.get(`${USER_SQL} WHERE lower(u."Username") = lower(?) OR substr(u."Id", 1, 15) = ?`, [
      userIdOrUsername,
      userIdOrUsername,
    ]);
  if (!row) throw new Error(`There is no user '${userIdOrUsername}'.`);
  const text = (name: string, fallback: string): string => (row[name] === null ? fallback : String(row[name]));
  const optional = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  const id = String(row['id']);
  const folded = foldPermissions(text('profile', ''), readPermissionSets(db, catalog, id), catalog);
  const context: UserContext = {
    id,
    username: text('username', ''),
    name: text('name', ''),
    profileName: folded.profileName,
    roleId: optional('role'),
    managerId: optional('manager'),
    timeZone: text('zone', 'UTC'),
    locale: text('locale', 'en_US'),
    language: text('language', 'en_US'),
    isActive: Number(row['active']) === 1,
    viewAllData: folded.userPermissions.has('viewalldata'),
    modifyAllData: folded.userPermissions.has('modifyalldata'),
    customPermissions: folded.customPermissions,
    userPermissions: folded.userPermissions,
  };
  return { context, folded, circle: null, filters: new Map() };
}
