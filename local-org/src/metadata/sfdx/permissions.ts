import type { PermissionSetDef } from '../catalog.ts';
import type { ObjectDraft } from '../draft.ts';
import { nameBefore, type ProjectFile } from './files.ts';
import { MetadataError, readXml } from './xml.ts';

/**
 * Permission sets of the project by lower-case name.
 * @throws MetadataError when one names an object or field that does not exist
 */
export function readPermissionSets(
  files: readonly ProjectFile[],
  objects: ReadonlyMap<string, ObjectDraft>,
): Map<string, PermissionSetDef> {
  const sets = new Map<string, PermissionSetDef>();
  for (const file of files) {
    const name = nameBefore(file, '.permissionset-meta.xml');
    if (!name) continue;
    const xml = readXml(file.file, file.shown, 'PermissionSet');
    const set: PermissionSetDef = {
      name,
      label: xml.text('label') ?? name,
      objectPermissions: xml.all('objectPermissions').map((permission) => ({
        object: permission.text('object') ?? '',
        create: permission.flag('allowCreate'),
        read: permission.flag('allowRead'),
        edit: permission.flag('allowEdit'),
        delete: permission.flag('allowDelete'),
        viewAll: permission.flag('viewAllRecords'),
        modifyAll: permission.flag('modifyAllRecords'),
      })),
      fieldPermissions: xml.all('fieldPermissions').flatMap((permission) => {
        const [object = '', named = ''] = (permission.text('field') ?? '').split('.');
        const access = { readable: permission.flag('readable'), editable: permission.flag('editable') };
        return fieldsMeant(objects.get(object.toLowerCase()), named).map((field) => ({ object, field, ...access }));
      }),
      customPermissions: enabledNames(xml.all('customPermissions'), 'name'),
      userPermissions: enabledNames(xml.all('userPermissions'), 'name'),
      classAccesses: enabledNames(xml.all('classAccesses'), 'apexClass'),
    };
    checkNames(set, file.shown, objects);
    sets.set(name.toLowerCase(), set);
  }
  return sets;
}

const ADDRESS_PARTS = [
  'Street',
  'City',
  'State',
  'PostalCode',
  'Country',
  'Latitude',
  'Longitude',
  'GeocodeAccuracy',
] as const;

/** Access to an address (`BillingAddress`) is access to its parts, which are the fields that the org keeps. */
function fieldsMeant(object: ObjectDraft | undefined, named: string): readonly string[] {
  const prefix = /^(.+)Address$/i.exec(named)?.[1];
  if (prefix === undefined || !object || object.fields.has(named.toLowerCase())) return [named];
  const parts = ADDRESS_PARTS.map((part) => `${prefix}${part}`).filter((part) => object.fields.has(part.toLowerCase()));
  return parts.length > 0 ? parts : [named];
}

function enabledNames(
  nodes: readonly { flag(name: string): boolean; text(name: string): string | null }[],
  key: string,
): string[] {
  return nodes.filter((node) => node.flag('enabled')).map((node) => node.text(key) ?? '');
}

function checkNames(set: PermissionSetDef, shown: string, objects: ReadonlyMap<string, ObjectDraft>): void {
  for (const permission of set.objectPermissions) {
    if (!objects.has(permission.object.toLowerCase())) {
      throw new MetadataError(shown, 0, `Object permission for the unknown object ${permission.object}`);
    }
  }
  for (const permission of set.fieldPermissions) {
    const object = objects.get(permission.object.toLowerCase());
    if (!object?.fields.has(permission.field.toLowerCase())) {
      throw new MetadataError(
        shown,
        0,
        `Field permission for the unknown field ${permission.object}.${permission.field}`,
      );
    }
  }
}

/** Custom permissions by lower-case name. */
export function readCustomPermissions(files: readonly ProjectFile[]): Map<string, { name: string; label: string }> {
  const permissions = new Map<string, { name: string; label: string }>();
  for (const file of files) {
    const name = nameBefore(file, '.customPermission-meta.xml');
    if (!name) continue;
    const xml = readXml(file.file, file.shown, 'CustomPermission');
    permissions.set(name.toLowerCase(), { name, label: xml.text('label') ?? name });
  }
  return permissions;
}
