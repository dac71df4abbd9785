/** Login sessions. Kept in the database, so that a restart of the org signs nobody out. */
import { randomBytes } from 'node:crypto';
import type { Database } from '../store/database.ts';

/**
 * Every user of a local org signs in with this password. There is nothing to protect: the org listens on the
 * loopback interface, holds generated data, and the page lets anybody on the machine switch users.
 */
export const LOCAL_PASSWORD = 'local';

const TABLE = '_local_session';

export interface SessionStore {
  /** @returns the new session's id, to be sent as `Authorization: Bearer <id>` or cookie `sid` */
  open(userId: string, now: number): string;
  /** @returns the user's id, or null when the session is unknown or was closed */
  userOf(sessionId: string): string | null;
  close(sessionId: string): void;
}

/** Makes the session store and its table. Session ids are `<org id>!<random>`, as clients expect them. */
export function createSessionStore(database: Database, organizationId: string): SessionStore {
  database.exec(
    `CREATE TABLE IF NOT EXISTS ${TABLE} (id TEXT PRIMARY KEY, user_id TEXT NOT NULL, opened_at INTEGER NOT NULL)`,
  );
  const known = new Map<string, string>();
  return {
    open(userId, now) {
      const id = `${organizationId.slice(0, 15)}!${randomBytes(32).toString('base64url')}`;
      database.transaction(() => {
        database.run(`INSERT INTO ${TABLE} (id, user_id, opened_at) VALUES (?, ?, ?)`, [id, userId, now]);
      });
      known.set(id, userId);
      return id;
    },
    userOf(sessionId) {
      const cached = known.get(sessionId);
      if (cached) return cached;
      const row = database.get(`SELECT user_id FROM ${TABLE} WHERE id = ?`, [sessionId]);
      if (!row) return null;
      known.set(sessionId, String(row['user_id']));
      return String(row['user_id']);
    },
    close(sessionId) {
      known.delete(sessionId);
      database.transaction(() => {
        database.run(`DELETE FROM ${TABLE} WHERE id = ?`, [sessionId]);
      });
    },
  };
}
