import type { FieldDef, PicklistValue, SharingModel } from '../catalog.ts';

/** Facts about a field that its name and Apex type do not tell. */
export type FieldFacts = Partial<Omit<FieldDef, 'name'>>;

/** Facts about a standard object that the generated table of names and types does not tell. */
export interface ObjectFacts {
  readonly label?: string;
  readonly labelPlural?: string;
  readonly keyPrefix?: string;
  readonly sharingModel?: SharingModel;
  readonly nameField?: string | null;
  readonly kind?: 'standard' | 'share' | 'history';
  /** False for objects that only the platform writes. */
  readonly writable?: boolean;
  readonly fields?: Readonly<Record<string, FieldFacts>>;
  /** Child relationship name -> `ChildObject.Field`, where it cannot be derived. */
  readonly children?: Readonly<Record<string, string>>;
}

export type Supplement = Readonly<Record<string, ObjectFacts>>;

export const text = (length: number, more: FieldFacts = {}): FieldFacts => ({ type: 'string', length, ...more });
export const requiredText = (length: number, more: FieldFacts = {}): FieldFacts =>
  text(length, { required: true, ...more });
export const area = (length: number, more: FieldFacts = {}): FieldFacts => ({ type: 'textarea', length, ...more });
export const email = (length = 80): FieldFacts => ({ type: 'email', length });
export const phone = (): FieldFacts => ({ type: 'phone', length: 40 });
export const url = (length = 255): FieldFacts => ({ type: 'url', length });
export const currency = (precision = 18, scale = 2, more: FieldFacts = {}): FieldFacts => ({
  type: 'currency',
  precision,
  scale,
  ...more,
});
export const number = (precision: number, scale: number, more: FieldFacts = {}): FieldFacts => ({
  type: 'double',
  precision,
  scale,
  ...more,
});
export const percent = (precision = 3, scale = 0): FieldFacts => ({ type: 'percent', precision, scale });

/** Read-only: calculated or kept by the platform. */
export const readOnly = (facts: FieldFacts = {}): FieldFacts => ({ createable: false, updateable: false, ...facts });

export function picklistValues(values: readonly string[], defaultValue?: string): PicklistValue[] {
  return values.map((value) => ({ value, label: value, isDefault: value === defaultValue, isActive: true }));
}
export const picklist = (values: readonly string[], defaultValue?: string, more: FieldFacts = {}): FieldFacts => ({
  type: 'picklist',
  length: 255,
  picklist: picklistValues(values, defaultValue),
  defaultValue: defaultValue === undefined ? null : `"${defaultValue}"`,
  ...more,
});

export const lookup = (
  referenceTo: readonly string[],
  relationshipName: string | null,
  more: FieldFacts = {},
): FieldFacts => ({
  type: 'reference',
  referenceTo,
  relationshipName,
  deleteConstraint: 'SetNull',
  ...more,
});
/** The child goes with its parent. */
export const detail = (referenceTo: string, relationshipName: string, more: FieldFacts = {}): FieldFacts =>
  lookup([referenceTo], relationshipName, {
    deleteConstraint: 'Cascade',
    masterDetail: true,
    required: true,
    updateable: false,
    ...more,
  });

/** Postal address parts with this prefix, e.g. `Billing`, `Mailing`, or none. */
export function addressParts(prefix: string): Record<string, FieldFacts> {
  return {
    [`${prefix}Street`]: area(255),
    [`${prefix}City`]: text(40),
    [`${prefix}State`]: text(80),
    [`${prefix}PostalCode`]: text(20),
    [`${prefix}Country`]: text(80),
    [`${prefix}Latitude`]: number(18, 15),
    [`${prefix}Longitude`]: number(18, 15),
    [`${prefix}GeocodeAccuracy`]: picklist([
      'Address',
      'NearAddress',
      'Block',
      'Street',
      'ExtendedZip',
      'Zip',
      'City',
      'State',
      'Unknown',
    ]),
  };
}
