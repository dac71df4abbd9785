import { present } from '../present.ts';
import path from 'node:path';
import type { FieldDef, ObjectDef, SharingModel, ValidationRuleDef } from '../catalog.ts';
import { labelFromName, makeField, type ObjectDraft } from '../draft.ts';
import { keyPrefixFor } from '../key-prefix.ts';
import { readField, type ProjectField } from './fields.ts';
import { nameBefore, type ProjectFile } from './files.ts';
import { MetadataError, readXml, type XmlNode } from './xml.ts';

const SHARING_MODELS: readonly SharingModel[] = ['Private', 'Read', 'ReadWrite', 'ControlledByParent'];
/** Standard objects that a custom object's activities make it a target of. */
const ACTIVITY_FIELDS: readonly (readonly [child: string, field: string, relationship: string])[] = [
  ['task', 'whatid', 'Tasks'],
  ['event', 'whatid', 'Events'],
];

/** Names of custom objects that switch a platform feature on. */
interface ObjectFeatures {
  readonly withActivities: Set<string>;
  readonly withHistory: Set<string>;
}

/** Adds the project's objects, fields and validation rules to the drafts; the standard ones are extended in place. */
export function addProjectObjects(files: readonly ProjectFile[], drafts: Map<string, ObjectDraft>): void {
  const taken = new Set([...drafts.values()].map((draft) => draft.keyPrefix));
  const features: ObjectFeatures = { withActivities: new Set(), withHistory: new Set() };
  const inlineFields: [ObjectDraft, ProjectField, string][] = [];
  for (const file of files) {
    const name = nameBefore(file, '.object-meta.xml');
    if (!name) continue;
    const xml = readXml(file.file, file.shown, 'CustomObject');
    const draft = drafts.get(name.toLowerCase()) ?? customDraft(name, xml, file.shown, taken);
    drafts.set(name.toLowerCase(), draft);
    applyObjectXml(draft, xml, file.shown, features);
    for (const field of xml.all('fields').filter((candidate) => candidate.text('type'))) {
      inlineFields.push([draft, readField(field, file.shown, name), file.shown]);
    }
    draft.validationRules.push(...xml.all('validationRules').map(readValidationRule));
  }
  for (const [draft, field] of inlineFields) draft.fields.set(field.field.name.toLowerCase(), field.field);
  const fields: [ObjectDraft, ProjectField, string][] = [...inlineFields];
  for (const file of files) {
    if (nameBefore(file, '.field-meta.xml')) {
      const xml = readXml(file.file, file.shown, 'CustomField');
      // A file for a standard field without a type only changes settings that this org does not keep.
      if (!xml.text('type')) continue;
      const draft = objectOf(file, drafts);
      const field = readField(xml, file.shown, draft.name);
      draft.fields.set(field.field.name.toLowerCase(), field.field);
      fields.push([draft, field, file.shown]);
    } else if (nameBefore(file, '.validationRule-meta.xml')) {
      objectOf(file, drafts).validationRules.push(readValidationRule(readXml(file.file, file.shown, 'ValidationRule')));
    }
  }
  for (const [draft, field, shown] of fields) addChildRelationship(draft, field, shown, drafts);
  addDerivedObjects(drafts, taken, features);
}

function objectOf(file: ProjectFile, drafts: ReadonlyMap<string, ObjectDraft>): ObjectDraft {
  const objectName = path.basename(path.dirname(path.dirname(file.file)));
  const draft = drafts.get(objectName.toLowerCase());
  if (!draft) throw new MetadataError(file.shown, 0, `There is no object ${objectName}`);
  return draft;
}

function kindOf(name: string, xml: XmlNode): ObjectDef['kind'] {
  if (/__mdt$/i.test(name)) return 'customMetadata';
  const settingsType = xml.text('customSettingsType');
  if (settingsType) return settingsType === 'Hierarchy' ? 'customSettingHierarchy' : 'customSettingList';
  return 'custom';
}

function customDraft(name: string, xml: XmlNode, shown: string, taken: Set<string>): ObjectDraft {
  if (!/__(c|mdt)$/i.test(name)) throw new MetadataError(shown, 0, `${name} is not an object of this org`);
  const kind = kindOf(name, xml);
  const draft: ObjectDraft = {
    name,
    label: labelFromName(name),
    labelPlural: labelFromName(name),
    keyPrefix: keyPrefixFor(name, kind === 'customMetadata' ? 'm' : 'a', taken),
    custom: true,
    kind,
    sharingModel: 'ReadWrite',
    nameField: kind === 'customMetadata' ? 'DeveloperName' : 'Name',
    fields: new Map(),
    childRelationships: new Map(),
    validationRules: [],
    createable: kind !== 'customMetadata',
    updateable: kind !== 'customMetadata',
    deletable: kind !== 'customMetadata',
    description: null,
  };
  return draft;
}

