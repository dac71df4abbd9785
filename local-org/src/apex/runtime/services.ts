import type { Catalog } from '../../metadata/catalog.ts';
import type { ExecutionContext, RecordService, Savepoints } from '../../records/records.ts';
import type { AccessControl, UserContext } from '../../security/access.ts';
import type { Database } from '../../store/database.ts';
import type { BindValue, QueryResult, SoqlQuery } from '../../soql/query.ts';

/** How one query runs. */
export interface QueryRequest {
  readonly context: ExecutionContext;
  /** user: object and field permissions and sharing are enforced; system: object and field permissions are not. */
  readonly access: 'user' | 'system';
  /** Keep only rows shared with the user; always true in user mode. */
  readonly sharing: boolean;
  /** Values of inline binds by index. */
  readonly binds: readonly BindValue[];
  /** Values of dynamic binds by lower-case name. */
  readonly namedBinds: ReadonlyMap<string, BindValue>;
}

/** The SOQL engine as the Apex runtime uses it. */
export interface QueryService {
  /** @throws SoqlError for malformed text */
  parse(text: string): SoqlQuery;
  /** @throws SoqlError for unknown or, in user mode, invisible objects and fields */
  run(query: SoqlQuery, request: QueryRequest): QueryResult;
}

/** Everything below Apex that a running program needs; wired by the composition root. */
export interface RuntimeServices {
  readonly catalog: Catalog;
  readonly access: AccessControl;
  /** Read at each use: the record service itself needs the runtime as its TriggerHost. */
  readonly records: RecordService;
  readonly savepoints: Savepoints;
  readonly queries: QueryService;
  /** For what only the platform writes: jobs, messages, deployed metadata. */
  readonly database: Database;
  /** Runs work in one database transaction, rolled back when it throws. */
  atomically<T>(work: () => T): T;
  /** The org's clock, epoch milliseconds. */
  now(): number;
  readonly organization: OrganizationInfo;
  /** `Test.setCreatedDate`: changes a stored record past all rules. */
  setCreatedDate(recordId: string, isoDatetime: string): void;
  /** A line of `System.debug`, or an asynchronous job that failed. */
  log?(line: LogLine): void;
}

export interface OrganizationInfo {
  readonly id: string;
  readonly name: string;
  readonly defaultCurrency: string;
}

export interface LogLine {
  readonly level: string;
  readonly text: string;
}

/** Who starts a transaction. */
export interface ExecutionRequest {
  readonly user: UserContext;
  /** The sharing that code without its own keyword inherits; `with` when not given. */
  readonly sharing?: 'with' | 'without';
  /** False when the caller has opened the database transaction itself. */
  readonly atomic?: boolean;
  /** DML is refused, as in `@AuraEnabled(cacheable=true)` methods. */
  readonly readOnly?: boolean;
  /** Asynchronous limits. */
  readonly asynchronous?: boolean;
}
