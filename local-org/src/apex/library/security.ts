import { ApexList, ApexMap, ApexSet, ApexSObject, type ApexEnum, throwApex } from '../runtime/values.ts';
import type { FieldDef, ObjectDef } from '../../metadata/catalog.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { required, systemEnum, type LibraryHost } from './support.ts';

const accessType = systemEnum(
  'AccessType',
  ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE'],
  ['System.AccessType'],
);

/** `SObjectAccessDecision`: stripped copies and what was taken away. */
class AccessDecision {
  readonly $type = 'SObjectAccessDecision';
  readonly records: ApexList;
  readonly removed: ApexMap;
  readonly modified: ApexSet;
  constructor(records: ApexList, removed: ApexMap, modified: ApexSet) {
    this.records = records;
    this.removed = removed;
    this.modified = modified;
  }
}

const OBJECT_ACTIONS = { CREATABLE: 'create', READABLE: 'read', UPDATABLE: 'edit', UPSERTABLE: 'edit' } as const;

/** Records without the fields that the running user may not read or write. */
function strip(host: LibraryHost, access: ApexEnum, source: ApexList, enforceObject: boolean): AccessDecision {
  const kind = access.name as keyof typeof OBJECT_ACTIONS;
  const { access: control } = host.services;
  const { user } = host.transaction;
  const allows = (object: ObjectDef, field: FieldDef): boolean =>
    kind === 'READABLE' ? control.canReadField(user, object, field) : control.canEditField(user, object, field);
  const removed = new ApexMap('String', 'Set<String>');
  const modified = new ApexSet('Integer');
  const records = source.items.map((item, index) => {
    if (!(item instanceof ApexSObject)) return item;
    const { def } = item;
    if (enforceObject && !control.canObject(user, def, OBJECT_ACTIONS[kind])) {
      throwApex('NoAccessException', `No access to entity: ${def.name}`);
    }
    const copy = item.copy(true);
    for (const name of item.fieldValues().keys()) {
      const field = def.fields.get(name.toLowerCase());
      if (!field || field.name === 'Id' || allows(def, field)) continue;
      copy.unload(field.name);
      modified.add(index);
      const names = (removed.get(def.name) as ApexSet | null) ?? new ApexSet('String');
      names.add(field.name);
      removed.put(def.name, names);
    }
    return copy;
  });
  return new AccessDecision(new ApexList(source.elementType, records), removed, modified);
}

export const securityTypes: readonly SystemTypeDeclaration[] = [
  accessType,
  systemType('Security', {
    aliases: ['System.Security'],
    statics: {
      'SObjectAccessDecision stripInaccessible(AccessType access, List<SObject> records)': (
        host: LibraryHost,
        access: ApexEnum | null,
        records: ApexList | null,
      ) => strip(host, required(access), required(records), true),
      'SObjectAccessDecision stripInaccessible(AccessType access, List<SObject> records, Boolean enforceRootObject)': (
        host: LibraryHost,
        access: ApexEnum | null,
        records: ApexList | null,
        enforce: boolean,
      ) => strip(host, required(access), required(records), enforce),
    },
  }),
  systemType('SObjectAccessDecision', {
    aliases: ['System.SObjectAccessDecision'],
    methods: {
      'List<SObject> getRecords()': (_: LibraryHost, self: AccessDecision) => self.records,
      'Map<String, Set<String>> getRemovedFields()': (_: LibraryHost, self: AccessDecision) => self.removed,
      'Set<Integer> getModifiedIndexes()': (_: LibraryHost, self: AccessDecision) => self.modified,
    },
  }),
];
