import type { ApexList, ApexSObject } from '../runtime/values.ts';
import {
  AGGREGATE_RESULT,
  type ApexException,
  ApexMap,
  hashCodeOf,
  apexEquals,
  throwApex,
  toText,
} from '../runtime/values.ts';
import { cloneRecord } from './clone.ts';
import { errorList } from './database-results.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { required, type LibraryHost } from './support.ts';
import { fieldNameOf, type FieldToken, objectToken } from './tokens.ts';

const CUSTOM_VALIDATION = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

/** `record.addError(...)`, on the record or on one field. */
export function addError(record: ApexSObject, message: string | null, field: string | null): void {
  const fields = field === null ? [] : [record.fieldDef(field).name];
  record.errors.push({ statusCode: CUSTOM_VALIDATION, message: required(message), fields });
}

function put(record: ApexSObject, field: string, value: unknown): unknown {
  const previous = record.fieldValues().get(record.fieldDef(field).name) ?? null;
  record.setField(field, value);
  return previous;
}

/** `getSObject('Account')`, or by the token of the reference field. */
function parentOf(record: ApexSObject, relationship: string | FieldToken | null): ApexSObject | null {
  if (relationship === null) throwApex('NullPointerException', 'Argument 1 cannot be null');
  if (typeof relationship === 'string') return record.getParent(relationship);
  const name = relationship.field.relationshipName;
  return name ? record.getParent(name) : throwApex('SObjectException', `${relationship.field.name} is not a reference`);
}

function populated(record: ApexSObject): ApexMap {
  const map = new ApexMap('String', 'Object');
  for (const [name, value] of record.fieldValues()) map.put(name, value);
  for (const [name, parent] of record.parentValues()) if (parent) map.put(name, parent);
  for (const [name, children] of record.childValues()) map.put(name, children);
  return map;
}

function childrenOf(record: ApexSObject, relationship: string | null): ApexList | null {
  const children = record.getChildren(required(relationship));
  return children.size === 0 ? null : children;
}

export const sobjectTypes: readonly SystemTypeDeclaration[] = [
  systemType('SObject', {
    aliases: ['System.SObject'],
    methods: {
      'Object get(String field)': (_: LibraryHost, self: ApexSObject, field: string | null) =>
        self.getField(fieldNameOf(field)),
      'Object get(Schema.SObjectField field)': (_: LibraryHost, self: ApexSObject, field: FieldToken | null) =>
        self.getField(fieldNameOf(field)),
      'Object put(String field, Object value)': (
        _: LibraryHost,
        self: ApexSObject,
        field: string | null,
        value: unknown,
      ) => put(self, fieldNameOf(field), value),
      'Object put(Schema.SObjectField field, Object value)': (
        _: LibraryHost,
        self: ApexSObject,
        field: FieldToken | null,
        value: unknown,
      ) => put(self, fieldNameOf(field), value),
      'SObject getSObject(String relationship)': (_: LibraryHost, self: ApexSObject, relationship: string | null) =>
        parentOf(self, relationship),
      'SObject getSObject(Schema.SObjectField field)': (_: LibraryHost, self: ApexSObject, field: FieldToken | null) =>
        parentOf(self, field),
      'SObject putSObject(String relationship, SObject parent)': (
        _: LibraryHost,
        self: ApexSObject,
        relationship: string | null,
        parent: ApexSObject | null,
      ) => {
        const previous = self.parentValues().get(required(relationship)) ?? null;
        self.setParent(required(relationship), parent);
        return previous;
      },
      'List<SObject> getSObjects(String relationship)': (
        _: LibraryHost,
        self: ApexSObject,
        relationship: string | null,
      ) => childrenOf(self, relationship),
      'Schema.SObjectType getSObjectType()': (host: LibraryHost, self: ApexSObject) => objectToken(host, self.type),
      'Boolean isSet(String field)': (_: LibraryHost, self: ApexSObject, field: string | null) =>
        self.hasValue(fieldNameOf(field)),
      'Boolean isSet(Schema.SObjectField field)': (_: LibraryHost, self: ApexSObject, field: FieldToken | null) =>
        self.hasValue(fieldNameOf(field)),
      'Map<String, Object> getPopulatedFieldsAsMap()': (_: LibraryHost, self: ApexSObject) => populated(self),
      'SObject clone()': (_: LibraryHost, self: ApexSObject) => cloneRecord(self),
      'SObject clone(Boolean preserveId)': (_: LibraryHost, self: ApexSObject, id: boolean | null) =>
        cloneRecord(self, { id }),
      'SObject clone(Boolean preserveId, Boolean deep)': (
        _: LibraryHost,
        self: ApexSObject,
        id: boolean | null,
        deep: boolean | null,
      ) => cloneRecord(self, { id, deep }),
      'SObject clone(Boolean preserveId, Boolean deep, Boolean preserveTimestamps)': (
        _: LibraryHost,
        self: ApexSObject,
        id: boolean | null,
        deep: boolean | null,
        timestamps: boolean | null,
      ) => cloneRecord(self, { id, deep, timestamps }),
      'SObject clone(Boolean preserveId, Boolean deep, Boolean preserveTimestamps, Boolean preserveAutonumber)': (
        _: LibraryHost,
        self: ApexSObject,
        id: boolean | null,
        deep: boolean | null,
        timestamps: boolean | null,
        autoNumbers: boolean | null,
      ) => cloneRecord(self, { id, deep, timestamps, autoNumbers }),
      'Boolean isClone()': (_: LibraryHost, self: ApexSObject) => self.cloneSource !== null,
      'Id getCloneSourceId()': (_: LibraryHost, self: ApexSObject) => self.cloneSource?.id ?? null,
      'void addError(String message)': (_: LibraryHost, self: ApexSObject, message: string | null) =>
        addError(self, message, null),
      'void addError(String message, Boolean escape)': (_: LibraryHost, self: ApexSObject, message: string | null) =>
        addError(self, message, null),
      'void addError(Exception exception)': (_: LibraryHost, self: ApexSObject, exception: ApexException | null) =>
        addError(self, required(exception)['getmessage()'](), null),
      'void addError(String field, String message)': (
        _: LibraryHost,
        self: ApexSObject,
        field: string | null,
        message: string | null,
      ) => addError(self, message, fieldNameOf(field)),
      'void addError(Schema.SObjectField field, String message)': (
        _: LibraryHost,
        self: ApexSObject,
        field: FieldToken | null,
        message: string | null,
      ) => addError(self, message, fieldNameOf(field)),
      'Boolean hasErrors()': (_: LibraryHost, self: ApexSObject) => self.errors.length > 0,
      'List<Database.Error> getErrors()': (_: LibraryHost, self: ApexSObject) => errorList(self.errors),
      'Boolean equals(Object other)': (_: LibraryHost, self: ApexSObject, other: unknown) => apexEquals(self, other),
      'Integer hashCode()': (_: LibraryHost, self: ApexSObject) => hashCodeOf(self),
      'String toString()': (_: LibraryHost, self: ApexSObject) => toText(self),
    },
  }),
  systemType(AGGREGATE_RESULT, { extends: 'SObject' }),
];
