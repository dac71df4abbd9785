import type { FieldDef, ObjectDef } from '../metadata/catalog.ts';
import { isSetupObject, permissionObjectName } from './object-classes.ts';
import type { FoldedPermissions } from './folded-permissions.ts';

const SYSTEM_FIELDS = new Set([
  'id',
  'ownerid',
  'createddate',
  'createdbyid',
  'lastmodifieddate',
  'lastmodifiedbyid',
  'systemmodstamp',
  'isdeleted',
  'lastvieweddate',
  'lastreferenceddate',
  'recordtypeid',
  'currencyisocode',
]);
/** Standard activity fields that have no field-level security on the platform. */
const ACTIVITY_FIELDS = new Set([
  'subject',
  'status',
  'priority',
  'startdatetime',
  'enddatetime',
  'activitydatetime',
  'durationinminutes',
]);

/** Fields that the platform exempts from field-level security. */
function isExemptField(object: ObjectDef, field: FieldDef): boolean {
  const key = field.name.toLowerCase();
  if (SYSTEM_FIELDS.has(key) || field.required || field.masterDetail) return true;
  if (isSetupObject(object) || permissionObjectName(object) !== object.name) return true;
  if (object.nameField !== null && object.nameField.toLowerCase() === key) return true;
  if (object.name === 'Task' || object.name === 'Event') {
    if (ACTIVITY_FIELDS.has(key)) return true;
  }
  return !field.custom && !field.createable && !field.updateable;
}

export function allowsFieldRead(folded: FoldedPermissions, object: ObjectDef, field: FieldDef): boolean {
  if (folded.everything || isExemptField(object, field)) return true;
  if (!field.custom && folded.standardFieldsFollowObject) return true;
  return folded.readableFields.has(fieldKey(object, field));
}

/** Says nothing about the object's permission: the caller asks for that too. */
export function allowsFieldEdit(folded: FoldedPermissions, object: ObjectDef, field: FieldDef): boolean {
  if (!field.createable && !field.updateable) return false;
  if (folded.everything || isExemptField(object, field)) return true;
  if (!field.custom && folded.standardFieldsFollowObject) return true;
  return folded.editableFields.has(fieldKey(object, field));
}

function fieldKey(object: ObjectDef, field: FieldDef): string {
  return `${object.name}.${field.name}`.toLowerCase();
}
