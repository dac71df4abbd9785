/** `/ui-api/object-info`: what a form needs to know about an object and its picklists. */
import type { FieldDef, FieldType, ObjectDef } from '../metadata/catalog.ts';
import type { ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { describeField, objectSummary } from './describe.ts';
import { apiError } from './errors.ts';
import { requireReadable } from './record-reading.ts';
import { fieldNamed, objectNamed, unknownField } from './values.ts';

/** Objects have no record types in the local org: there is the master one alone. */
const MASTER_RECORD_TYPE = '012000000000000AAA';

const DATA_TYPES: Readonly<Record<FieldType, string>> = {
  id: 'Reference',
  string: 'String',
  textarea: 'TextArea',
  picklist: 'Picklist',
  multipicklist: 'MultiPicklist',
  boolean: 'Boolean',
  int: 'Int',
  long: 'Long',
  double: 'Double',
  currency: 'Currency',
  percent: 'Percent',
  date: 'Date',
  datetime: 'DateTime',
  time: 'Time',
  reference: 'Reference',
  email: 'Email',
  phone: 'Phone',
  url: 'Url',
  base64: 'Base64',
  address: 'Address',
  location: 'Location',
  encryptedstring: 'EncryptedString',
  combobox: 'ComboBox',
  anyType: 'AnyType',
};

const objectOf = (call: ApiCall): ObjectDef => {
  const object = objectNamed(call.org.catalog, call.params['object'] ?? '');
  requireReadable(call, object);
  return object;
};

const readableFieldsOf = (call: ApiCall, object: ObjectDef): FieldDef[] =>
  [...object.fields.values()].filter((field) => call.org.access.canReadField(call.ctx.user, object, field));

/** The name field of the object that a reference leads to. */
function nameFieldOf(call: ApiCall, objectName: string): string[] {
  const name = call.org.catalog.objects.get(objectName.toLowerCase())?.nameField;
  return name ? [name] : [];
}

function fieldInfo(call: ApiCall, object: ObjectDef, field: FieldDef) {
  const described = describeField(call, object, field);
  return {
    apiName: field.name,
    calculated: described.calculated,
    compound: false,
    compoundComponentName: null,
    compoundFieldName: null,
    controllerName: null,
    controllingFields: [],
    createable: described.createable,
    custom: described.custom,
    dataType: DATA_TYPES[field.type],
    extraTypeInfo: null,
    filterable: described.filterable,
    filteredLookupInfo: null,
    highScaleNumber: false,
    htmlFormatted: false,
    inlineHelpText: described.inlineHelpText,
    label: described.label,
    length: described.length,
    maskType: null,
    nameField: described.nameField,
    polymorphicForeignKey: described.polymorphicForeignKey,
    precision: described.precision,
    reference: field.type === 'reference',
    referenceTargetField: null,
    referenceToInfos: field.referenceTo.map((apiName) => ({ apiName, nameFields: nameFieldOf(call, apiName) })),
    relationshipName: described.relationshipName,
    required: field.required,
    scale: described.scale,
    searchPrefilterable: false,
    sortable: described.sortable,
    unique: described.unique,
    updateable: described.updateable,
  };
}

function objectInfo(call: ApiCall) {
  const object = objectOf(call);
  const summary = objectSummary(call, object);
  return ok({
    apiName: object.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: [...object.childRelationships.values()].map((child) => ({
      childObjectApiName: child.childObject,
      fieldName: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.name,
    })),
    compactLayoutable: summary.layoutable,
    createable: summary.createable,
    custom: summary.custom,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: summary.deletable,
    dependentFields: {},
    feedEnabled: summary.feedEnabled,
    fields: Object.fromEntries(
      readableFieldsOf(call, object).map((field) => [field.name, fieldInfo(call, object, field)]),
    ),
    keyPrefix: summary.keyPrefix,
    label: summary.label,
    labelPlural: summary.labelPlural,
    layoutable: summary.layoutable,
    mruEnabled: summary.mruEnabled,
    nameFields: object.nameField ? [object.nameField] : [],
    queryable: summary.queryable,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
      },
    },
    searchable: false,
    searchLayoutable: summary.layoutable,
    themeInfo: null,
    updateable: summary.updateable,
  });
}

function picklistOf(field: FieldDef) {
  const values = field.picklist
    .filter((entry) => entry.isActive)
    .map(({ value, label, isDefault }) => ({ attributes: null, label, validFor: [], value, isDefault }));
  const chosen = values.find((entry) => entry.isDefault);
  const plain = values.map(({ attributes, label, validFor, value }) => ({ attributes, label, validFor, value }));
  return {
    controllerValues: {},
    defaultValue: chosen ? { attributes: null, label: chosen.label, validFor: [], value: chosen.value } : null,
    values: plain,
  };
}

const isPicklist = (field: FieldDef): boolean => field.type === 'picklist' || field.type === 'multipicklist';

function requireMasterRecordType(call: ApiCall): void {
  if (call.params['recordType']?.slice(0, 15) !== MASTER_RECORD_TYPE.slice(0, 15)) {
    throw apiError(
      'INVALID_INPUT',
      `There is no such record type; the local org has the master record type ${MASTER_RECORD_TYPE} alone`,
    );
  }
}

function onePicklist(call: ApiCall) {
  const object = objectOf(call);
  requireMasterRecordType(call);
  const field = fieldNamed(object, call.params['field'] ?? '');
  if (!call.org.access.canReadField(call.ctx.user, object, field)) throw unknownField(object, field.name);
  if (!isPicklist(field))
    throw apiError('INVALID_FIELD', `${object.name}.${field.name} is not a picklist`, [field.name]);
  return ok(picklistOf(field));
}

function allPicklists(call: ApiCall) {
  const object = objectOf(call);
  requireMasterRecordType(call);
  const fields = readableFieldsOf(call, object).filter(isPicklist);
  return ok({ picklistFieldValues: Object.fromEntries(fields.map((field) => [field.name, picklistOf(field)])) });
}

export const uiObjectInfoResources: readonly Resource[] = [
  { method: 'GET', path: '/ui-api/object-info/:object', handle: objectInfo },
  { method: 'GET', path: '/ui-api/object-info/:object/picklist-values/:recordType', handle: allPicklists },
  { method: 'GET', path: '/ui-api/object-info/:object/picklist-values/:recordType/:field', handle: onePicklist },
];
