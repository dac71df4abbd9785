import type { FieldDef, RawRecord } from '../../metadata/catalog.ts';
import { DmlError, type DmlOptions, type ParentKey, type RecordError, type SaveResult } from '../../records/records.ts';
import { ApexList } from './collections.ts';
import { apexException, type ApexException, type DmlFailure, throwApex, throwNullPointer } from './exceptions.ts';
import { refuseWithoutDml } from './mixed-dml.ts';
import { rawRecordOf } from './rows.ts';
import type { Access } from './queries.ts';
import type { RuntimeServices } from './services.ts';
import { ApexSObject } from './sobject.ts';
import type { Transaction } from './transaction.ts';

export type DmlOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'emptyRecycleBin';

/** Outcome of one row of a `Database.*` call, in the order of the call's records. */
export interface RowOutcome {
  readonly id: string | null;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: readonly RecordError[];
}

export interface DmlRequest {
  readonly operation: DmlOperation;
  readonly records: readonly ApexSObject[];
  readonly allOrNone: boolean;
  readonly access: Access;
  /** Cuts off texts that are too long. */
  readonly truncates?: boolean;
  /** Upsert only; null = Id. */
  readonly externalIdField: string | null;
}

/** Records of a DML operand: one record or a list. @throws NullPointerException for null and null rows */
export function dmlRecords(value: unknown): ApexSObject[] {
  if (value === null || value === undefined) throwNullPointer();
  const items = value instanceof ApexList ? value.items : [value];
  return items.map((item) => {
    if (item === null) throwNullPointer();
    if (item instanceof ApexSObject) return item;
    return throwApex('TypeException', 'DML requires SObject or SObject list type');
  });
}

/** Runs DML of Apex: limits, mode, sharing, grouping by object, ids into records, errors into exceptions. */
export class DmlRunner {
  private readonly services: RuntimeServices;
  private readonly defaultAccess: 'user' | 'system';

  constructor(services: RuntimeServices) {
    this.services = services;
    this.defaultAccess = Number(services.catalog.apiVersion) >= 67 ? 'user' : 'system';
  }

  /** @throws DmlException when `allOrNone` and a row fails; nothing of the call is then written */
  run(transaction: Transaction, request: DmlRequest): RowOutcome[] {
    const { records } = request;
    if (records.length === 0) return [];
    transaction.limits.count('dmlStatements');
    transaction.limits.count('dmlRows', records.length);
    const groups = groupByObject(records);
    if (groups.length === 1)
      return this.runGroup(
        transaction,
        request,
        records.map((_, i) => i),
      );
    return this.runGroups(transaction, request, groups);
  }

  private runGroups(transaction: Transaction, request: DmlRequest, groups: readonly number[][]): RowOutcome[] {
    const outcomes: RowOutcome[] = [];
    const savepoint = this.services.savepoints.set();
    try {
      for (const rows of groups) {
        const results = this.runGroup(transaction, request, rows);
        rows.forEach((row, i) => (outcomes[row] = results[i] as RowOutcome));
      }
    } catch (error) {
      this.services.savepoints.rollback(savepoint);
      throw error;
    } finally {
      this.services.savepoints.release(savepoint);
    }
    return outcomes;
  }

  /** @param rows indexes into the request's records, all of one object */
  private runGroup(transaction: Transaction, request: DmlRequest, rows: readonly number[]): RowOutcome[] {
    const records = rows.map((row) => request.records[row] as ApexSObject);
    refuseWithoutDml((records[0] as ApexSObject).def, request.operation);
    const mixed = transaction.written.note(request.operation, records);
    if (mixed) return this.refuseAll(request, rows, mixed);
    const access = request.access ?? this.defaultAccess;
    const options: DmlOptions = {
      allOrNone: request.allOrNone,
      access,
      sharing: access === 'user' || transaction.sharing === 'with',
      truncates: request.truncates ?? false,
      ...parentKeys(records),
    };
    let results: SaveResult[];
    try {
      results = this.write(transaction, request, records, options);
    } catch (error) {
      if (error instanceof DmlError) throw this.dmlException(request, rows, error);
      throw error;
    }
    const outcomes = results.map((result) => ({ ...result }));
    outcomes.forEach((outcome, i) => settle(records[i] as ApexSObject, outcome, request.operation));
    return outcomes;
  }

