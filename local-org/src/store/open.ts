import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from './database.ts';
import { openNodeSqlite, openWasm, type Connection } from './drivers.ts';
import { claim } from './owner.ts';

export interface OpenOptions {
  /** Takes this driver instead of the best one there is. */
  readonly driver?: Database['driver'];
}

/**
 * Opens the org's database, and makes it when there is none. What a killed process left behind (its claim, the
 * WebAssembly driver's lock folder) is cleared away once it is certain that the process is gone.
 * @param file path, or `:memory:`
 * @throws DataInUseError when another living process has it open
 */
export async function openDatabase(file: string, options: OpenOptions = {}): Promise<Database> {
  if (file === ':memory:') return wrap(await connect(file, options.driver), () => {});
  const absolute = path.resolve(file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  const release = claim(absolute);
  try {
    rmSync(`${absolute}.lock`, { recursive: true, force: true });
    const connection = await connect(absolute, options.driver);
    // Exclusive locking lets write-ahead logging work in drivers without shared memory. A commit is then in the
    // operating system's hands before it is answered, so killing this process cannot lose it.
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    return wrap(connection, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function connect(file: string, driver: Database['driver'] | undefined): Promise<Connection> {
  if (driver !== 'node-sqlite3-wasm') {
    const connection = await openNodeSqlite(file);
    if (connection) return connection;
    if (driver === 'node:sqlite') throw new Error(`Node ${process.version} has no built-in SQLite`);
  }
  return openWasm(file);
}

function wrap(connection: Connection, release: () => void): Database {
  connection.exec('PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;');
  let open = true;
  let inTransaction = false;
  return {
    driver: connection.driver,
    exec: (sql) => connection.exec(sql),
    all: (sql, params = []) => connection.all(sql, params),
    get: (sql, params = []) => connection.get(sql, params),
    run: (sql, params = []) => connection.run(sql, params),
    transaction(work) {
      if (inTransaction) throw new Error('Database transactions do not nest; use savepoints');
      connection.exec('BEGIN IMMEDIATE');
      inTransaction = true;
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        rollBack(connection);
        throw error;
      } finally {
        inTransaction = false;
      }
    },
    close() {
      if (!open) return;
      open = false;
      connection.close();
      release();
    },
  };
}

/** SQLite itself ends a transaction after some errors (full disk); then there is nothing left to roll back. */
function rollBack(connection: Connection): void {
  try {
    connection.exec('ROLLBACK');
  } catch (error) {
    if (!/no transaction is active/.test((error as Error).message)) throw error;
  }
}
