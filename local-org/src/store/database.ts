/** The one surface over SQLite. Synchronous, single connection. Drivers: `node:sqlite` (Node 22+), `node-sqlite3-wasm` (Node 20). */
export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlRow = Record<string, SqlValue>;

export interface Database {
  readonly driver: 'node:sqlite' | 'node-sqlite3-wasm';
  /** Runs statements without parameters or results. */
  exec(sql: string): void;
  all(sql: string, params?: readonly SqlValue[]): SqlRow[];
  get(sql: string, params?: readonly SqlValue[]): SqlRow | undefined;
  /** @returns rows changed */
  run(sql: string, params?: readonly SqlValue[]): number;
  /** Runs `work` in BEGIN IMMEDIATE .. COMMIT, or rolls back and rethrows. Not nestable. */
  transaction<T>(work: () => T): T;
  close(): void;
}
