/** Puts an org together from its parts, and is what everything above them (API, pages, tests, command line) sees. */
import { join } from 'node:path';
import { createRuntime } from './apex/runtime/host.ts';
import { createOperators } from './apex/runtime/operators.ts';
import type { ApexRuntime } from './apex/runtime/host.ts';
import type { InvocableAction } from './apex/runtime/invocable.ts';
import type { LogLine } from './apex/runtime/services.ts';
import { cacheFolder } from './cache-folder.ts';
import { loadProgram } from './compile.ts';
import { buildKey } from './compile-cache.ts';
import { readSetting, writeSetting } from './settings.ts';
import type { EmittedProgram } from './apex/emit/program.ts';
import type { Catalog } from './metadata/catalog.ts';
import { loadCatalog } from './metadata/loader.ts';
import type { ExecutionContext, RecordService } from './records/records.ts';
import { bootstrapOrg } from './records/bootstrap.ts';
import { createRecordService } from './records/service.ts';
import type { AccessControl, UserContext } from './security/access.ts';
import { createAccessControl } from './security/access-control.ts';
import { createQueryService } from './query-service.ts';
import type { BindValue, QueryResult, SoqlQuery } from './soql/query.ts';
import type { Database } from './store/database.ts';
import { openDatabase } from './store/open.ts';
import { createSavepoints } from './store/savepoints.ts';
import { createSchema, quoteName } from './store/schema.ts';

export interface OpenOrgOptions {
  /** Folder of the database and the compile cache; `:memory:` keeps no record, and compiled Apex in the user's cache folder. */
  readonly dataDir: string;
  /** SFDX project folders (each with an `sfdx-project.json`), read in this order. */
  readonly roots: readonly string[];
  /** Compile the Apex so that executed lines are counted. */
  readonly coverage?: boolean;
  /** Leave out Apex that does not compile; called once with a line for each problem, if there are any. */
  readonly onLeftOut?: (problems: readonly string[]) => void;
  /** Epoch milliseconds; the machine's clock when left out. */
  readonly clock?: () => number;
  /** Takes lines of `System.debug` and failures of asynchronous Apex; standard error gets the failures by default. */
  readonly log?: (line: LogLine) => void;
}

export interface QueryOptions {
  /** Deleted rows as well. */
  readonly allRows?: boolean;
  /** Values of `:name` in the text, by name in lower case. */
  readonly binds?: ReadonlyMap<string, BindValue>;
}

export interface Org {
  readonly catalog: Catalog;
  readonly database: Database;
  readonly access: AccessControl;
  readonly records: RecordService;
  readonly runtime: ApexRuntime;
  readonly organization: { readonly id: string; readonly name: string };
  /** The org's clock, epoch milliseconds. */
  now(): number;
  /** Parses SOQL. @throws SoqlError */
  parse(soql: string): SoqlQuery;
  /** Runs a query with object and field permissions and sharing of the context's user. @throws SoqlError */
  query(ctx: ExecutionContext, query: SoqlQuery, options?: QueryOptions): QueryResult;
  /**
   * Runs `work` as one database transaction of `user`: committed before it returns, rolled back when it throws.
   * Asynchronous Apex that it enqueued runs after the commit, when the caller has given way to other events, or at once
   * by `runtime.jobs.drain()`. Not nestable.
   * @param options.now the clock of this transaction, epoch milliseconds
   */
  transaction<T>(user: UserContext, work: (ctx: ExecutionContext) => T, options?: { readonly now?: number }): T;
  /** Runs `work` inside the running transaction; its writes are undone when it throws. Nestable. */
  savepoint<T>(work: () => T): T;
  /** Calls a static `@AuraEnabled` method inside the running transaction. @returns plain JSON */
  invokeAura(
    ctx: ExecutionContext,
    className: string,
    method: string,
    params: Readonly<Record<string, unknown>>,
  ): unknown;
  /** Runs a class with an `@InvocableMethod` inside the running transaction. @returns null for an unknown one */
  invokeInvocable(
    ctx: ExecutionContext,
    className: string,
    inputs: readonly Readonly<Record<string, unknown>>[],
  ): Readonly<Record<string, unknown>>[] | null;
  /** Classes with an `@InvocableMethod`. */
  invocableActions(): InvocableAction[];
  /** An org in memory with the same metadata and program and no data, for tests. */
  openEmptyCopy(): Promise<Org>;
  close(): void;
}

/** Currency of an org without multi-currency. */
export const ORG_CURRENCY = 'USD';

/** Name of the database in the data folder. */
export const DATABASE_FILE = 'org.sqlite';

/** Parts that are replaced when the org's clock is set for one transaction. */
interface Clock {
  now(): number;
  /** Runs `work` with the clock stopped at `now`. */
  at<T>(now: number | undefined, work: () => T): T;
}

function createClock(machine: () => number): Clock {
  let set: number | null = null;
  return {
    now: () => set ?? machine(),
    at(now, work) {
      if (now === undefined) return work();
      const outer = set;
      set = now;
      try {
        return work();
      } finally {
        set = outer;
      }
    },
  };
}

