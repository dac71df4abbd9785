import type { Catalog, FieldPermission, ObjectPermission, PermissionSetDef, RawRecord } from '../metadata/catalog.ts';
import type { Database } from './database.ts';
import { nextIds } from './ids.ts';

/** ObjectPermissions row of a permission set. */
export function objectPermissionRow(parent: string, permission: ObjectPermission): RawRecord {
  return {
    ParentId: parent,
    SobjectType: permission.object,
    PermissionsCreate: permission.create,
    PermissionsRead: permission.read,
    PermissionsEdit: permission.edit,
    PermissionsDelete: permission.delete,
    PermissionsViewAllRecords: permission.viewAll,
    PermissionsModifyAllRecords: permission.modifyAll,
  };
}

function fieldPermissionRow(parent: string, { object, field, readable, editable }: FieldPermission): RawRecord {
  return {
    ParentId: parent,
    SobjectType: object,
    Field: `${object}.${field}`,
    PermissionsRead: readable || editable,
    PermissionsEdit: editable,
  };
}

/** `PermissionsViewAllData` and its like: the columns of PermissionSet for system permissions. */
export function userPermissionColumns(set: PermissionSetDef, catalog: Catalog): RawRecord {
  const columns: RawRecord = {};
  for (const field of catalog.objects.get('permissionset')?.fields.values() ?? []) {
    if (!field.name.startsWith('Permissions')) continue;
    const name = field.name.slice('Permissions'.length).toLowerCase();
    columns[field.name] = set.userPermissions.some((permission) => permission.toLowerCase() === name);
  }
  return columns;
}

/** Brings the rows of the project's permission sets in line with its metadata; sets that users made are left alone. */
export function writePermissionRows(db: Database, catalog: Catalog): void {
  const sets = db.all('SELECT "Id" AS id, "Name" AS name FROM "PermissionSet"').flatMap((row) => {
    const set = catalog.permissionSets.get(String(row['name']).toLowerCase());
    return set ? [{ id: String(row['id']), set }] : [];
  });
  const replace = (object: string, rows: readonly RawRecord[]): void => {
    const parents = JSON.stringify(sets.map(({ id }) => id));
    db.run(`DELETE FROM "${object}" WHERE "ParentId" IN (SELECT value FROM json_each(?))`, [parents]);
    insertPermissionRows(db, catalog, object, rows);
  };
  replace(
    'ObjectPermissions',
    sets.flatMap(({ id, set }) => set.objectPermissions.map((each) => objectPermissionRow(id, each))),
  );
  replace(
    'FieldPermissions',
    sets.flatMap(({ id, set }) => set.fieldPermissions.map((each) => fieldPermissionRow(id, each))),
  );
}

/** One statement for all rows of ObjectPermissions or FieldPermissions. */
export function insertPermissionRows(
  db: Database,
  catalog: Catalog,
  objectName: string,
  rows: readonly RawRecord[],
): void {
  const object = catalog.objects.get(objectName.toLowerCase());
  const [first] = rows;
  if (!object || !first) return;
  const ids = nextIds(db, object, rows.length);
  const names = ['Id', ...Object.keys(first)];
  const data = rows.map((row, index) => [ids[index], ...Object.values(row)]);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const values = names.map((_, index) => `value ->> ${index}`).join(', ');
  db.run(`INSERT INTO "${object.name}" (${columns}) SELECT ${values} FROM json_each(?)`, [JSON.stringify(data)]);
}