  /** @throws DmlException when `allOrNone` */
  private refuseAll(request: DmlRequest, rows: readonly number[], error: RecordError): RowOutcome[] {
    const refused = { id: null, success: false, created: false, errors: [error] };
    if (!request.allOrNone) return rows.map(() => refused);
    throw this.dmlException(request, rows, new DmlError(error.message, new Map(rows.map((_, i) => [i, [error]]))));
  }

  private write(
    transaction: Transaction,
    request: DmlRequest,
    records: readonly ApexSObject[],
    options: DmlOptions,
  ): SaveResult[] {
    const object = (records[0] as ApexSObject).type;
    const { records: service } = this.services;
    switch (request.operation) {
      case 'insert':
        return service.insert(transaction, object, records.map(insertValues), options);
      case 'update':
        return service.update(
          transaction,
          object,
          records.map((r) => this.changes(transaction, r, options)),
          options,
        );
      case 'upsert': {
        const key = request.externalIdField ?? 'Id';
        const raws = records.map((r) => this.changes(transaction, r, options));
        return service.upsert(transaction, object, raws, key, options);
      }
      case 'delete':
        return service.delete(transaction, object, records.map(idOf), options);
      case 'undelete':
        return service.undelete(transaction, object, records.map(idOf), options);
      case 'emptyRecycleBin':
        return service.emptyRecycleBin(transaction, object, records.map(idOf), options);
    }
  }

  /**
   * What an update sends: the fields that Apex set, and queried ones as they stand. Queried fields that cannot be
   * written, by anybody or in user mode by this user, are left out, as they were never changed.
   */
  private changes(transaction: Transaction, record: ApexSObject, options: DmlOptions): RawRecord {
    const mayWrite = (field: FieldDef): boolean => {
      if (field.name === 'Id' || record.isAssigned(field.name)) return true;
      if (!field.updateable || field.formula !== null) return false;
      return options.access === 'system' || this.services.access.canEditField(transaction.user, record.def, field);
    };
    return rawRecordOf(record, mayWrite);
  }

  private dmlException(request: DmlRequest, rows: readonly number[], error: DmlError): ApexException {
    const failures: DmlFailure[] = [];
    for (const [index, errors] of error.failures) {
      const row = rows[index] ?? index;
      const id = request.records[row]?.id ?? null;
      for (const each of errors) failures.push({ ...each, index: row, id });
    }
    failures.sort((a, b) => a.index - b.index);
    const exception = apexException('DmlException', dmlMessage(request.operation, failures, error.message));
    exception.dmlFailures = failures;
    return exception;
  }
}

function dmlMessage(operation: DmlOperation, failures: readonly DmlFailure[], fallback: string): string {
  const first = failures[0];
  if (!first) return fallback;
  const verb = operation.charAt(0).toUpperCase() + operation.slice(1);
  const row = `row ${first.index}${first.id && operation !== 'insert' ? ` with id ${first.id}` : ''}`;
  const error = `${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`;
  return `${verb} failed. First exception on ${row}; first error: ${error}`;
}

/** Indexes of the records by object, objects in order of their first record. */
function groupByObject(records: readonly ApexSObject[]): number[][] {
  const groups = new Map<string, number[]>();
  records.forEach((record, i) => {
    const group = groups.get(record.type);
    if (group) group.push(i);
    else groups.set(record.type, [i]);
  });
  return [...groups.values()];
}

/** Parents that Apex put into the records, which may name them by an external id. */
function parentKeys(records: readonly ApexSObject[]): Pick<DmlOptions, 'parents'> {
  const parents = new Map<number, ParentKey[]>();
  records.forEach((record, row) => {
    const keys = [...record.givenParents()].map(({ field, parent }) => ({
      field: field.name,
      relationship: field.relationshipName ?? field.name,
      object: parent.type,
      values: rawRecordOf(parent, () => true),
    }));
    if (keys.length > 0) parents.set(row, keys);
  });
  return parents.size > 0 ? { parents } : {};
}

/** Copies of queried records carry values that nobody may insert: those are left out unless Apex set them. */
function insertValues(record: ApexSObject): RawRecord {
  return rawRecordOf(
    record,
    (field) => record.isAssigned(field.name) || field.name === 'Id' || (field.formula === null && field.createable),
  );
}

/** Rows without id reach the record service as empty text, which it refuses with the platform's message. */
function idOf(record: ApexSObject): string {
  return record.id ?? '';
}

function settle(record: ApexSObject, outcome: RowOutcome, operation: DmlOperation): void {
  record.errors = [...outcome.errors];
  if (outcome.success && outcome.id !== null && (operation === 'insert' || operation === 'upsert')) {
    record.load('Id', outcome.id);
  }
}
