import type { Catalog } from '../metadata/catalog.ts';
import type { Database } from '../store/database.ts';

/** Ids that give a user access to records. Both are JSON arrays. */
export interface Reach {
  /** Owner ids whose records the user owns or stands above: the user, users in roles below, queues. */
  readonly owners: string;
  /** Ids that a share row may name so that the user has it: owners plus groups. */
  readonly principals: string;
}

/** Whose records a user reaches: by ownership, by the role hierarchy and as a member of groups. */
export interface SharingCircle {
  /** For objects that grant access using hierarchies. */
  readonly withHierarchy: Reach;
  /** For objects that do not: what the user owns or was given. */
  readonly alone: Reach;
}

interface Role {
  readonly id: string;
  readonly parentId: string | null;
}

/** Reads the role tree and the groups and works out the circle of `userId`. */
export function loadSharingCircle(
  db: Database,
  catalog: Catalog,
  userId: string,
  roleId: string | null,
): SharingCircle {
  const roles = catalog.objects.has('userrole') ? readRoles(db) : [];
  const below = roleId === null ? [] : rolesBelow(roles, roleId);
  const groups = catalog.objects.has('group') ? readGroups(db) : [];
  const own = catalog.objects.has('group') ? groupsOf(db, catalog, new Set([userId]), roles, groups) : [];
  const subordinates = usersInRoles(db, below);
  // What a group was given reaches the bosses of its members only when the group says so.
  const theirs =
    subordinates.length === 0
      ? []
      : groupsOf(db, catalog, new Set(subordinates), roles, groups).filter((group) => group.includesBosses);
  return { withHierarchy: reachOf([userId, ...subordinates], [...own, ...theirs]), alone: reachOf([userId], own) };
}

function reachOf(people: readonly string[], groups: readonly GroupRow[]): Reach {
  const queues = groups.filter((group) => group.type === 'Queue').map((group) => group.id);
  return {
    owners: JSON.stringify([...new Set([...people, ...queues])]),
    principals: JSON.stringify([...new Set([...people, ...groups.map((group) => group.id)])]),
  };
}

function readRoles(db: Database): Role[] {
  return db
    .all('SELECT "Id" AS id, "ParentRoleId" AS parent FROM "UserRole"')
    .map((row) => ({ id: String(row['id']), parentId: row['parent'] === null ? null : String(row['parent']) }));
}

/** Roles strictly below `roleId`; a cycle in the data ends instead of looping. */
function rolesBelow(roles: readonly Role[], roleId: string): string[] {
  const children = new Map<string, string[]>();
  for (const role of roles) {
    if (role.parentId === null) continue;
    const siblings = children.get(role.parentId) ?? [];
    siblings.push(role.id);
    children.set(role.parentId, siblings);
  }
  const seen = new Set([roleId]);
  const open = [roleId];
  const found: string[] = [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of children.get(next) ?? []) {
      if (seen.has(child)) continue;
      seen.add(child);
      found.push(child);
      open.push(child);
    }
  }
  return found;
}

function usersInRoles(db: Database, roleIds: readonly string[]): string[] {
  if (roleIds.length === 0) return [];
  const sql = 'SELECT "Id" AS id FROM "User" WHERE "UserRoleId" IN (SELECT value FROM json_each(?))';
  return db.all(sql, [JSON.stringify(roleIds)]).map((row) => String(row['id']));
}

interface GroupRow {
  readonly id: string;
  readonly type: string;
  readonly relatedId: string | null;
  readonly includesBosses: boolean;
}

function readGroups(db: Database): GroupRow[] {
  const sql = 'SELECT "Id" AS id, "Type" AS type, "RelatedId" AS related, "DoesIncludeBosses" AS bosses FROM "Group"';
  return db.all(sql).map((row) => {
    const type = String(row['type'] ?? 'Regular');
    return {
      id: String(row['id']),
      type,
      relatedId: row['related'] === null ? null : String(row['related']),
      includesBosses: type !== 'Regular' || Number(row['bosses']) === 1,
    };
  });
}

/** Groups that contain one of `people`: by membership (nested groups too), by role, or because everybody is in them. */
function groupsOf(
  db: Database,
  catalog: Catalog,
  people: ReadonlySet<string>,
  roles: readonly Role[],
  all: readonly GroupRow[],
): GroupRow[] {
  if (all.length === 0) return [];
  const parentOf = new Map(roles.map((role) => [role.id, role.parentId]));
  const ownRoles = new Set<string>();
  const rolesAndAbove = new Set<string>();
  const sql = 'SELECT DISTINCT "UserRoleId" AS role FROM "User" WHERE "Id" IN (SELECT value FROM json_each(?))';
  for (const row of db.all(sql, [JSON.stringify([...people])])) {
    if (row['role'] === null) continue;
    ownRoles.add(String(row['role']));
    let role: string | null = String(row['role']);
    while (role !== null && !rolesAndAbove.has(role)) {
      rolesAndAbove.add(role);
      role = parentOf.get(role) ?? null;
    }
  }
  const members = new Set<string>(people);
  for (const group of all) {
    if (group.type === 'Organization') members.add(group.id);
    if (group.relatedId === null) continue;
    if (group.type === 'Role' && ownRoles.has(group.relatedId)) members.add(group.id);
    if (group.type.startsWith('RoleAndSubordinates') && rolesAndAbove.has(group.relatedId)) members.add(group.id);
  }
  if (catalog.objects.has('groupmember')) addNestedGroups(db, members);
  return all.filter((group) => members.has(group.id));
}

function addNestedGroups(db: Database, members: Set<string>): void {
  const links = db.all('SELECT "GroupId" AS container, "UserOrGroupId" AS member FROM "GroupMember"');
  for (let grown = true; grown;) {
    grown = false;
    for (const link of links) {
      const container = String(link['container']);
      if (members.has(container) || !members.has(String(link['member']))) continue;
      members.add(container);
      grown = true;
    }
  }
}
