/**
 * The catalog: everything the org knows about its own shape. Built once at start from the standard objects
 * and the SFDX source tree; read by every other part. All `Map` keys are lower-case API names, because
 * Salesforce compares API names without case.
 */

/** Field types as `describe` names them (Salesforce "FieldType" enumeration). */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'boolean'
  | 'int'
  | 'long'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'reference'
  | 'email'
  | 'phone'
  | 'url'
  | 'base64'
  | 'address'
  | 'location'
  | 'encryptedstring'
  | 'combobox'
  | 'anyType';

/** The Apex type of a field's value, as the compiler sees it. */
export type ApexFieldType =
  | 'Id'
  | 'String'
  | 'Boolean'
  | 'Integer'
  | 'Long'
  | 'Double'
  | 'Decimal'
  | 'Date'
  | 'Datetime'
  | 'Time'
  | 'Blob'
  | 'Address'
  | 'Location'
  | 'Object';

export interface PicklistValue {
  readonly value: string;
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
}

export interface FieldDef {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly apexType: ApexFieldType;
  readonly custom: boolean;
  /** Maximum characters; 0 where it does not apply. */
  readonly length: number;
  /** Total digits and digits right of the point; 0 where it does not apply. */
  readonly precision: number;
  readonly scale: number;
  /** Must have a value on save (and no default supplies one). */
  readonly required: boolean;
  readonly unique: boolean;
  readonly caseSensitive: boolean;
  readonly externalId: boolean;
  readonly autoNumber: string | null;
  /** Formula source of a default value, e.g. `TODAY()` or `"High"`; null when none. */
  readonly defaultValue: string | null;
  /** Formula source of a calculated field; null for stored fields. */
  readonly formula: string | null;
  /** In a calculated field, missing numbers count as 0. */
  readonly blanksAreZero: boolean;
  /** What a roll-up summary field sums up; null for other fields. */
  readonly summary: SummaryDef | null;
  readonly picklist: readonly PicklistValue[];
  readonly restrictedPicklist: boolean;
  /** Objects this reference may point at; several for polymorphic fields such as Task.WhatId. */
  readonly referenceTo: readonly string[];
  /** Name used in SOQL to follow the reference, e.g. `Owner`, `Account`, `Deal__r`; null when not a reference. */
  readonly relationshipName: string | null;
  readonly deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | null;
  readonly masterDetail: boolean;
  /** A detail record may be written by users who may only read its master. */
  readonly readableMasterSuffices: boolean;
  /** A required lookup filter, which the local org does not evaluate. */
  readonly lookupFilter: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly trackHistory: boolean;
  readonly description: string | null;
  readonly helpText: string | null;
}

/** A roll-up summary over the detail records of a master. */
export interface SummaryDef {
  readonly operation: 'count' | 'sum' | 'min' | 'max';
  readonly childObject: string;
  /** The detail's reference to its master. */
  readonly foreignKey: string;
  /** Field of the detail; null when counting. */
  readonly field: string | null;
  /** All must hold for a detail to count. */
  readonly filters: readonly SummaryFilter[];
}
export interface SummaryFilter {
  readonly field: string;
  /** As in metadata: `equals`, `notEqual`, `greaterThan`, `contains`, ... */
  readonly operation: string;
  readonly value: string;
}

export interface ChildRelationship {
  /** Name used in a SOQL child subquery, e.g. `Tasks`, `Opportunities`, `Notes__r`. */
  readonly name: string;
  readonly childObject: string;
  readonly field: string;
  readonly cascadeDelete: boolean;
}

export interface ValidationRuleDef {
  readonly name: string;
  readonly active: boolean;
  readonly formula: string;
  readonly errorMessage: string;
  /** Field that the message is shown on; null for the whole record. */
  readonly errorField: string | null;
}

/** A named list of fields, shown together. */
export interface FieldSetDef {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly members: readonly FieldSetMemberDef[];
}
export interface FieldSetMemberDef {
  /** `Name`, or over references `Account.Owner.Name`. */
  readonly path: string;
  /** Required in this set, whatever the field says. */
  readonly required: boolean;
}

/** A list view that the project brings. */
export interface ListViewDef {
  readonly name: string;
  readonly label: string;
  /** SOQL condition of its filters; empty when it shows everything. */
  readonly condition: string;
}

export type SharingModel = 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';

