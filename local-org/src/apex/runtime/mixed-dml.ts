import type { ObjectDef } from '../../metadata/catalog.ts';
import { allowsDml } from '../../metadata/without-dml.ts';
import type { RecordError } from '../../records/records.ts';
import type { DmlOperation } from './dml.ts';
import { throwApex } from './exceptions.ts';
import type { ApexSObject } from './sobject.ts';

/** Objects whose rows decide access: they may not be written in one transaction with other objects. */
const SETUP_OBJECTS = new Set([
  'fieldpermissions',
  'group',
  'groupmember',
  'objectpermissions',
  'permissionset',
  'permissionsetassignment',
  'permissionsetgroup',
  'queuesobject',
  'setupentityaccess',
  'user',
  'userrole',
]);

/** Fields of User that decide access; users without them may be written together with other objects. */
const DECIDING_USER_FIELDS = [
  'UserRoleId',
  'IsActive',
  'ForecastEnabled',
  'IsPortalEnabled',
  'Username',
  'ProfileId',
] as const;

/** @throws TypeException for objects that Apex may read only */
export function refuseWithoutDml(object: ObjectDef, operation: DmlOperation): void {
  if (allowsDml(object)) return;
  throwApex('TypeException', `DML operation ${operation.toUpperCase()} not allowed on ${object.name}`);
}

/** Which kinds of objects a transaction has written; every `System.runAs` block has its own. */
export class WrittenKinds {
  private setup: string | null = null;
  private other: string | null = null;

  /** Notes a write. @returns the platform's refusal when setup and other objects meet */
  note(operation: DmlOperation, records: readonly ApexSObject[]): RecordError | null {
    const object = records[0]?.type;
    if (object === undefined) return null;
    if (SETUP_OBJECTS.has(object.toLowerCase())) {
      if (object === 'User' && !records.some((record) => decidesAccess(operation, record))) return null;
      if (this.other !== null) return refusal(object, this.other);
      this.setup ??= object;
      return null;
    }
    if (this.setup !== null) return refusal(object, this.setup);
    this.other ??= object;
    return null;
  }
}

function decidesAccess(operation: DmlOperation, user: ApexSObject): boolean {
  if (operation === 'insert')
    return user.fieldValues().get('UserRoleId') !== undefined && user.fieldValues().get('UserRoleId') !== null;
  return DECIDING_USER_FIELDS.some((name) => user.isAssigned(name));
}

function refusal(object: string, original: string): RecordError {
  const message =
    'DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ' +
    `${object}, original object: ${original}`;
  return { statusCode: 'MIXED_DML_OPERATION', message, fields: [] };
}
