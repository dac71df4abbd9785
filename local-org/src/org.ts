/** An open org as everything above the engine (API, pages, test runner, command line) sees it. */
import type { Catalog } from './metadata/catalog.ts';
import type { Database } from './store/database.ts';
import type { AccessControl, UserContext } from './security/access.ts';
import type { ExecutionContext, RecordService } from './records/records.ts';
import type { BindValue, QueryResult, SoqlQuery } from './soql/query.ts';

export interface OpenOrgOptions {
  /** Folder of the database and the compile cache; `:memory:` keeps nothing. */
  readonly dataDir: string;
  /** SFDX project folders (each with an `sfdx-project.json`), read in this order. */
  readonly roots: readonly string[];
  /** Epoch milliseconds; the machine's clock when left out. */
  readonly clock?: () => number;
}

export interface Org {
  readonly catalog: Catalog;
  readonly database: Database;
  readonly access: AccessControl;
  readonly records: RecordService;
  readonly organization: { readonly id: string; readonly name: string };
  now(): number;
  /** Parses SOQL. @throws SoqlError */
  parse(soql: string): SoqlQuery;
  /** Runs a query with object and field permissions and sharing of the context's user. @throws SoqlError */
  query(ctx: ExecutionContext, query: SoqlQuery, options?: { allRows?: boolean; binds?: Readonly<Record<string, BindValue>> }): QueryResult;
  /**
   * Runs `work` as one database transaction of `user`: committed before it returns, rolled back when it throws.
   * Asynchronous Apex that it enqueued runs after the commit. Not nestable.
   */
  transaction<T>(user: UserContext, work: (ctx: ExecutionContext) => T, options?: { now?: number }): T;
  /** Runs `work` inside the running transaction; its writes are undone when it throws. Nestable. */
  savepoint<T>(work: () => T): T;
  /** Calls a static `@AuraEnabled` method inside the running transaction. @returns plain JSON */
  invokeAura(ctx: ExecutionContext, className: string, method: string, params: Readonly<Record<string, unknown>>): unknown;
  close(): void;
}
