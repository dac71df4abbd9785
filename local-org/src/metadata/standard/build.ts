import { present } from '../present.ts';
import type { ChildRelationship, FieldDef, FieldType } from '../catalog.ts';
import { APEX_TYPE_OF, labelFromName, makeField, type ObjectDraft } from '../draft.ts';
import { ACTIVITIES } from './activities.ts';
import generatedObjects from './objects.generated.json' with { type: 'json' };
import { SALES } from './sales.ts';
import { SERVICE } from './service.ts';
import { SETUP } from './setup.ts';
import type { FieldFacts, ObjectFacts, Supplement } from './supplement.ts';

interface GeneratedObject {
  /** Apex type -> field names. */
  readonly fields: Readonly<Record<string, readonly string[] | undefined>>;
  readonly parents: Readonly<Record<string, string | undefined>>;
  readonly children: Readonly<Record<string, string | undefined>>;
}

const SUPPLEMENT: Supplement = { ...SALES, ...ACTIVITIES, ...SERVICE, ...SETUP };

const FIELD_TYPE_OF: Readonly<Record<string, FieldType>> = {
  Id: 'reference',
  String: 'string',
  Boolean: 'boolean',
  Integer: 'int',
  Long: 'long',
  Decimal: 'double',
  Date: 'date',
  Datetime: 'datetime',
  Time: 'time',
  Blob: 'base64',
  Object: 'anyType',
};

/** Kept by the platform on every object. */
const SYSTEM_FIELDS = new Set([
  'Id',
  'IsDeleted',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
  'LastReferencedDate',
  'LastViewedDate',
  'LastActivityDate',
]);

/** The standard objects as drafts, by lower-case name, with parent and child relationships. */
export function standardObjects(): Map<string, ObjectDraft> {
  const drafts = new Map<string, ObjectDraft>();
  const generated = generatedObjects as Readonly<Record<string, GeneratedObject>>;
  for (const [name, source] of Object.entries(generated)) {
    drafts.set(name.toLowerCase(), draftOf(name, source, SUPPLEMENT[name] ?? {}));
  }
  for (const [name, source] of Object.entries(generated)) {
    addChildren(present(drafts.get(name.toLowerCase()), name), source, SUPPLEMENT[name]?.children ?? {}, drafts);
  }
  return drafts;
}

function draftOf(name: string, source: GeneratedObject, facts: ObjectFacts): ObjectDraft {
  const fields = new Map<string, FieldDef>();
  for (const [apexType, names] of Object.entries(source.fields)) {
    for (const fieldName of names ?? []) {
      const field = fieldOf(fieldName, apexType, source, facts.fields?.[fieldName] ?? {});
      fields.set(fieldName.toLowerCase(), field);
    }
  }
  for (const [fieldName, more] of Object.entries(facts.fields ?? {})) {
    if (!fields.has(fieldName.toLowerCase())) {
      // Parts that several objects share (addresses, person names) exist only where the object has the field.
      if (more.referenceTo) fields.set(fieldName.toLowerCase(), fieldOf(fieldName, 'Id', source, more));
    }
  }
  if (!facts.keyPrefix) throw new Error(`Standard object ${name} has no key prefix`);
  const label = facts.label ?? labelFromName(name);
  const writable = facts.writable ?? facts.kind !== 'history';
  return {
    name,
    label,
    labelPlural: facts.labelPlural ?? pluralOf(label),
    keyPrefix: facts.keyPrefix,
    custom: false,
    kind: facts.kind ?? 'standard',
    sharingModel: facts.sharingModel ?? (facts.kind === 'history' ? 'ControlledByParent' : 'Read'),
    nameField: facts.nameField !== undefined ? facts.nameField : (fields.get('name')?.name ?? null),
    fields,
    childRelationships: new Map(),
    validationRules: [],
    fieldSets: new Map(),
    createable: writable,
    updateable: writable,
    deletable: writable,
    description: null,
  };
}

function fieldOf(name: string, apexType: string, source: GeneratedObject, facts: FieldFacts): FieldDef {
  const type = facts.type ?? (name === 'Id' ? 'id' : FIELD_TYPE_OF[apexType]);
  if (!type) throw new Error(`Field ${name} has the unknown type ${apexType}`);
  const readOnlyFact = SYSTEM_FIELDS.has(name) ? { createable: false, updateable: false } : {};
  return makeField({
    type,
    ...defaultSizes(type),
    ...referenceFacts(name, type, source),
    ...readOnlyFact,
    ...facts,
    name,
    // Integer columns that the supplement describes as numbers keep the Apex type of the model.
    apexType: apexType === 'Integer' || apexType === 'Long' ? apexType : APEX_TYPE_OF[type],
  });
}

function defaultSizes(type: FieldType): FieldFacts {
  if (type === 'string') return { length: 255 };
  if (type === 'id' || type === 'reference') return { length: 18 };
  if (type === 'double') return { precision: 18, scale: 2 };
  return type === 'boolean' ? { defaultValue: 'false' } : {};
}

function referenceFacts(name: string, type: FieldType, source: GeneratedObject): FieldFacts {
  if (type !== 'reference' || !name.endsWith('Id')) return {};
  const relationshipName = name.slice(0, -2);
  const target = source.parents[relationshipName];
  if (!target) return {};
  const referenceTo = target === 'Name' ? ['User', 'Group'] : [target];
  return { referenceTo, relationshipName, deleteConstraint: 'SetNull' };
}

function addChildren(
  draft: ObjectDraft,
  source: GeneratedObject,
  explicit: Readonly<Record<string, string>>,
  drafts: ReadonlyMap<string, ObjectDraft>,
): void {
  for (const [relationship, childName] of Object.entries(source.children)) {
    if (explicit[relationship]) continue;
    const child = drafts.get((childName ?? '').toLowerCase());
    const field = child && childFieldFor(draft.name, child);
    if (child && field) addChild(draft, relationship, child, field);
  }
  for (const [relationship, path] of Object.entries(explicit)) {
    const [childName, fieldName] = path.split('.') as [string, string];
    const child = drafts.get(childName.toLowerCase());
    const field = child?.fields.get(fieldName.toLowerCase());
    if (!child || !field) throw new Error(`${draft.name}.${relationship} names the unknown field ${path}`);
    addChild(draft, relationship, child, field);
  }
}

function addChild(draft: ObjectDraft, name: string, child: ObjectDraft, field: FieldDef): void {
  const relationship: ChildRelationship = {
    name,
    childObject: child.name,
    field: field.name,
    cascadeDelete: field.deleteConstraint === 'Cascade',
  };
  draft.childRelationships.set(name.toLowerCase(), relationship);
}

/** The one field that a child relationship can mean: the reference named after the parent, else the only one. */
function childFieldFor(parent: string, child: ObjectDraft): FieldDef | null {
  const candidates = [...child.fields.values()].filter(
    (field) => field.referenceTo.includes(parent) && !SYSTEM_FIELDS.has(field.name),
  );
  const named = candidates.find((field) => field.relationshipName === parent);
  return named ?? (candidates.length === 1 ? (candidates[0] ?? null) : null);
}

function pluralOf(label: string): string {
  if (/[^aeiou]y$/.test(label)) return `${label.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(label) ? `${label}es` : `${label}s`;
}
