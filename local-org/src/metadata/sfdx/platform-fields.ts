import type { FieldDef } from '../catalog.ts';
import { makeField, type ObjectDraft } from '../draft.ts';
import type { XmlNode } from './xml.ts';

/** Written by the platform alone. */
export const readOnly = { createable: false, updateable: false };
/** A reference that the platform gives to an object. */
export function systemReference(
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
export function platformFields(draft: ObjectDraft, xml: XmlNode): FieldDef[] {
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
  if (draft.kind === 'platformEvent') {
    return [
      makeField({ name: 'ReplayId', type: 'string', length: 255, ...readOnly }),
      makeField({ name: 'EventUuid', type: 'string', length: 36, ...readOnly }),
      makeField({ name: 'CreatedDate', type: 'datetime', ...readOnly }),
      systemReference('CreatedById', 'CreatedBy', ['User'], readOnly),
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
