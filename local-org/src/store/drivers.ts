import { createRequire } from 'node:module';
import type * as Wasm from 'node-sqlite3-wasm';
import type { Database, SqlRow, SqlValue } from './database.ts';
import { SQL_FUNCTIONS } from './functions.ts';
import { StatementCache } from './statement-cache.ts';

/** What a driver gives; {@link Database} is built on it. */
export interface Connection {
  readonly driver: Database['driver'];
  exec(sql: string): void;
  all(sql: string, params: readonly SqlValue[]): SqlRow[];
  get(sql: string, params: readonly SqlValue[]): SqlRow | undefined;
  run(sql: string, params: readonly SqlValue[]): number;
  close(): void;
}

/** The part of `node:sqlite` that is used here; its types come with newer versions of Node only. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => {
    exec(sql: string): void;
    prepare(sql: string): NodeStatement;
    function(
      name: string,
      options: { deterministic: boolean },
      implementation: (...values: SqlValue[]) => SqlValue,
    ): void;
    close(): void;
  };
}
interface NodeStatement {
  all(...params: SqlValue[]): SqlRow[];
  get(...params: SqlValue[]): SqlRow | undefined;
  run(...params: SqlValue[]): { changes: number | bigint };
}

/** Opens with the driver built into Node; null where Node has none. */
export async function openNodeSqlite(file: string): Promise<Connection | null> {
  let sqlite: NodeSqlite;
  try {
    // The name is kept from the type checker, which knows Node 20 only.
    const moduleName: string = 'node:sqlite';
    sqlite = (await import(moduleName)) as NodeSqlite;
  } catch {
    return null;
  }
  const database = new sqlite.DatabaseSync(file);
  // Versions of Node before 22.13 have the module without functions.
  if (typeof database.function !== 'function') {
    database.close();
    return null;
  }
  for (const { name, parameters, implementation } of SQL_FUNCTIONS) {
    // The number of parameters must be the function's own: SQLite tells functions apart by it.
    database.function(name, { deterministic: true }, withArity(implementation, parameters));
  }
  const statements = new StatementCache<NodeStatement>(
    (sql) => database.prepare(sql),
    () => {},
  );
  return {
    driver: 'node:sqlite',
    exec: (sql) => database.exec(sql),
    all: (sql, params) => statements.get(sql).all(...params),
    get: (sql, params) => statements.get(sql).get(...params),
    run: (sql, params) => Number(statements.get(sql).run(...params).changes),
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

function withArity(
  implementation: (...values: SqlValue[]) => SqlValue,
  parameters: number,
): (...values: SqlValue[]) => SqlValue {
  if (parameters === 1) return (first) => implementation(first);
  if (parameters === 2) return (first, second) => implementation(first, second);
  return (first, second, third) => implementation(first, second, third);
}

/** Opens with the WebAssembly driver, which runs everywhere. */
export function openWasm(file: string): Connection {
  const require = createRequire(import.meta.url);
  const wasm = require('node-sqlite3-wasm') as typeof Wasm;
  const database = new wasm.Database(file);
  for (const { name, implementation } of SQL_FUNCTIONS) {
    database.function(name, implementation, { deterministic: true });
  }
  const statements = new StatementCache(
    (sql) => database.prepare(sql),
    (statement) => statement.finalize(),
  );
  const list = (params: readonly SqlValue[]): SqlValue[] => params as SqlValue[];
  return {
    driver: 'node-sqlite3-wasm',
    exec: (sql) => database.exec(sql),
    all: (sql, params) => statements.get(sql).all(list(params)) as SqlRow[],
    // The driver's own `get` stops at the first row and leaves the statement open, which locks the table.
    get: (sql, params) => (statements.get(sql).all(list(params)) as SqlRow[])[0],
    run: (sql, params) => statements.get(sql).run(list(params)).changes,
    close: () => {
      statements.clear();
      database.close();
    },
  };
}
