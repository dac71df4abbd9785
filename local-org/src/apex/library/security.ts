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

const OBJECT_ACTIONS = {
  CREATABLE: ['create'],
  READABLE: ['read'],
  UPDATABLE: ['edit'],
  UPSERTABLE: ['create', 'edit'],
} as const;

/** Takes fields that the running user may not read or write out of copies, and keeps account of them. */
class Stripper {
  readonly removed = new ApexMap('String', 'Set<String>');
  readonly #host: LibraryHost;
  readonly #kind: keyof typeof OBJECT_ACTIONS;

  constructor(host: LibraryHost, kind: keyof typeof OBJECT_ACTIONS) {
    this.#host = host;
    this.#kind = kind;
  }

  /** @throws NoAccessException when the user may not do with records of this object what is asked */
  requireObject(object: ObjectDef): void {
    const { services, transaction } = this.#host;
    if (OBJECT_ACTIONS[this.#kind].every((action) => services.access.canObject(transaction.user, object, action)))
      return;
    throwApex('NoAccessException', `No access to entity: ${object.name}`);
  }

  /** @returns whether anything was taken from the record, its parents or the records of its subqueries */
  strip(record: ApexSObject): boolean {
    let changed = false;
    for (const name of [...record.fieldValues().keys()]) {
      const field = record.def.fields.get(name.toLowerCase());
      if (!field || field.name === 'Id' || this.#allows(record.def, field)) continue;
      record.unload(field.name);
      this.#note(record.def, field);
      changed = true;
    }
    for (const parent of record.parentValues().values()) if (parent && this.strip(parent)) changed = true;
    for (const list of record.childValues().values()) {
      for (const child of list.items) if (child instanceof ApexSObject && this.strip(child)) changed = true;
    }
    return changed;
  }

  #allows(object: ObjectDef, field: FieldDef): boolean {
    const { services, transaction } = this.#host;
    return this.#kind === 'READABLE'
      ? services.access.canReadField(transaction.user, object, field)
      : services.access.canEditField(transaction.user, object, field);
  }

  #note(object: ObjectDef, field: FieldDef): void {
    const names = (this.removed.get(object.name) as ApexSet | null) ?? new ApexSet('String');
    names.add(field.name);
    this.removed.put(object.name, names);
  }
}

/** Records without the fields that the running user may not read or write; the given ones stay as they are. */
function strip(host: LibraryHost, access: ApexEnum, source: ApexList, enforceObject: boolean): AccessDecision {
  const stripper = new Stripper(host, access.name as keyof typeof OBJECT_ACTIONS);
  const modified = new ApexSet('Integer');
  const records = source.items.map((item, index) => {
    if (!(item instanceof ApexSObject)) return item;
    if (enforceObject) stripper.requireObject(item.def);
    const copy = item.copy(true);
    copy.copyRelated();
    if (stripper.strip(copy)) modified.add(index);
    return copy;
  });
  return new AccessDecision(new ApexList(source.elementType, records), stripper.removed, modified);
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