const logFailures = ({ level, text }: LogLine): void => {
  if (level === 'ERROR') process.stderr.write(`${text}\n`);
};

/**
 * Opens an org: reads the projects, brings the database up to date and loads the compiled Apex.
 * @throws MetadataError, ApexCompileError with file, line and column; DataInUseError
 */
export async function openOrg(options: OpenOrgOptions): Promise<Org> {
  const { dataDir, roots, coverage = false, onLeftOut } = options;
  const catalog = loadCatalog(roots);
  if (dataDir === ':memory:') {
    const folder = cacheFolder(roots);
    const cache = folder === null ? null : { folder, key: buildKey(catalog, coverage) };
    const program = await loadProgram(catalog, { coverage, cache, ...(onLeftOut && { onLeftOut }) });
    return assemble(catalog, await openDatabase(':memory:'), program, options, null);
  }
  const key = buildKey(catalog, coverage);
  const program = await loadProgram(catalog, { coverage, cache: { folder: dataDir, key } });
  const database = await openDatabase(join(dataDir, DATABASE_FILE));
  try {
    return assemble(catalog, database, program, options, key);
  } catch (error) {
    database.close();
    throw error;
  }
}

const userModeQueries = new WeakMap<SoqlQuery, SoqlQuery>();

/** The query in user mode, the same object each time: what is remembered with a query serves again. */
function inUserMode(query: SoqlQuery, allRows: boolean): SoqlQuery {
  const known = userModeQueries.get(query);
  if (known?.allRows === allRows) return known;
  const made: SoqlQuery = { ...query, access: 'user', allRows };
  userModeQueries.set(query, made);
  return made;
}

function setCreatedDate(catalog: Catalog, database: Database, recordId: string, isoDatetime: string): void {
  const object = catalog.objectsByPrefix.get(recordId.slice(0, 3));
  if (!object) throw new Error(`No object has ids like ${recordId}`);
  database.run(`UPDATE ${quoteName(object.name)} SET "CreatedDate" = ? WHERE "Id" = ?`, [isoDatetime, recordId]);
}

/**
 * Brings tables and setup rows up to date, unless this very build of the project did so before.
 * @param key hash of the build; null: nothing is known about earlier ones
 */
function updateSchema(database: Database, catalog: Catalog, key: string | null): void {
  if (key !== null && readSetting(database, 'schema') === key) return;
  createSchema(database, catalog);
  if (key !== null) writeSetting(database, 'schema', key);
}

function assemble(
  catalog: Catalog,
  database: Database,
  program: EmittedProgram,
  options: OpenOrgOptions,
  key: string | null,
): Org {
  updateSchema(database, catalog, key);
  const clock = createClock(options.clock ?? Date.now);
  const access = createAccessControl(database, catalog);
  const savepoints = createSavepoints(database);
  const records = createRecordService({ db: database, catalog, access, savepoints });
  const { organizationId } = database.transaction(() => bootstrapOrg(database, catalog, { now: clock.now() }));
  const name = database.get('SELECT "Name" AS name FROM "Organization" WHERE "Id" = ?', [organizationId])?.['name'];
  const organization = { id: organizationId, name: String(name), defaultCurrency: ORG_CURRENCY };
  const queries = createQueryService(database, catalog, access);
  const runtime = createRuntime(
    {
      catalog,
      access,
      records,
      savepoints,
      queries,
      database,
      atomically: (work) => database.transaction(work),
      now: () => clock.now(),
      organization,
      setCreatedDate: (recordId, isoDatetime) => setCreatedDate(catalog, database, recordId, isoDatetime),
      log: options.log ?? logFailures,
    },
    createOperators,
  );
  runtime.load(program);
  records.useTriggers(runtime);
  runtime.start();

  return {
    catalog,
    database,
    access,
    records,
    runtime,
    organization,
    now: () => clock.now(),
    parse: (soql) => queries.parse(soql),
    query: (context, query, { allRows = false, binds = new Map() } = {}) =>
      // People may not choose system mode: `WITH SYSTEM_MODE` is for Apex.
      queries.run(inUserMode(query, allRows || query.allRows), {
        context,
        access: 'user',
        sharing: true,
        binds: [],
        namedBinds: binds,
      }),
    transaction: (user, work, { now } = {}) =>
      clock.at(now, () => {
        try {
          return runtime.execute({ user }, work);
        } catch (error) {
          // What was read about users and sharing may have been rolled back.
          access.invalidate();
          throw error;
        }
      }),
    savepoint(work) {
      const savepoint = savepoints.set();
      try {
        return work();
      } catch (error) {
        savepoints.rollback(savepoint);
        access.invalidate();
        throw error;
      } finally {
        savepoints.release(savepoint);
      }
    },
    invokeInvocable: (ctx, className, inputs) => runtime.invokeInvocable(ctx, className, inputs),
    invocableActions: () => runtime.invocableActions(),
    invokeAura: (ctx, className, method, params) => runtime.invokeAura(ctx, className, method, params),
    openEmptyCopy: async () => assemble(catalog, await openDatabase(':memory:'), program, options, null),
    close() {
      runtime.jobs.stop();
      database.close();
    },
  };
}
