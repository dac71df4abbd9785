import type { ObjectDef } from '../../metadata/catalog.ts';
import { ApexMap, ApexSObject, throwApex } from '../runtime/values.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

function settingDef(
  host: LibraryHost,
  object: string,
  kind: 'customSettingList' | 'customSettingHierarchy',
): ObjectDef {
  const def = host.rows.objectDef(object);
  return def.kind === kind ? def : throwApex('TypeException', `${def.name} is no custom setting of this type`);
}

/** Stored rows of a setting, read past all permissions as the platform's cache is. */
function rowsOf(host: LibraryHost, def: ObjectDef, where: string): ApexSObject[] {
  const { queries } = host.services;
  const fields = [...def.fields.values()].map((field) => field.name).join(', ');
  const result = queries.run(queries.parse(`SELECT ${fields} FROM ${def.name}${where}`), {
    context: host.transaction,
    access: 'system',
    sharing: false,
    binds: [],
    namedBinds: new Map(),
  });
  return host.rows.recordsOf(result.rows);
}

function ownedBy(host: LibraryHost, def: ObjectDef, owner: string): ApexSObject | null {
  return rowsOf(host, def, ` WHERE SetupOwnerId = '${owner.replaceAll("'", '')}'`)[0] ?? null;
}

/** `X__c.getInstance()`: of the user, else of the profile, else of the organisation; never null. */
function hierarchyInstance(host: LibraryHost, object: string, owner: string | null): ApexSObject {
  const def = settingDef(host, object, 'customSettingHierarchy');
  const organization = host.services.organization.id;
  const found = ownedBy(host, def, owner ?? host.transaction.user.id) ?? ownedBy(host, def, organization);
  return found ?? new ApexSObject(def);
}

/** `X__c.getOrgDefaults()`: never null. */
function organizationDefaults(host: LibraryHost, object: string): ApexSObject {
  const def = settingDef(host, object, 'customSettingHierarchy');
  return ownedBy(host, def, host.services.organization.id) ?? new ApexSObject(def);
}

/** `X__c.getValues(...)`: the row of exactly this owner or name, or null. */
function settingValues(host: LibraryHost, object: string, key: string): ApexSObject | null {
  const def = host.rows.objectDef(object);
  if (def.kind === 'customSettingHierarchy') return ownedBy(host, def, key);
  return (listSettings(host, object).get(key) as ApexSObject | null) ?? null;
}

/** `X__c.getAll()` of a list setting: by name. */
function listSettings(host: LibraryHost, object: string): ApexMap {
  const def = settingDef(host, object, 'customSettingList');
  return new ApexMap(
    'String',
    def.name,
    rowsOf(host, def, '').map((row) => [row.getField('Name'), row] as const),
  );
}

function instanceOf(host: LibraryHost, object: string, key: string | null): ApexSObject | null {
  const isHierarchy = host.rows.objectDef(object).kind === 'customSettingHierarchy';
  return isHierarchy ? hierarchyInstance(host, object, required(key)) : settingValues(host, object, required(key));
}

/** Statics of every custom setting. */
export const customSettingType = systemType('CustomSetting', {
  statics: {
    'SObject getInstance()': (host: LibraryHost, object: string) => hierarchyInstance(host, object, null),
    'SObject getInstance(String key)': instanceOf,
    'SObject getOrgDefaults()': organizationDefaults,
    'SObject getValues(String key)': (host: LibraryHost, object: string, key: string | null) =>
      settingValues(host, object, required(key)),
    'Map<String, SObject> getAll()': listSettings,
  },
});
