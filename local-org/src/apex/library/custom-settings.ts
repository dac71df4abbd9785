import type { FieldDef, ObjectDef, RawValue } from '../../metadata/catalog.ts';
import { ApexMap, ApexSObject, fromRaw, throwApex } from '../runtime/values.ts';
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

/** Owners from the given one up: a user, their profile, the organisation. */
function hierarchyAbove(host: LibraryHost, owner: string): string[] {
  const organization = host.services.organization.id;
  if (owner === organization) return [organization];
  if (!owner.startsWith('005')) return [owner, organization];
  const { queries } = host.services;
  const profile = queries.run(queries.parse(`SELECT ProfileId FROM User WHERE Id = '${owner.replaceAll("'", '')}'`), {
    context: host.transaction,
    access: 'system',
    sharing: false,
    binds: [],
    namedBinds: new Map(),
  }).rows[0]?.values['ProfileId'];
  return [owner, ...(typeof profile === 'string' ? [profile] : []), organization];
}

/**
 * `X__c.getInstance()`: each field from the lowest level that has a value for it; never null. Where no level has a row,
 * fields have their default values.
 */
function hierarchyInstance(host: LibraryHost, object: string, key: string | null): ApexSObject {
  const def = settingDef(host, object, 'customSettingHierarchy');
  const owner = key ?? host.transaction.user.id;
  const levels = hierarchyAbove(host, owner).map((each) => ownedBy(host, def, each));
  const own = levels[0];
  const merged = own ?? new ApexSObject(def);
  if (!own) merged.load('SetupOwnerId', owner);
  const rows = levels.filter((row) => row !== null);
  for (const field of def.fields.values()) {
    if (!field.custom) continue;
    const row = rows.find((each) => each.getField(field.name) !== null);
    if (row && row !== merged) merged.load(field.name, row.getField(field.name));
    else if (rows.length === 0) merged.load(field.name, fromRaw(field, literalDefault(field)));
  }
  return merged;
}

/** Default value where it is a literal; those of settings always are. */
function literalDefault(field: FieldDef): RawValue {
  const text = field.defaultValue?.trim() ?? '';
  if (text === '') return null;
  if (field.type === 'boolean') return /^true$/i.test(text);
  const quoted = /^["'](.*)["']$/s.exec(text)?.[1];
  return quoted ?? (Number.isNaN(Number(text)) ? text : Number(text));
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
