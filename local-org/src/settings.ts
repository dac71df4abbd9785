/** What the local org remembers about itself, beside its records. */
import type { Database } from './store/database.ts';

const TABLE = '_local_setting';

/** `schema`: hash of the build that made the tables. `seed`: how far filling the org came. */
export type SettingName = 'schema' | 'seed';

/** @returns null when it was never written */
export function readSetting(database: Database, name: SettingName): string | null {
  const table = database.get("SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = ?", [TABLE]);
  const row = table && database.get(`SELECT value FROM ${TABLE} WHERE name = ?`, [name]);
  return row ? String(row['value']) : null;
}

/** Writes in a transaction of its own. */
export function writeSetting(database: Database, name: SettingName, value: string): void {
  database.transaction(() => {
    database.exec(`CREATE TABLE IF NOT EXISTS ${TABLE} (name TEXT PRIMARY KEY, value TEXT NOT NULL)`);
    database.run(`INSERT OR REPLACE INTO ${TABLE} (name, value) VALUES (?, ?)`, [name, value]);
  });
}
