import type { FieldType, PicklistValue } from '../../metadata/catalog.ts';
import { ApexList, type ApexEnum } from '../runtime/values.ts';
import { constantOf, nothing, systemEnum, type LibraryHost } from './support.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { type FieldToken, ObjectToken } from './tokens.ts';

/** `Schema.DescribeFieldResult`. */
export class FieldDescribe {
  readonly $type = 'Schema.DescribeFieldResult';
  readonly token: FieldToken;
  constructor(token: FieldToken) {
    this.token = token;
  }
  get def(): FieldToken['field'] {
    return this.token.field;
  }
}

/** `Schema.PicklistEntry`. */
class PicklistEntry {
  readonly $type = 'Schema.PicklistEntry';
  readonly value: PicklistValue;
  constructor(value: PicklistValue) {
    this.value = value;
  }
}

const displayType = systemEnum(
  'Schema.DisplayType',
  [
    'ADDRESS',
    'ANYTYPE',
    'BASE64',
    'BOOLEAN',
    'COMBOBOX',
    'CURRENCY',
    'DATE',
    'DATETIME',
    'DOUBLE',
    'EMAIL',
    'ENCRYPTEDSTRING',
    'ID',
    'INTEGER',
    'LOCATION',
    'LONG',
    'MULTIPICKLIST',
    'PERCENT',
    'PHONE',
    'PICKLIST',
    'REFERENCE',
    'STRING',
    'TEXTAREA',
    'TIME',
    'URL',
  ],
  ['DisplayType'],
);

/** Constant of `Schema.DisplayType` for a field. */
export function displayTypeOf(def: FieldToken['field']): ApexEnum {
  return constantOf(displayType, def.type === 'int' ? 'INTEGER' : def.type);
}

const soapType = systemEnum(
  'Schema.SoapType',
  [
    'ADDRESS',
    'ANYTYPE',
    'BASE64BINARY',
    'BOOLEAN',
    'DATE',
    'DATETIME',
    'DOUBLE',
    'ID',
    'INTEGER',
    'LOCATION',
    'LONG',
    'STRING',
    'TIME',
  ],
  ['SoapType'],
);

const SOAP_TYPES: Partial<Readonly<Record<FieldType, string>>> = {
  id: 'ID',
  reference: 'ID',
  boolean: 'BOOLEAN',
  int: 'INTEGER',
  long: 'LONG',
  double: 'DOUBLE',
  currency: 'DOUBLE',
  percent: 'DOUBLE',
  date: 'DATE',
  datetime: 'DATETIME',
  time: 'TIME',
  base64: 'BASE64BINARY',
  address: 'ADDRESS',
  location: 'LOCATION',
  anyType: 'ANYTYPE',
};

function readable(host: LibraryHost, self: FieldDescribe): boolean {
  return host.services.access.canReadField(host.transaction.user, self.token.object, self.def);
}

function writable(host: LibraryHost, self: FieldDescribe): boolean {
  return host.services.access.canEditField(host.transaction.user, self.token.object, self.def);
}

/** A fact of the field's definition. */
function fact(read: (def: FieldToken['field']) => unknown): Implementation {
  return (_: LibraryHost, self: FieldDescribe) => read(self.def);
}

function references(host: LibraryHost, self: FieldDescribe): ApexList {
  const targets = self.def.referenceTo.flatMap((name) => {
    const def = host.services.catalog.objects.get(name.toLowerCase());
    return def ? [new ObjectToken(def)] : [];
  });
  return new ApexList('Schema.SObjectType', targets);
}

/** 0 for the first master of a detail object, 1 for its second; null for other fields. */
function relationshipOrder(_: LibraryHost, self: FieldDescribe): number | null {
  const masters = [...self.token.object.fields.values()].filter((field) => field.masterDetail && field.custom);
  const order = masters.findIndex((field) => field.name === self.def.name);
  return order < 0 ? null : order;
}

const isLongText = (type: FieldType): boolean => type === 'textarea' || type === 'base64' || type === 'multipicklist';

