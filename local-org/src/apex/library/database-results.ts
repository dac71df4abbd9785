import type { RecordError } from '../../records/records.ts';
import type { DmlOperation, RowOutcome } from '../runtime/dml.ts';
import { ApexList } from '../runtime/values.ts';
import { systemType, type SystemTypeDeclaration, type Implementation } from './declare.ts';
import { constantOf, systemEnum, type LibraryHost } from './support.ts';

export const statusCode = systemEnum(
  'StatusCode',
  [
    'ALREADY_IN_PROCESS',
    'BAD_CUSTOM_ENTITY_PARENT_DOMAIN',
    'CANNOT_CASCADE_PRODUCT_ACTIVE',
    'CANNOT_CHANGE_FIELD_TYPE_OF_REFERENCED_FIELD',
    'CANNOT_DELETE_LAST_DATED_CONVERSION_RATE',
    'CANNOT_EXECUTE_FLOW_TRIGGER',
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    'CIRCULAR_DEPENDENCY',
    'DELETE_FAILED',
    'DEPENDENCY_EXISTS',
    'DUPLICATES_DETECTED',
    'DUPLICATE_EXTERNAL_ID',
    'DUPLICATE_USERNAME',
    'DUPLICATE_VALUE',
    'ENTITY_IS_DELETED',
    'ENTITY_IS_LOCKED',
    'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    'FIELD_FILTER_VALIDATION_EXCEPTION',
    'FIELD_INTEGRITY_EXCEPTION',
    'INACTIVE_OWNER_OR_USER',
    'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
    'INSUFFICIENT_ACCESS_OR_READONLY',
    'INVALID_CROSS_REFERENCE_KEY',
    'INVALID_EMAIL_ADDRESS',
    'INVALID_FIELD',
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'INVALID_ID_FIELD',
    'INVALID_OPERATION',
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    'INVALID_TYPE',
    'INVALID_TYPE_FOR_OPERATION',
    'LIMIT_EXCEEDED',
    'MALFORMED_ID',
    'MISSING_ARGUMENT',
    'MIXED_DML_OPERATION',
    'NUMBER_OUTSIDE_VALID_RANGE',
    'NUM_HISTORY_FIELDS_BY_SOBJECT_EXCEEDED',
    'REQUIRED_FIELD_MISSING',
    'SELF_REFERENCE_FROM_TRIGGER',
    'SHARE_NEEDED_FOR_CHILD_OWNER',
    'STORAGE_LIMIT_EXCEEDED',
    'STRING_TOO_LONG',
    'TRANSFER_REQUIRES_READ',
    'TXN_SECURITY_NO_ACCESS',
    'UNABLE_TO_LOCK_ROW',
    'UNDELETE_FAILED',
    'UNKNOWN_EXCEPTION',
    'UNVERIFIED_EMAIL_ADDRESS',
  ],
  ['System.StatusCode'],
);

/** `Database.Error`. */
class DatabaseError {
  readonly $type = 'Database.Error';
  readonly error: RecordError;
  constructor(error: RecordError) {
    this.error = error;
  }
}

const RESULT_TYPES: Readonly<Record<DmlOperation, string>> = {
  insert: 'Database.SaveResult',
  update: 'Database.SaveResult',
  upsert: 'Database.UpsertResult',
  delete: 'Database.DeleteResult',
  undelete: 'Database.UndeleteResult',
  emptyRecycleBin: 'Database.EmptyRecycleBinResult',
};

/** `Database.SaveResult`, `UpsertResult`, `DeleteResult`, `UndeleteResult`, `EmptyRecycleBinResult`. */
export class DatabaseResult {
  readonly $type: string;
  readonly outcome: RowOutcome;
  constructor(operation: DmlOperation, outcome: RowOutcome) {
    this.$type = RESULT_TYPES[operation];
    this.outcome = outcome;
  }
}

export function resultType(operation: DmlOperation): string {
  return RESULT_TYPES[operation];
}

export function errorList(errors: readonly RecordError[]): ApexList {
  return new ApexList(
    'Database.Error',
    errors.map((error) => new DatabaseError(error)),
  );
}

const resultMethods: Readonly<Record<string, Implementation>> = {
  'Id getId()': (_: LibraryHost, self: DatabaseResult) => self.outcome.id,
  'Boolean isSuccess()': (_: LibraryHost, self: DatabaseResult) => self.outcome.success,
  'List<Database.Error> getErrors()': (_: LibraryHost, self: DatabaseResult) => errorList(self.outcome.errors),
};

/** The same values under the names of the fields of the SOAP API, which Apex knows as well. */
const resultProperties: Readonly<Record<string, Implementation>> = {
  'Id id': (_: LibraryHost, self: DatabaseResult) => self.outcome.id,
  'Boolean success': (_: LibraryHost, self: DatabaseResult) => self.outcome.success,
  'List<Database.Error> errors': (_: LibraryHost, self: DatabaseResult) => errorList(self.outcome.errors),
};

export const databaseResultTypes: readonly SystemTypeDeclaration[] = [
  statusCode,
  systemType('Database.Error', {
    methods: {
      'String getMessage()': (_: LibraryHost, self: DatabaseError) => self.error.message,
      'StatusCode getStatusCode()': (_: LibraryHost, self: DatabaseError) =>
        constantOf(statusCode, knownCode(self.error.statusCode)),
      'List<String> getFields()': (_: LibraryHost, self: DatabaseError) =>
        new ApexList('String', [...self.error.fields]),
    },
    properties: {
      'String message': (_: LibraryHost, self: DatabaseError) => self.error.message,
      'StatusCode statusCode': (_: LibraryHost, self: DatabaseError) =>
        constantOf(statusCode, knownCode(self.error.statusCode)),
      'List<String> fields': (_: LibraryHost, self: DatabaseError) => new ApexList('String', [...self.error.fields]),
    },
  }),
  systemType('Database.SaveResult', { methods: resultMethods, properties: resultProperties }),
  systemType('Database.DeleteResult', { methods: resultMethods, properties: resultProperties }),
  systemType('Database.UndeleteResult', { methods: resultMethods, properties: resultProperties }),
  systemType('Database.EmptyRecycleBinResult', { methods: resultMethods, properties: resultProperties }),
  systemType('Database.UpsertResult', {
    methods: {
      ...resultMethods,
      'Boolean isCreated()': (_: LibraryHost, self: DatabaseResult) => self.outcome.created,
    },
    properties: {
      ...resultProperties,
      'Boolean created': (_: LibraryHost, self: DatabaseResult) => self.outcome.created,
    },
  }),
];

/** Codes that the enum lacks read as UNKNOWN_EXCEPTION. */
export function knownCode(code: string): string {
  return statusCode.enumConstants.includes(code) ? code : 'UNKNOWN_EXCEPTION';
}