function applyObjectXml(draft: ObjectDraft, xml: XmlNode, shown: string, features: ObjectFeatures): void {
  draft.label = xml.text('label') ?? draft.label;
  draft.labelPlural = xml.text('pluralLabel') ?? draft.labelPlural;
  draft.description = xml.text('description') ?? draft.description;
  if (xml.flag('enableActivities')) features.withActivities.add(draft.name);
  if (xml.flag('enableHistory')) features.withHistory.add(draft.name);
  const sharingModel = xml.text('sharingModel');
  if (sharingModel) {
    const known = SHARING_MODELS.find((model) => model === sharingModel);
    if (!known) throw new MetadataError(shown, 0, `Sharing model ${sharingModel} is not supported`);
    draft.sharingModel = known;
  }
  if (!draft.custom) return;
  for (const field of platformFields(draft, xml)) draft.fields.set(field.name.toLowerCase(), field);
}

const readOnly = { createable: false, updateable: false };
function systemReference(
  name: string,
  relationshipName: string,
  targets: readonly string[],
  more: Partial<FieldDef> = {},
): FieldDef {
  return makeField({
    name,
    type: 'reference',
    length: 18,
    referenceTo: targets,
    relationshipName,
    deleteConstraint: 'SetNull',
    ...more,
  });
}

/** Fields that the platform gives to every object of this kind. */
function platformFields(draft: ObjectDraft, xml: XmlNode): FieldDef[] {
  const id = makeField({ name: 'Id', type: 'id', length: 18, ...readOnly });
  if (draft.kind === 'customMetadata') {
    return [
      id,
      makeField({ name: 'DeveloperName', type: 'string', length: 40, ...readOnly }),
      makeField({ name: 'MasterLabel', type: 'string', length: 40, label: 'Label', ...readOnly }),
      makeField({ name: 'Label', type: 'string', length: 40, ...readOnly }),
      makeField({ name: 'QualifiedApiName', type: 'string', length: 70, ...readOnly }),
      makeField({ name: 'NamespacePrefix', type: 'string', length: 15, ...readOnly }),
      makeField({ name: 'Language', type: 'picklist', length: 40, ...readOnly }),
      makeField({ name: 'SystemModstamp', type: 'datetime', ...readOnly }),
    ];
  }
  const fields = [id, nameFieldOf(draft, xml), ...auditFields()];
  if (draft.kind === 'custom') fields.push(systemReference('OwnerId', 'Owner', ['Group', 'User']));
  if (draft.kind === 'customSettingHierarchy') {
    fields.push(
      systemReference('SetupOwnerId', 'SetupOwner', ['Organization', 'Profile', 'User'], { updateable: false }),
    );
  }
  return fields;
}

function auditFields(): FieldDef[] {
  return [
    makeField({ name: 'IsDeleted', type: 'boolean', label: 'Deleted', defaultValue: 'false', ...readOnly }),
    makeField({ name: 'CreatedDate', type: 'datetime', ...readOnly }),
    systemReference('CreatedById', 'CreatedBy', ['User'], readOnly),
    makeField({ name: 'LastModifiedDate', type: 'datetime', ...readOnly }),
    systemReference('LastModifiedById', 'LastModifiedBy', ['User'], readOnly),
    makeField({ name: 'SystemModstamp', type: 'datetime', ...readOnly }),
    makeField({ name: 'LastActivityDate', type: 'date', ...readOnly }),
    makeField({ name: 'LastViewedDate', type: 'datetime', ...readOnly }),
    makeField({ name: 'LastReferencedDate', type: 'datetime', ...readOnly }),
  ];
}

function nameFieldOf(draft: ObjectDraft, xml: XmlNode): FieldDef {
  const nameField = xml.first('nameField');
  const auto = nameField?.text('type') === 'AutoNumber';
  const setting = draft.kind !== 'custom';
  return makeField({
    name: 'Name',
    type: 'string',
    length: 80,
    label: nameField?.text('label') ?? `${draft.label} Name`,
    autoNumber: auto ? (nameField.text('displayFormat') ?? '{0}') : null,
    required: !auto && !setting,
    createable: !auto,
    updateable: !auto,
    trackHistory: nameField?.flag('trackHistory') ?? false,
  });
}

function readValidationRule(xml: XmlNode): ValidationRuleDef {
  return {
    name: xml.text('fullName') ?? '',
    active: xml.flag('active'),
    formula: xml.text('errorConditionFormula') ?? '',
    errorMessage: xml.text('errorMessage') ?? '',
    errorField: xml.text('errorDisplayField'),
  };
}

