import type { ObjectAction } from '../../security/access.ts';
import type { ApexSObject } from '../runtime/values.ts';
import { ApexList, ApexMap, throwApex, toId18 } from '../runtime/values.ts';
import { systemEnum, required, unsupported, type LibraryHost } from './support.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { fieldSetsOf } from './field-sets.ts';
import { FieldDescribe } from './schema-fields.ts';
import { FieldToken, objectToken, ObjectToken } from './tokens.ts';

/** `Schema.DescribeSObjectResult`. */
export class ObjectDescribe {
  readonly $type = 'Schema.DescribeSObjectResult';
  readonly def: ObjectToken['def'];
  constructor(def: ObjectToken['def']) {
    this.def = def;
  }
}

/** `describe.fields`. */
class FieldsOf {
  readonly $type = 'Schema.SObjectTypeFields';
  readonly def: ObjectToken['def'];
  constructor(def: ObjectToken['def']) {
    this.def = def;
  }
}

/** `Schema.ChildRelationship`. */
class ChildRelationshipValue {
  readonly $type = 'Schema.ChildRelationship';
  readonly name: string;
  readonly child: FieldToken;
  readonly cascades: boolean;
  constructor(name: string, child: FieldToken, cascades: boolean) {
    this.name = name;
    this.child = child;
    this.cascades = cascades;
  }
  $contentKey(): string {
    return `cr:${this.name}.${this.child.$contentKey()}`;
  }
}

const MERGEABLE = new Set(['Account', 'Case', 'Contact', 'Lead']);
const SEARCHABLE = new Set([
  'Account',
  'Asset',
  'Campaign',
  'Case',
  'Contact',
  'Contract',
  'Event',
  'Lead',
  'Note',
  'Opportunity',
  'Order',
  'Pricebook2',
  'Product2',
  'Task',
  'User',
]);

function isSearchable(def: ObjectToken['def']): boolean {
  return SEARCHABLE.has(def.name) || def.searchable === true;
}

/** `Schema.RecordTypeInfo`: without record types every object has the one called Master. */
class RecordTypeInfo {
  readonly $type = 'Schema.RecordTypeInfo';
}
const MASTER_RECORD_TYPE = '012000000000000AAA';

/** Tokens of an object's fields by name; keys ignore case. */
function fieldMap(def: ObjectToken['def']): ApexMap {
  const map = new ApexMap('String', 'Schema.SObjectField', [], true);
  for (const field of def.fields.values()) map.put(field.name, new FieldToken(def, field));
  return map;
}

function globalDescribe(host: LibraryHost): ApexMap {
  const map = new ApexMap('String', 'Schema.SObjectType', [], true);
  for (const def of host.services.catalog.objects.values()) map.put(def.name, new ObjectToken(def));
  return map;
}

function may(action: ObjectAction): Implementation {
  return (host: LibraryHost, self: ObjectDescribe) =>
    host.services.access.canObject(host.transaction.user, self.def, action);
}

function childRelationships(host: LibraryHost, self: ObjectDescribe): ApexList {
  const list = new ApexList('Schema.ChildRelationship');
  for (const child of self.def.childRelationships.values()) {
    const def = host.services.catalog.objects.get(child.childObject.toLowerCase());
    const field = def?.fields.get(child.field.toLowerCase());
    if (def && field) list.add(new ChildRelationshipValue(child.name, new FieldToken(def, field), child.cascadeDelete));
  }
  return list;
}

function recordTypes(key: string): Implementation {
  return () => new ApexMap('String', 'Schema.RecordTypeInfo', [[key, new RecordTypeInfo()]]);
}

function describeAll(host: LibraryHost, names: ApexList | null): ApexList {
  const described = required(names).items.map((name) => {
    const token = objectToken(host, String(name));
    return token ? new ObjectDescribe(token.def) : throwApex('TypeException', `Invalid sObject type: ${String(name)}`);
  });
  return new ApexList('Schema.DescribeSObjectResult', described);
}

function newRecord(host: LibraryHost, token: ObjectToken, id: string | null): ApexSObject {
  const record = host.newSObject(token.def.name, []);
  if (id !== null) record.setField('Id', id);
  return record;
}

/** There are no record types, so that only the fields' own default values load. */
function newWithDefaults(host: LibraryHost, token: ObjectToken, loadDefaults: boolean): ApexSObject {
  if (!loadDefaults) return newRecord(host, token, null);
  const { transaction, rows, services } = host;
  return rows.recordOfRaw(token.def, services.records.defaults(transaction, token.def.name));
}

const describeOption = systemEnum(
  'Schema.SObjectDescribeOptions',
  ['DEFAULT', 'DEFERRED', 'FULL'],
  ['SObjectDescribeOptions'],
);

