import path from 'node:path';
import type { ObjectDef, PicklistValue, SharingModel, ValidationRuleDef } from '../catalog.ts';
import { labelFromName, type ObjectDraft } from '../draft.ts';
import { keyPrefixFor } from '../key-prefix.ts';
import { addDerivedObjects, type ObjectFeatures } from './derived.ts';
import { addFieldSet } from './field-sets.ts';
import { readField, type ProjectField } from './fields.ts';
import { nameBefore, type ProjectFile } from './files.ts';
import { platformFields } from './platform-fields.ts';
import { typeSummary } from './summaries.ts';
import { MetadataError, readXml, type XmlNode } from './xml.ts';

const SHARING_MODELS: readonly SharingModel[] = ['Private', 'Read', 'ReadWrite', 'ControlledByParent'];
/** Adds the project's objects, fields and validation rules to the drafts; the standard ones are extended in place. */
export function addProjectObjects(files: readonly ProjectFile[], drafts: Map<string, ObjectDraft>): void {
  const taken = new Set([...drafts.values()].map((draft) => draft.keyPrefix));
  const features: ObjectFeatures = { withActivities: new Set(), withHistory: new Set(), sharingReasons: new Map() };
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
    for (const reason of xml.all('sharingReasons')) addSharingReason(features, draft, reason);
    for (const set of xml.all('fieldSets')) addFieldSet(draft, set);
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
    } else if (nameBefore(file, '.sharingReason-meta.xml')) {
      addSharingReason(features, objectOf(file, drafts), readXml(file.file, file.shown, 'SharingReason'));
    } else if (nameBefore(file, '.fieldSet-meta.xml')) {
      addFieldSet(objectOf(file, drafts), readXml(file.file, file.shown, 'FieldSet'));
    }
  }
  for (const [draft, field, shown] of fields) {
    addChildRelationship(draft, field, shown, drafts);
    const { name, summary } = field.field;
    if (summary) draft.fields.set(name.toLowerCase(), typeSummary(field.field, summary, shown, drafts));
  }
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
  if (/__e$/i.test(name)) return 'platformEvent';
  const settingsType = xml.text('customSettingsType');
  if (settingsType) return settingsType === 'Hierarchy' ? 'customSettingHierarchy' : 'customSettingList';
  return 'custom';
}

/** First character of key prefixes, and the field that names records, where they are not `a` and Name. */
const KEY_START: Partial<Record<ObjectDef['kind'], string>> = { customMetadata: 'm', platformEvent: 'e' };
const NAME_FIELD: Partial<Record<ObjectDef['kind'], string | null>> = {
  customMetadata: 'DeveloperName',
  platformEvent: null,
};

function customDraft(name: string, xml: XmlNode, shown: string, taken: Set<string>): ObjectDraft {
  if (!/__(c|mdt|e)$/i.test(name)) throw new MetadataError(shown, 0, `${name} is not an object of this org`);
  const kind = kindOf(name, xml);
  const isWritable = kind !== 'customMetadata' && kind !== 'platformEvent';
  const draft: ObjectDraft = {
    name,
    label: labelFromName(name),
    labelPlural: labelFromName(name),
    keyPrefix: keyPrefixFor(name, KEY_START[kind] ?? 'a', taken),
    custom: true,
    kind,
    sharingModel: 'ReadWrite',
    nameField: NAME_FIELD[kind] === undefined ? 'Name' : NAME_FIELD[kind],
    fields: new Map(),
    childRelationships: new Map(),
    validationRules: [],
    fieldSets: new Map(),
    createable: kind !== 'customMetadata',
    updateable: isWritable,
    deletable: isWritable,
    description: null,
  };
  return draft;
}

function applyObjectXml(draft: ObjectDraft, xml: XmlNode, shown: string, features: ObjectFeatures): void {
  draft.label = xml.text('label') ?? draft.label;
  draft.labelPlural = xml.text('pluralLabel') ?? draft.labelPlural;
  draft.description = xml.text('description') ?? draft.description;
  if (xml.flag('enableSearch')) draft.searchable = true;
  if (xml.flag('enableActivities')) features.withActivities.add(draft.name);
  if (xml.flag('enableHistory')) features.withHistory.add(draft.name);
  const sharingModel = xml.text('sharingModel');
  if (sharingModel) {
    const known = SHARING_MODELS.find((model) => model === sharingModel);
    if (!known) throw new MetadataError(shown, 0, `Sharing model ${sharingModel} is not supported`);
    draft.sharingModel = known;
  }
  if (draft.kind === 'platformEvent')
    draft.publishBehavior = xml.text('publishBehavior') === 'PublishAfterCommit' ? 'afterCommit' : 'immediately';
  if (!draft.custom) return;
  for (const field of platformFields(draft, xml)) draft.fields.set(field.name.toLowerCase(), field);
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

/** `Counterpart` and `Counterpart__c` both become the RowCause `Counterpart__c`. */
function addSharingReason(features: ObjectFeatures, draft: ObjectDraft, xml: XmlNode): void {
  const name = xml.text('fullName') ?? '';
  const reasons = features.sharingReasons.get(draft.name) ?? [];
  const value: PicklistValue = {
    value: /__c$/i.test(name) ? name : `${name}__c`,
    label: xml.text('label') ?? name,
    isDefault: false,
    isActive: true,
  };
  features.sharingReasons.set(draft.name, [...reasons, value]);
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
