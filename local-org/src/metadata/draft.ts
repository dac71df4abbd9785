import type {
  ApexFieldType,
  ChildRelationship,
  FieldDef,
  FieldSetDef,
  FieldType,
  ObjectDef,
  ValidationRuleDef,
} from './catalog.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An object while the catalog is being built: standard facts first, then what the project adds or changes. */
export interface ObjectDraft extends Mutable<
  Omit<ObjectDef, 'fields' | 'parentRelationships' | 'childRelationships' | 'validationRules' | 'fieldSets'>
> {
  readonly fields: Map<string, FieldDef>;
  /** By lower-case child relationship name. */
  readonly childRelationships: Map<string, ChildRelationship>;
  readonly validationRules: ValidationRuleDef[];
  readonly fieldSets: Map<string, FieldSetDef>;
}

/** The Apex type that a field of this type has when nothing else says so. */
export const APEX_TYPE_OF: Readonly<Record<FieldType, ApexFieldType>> = {
  id: 'Id',
  string: 'String',
  textarea: 'String',
  picklist: 'String',
  multipicklist: 'String',
  boolean: 'Boolean',
  int: 'Integer',
  long: 'Long',
  double: 'Decimal',
  currency: 'Decimal',
  percent: 'Decimal',
  date: 'Date',
  datetime: 'Datetime',
  time: 'Time',
  reference: 'Id',
  email: 'String',
  phone: 'String',
  url: 'String',
  base64: 'Blob',
  address: 'Address',
  location: 'Location',
  encryptedstring: 'String',
  combobox: 'String',
  anyType: 'Object',
};

/** A complete field definition from the few facts that differ from the usual. */
export function makeField(facts: Partial<FieldDef> & Pick<FieldDef, 'name' | 'type'>): FieldDef {
  return {
    label: labelFromName(facts.name),
    apexType: APEX_TYPE_OF[facts.type],
    custom: false,
    length: 0,
    precision: 0,
    scale: 0,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    autoNumber: null,
    defaultValue: null,
    formula: null,
    blanksAreZero: false,
    summary: null,
    picklist: [],
    restrictedPicklist: false,
    referenceTo: [],
    relationshipName: null,
    deleteConstraint: null,
    masterDetail: false,
    readableMasterSuffices: false,
    lookupFilter: false,
    createable: true,
    updateable: true,
    trackHistory: false,
    description: null,
    helpText: null,
    ...facts,
  };
}

/** `LastStageChangeDate` -> `Last Stage Change Date`, `OwnerId` -> `Owner ID`. */
export function labelFromName(name: string): string {
  const words = name
    .replace(/__c$/i, '')
    .replace(/_/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return words.replace(/ Id$/, ' ID').replace(/^Id$/, 'Record ID');
}

/** Relationships that fields declare, ready for lookup by lower-case name; `Owner`, `Account`, `Deal__r`. */
export function finishObject(draft: ObjectDraft): ObjectDef {
  const parentRelationships = new Map<string, FieldDef>();
  for (const field of draft.fields.values()) {
    if (field.relationshipName && field.referenceTo.length > 0) {
      parentRelationships.set(field.relationshipName.toLowerCase(), field);
    }
  }
  return { ...draft, parentRelationships };
}
