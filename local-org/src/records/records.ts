import type { RawRecord } from '../metadata/catalog.ts';
import type { UserContext } from '../security/access.ts';

/** The running transaction's facts. Nested contexts (System.runAs, triggers) share `transaction`. */
export interface ExecutionContext {
  readonly user: UserContext;
  /** The org's clock, epoch milliseconds. */
  now(): number;
}

export interface RecordError {
  /** e.g. REQUIRED_FIELD_MISSING, FIELD_CUSTOM_VALIDATION_EXCEPTION, STRING_TOO_LONG, INSUFFICIENT_ACCESS_OR_READONLY */
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
}
export interface SaveResult {
  id: string | null;
  success: boolean;
  /** Only for upsert. */
  created: boolean;
  errors: RecordError[];
}
export interface DmlOptions {
  /** true: the first failing record rolls the whole call back. */
  readonly allOrNone: boolean;
  /** user: object, field permissions and sharing are enforced; system: object and field permissions are not. */
  readonly access: 'user' | 'system';
  /** Enforce record sharing (class `with sharing`); always true in user mode. */
  readonly sharing: boolean;
  /** Texts that are too long are cut off; without it they are refused. */
  readonly truncates?: boolean;
  /** Parents named by a key instead of their id, by row of the call. Insert, update and upsert only. */
  readonly parents?: ReadonlyMap<number, readonly ParentKey[]>;
}

/** A parent as `new Opportunity(Account = new Account(Code__c = 'A-1'))` names it. */
export interface ParentKey {
  /** The reference field that gets the parent's id, e.g. `AccountId`. */
  readonly field: string;
  /** As code names the parent, e.g. `Account`. */
  readonly relationship: string;
  readonly object: string;
  /** What was set on the parent: one external id field, or it is refused. */
  readonly values: RawRecord;
}

export interface PreparedEvent {
  readonly values: RawRecord;
  readonly errors: readonly RecordError[];
}

/** Order of execution for every write in the org, whoever makes it (Apex, REST, bulk, the page). */
export interface RecordService {
  insert(ctx: ExecutionContext, object: string, records: readonly RawRecord[], options: DmlOptions): SaveResult[];
  /** Each record carries `Id` and the fields to change. */
  update(ctx: ExecutionContext, object: string, records: readonly RawRecord[], options: DmlOptions): SaveResult[];
  upsert(
    ctx: ExecutionContext,
    object: string,
    records: readonly RawRecord[],
    externalIdField: string,
    options: DmlOptions,
  ): SaveResult[];
  delete(ctx: ExecutionContext, object: string, ids: readonly string[], options: DmlOptions): SaveResult[];
  undelete(ctx: ExecutionContext, object: string, ids: readonly string[], options: DmlOptions): SaveResult[];
  /** Default values of a new record, without those that follow from the record itself. */
  defaults(ctx: ExecutionContext, object: string): RawRecord;
  /**
   * Completes and checks event messages without storing anything.
   * @returns for each its values, or what is wrong with it
   */
  prepareEvents(ctx: ExecutionContext, object: string, records: readonly RawRecord[]): PreparedEvent[];
  /** `Database.emptyRecycleBin` and hard delete: takes deleted records away for good. */
  emptyRecycleBin(ctx: ExecutionContext, object: string, ids: readonly string[], options: DmlOptions): SaveResult[];
}

export type TriggerEvent =
  | 'before insert'
  | 'before update'
  | 'before delete'
  | 'after insert'
  | 'after update'
  | 'after delete'
  | 'after undelete';

/** A record in flight through triggers. `values` holds every stored field; before triggers may change it. */
export interface TriggerRecord {
  values: RawRecord;
  /** Values before the save; null on insert. */
  readonly old: RawRecord | null;
  /** `addError` puts problems here. */
  readonly errors: RecordError[];
}

/** Implemented by the Apex runtime; records calls it so that arrows point one way. */
export interface TriggerHost {
  handles(object: string, event: TriggerEvent): boolean;
  /** Runs all triggers of the object for the event, at most 200 records a call. */
  fire(ctx: ExecutionContext, object: string, event: TriggerEvent, records: readonly TriggerRecord[]): void;
}

/**
 * Thrown by {@link TriggerHost.fire} when trigger code ends with an exception that Apex may catch: every record of the
 * chunk fails with CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY and this message. Any other error ends the whole transaction.
 */
export class TriggerFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'TriggerFailure';
  }
}

/** Thrown by `allOrNone` calls; nothing of the call has been written. */
export class DmlError extends Error {
  /** Index in the call's records -> its errors. */
  readonly failures: ReadonlyMap<number, readonly RecordError[]>;
  constructor(message: string, failures: ReadonlyMap<number, readonly RecordError[]>) {
    super(message);
    this.name = 'DmlError';
    this.failures = failures;
  }
}

/** Savepoints inside the running transaction, shared by DML and `Database.setSavepoint`. */
export interface Savepoints {
  set(): string;
  rollback(name: string): void;
  release(name: string): void;
}
