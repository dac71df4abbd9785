import type { RawRecord } from '../metadata/catalog.ts';

/**
 * Objects whose records affect access to other records, by the Apex Developer Guide, "sObjects That Cannot Be Used
 * Together in DML Operations": DML on them and on other objects in one transaction fails with MIXED_DML_OPERATION.
 */
const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  'fieldpermissions',
  'group',
  'groupmember',
  'objectpermissions',
  'objectterritory2association',
  'permissionset',
  'permissionsetassignment',
  'queuesobject',
  'setupentityaccess',
  'territory2',
  'territory2model',
  'user',
  'userrole',
  'userterritory2association',
]);
/** Of these, inserts and updates mix with other objects. */
const MIXING_WHEN_WRITTEN: ReadonlySet<string> = new Set(['group', 'groupmember']);
/** A user mixes with other objects while none of these is written. */
const DECISIVE_USER_FIELDS: ReadonlySet<string> = new Set([
  'userroleid',
  'isactive',
  'forecastenabled',
  'username',
  'profileid',
]);

/** Whether the object is a setup object of mixed DML. Custom settings and share rows are none. */
export function isSetupObject(objectName: string): boolean {
  return SETUP_OBJECTS.has(objectName.toLowerCase());
}

/**
 * Whether a DML operation counts as one on a setup object.
 * @param records what is written: on insert all given fields, on update the changed ones; empty for a deletion
 */
export function isSetupOperation(
  objectName: string,
  operation: 'insert' | 'update' | 'delete' | 'undelete',
  records: readonly RawRecord[],
): boolean {
  if (!isSetupObject(objectName)) return false;
  const name = objectName.toLowerCase();
  const isWrite = operation === 'insert' || operation === 'update';
  if (isWrite && MIXING_WHEN_WRITTEN.has(name)) return false;
  if (name !== 'user') return true;
  const gives = (record: RawRecord, fields: (field: string) => boolean): boolean =>
    Object.entries(record).some(([field, value]) => fields(field.toLowerCase()) && value !== null);
  if (operation === 'insert') return records.some((record) => gives(record, (field) => field === 'userroleid'));
  return records.some((record) => gives(record, (field) => DECISIVE_USER_FIELDS.has(field)));
}
