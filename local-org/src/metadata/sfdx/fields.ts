import type { FieldDef, FieldType, PicklistValue } from '../catalog.ts';
import { APEX_TYPE_OF, makeField } from '../draft.ts';
import { readSummary } from './summaries.ts';
import { MetadataError, type XmlNode } from './xml.ts';

const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Html: 'textarea',
  EncryptedText: 'encryptedstring',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Picklist: 'picklist',
  MultiselectPicklist: 'multipicklist',
  AutoNumber: 'string',
  Checkbox: 'boolean',
  Number: 'double',
  Currency: 'currency',
  Percent: 'percent',
  Date: 'date',
  DateTime: 'datetime',
  Time: 'time',
  Lookup: 'reference',
  MasterDetail: 'reference',
  Hierarchy: 'reference',
  MetadataRelationship: 'reference',
  Summary: 'double',
  Location: 'location',
};

const DEFAULT_LENGTHS: Readonly<Record<string, number>> = {
  TextArea: 255,
  Email: 80,
  Phone: 40,
  Url: 255,
  AutoNumber: 30,
  Picklist: 255,
};

/** A custom field of the project, with what its object must learn from it. */
export interface ProjectField {
  readonly field: FieldDef;
  /** Name of the child relationship on the parent, without `__r`; null when the file names none. */
  readonly childRelationshipName: string | null;
}

/**
 * One `<CustomField>` element or file.
 * @throws MetadataError for a type that the org does not have
 */
export function readField(xml: XmlNode, shown: string, objectName: string): ProjectField {
  const name = xml.text('fullName');
  if (!name) throw new MetadataError(shown, 0, 'The field has no <fullName>');
  const metadataType = xml.text('type');
  if (!metadataType || !FIELD_TYPES[metadataType]) {
    throw new MetadataError(
      shown,
      0,
      `Field type ${metadataType ?? '(none)'} of ${objectName}.${name} is not supported`,
    );
  }
  const type = FIELD_TYPES[metadataType];
  const isCustomMetadata = /__mdt$/i.test(objectName);
  const readOnly = metadataType === 'AutoNumber' || metadataType === 'Summary' || xml.text('formula') !== null;
  const master = metadataType === 'MasterDetail';
  const required = (xml.flag('required') || master) && !readOnly;
  const field = makeField({
    name,
    type,
    apexType: metadataType === 'MetadataRelationship' ? 'String' : APEX_TYPE_OF[type],
    label: xml.text('label') ?? makeField({ name, type }).label,
    custom: true,
    length: xml.text('length')
      ? xml.number('length')
      : type === 'reference'
        ? 18
        : (DEFAULT_LENGTHS[metadataType] ?? 0),
    precision: xml.number('precision') || (metadataType === 'Summary' ? 18 : 0),
    scale: xml.number('scale') || (metadataType === 'Summary' ? 2 : 0),
    required,
    unique: xml.flag('unique'),
    caseSensitive: xml.flag('caseSensitive'),
    externalId: xml.flag('externalId'),
    autoNumber: metadataType === 'AutoNumber' ? (xml.text('displayFormat') ?? '{0}') : null,
    defaultValue: defaultValueOf(xml, type),
    formula: xml.text('formula'),
    blanksAreZero: xml.text('formula') !== null && xml.text('formulaTreatBlanksAs') !== 'BlankAsBlank',
    summary: metadataType === 'Summary' ? readSummary(xml, shown) : null,
    picklist: picklistOf(xml),
    restrictedPicklist: xml.first('valueSet')?.flag('restricted') ?? false,
    referenceTo: xml.all('referenceTo').map((target) => target.content()),
    relationshipName: type === 'reference' ? relationshipNameOf(name) : null,
    deleteConstraint: master ? 'Cascade' : type === 'reference' ? deleteConstraintOf(xml) : null,
    masterDetail: master,
    readableMasterSuffices: xml.flag('writeRequiresMasterRead'),
    lookupFilter: hasRequiredFilter(xml),
    createable: !readOnly,
    updateable: !readOnly && !(master && !xml.flag('reparentableMasterDetail')) && !isCustomMetadata,
    trackHistory: xml.flag('trackHistory'),
    description: xml.text('description'),
    helpText: xml.text('inlineHelpText'),
  });
  return { field, childRelationshipName: xml.text('relationshipName') };
}

function hasRequiredFilter(xml: XmlNode): boolean {
  const filter = xml.first('lookupFilter');
  return filter !== null && filter.flag('active') && !filter.flag('isOptional');
}

function relationshipNameOf(fieldName: string): string {
  return /__c$/i.test(fieldName) ? fieldName.replace(/__c$/i, '__r') : fieldName.replace(/Id$/, '');
}

function deleteConstraintOf(xml: XmlNode): 'SetNull' | 'Restrict' | 'Cascade' {
  const constraint = xml.text('deleteConstraint');
  return constraint === 'Restrict' || constraint === 'Cascade' ? constraint : 'SetNull';
}

function defaultValueOf(xml: XmlNode, type: FieldType): string | null {
  const declared = xml.text('defaultValue');
  if (declared !== null) return declared;
  if (type === 'boolean') return 'false';
  const values = picklistOf(xml);
  const value = values.find((candidate) => candidate.isDefault);
  return value ? `"${value.value.replaceAll('"', '\\"')}"` : null;
}

/** Values of a picklist that defines them in place. */
function picklistOf(xml: XmlNode): PicklistValue[] {
  const definition = xml.first('valueSet')?.first('valueSetDefinition');
  const values = (definition?.all('value') ?? []).map((value) => ({
    value: value.text('fullName') ?? '',
    label: value.text('label') ?? value.text('fullName') ?? '',
    isDefault: value.flag('default'),
    isActive: value.flag('isActive', true),
  }));
  if (definition?.flag('sorted')) values.sort((a, b) => (a.label < b.label ? -1 : 1));
  return values;
}