function addChildRelationship(
  draft: ObjectDraft,
  { field, childRelationshipName }: ProjectField,
  shown: string,
  drafts: ReadonlyMap<string, ObjectDraft>,
): void {
  // A detail object has no owner of its own.
  if (field.masterDetail) draft.fields.delete('ownerid');
  for (const target of field.referenceTo) {
    const parent = drafts.get(target.toLowerCase());
    if (!parent)
      throw new MetadataError(shown, 0, `${draft.name}.${field.name} refers to the unknown object ${target}`);
    if (!childRelationshipName) continue;
    const name = `${childRelationshipName}__r`;
    parent.childRelationships.set(name.toLowerCase(), {
      name,
      childObject: draft.name,
      field: field.name,
      cascadeDelete: field.deleteConstraint === 'Cascade',
    });
  }
}

/** Share and history objects, and activities as children, of custom objects. */
function addDerivedObjects(drafts: Map<string, ObjectDraft>, taken: Set<string>, features: ObjectFeatures): void {
  for (const draft of [...drafts.values()].filter((candidate) => candidate.kind === 'custom')) {
    if (!draft.fields.has('ownerid')) draft.sharingModel = 'ControlledByParent';
    if (draft.sharingModel !== 'ControlledByParent') addDerived(draft, 'Share', drafts, taken);
    if (features.withHistory.has(draft.name)) addDerived(draft, 'History', drafts, taken);
    if (features.withActivities.has(draft.name)) addActivities(draft, drafts);
  }
}

function addActivities(draft: ObjectDraft, drafts: ReadonlyMap<string, ObjectDraft>): void {
  for (const [childName, fieldName, relationship] of ACTIVITY_FIELDS) {
    const child = present(drafts.get(childName), childName);
    const field = present(child.fields.get(fieldName), fieldName);
    child.fields.set(fieldName, { ...field, referenceTo: [...field.referenceTo, draft.name] });
    draft.childRelationships.set(relationship.toLowerCase(), {
      name: relationship,
      childObject: child.name,
      field: field.name,
      cascadeDelete: true,
    });
  }
}

function addDerived(
  parent: ObjectDraft,
  kind: 'Share' | 'History',
  drafts: Map<string, ObjectDraft>,
  taken: Set<string>,
): void {
  const name = parent.name.replace(/__c$/i, `__${kind}`);
  const parentId = systemReference('ParentId', 'Parent', [parent.name], {
    required: true,
    updateable: false,
    deleteConstraint: 'Cascade',
    masterDetail: true,
  });
  const own = kind === 'Share' ? shareFields() : historyFields();
  const fields = [makeField({ name: 'Id', type: 'id', length: 18, ...readOnly }), parentId, ...own];
  drafts.set(name.toLowerCase(), {
    name,
    label: `${parent.label} ${kind}`,
    labelPlural: `${parent.label} ${kind}`,
    keyPrefix: keyPrefixFor(name, kind === 'Share' ? 'S' : 'H', taken),
    custom: true,
    kind: kind === 'Share' ? 'share' : 'history',
    sharingModel: kind === 'Share' ? 'ReadWrite' : 'ControlledByParent',
    nameField: null,
    fields: new Map(fields.map((field) => [field.name.toLowerCase(), field])),
    childRelationships: new Map(),
    validationRules: [],
    createable: kind === 'Share',
    updateable: kind === 'Share',
    deletable: kind === 'Share',
    description: null,
  });
  const relationship = kind === 'Share' ? 'Shares' : 'Histories';
  parent.childRelationships.set(relationship.toLowerCase(), {
    name: relationship,
    childObject: name,
    field: 'ParentId',
    cascadeDelete: true,
  });
}

function shareFields(): FieldDef[] {
  return [
    systemReference('UserOrGroupId', 'UserOrGroup', ['User', 'Group'], {
      required: true,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    makeField({ name: 'AccessLevel', type: 'picklist', length: 40, required: true }),
    makeField({ name: 'RowCause', type: 'picklist', length: 40, defaultValue: '"Manual"', updateable: false }),
    makeField({ name: 'LastModifiedDate', type: 'datetime', ...readOnly }),
    systemReference('LastModifiedById', 'LastModifiedBy', ['User'], readOnly),
    makeField({ name: 'IsDeleted', type: 'boolean', defaultValue: 'false', ...readOnly }),
  ];
}

function historyFields(): FieldDef[] {
  return [
    makeField({ name: 'Field', type: 'picklist', length: 255, ...readOnly }),
    makeField({ name: 'DataType', type: 'picklist', length: 255, ...readOnly }),
    makeField({ name: 'OldValue', type: 'anyType', ...readOnly }),
    makeField({ name: 'NewValue', type: 'anyType', ...readOnly }),
    makeField({ name: 'CreatedDate', type: 'datetime', ...readOnly }),
    systemReference('CreatedById', 'CreatedBy', ['User'], readOnly),
    makeField({ name: 'IsDeleted', type: 'boolean', defaultValue: 'false', ...readOnly }),
  ];
}