export const schemaTypes: readonly SystemTypeDeclaration[] = [
  describeOption,
  systemType('Schema', {
    aliases: ['System.Schema'],
    statics: {
      'Map<String, Schema.SObjectType> getGlobalDescribe()': globalDescribe,
      'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names)': describeAll,
      'List<Schema.DescribeSObjectResult> describeSObjects(List<String> names, Schema.SObjectDescribeOptions option)':
        describeAll,
    },
  }),
  systemType('Schema.SObjectType', {
    aliases: ['SObjectType'],
    methods: {
      'Schema.DescribeSObjectResult getDescribe()': (_: LibraryHost, self: ObjectToken) => new ObjectDescribe(self.def),
      'Schema.DescribeSObjectResult getDescribe(Schema.SObjectDescribeOptions option)': (
        _: LibraryHost,
        self: ObjectToken,
      ) => new ObjectDescribe(self.def),
      'SObject newSObject()': (host: LibraryHost, self: ObjectToken) => newRecord(host, self, null),
      'SObject newSObject(Id recordId)': (host: LibraryHost, self: ObjectToken, id: string | null) =>
        newRecord(host, self, id),
      'SObject newSObject(Id recordTypeId, Boolean loadDefaults)': (
        host: LibraryHost,
        self: ObjectToken,
        recordType: string | null,
        loadDefaults: boolean | null,
      ) => {
        if (recordType !== null && toId18(recordType) !== MASTER_RECORD_TYPE) unsupported('A record type');
        return newWithDefaults(host, self, loadDefaults ?? false);
      },
      'String toString()': (_: LibraryHost, self: ObjectToken) => self.toString(),
    },
  }),
  systemType('Schema.SObjectTypeFields', {
    methods: {
      'Map<String, Schema.SObjectField> getMap()': (_: LibraryHost, self: FieldsOf) => fieldMap(self.def),
    },
  }),
  systemType('Schema.DescribeSObjectResult', {
    aliases: ['DescribeSObjectResult'],
    properties: {
      'Schema.SObjectTypeFields fields': (_: LibraryHost, self: ObjectDescribe) => new FieldsOf(self.def),
      'Schema.SObjectTypeFieldSets fieldSets': (_: LibraryHost, self: ObjectDescribe) => fieldSetsOf(self.def),
    },
    methods: {
      'String getName()': (_: LibraryHost, self: ObjectDescribe) => self.def.name,
      'String getLocalName()': (_: LibraryHost, self: ObjectDescribe) => self.def.name,
      'String getLabel()': (_: LibraryHost, self: ObjectDescribe) => self.def.label,
      'String getLabelPlural()': (_: LibraryHost, self: ObjectDescribe) => self.def.labelPlural,
      'String getKeyPrefix()': (_: LibraryHost, self: ObjectDescribe) => self.def.keyPrefix,
      'Schema.SObjectType getSObjectType()': (_: LibraryHost, self: ObjectDescribe) => new ObjectToken(self.def),
      'List<Schema.ChildRelationship> getChildRelationships()': childRelationships,
      'Boolean isAccessible()': may('read'),
      'Boolean isCreateable()': may('create'),
      'Boolean isUpdateable()': may('edit'),
      'Boolean isDeletable()': may('delete'),
      'Boolean isUndeletable()': may('create'),
      'Boolean isQueryable()': may('read'),
      'Boolean isSearchable()': (_: LibraryHost, self: ObjectDescribe) => isSearchable(self.def),
      'Boolean isMergeable()': (_: LibraryHost, self: ObjectDescribe) => MERGEABLE.has(self.def.name),
      'Boolean isMruEnabled()': (_: LibraryHost, self: ObjectDescribe) => self.def.fields.has('lastreferenceddate'),
      'Boolean isFeedEnabled()': () => false,
      'Boolean isDeprecatedAndHidden()': () => false,
      'Boolean getHasSubtypes()': () => false,
      'Boolean isInterface()': () => false,
      'Boolean isCustom()': (_: LibraryHost, self: ObjectDescribe) => self.def.custom,
      'Boolean isCustomSetting()': (_: LibraryHost, self: ObjectDescribe) => self.def.kind.startsWith('customSetting'),
      'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByName()': recordTypes('Master'),
      'Map<String, Schema.RecordTypeInfo> getRecordTypeInfosByDeveloperName()': recordTypes('Master'),
      'Map<Id, Schema.RecordTypeInfo> getRecordTypeInfosById()': recordTypes(MASTER_RECORD_TYPE),
      'List<Schema.RecordTypeInfo> getRecordTypeInfos()': () =>
        new ApexList('Schema.RecordTypeInfo', [new RecordTypeInfo()]),
    },
  }),
  systemType('Schema.RecordTypeInfo', {
    aliases: ['RecordTypeInfo'],
    methods: {
      'String getName()': () => 'Master',
      'String getDeveloperName()': () => 'Master',
      'Id getRecordTypeId()': () => MASTER_RECORD_TYPE,
      'Boolean isActive()': () => true,
      'Boolean isAvailable()': () => true,
      'Boolean isDefaultRecordTypeMapping()': () => true,
      'Boolean isMaster()': () => true,
    },
  }),
  systemType('Schema.ChildRelationship', {
    aliases: ['ChildRelationship'],
    methods: {
      'String getRelationshipName()': (_: LibraryHost, self: ChildRelationshipValue) => self.name,
      'Schema.SObjectType getChildSObject()': (_: LibraryHost, self: ChildRelationshipValue) =>
        new ObjectToken(self.child.object),
      'Schema.SObjectField getField()': (_: LibraryHost, self: ChildRelationshipValue) => self.child,
      'Boolean isCascadeDelete()': (_: LibraryHost, self: ChildRelationshipValue) => self.cascades,
    },
  }),
  systemType('Schema.SObjectField', {
    aliases: ['SObjectField'],
    methods: {
      'Schema.DescribeFieldResult getDescribe()': (_: LibraryHost, self: FieldToken) => new FieldDescribe(self),
      'Schema.DescribeFieldResult getDescribe(Schema.SObjectDescribeOptions option)': (
        _: LibraryHost,
        self: FieldToken,
      ) => new FieldDescribe(self),
      'String toString()': (_: LibraryHost, self: FieldToken) => self.toString(),
    },
  }),
];