export interface ObjectDef {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string;
  readonly custom: boolean;
  readonly kind:
    | 'standard'
    | 'custom'
    | 'customMetadata'
    | 'customSettingList'
    | 'customSettingHierarchy'
    | 'platformEvent'
    | 'share'
    | 'history';
  /** Internal organisation-wide default. */
  readonly sharingModel: SharingModel;
  /** "Grant Access Using Hierarchies" is off: owning a role above the owner's gives no access. Custom objects only. */
  readonly withoutRoleHierarchy?: boolean;
  /** Of platform events: published with the commit, or at once. */
  readonly publishBehavior?: 'afterCommit' | 'immediately';
  /** Of custom objects: records can be searched for. */
  readonly searchable?: boolean;
  readonly nameField: string | null;
  readonly fields: ReadonlyMap<string, FieldDef>;
  /** By lower-case relationship name, e.g. `owner`. */
  readonly parentRelationships: ReadonlyMap<string, FieldDef>;
  /** By lower-case child relationship name. */
  readonly childRelationships: ReadonlyMap<string, ChildRelationship>;
  readonly validationRules: readonly ValidationRuleDef[];
  /** By lower-case name. */
  readonly fieldSets: ReadonlyMap<string, FieldSetDef>;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly description: string | null;
}

export interface ObjectPermission {
  readonly object: string;
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}
export interface FieldPermission {
  readonly object: string;
  readonly field: string;
  readonly readable: boolean;
  readonly editable: boolean;
}
export interface PermissionSetDef {
  readonly name: string;
  readonly label: string;
  readonly objectPermissions: readonly ObjectPermission[];
  readonly fieldPermissions: readonly FieldPermission[];
  readonly customPermissions: readonly string[];
  readonly userPermissions: readonly string[];
  readonly classAccesses: readonly string[];
}

export interface CustomMetadataRecord {
  readonly object: string;
  readonly developerName: string;
  readonly label: string;
  /** By field API name; values as in {@link RawValue}. */
  readonly values: Readonly<Record<string, RawValue>>;
}

/** A stored or transported field value. Dates are ISO text: `2026-11-21`, `2026-11-21T08:15:00.000Z`, `08:15:00.000Z`. */
export type RawValue = string | number | boolean | null;
/** One record's values by canonical field API name (the spelling in {@link FieldDef.name}). */
export type RawRecord = Record<string, RawValue>;

export interface SourceFile {
  /** Path relative to the SFDX root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface LwcBundle {
  readonly name: string;
  /** Absolute folder. */
  readonly folder: string;
  readonly isExposed: boolean;
  readonly targets: readonly string[];
  readonly objects: readonly string[];
  readonly masterLabel: string;
}

/** Parts of the platform that are switched on for an org, or not. */
export type OrgFeature =
  /** A mail about a record is an activity of it. On in every org, as in new orgs of Salesforce; naming it is harmless. */
  | 'EnhancedEmail'
  /** CurrencyIsoCode on records, and CurrencyType. */
  | 'MultiCurrency'
  /** OpportunityTeamMember. */
  | 'OpportunityTeam'
  /** Territories and their assignment to opportunities. */
  | 'Territory2';

/** Rows of a setup object that come from files of the project. */
export interface SetupRows {
  readonly object: string;
  /** Field that tells the rows apart. */
  readonly key: string;
  readonly rows: readonly RawRecord[];
}

export interface Catalog {
  readonly roots: readonly string[];
  readonly apiVersion: string;
  readonly objects: ReadonlyMap<string, ObjectDef>;
  readonly objectsByPrefix: ReadonlyMap<string, ObjectDef>;
  readonly permissionSets: ReadonlyMap<string, PermissionSetDef>;
  readonly customPermissions: ReadonlyMap<string, { readonly name: string; readonly label: string }>;
  readonly customMetadata: readonly CustomMetadataRecord[];
  /** By lower-case object name. */
  readonly listViews: ReadonlyMap<string, readonly ListViewDef[]>;
  /** Label API name (lower case) -> language -> text. `en_US` is always present. */
  readonly labels: ReadonlyMap<string, { readonly name: string; readonly text: ReadonlyMap<string, string> }>;
  readonly classes: readonly SourceFile[];
  readonly triggers: readonly SourceFile[];
  readonly lwc: readonly LwcBundle[];
  readonly setupRows: readonly SetupRows[];
}