export const schemaFieldTypes: readonly SystemTypeDeclaration[] = [
  displayType,
  soapType,
  systemType('Schema.DescribeFieldResult', {
    aliases: ['DescribeFieldResult'],
    methods: {
      'String getName()': fact((def) => def.name),
      'String getLocalName()': fact((def) => def.name),
      'String getLabel()': fact((def) => def.label),
      'Schema.DisplayType getType()': fact(displayTypeOf),
      'Schema.SoapType getSoapType()': fact((def) => constantOf(soapType, SOAP_TYPES[def.type] ?? 'STRING')),
      'Integer getLength()': fact((def) => def.length),
      'Integer getByteLength()': fact((def) => def.length * 3),
      'Integer getPrecision()': fact((def) => def.precision),
      'Integer getScale()': fact((def) => def.scale),
      'Integer getDigits()': fact((def) => (def.type === 'int' ? def.precision : 0)),
      'Boolean isAccessible()': readable,
      'Boolean isCreateable()': (host: LibraryHost, self: FieldDescribe) => self.def.createable && writable(host, self),
      'Boolean isUpdateable()': (host: LibraryHost, self: FieldDescribe) => self.def.updateable && writable(host, self),
      'Boolean isNillable()': fact((def) => !def.required && def.type !== 'boolean'),
      'Boolean isCustom()': fact((def) => def.custom),
      'Boolean isUnique()': fact((def) => def.unique),
      'Boolean isCaseSensitive()': fact((def) => def.caseSensitive),
      'Boolean isExternalID()': fact((def) => def.externalId),
      'Boolean isIdLookup()': fact((def) => def.externalId || def.type === 'id'),
      'Boolean isEncrypted()': fact((def) => def.type === 'encryptedstring'),
      'Boolean isNamePointing()': fact((def) => def.referenceTo.length > 1),
      'Boolean isCascadeDelete()': fact((def) => def.deleteConstraint === 'Cascade'),
      'Boolean isRestrictedDelete()': fact((def) => def.deleteConstraint === 'Restrict'),
      'Boolean isWriteRequiresMasterRead()': fact((def) => def.masterDetail && def.readableMasterSuffices),
      'Boolean isFormulaTreatNullNumberAsZero()': fact((def) => def.formula !== null && def.blanksAreZero),
      'Boolean isDeprecatedAndHidden()': () => false,
      'Boolean isAiPredictionField()': () => false,
      'Boolean isCalculated()': fact((def) => def.formula !== null),
      'Boolean isAutoNumber()': fact((def) => def.autoNumber !== null),
      'Boolean isNameField()': (_: LibraryHost, self: FieldDescribe) => self.token.object.nameField === self.def.name,
      'Boolean isRestrictedPicklist()': fact((def) => def.restrictedPicklist),
      'Boolean isDependentPicklist()': () => false,
      'Boolean isDefaultedOnCreate()': fact((def) => def.defaultValue !== null || def.type === 'boolean'),
      'Boolean isFilterable()': fact((def) => def.type !== 'base64'),
      'Boolean isGroupable()': fact((def) => !isLongText(def.type)),
      'Boolean isSortable()': fact((def) => !isLongText(def.type)),
      'Boolean isPermissionable()': fact((def) => def.custom && !def.required && !def.masterDetail),
      'Boolean isHtmlFormatted()': () => false,
      'String getCalculatedFormula()': fact((def) => def.formula),
      'String getDefaultValueFormula()': fact((def) => def.defaultValue),
      'String getInlineHelpText()': fact((def) => def.helpText),
      // Only indirect lookups of external objects refer to another field than Id.
      'String getReferenceTargetField()': nothing,
      // No dependent picklists, so that no field controls another.
      'Schema.SObjectField getController()': nothing,
      'Integer getRelationshipOrder()': relationshipOrder,
      'String getRelationshipName()': fact((def) => def.relationshipName),
      'List<Schema.SObjectType> getReferenceTo()': references,
      'Schema.SObjectField getSObjectField()': (_: LibraryHost, self: FieldDescribe) => self.token,
      'Schema.SObjectType getSObjectType()': (_: LibraryHost, self: FieldDescribe) =>
        new ObjectToken(self.token.object),
      'List<Schema.PicklistEntry> getPicklistValues()': fact(
        (def) =>
          new ApexList(
            'Schema.PicklistEntry',
            def.picklist.map((value) => new PicklistEntry(value)),
          ),
      ),
    },
  }),
  systemType('Schema.PicklistEntry', {
    aliases: ['PicklistEntry'],
    methods: {
      'String getValue()': (_: LibraryHost, self: PicklistEntry) => self.value.value,
      'String getLabel()': (_: LibraryHost, self: PicklistEntry) => self.value.label,
      'Boolean isActive()': (_: LibraryHost, self: PicklistEntry) => self.value.isActive,
      'Boolean isDefaultValue()': (_: LibraryHost, self: PicklistEntry) => self.value.isDefault,
    },
  }),
];
