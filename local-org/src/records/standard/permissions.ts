import type { RawRecord } from '../../metadata/catalog.ts';
import { recordError } from '../errors.ts';
import type { RecordError } from '../records.ts';
import { textOf, type ObjectBehavior, type SaveEnvironment, type SaveItem } from './behavior.ts';

/** What each object permission depends on, by the permission set editor. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  PermissionsCreate: ['PermissionsRead'],
  PermissionsEdit: ['PermissionsRead'],
  PermissionsDelete: ['PermissionsRead', 'PermissionsEdit'],
  PermissionsViewAllRecords: ['PermissionsRead'],
  PermissionsModifyAllRecords: ['PermissionsRead', 'PermissionsEdit', 'PermissionsDelete', 'PermissionsViewAllRecords'],
};

function missingPermissions(values: RawRecord): RecordError[] {
  return Object.entries(NEEDS).flatMap(([permission, needed]) => {
    const missing = values[permission] === true ? needed.filter((each) => values[each] !== true) : [];
    const [field] = missing;
    if (field === undefined) return [];
    const message = `Permission ${permission} depends on permission(s): ${missing.join(', ')}`;
    return [recordError('FIELD_INTEGRITY_EXCEPTION', message, [field])];
  });
}

/** What profiles may do is fixed in the local org. */
function checkParent(item: SaveItem, { db }: SaveEnvironment): void {
  const parent = db.get('SELECT "IsOwnedByProfile" AS owned FROM "PermissionSet" WHERE "Id" = ?', [
    textOf(item.values, 'ParentId'),
  ]);
  if (parent && Number(parent['owned']) === 1) {
    const message = 'Permissions of profiles cannot be changed in the local org';
    item.errors.push(recordError('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message, ['ParentId']));
  }
}

function unknownName(item: SaveItem, field: string): void {
  const message = `bad value for restricted picklist field: ${textOf(item.values, field) ?? ''}`;
  item.errors.push(recordError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field]));
}

/** Rows name objects and fields in their declared spelling. */
function checkObject(item: SaveItem, { catalog }: SaveEnvironment): void {
  const object = catalog.objects.get((textOf(item.values, 'SobjectType') ?? '').toLowerCase());
  if (!object) {
    unknownName(item, 'SobjectType');
    return;
  }
  item.values['SobjectType'] = object.name;
  if (!('Field' in item.values)) return;
  const [owner = '', name = ''] = (textOf(item.values, 'Field') ?? '').split('.');
  const field = object.fields.get(name.toLowerCase());
  if (!field || owner.toLowerCase() !== object.name.toLowerCase()) unknownName(item, 'Field');
  else item.values['Field'] = `${object.name}.${field.name}`;
}

/** ObjectPermissions and FieldPermissions. */
export const permissionBehavior: ObjectBehavior = {
  derive(items, environment) {
    for (const item of items) {
      checkParent(item, environment);
      checkObject(item, environment);
      item.errors.push(...missingPermissions(item.values));
    }
  },
};

/** SetupEntityAccess: which custom permission, class, ... a permission set opens. */
export const setupEntityAccessBehavior: ObjectBehavior = {
  setDefaults({ values }, { catalog }) {
    const prefix = (textOf(values, 'SetupEntityId') ?? '').slice(0, 3);
    values['SetupEntityType'] ??= catalog.objectsByPrefix.get(prefix)?.name ?? null;
  },
};
