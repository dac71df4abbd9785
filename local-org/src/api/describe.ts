/** Describe answers, limited to what the caller may see. */
import type { FieldDef, FieldType, ObjectDef } from '../metadata/catalog.ts';
import type { ApiCall } from './call.ts';
import { requireReadable } from './record-reading.ts';

const SOAP_TYPES: Partial<Record<FieldType, string>> = {
  id: 'tns:ID',
  reference: 'tns:ID',
  boolean: 'xsd:boolean',
  int: 'xsd:int',
  long: 'xsd:long',
  double: 'xsd:double',
  currency: 'xsd:double',
  percent: 'xsd:double',
  date: 'xsd:date',
  datetime: 'xsd:dateTime',
  time: 'xsd:time',
  base64: 'xsd:base64Binary',
  address: 'urn:address',
  location: 'urn:location',
  anyType: 'xsd:anyType',
};

const UNSORTABLE: ReadonlySet<FieldType> = new Set(['textarea', 'base64', 'address', 'location', 'multipicklist']);
const LONG_TEXT_LENGTH = 255;

/** @returns a field as `describe` gives it; permissions are those of the caller */
export function describeField(call: ApiCall, object: ObjectDef, field: FieldDef) {
  const editable = call.org.access.canEditField(call.ctx.user, object, field);
  const longText = field.type === 'textarea' && field.length > LONG_TEXT_LENGTH;
  return {
    aggregatable: !UNSORTABLE.has(field.type),
    autoNumber: field.autoNumber !== null,
    byteLength: field.length * 3,
    calculated: field.formula !== null,
    calculatedFormula: field.formula,
    cascadeDelete: field.deleteConstraint === 'Cascade',
    caseSensitive: field.caseSensitive,
    compoundFieldName: null,
    controllerName: null,
    createable: field.createable && editable,
    custom: field.custom,
    defaultValue: field.type === 'boolean' ? field.defaultValue?.toLowerCase() === 'true' : null,
    defaultValueFormula: field.defaultValue,
    defaultedOnCreate: field.defaultValue !== null || field.type === 'boolean',
    dependentPicklist: false,
    deprecatedAndHidden: false,
    digits: field.type === 'int' ? field.precision || 9 : 0,
    displayLocationInDecimal: false,
    encrypted: field.type === 'encryptedstring',
    externalId: field.externalId,
    extraTypeInfo: null,
    filterable: !longText && field.type !== 'base64',
    filteredLookupInfo: null,
    formulaTreatNullNumberAsZero: false,
    groupable: !UNSORTABLE.has(field.type) && field.formula === null,
    highScaleNumber: false,
    htmlFormatted: false,
    idLookup: field.type === 'id' || field.externalId,
    inlineHelpText: field.helpText,
    label: field.label,
    length: field.length,
    mask: null,
    maskType: null,
    name: field.name,
    nameField: object.nameField?.toLowerCase() === field.name.toLowerCase(),
    namePointing: field.referenceTo.length > 1,
    nillable: !field.required && field.type !== 'boolean' && field.type !== 'id',
    permissionable: field.custom && !field.required && !field.masterDetail,
    picklistValues: field.picklist.map(({ value, label, isDefault, isActive }) => ({
      active: isActive,
      defaultValue: isDefault,
      label,
      validFor: null,
      value,
    })),
    polymorphicForeignKey: field.referenceTo.length > 1,
    precision: field.precision,
    queryByDistance: false,
    referenceTargetField: null,
    referenceTo: field.referenceTo,
    relationshipName: field.relationshipName,
    relationshipOrder: field.masterDetail ? 0 : null,
    restrictedDelete: field.deleteConstraint === 'Restrict',
    restrictedPicklist: field.restrictedPicklist,
    scale: field.scale,
    searchPrefilterable: false,
    soapType: SOAP_TYPES[field.type] ?? 'xsd:string',
    sortable: !longText && field.type !== 'base64',
    type: field.type,
    unique: field.unique,
    updateable: field.updateable && editable,
    writeRequiresMasterRead: false,
  };
}

/** @returns an object's entry of the global describe */
export function objectSummary(call: ApiCall, object: ObjectDef) {
  requireReadable(call, object);
  const { access } = call.org;
  const can = (action: 'create' | 'edit' | 'delete'): boolean => access.canObject(call.ctx.user, object, action);
  const url = `/services/data/v${call.version}/sobjects/${object.name}`;
  return {
    activateable: false,
    associateEntityType: object.kind === 'share' ? 'Share' : object.kind === 'history' ? 'History' : null,
    associateParentEntity: null,
    createable: object.createable && can('create'),
    custom: object.custom,
    customSetting: object.kind === 'customSettingList' || object.kind === 'customSettingHierarchy',
    deepCloneable: false,
    deletable: object.deletable && can('delete'),
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.kind === 'standard' || object.kind === 'custom',
    mergeable: false,
    mruEnabled: false,
    name: object.name,
    queryable: true,
    replicateable: object.fields.has('systemmodstamp'),
    retrieveable: true,
    searchable: false,
    triggerable: object.kind === 'standard' || object.kind === 'custom',
    undeletable: object.fields.has('isdeleted') && can('delete'),
    updateable: object.updateable && can('edit'),
    urls: { sobject: url, describe: `${url}/describe`, rowTemplate: `${url}/{ID}` },
  };
}

/** @returns the answer of `/sobjects` */
export function describeGlobal(call: ApiCall) {
  const { access, catalog } = call.org;
  const visible = [...catalog.objects.values()].filter((object) => access.canObject(call.ctx.user, object, 'read'));
  return { encoding: 'UTF-8', maxBatchSize: 200, sobjects: visible.map((object) => objectSummary(call, object)) };
}

/** @returns the answer of `/sobjects/X/describe`. @throws ApiError NOT_FOUND when the caller may not read the object */
export function describeObject(call: ApiCall, object: ObjectDef) {
  const { access } = call.org;
  const summary = objectSummary(call, object);
  return {
    ...summary,
    actionOverrides: [],
    childRelationships: [...object.childRelationships.values()].map((child) => ({
      cascadeDelete: child.cascadeDelete,
      childSObject: child.childObject,
      deprecatedAndHidden: false,
      field: child.field,
      junctionIdListNames: [],
      junctionReferenceTo: [],
      relationshipName: child.name,
      restrictedDelete: false,
    })),
    compactLayoutable: summary.layoutable,
    fields: [...object.fields.values()]
      .filter((field) => access.canReadField(call.ctx.user, object, field))
      .map((field) => describeField(call, object, field)),
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: [],
    searchLayoutable: summary.layoutable,
    supportedScopes: [{ label: 'All', name: 'everything' }],
    urls: { ...summary.urls, layouts: `${summary.urls.sobject}/describe/layouts` },
  };
}
