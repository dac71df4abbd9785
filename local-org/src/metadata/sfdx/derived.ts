import type { FieldDef, PicklistValue } from '../catalog.ts';
import { makeField, type ObjectDraft } from '../draft.ts';
import { keyPrefixFor } from '../key-prefix.ts';
import { present } from '../present.ts';
import { picklistValues } from '../standard/supplement.ts';
import { readOnly, systemReference } from './platform-fields.ts';

/** Standard objects that a custom object's activities make it a target of. */
const ACTIVITY_FIELDS: readonly (readonly [child: string, field: string, relationship: string])[] = [
  ['task', 'whatid', 'Tasks'],
  ['event', 'whatid', 'Events'],
];

/** What the project says about custom objects and shows on other objects; by object name. */
export interface ObjectFeatures {
  readonly withActivities: Set<string>;
  readonly withHistory: Set<string>;
  /** Apex sharing reasons, as values of RowCause. */
  readonly sharingReasons: Map<string, PicklistValue[]>;
}

/** Share and history objects, and activities as children, of custom objects. */
export function addDerivedObjects(
  drafts: Map<string, ObjectDraft>,
  taken: Set<string>,
  features: ObjectFeatures,
): void {
  for (const draft of [...drafts.values()].filter((candidate) => candidate.kind === 'custom')) {
    if (!draft.fields.has('ownerid')) draft.sharingModel = 'ControlledByParent';
    if (draft.sharingModel !== 'ControlledByParent') {
      addDerived(draft, 'Share', shareFields(features.sharingReasons.get(draft.name) ?? []), drafts, taken);
    }
    if (features.withHistory.has(draft.name)) addDerived(draft, 'History', historyFields(), drafts, taken);
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
  own: readonly FieldDef[],
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
    fieldSets: new Map(),
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

function shareFields(sharingReasons: readonly PicklistValue[]): FieldDef[] {
  return [
    systemReference('UserOrGroupId', 'UserOrGroup', ['User', 'Group'], {
      required: true,
      updateable: false,
      deleteConstraint: 'Cascade',
    }),
    makeField({
      name: 'AccessLevel',
      type: 'picklist',
      length: 40,
      required: true,
      picklist: picklistValues(['Read', 'Edit', 'All']),
      restrictedPicklist: true,
    }),
    makeField({
      name: 'RowCause',
      type: 'picklist',
      length: 40,
      defaultValue: '"Manual"',
      updateable: false,
      picklist: [...picklistValues(['Owner', 'Manual', 'Rule'], 'Manual'), ...sharingReasons],
      restrictedPicklist: true,
    }),
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
