import type { Database } from '../store/database.ts';

const DAY = 86_400_000;
/** Activities older than this are archived. */
const ARCHIVED_AFTER_DAYS = 365;

/**
 * Archives activities as the platform does in the background: events that ended, and closed tasks that were due (or,
 * without a due date, were made) more than a year ago. Archived activities are found with ALL ROWS only.
 * @param now epoch milliseconds
 * @returns activities archived
 */
export function archiveActivities(db: Database, now: number): number {
  const instant = new Date(now - ARCHIVED_AFTER_DAYS * DAY).toISOString();
  const events = db.run('UPDATE "Event" SET "IsArchived" = 1 WHERE "IsArchived" = 0 AND "EndDateTime" < ?', [instant]);
  const tasks = db.run(
    `UPDATE "Task" SET "IsArchived" = 1 WHERE "IsArchived" = 0 AND "IsClosed" = 1
     AND coalesce("ActivityDate", substr("CreatedDate", 1, 10)) < ?`,
    [instant.slice(0, 10)],
  );
  return events + tasks;
}
