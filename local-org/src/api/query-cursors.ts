/** Rows of a query that did not fit into one answer, kept for `nextRecordsUrl`. */
import { randomBytes } from 'node:crypto';
import { apiError } from './errors.ts';

/** Rows in one answer, as on the platform. */
export const PAGE_SIZE = 2000;
/** Open cursors of one user, as on the platform; the oldest closes first. */
const CURSORS_PER_USER = 10;

interface Cursor {
  readonly userId: string;
  readonly rows: readonly unknown[];
}
export interface CursorPage {
  readonly rows: readonly unknown[];
  readonly totalSize: number;
  /** Locator of the next page; null after the last. */
  readonly next: string | null;
}
export interface QueryCursors {
  /** @returns the first page; keeps the rest */
  open(userId: string, rows: readonly unknown[], pageSize: number): CursorPage;
  /** @throws ApiError INVALID_QUERY_LOCATOR when the locator is not one of this user's open cursors */
  fetch(userId: string, locator: string): CursorPage;
}

/** Cursors live in memory: after a restart a locator is as unknown as one that ran out of time on the platform. */
export function createQueryCursors(): QueryCursors {
  const cursors = new Map<string, Cursor & { readonly pageSize: number }>();
  const page = (id: string, cursor: Cursor & { readonly pageSize: number }, from: number): CursorPage => {
    const to = from + cursor.pageSize;
    const more = to < cursor.rows.length;
    return { rows: cursor.rows.slice(from, to), totalSize: cursor.rows.length, next: more ? `${id}-${to}` : null };
  };
  return {
    open(userId, rows, pageSize) {
      const cursor = { userId, rows, pageSize };
      const id = `01g${randomBytes(8).toString('hex').slice(0, 15)}`;
      if (rows.length > pageSize) {
        const own = [...cursors].filter(([, other]) => other.userId === userId);
        for (const [old] of own.slice(0, Math.max(0, own.length - CURSORS_PER_USER + 1))) cursors.delete(old);
        cursors.set(id, cursor);
      }
      return page(id, cursor, 0);
    },
    fetch(userId, locator) {
      const match = /^(01g[0-9a-f]{15})-(\d+)$/.exec(locator);
      const cursor = match ? cursors.get(match[1] ?? '') : undefined;
      const from = Number(match?.[2]);
      if (!match?.[1] || !cursor || cursor.userId !== userId || from >= cursor.rows.length) {
        throw apiError('INVALID_QUERY_LOCATOR', 'invalid query locator');
      }
      return page(match[1], cursor, from);
    },
  };
}
