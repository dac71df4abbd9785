import type { Catalog, FieldPermission, ObjectPermission, PermissionSetDef } from '../metadata/catalog.ts';
import type { Database, SqlValue } from '../store/database.ts';

type Row = Readonly<Record<string, SqlValue>>;

const ASSIGNED = 'SELECT "PermissionSetId" FROM "PermissionSetAssignment" WHERE "AssigneeId" = ?';

const isOn = (row: Row, column: string): boolean => Number(row[column]) === 1;

/**
 * The permission sets that a user is assigned. Rights on objects and fields are those of the rows that the platform shows
 * of them; Apex may make sets of its own that way.
 */
export function readPermissionSets(db: Database, catalog: Catalog, userId: string): PermissionSetDef[] {
  const sets = db.all(`SELECT * FROM "PermissionSet" WHERE "Id" IN (${ASSIGNED})`, [userId]);
  if (sets.length === 0) return [];
  const objects = byParent(db, 'ObjectPermissions', userId);
  const fields = byParent(db, 'FieldPermissions', userId);
  const opened = openedCustomPermissions(db, userId);
  return sets.map((row) => {
    const id = String(row['Id']);
    const name = String(row['Name']);
    const declared = catalog.permissionSets.get(name.toLowerCase());
    return {
      name,
      label: String(row['Label']),
      objectPermissions: (objects.get(id) ?? []).map(objectPermission),
      fieldPermissions: (fields.get(id) ?? []).map(fieldPermission),
      customPermissions: [...(declared?.customPermissions ?? []), ...(opened.get(id) ?? [])],
      userPermissions: [...(declared?.userPermissions ?? []), ...userPermissions(row)],
      classAccesses: declared?.classAccesses ?? [],
    };
  });
}

function byParent(db: Database, object: string, userId: string): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of db.all(`SELECT * FROM "${object}" WHERE "ParentId" IN (${ASSIGNED})`, [userId])) {
    const parent = String(row['ParentId']);
    grouped.set(parent, [...(grouped.get(parent) ?? []), row]);
  }
  return grouped;
}

function objectPermission(row: Row): ObjectPermission {
  return {
    object: String(row['SobjectType']),
    create: isOn(row, 'PermissionsCreate'),
    read: isOn(row, 'PermissionsRead'),
    edit: isOn(row, 'PermissionsEdit'),
    delete: isOn(row, 'PermissionsDelete'),
    viewAll: isOn(row, 'PermissionsViewAllRecords'),
    modifyAll: isOn(row, 'PermissionsModifyAllRecords'),
  };
}

function fieldPermission(row: Row): FieldPermission {
  const [object = '', field = ''] = String(row['Field']).split('.');
  return { object, field, readable: isOn(row, 'PermissionsRead'), editable: isOn(row, 'PermissionsEdit') };
}

/** `PermissionsViewAllData` -> `ViewAllData`. */
function userPermissions(row: Row): string[] {
  return Object.keys(row)
    .filter((column) => column.startsWith('Permissions') && isOn(row, column))
    .map((column) => column.slice('Permissions'.length));
}

/** Names of the custom permissions that rows of SetupEntityAccess open, by permission set. */
function openedCustomPermissions(db: Database, userId: string): Map<string, string[]> {
  const sql = `SELECT e."ParentId" AS parent, c."DeveloperName" AS name FROM "SetupEntityAccess" e
    JOIN "CustomPermission" c ON c."Id" = e."SetupEntityId" WHERE e."ParentId" IN (${ASSIGNED})`;
  const opened = new Map<string, string[]>();
  for (const row of db.all(sql, [userId])) {
    const parent = String(row['parent']);
    opened.set(parent, [...(opened.get(parent) ?? []), String(row['name'])]);
  }
  return opened;
}
