import type { Catalog, RawRecord } from '../../../metadata/catalog.ts';
import { Rows } from '../../../records/rows.ts';
import type { Database } from '../../../store/database.ts';

/** Work that waits in the queue, by the kind of Apex. All texts are frozen values, see `freeze.ts`. */
export type JobWork =
  | { readonly kind: 'queueable'; readonly job: string }
  | { readonly kind: 'future'; readonly className: string; readonly method: string; readonly args: string }
  | { readonly kind: 'scheduled'; readonly job: string; readonly cron: string | null; readonly timeZone: string }
  | { readonly kind: 'finalizer'; readonly finalizer: string; readonly parent: string; readonly error: string | null }
  | {
      readonly kind: 'batch';
      /** As it was enqueued; `state` is what a stateful job has become. */
      readonly job: string;
      readonly state: string;
      readonly scope: number;
      readonly phase: 'start' | 'execute' | 'finish';
      /** Position of the next item; items are record ids of `locator`, or frozen values when that is null. */
      readonly at: number;
      readonly total: number;
      readonly locator: string | null;
      readonly elementType: string;
    }
  /** Event messages on their way to the triggers of their object. */
  | { readonly kind: 'events'; readonly object: string; readonly messages: readonly RawRecord[] }
  | { readonly kind: 'deployment'; readonly container: string; readonly callback: string | null };

export interface QueuedJob {
  /** Of its AsyncApexJob; finalizers and events have none and an id of another form. */
  readonly id: string;
  /** Who it runs as. */
  readonly userId: string;
  /** Epoch milliseconds before which it does not run. */
  readonly due: number;
  readonly work: JobWork;
}

/**
 * The queue of asynchronous Apex and the rows that the platform shows of it (AsyncApexJob, CronTrigger). Everything is
 * in the database, so that it commits and rolls back with its transaction and survives restarts.
 */
export class JobStore {
  private readonly db: Database;
  private readonly catalog: Catalog;
  private readonly rows: Rows;

  constructor(db: Database, catalog: Catalog) {
    this.db = db;
    this.catalog = catalog;
    this.rows = new Rows(db);
  }

  /** Makes its tables, once for each opened database. */
  prepare(): void {
    this.db.exec(`CREATE TABLE IF NOT EXISTS _apex_job (
      position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, user_id TEXT NOT NULL, due INTEGER NOT NULL,
      work TEXT NOT NULL);
      CREATE TABLE IF NOT EXISTS _apex_job_item (job TEXT NOT NULL, at INTEGER NOT NULL, item TEXT NOT NULL,
      PRIMARY KEY (job, at))`);
  }

  put({ id, userId, due, work }: QueuedJob): void {
    this.db.run('INSERT INTO _apex_job (id, user_id, due, work) VALUES (?, ?, ?, ?)', [
      id,
      userId,
      due,
      JSON.stringify(work),
    ]);
  }

  /** The same job goes on with other work, behind those that wait already. */
  replace(job: QueuedJob): void {
    this.db.run('DELETE FROM _apex_job WHERE id = ?', [job.id]);
    this.put(job);
  }

  remove(id: string): void {
    this.db.run('DELETE FROM _apex_job WHERE id = ?', [id]);
    this.db.run('DELETE FROM _apex_job_item WHERE job = ?', [id]);
  }

  /** The job that has waited longest among those due at `now`. */
  next(now: number): QueuedJob | null {
    const row = this.db.get('SELECT id FROM _apex_job WHERE due <= ? ORDER BY position LIMIT 1', [now]);
    return row ? this.find(String(row['id'])) : null;
  }

  find(id: string): QueuedJob | null {
    const row = this.db.get('SELECT id, user_id, due, work FROM _apex_job WHERE id = ?', [id]);
    if (!row) return null;
    const work = JSON.parse(String(row['work'])) as JobWork;
    return { id: String(row['id']), userId: String(row['user_id']), due: Number(row['due']), work };
  }

  /** When the next job becomes due, epoch milliseconds; null when none waits. */
  nextDue(): number | null {
    const row = this.db.get('SELECT min(due) AS due FROM _apex_job');
    return row?.['due'] === null || row?.['due'] === undefined ? null : Number(row['due']);
  }

  putItems(job: string, items: readonly string[]): void {
    this.db.run('INSERT INTO _apex_job_item (job, at, item) SELECT ?, key, value FROM json_each(?)', [
      job,
      JSON.stringify(items),
    ]);
  }

  items(job: string, from: number, count: number): string[] {
    const sql = 'SELECT item FROM _apex_job_item WHERE job = ? AND at >= ? AND at < ? ORDER BY at';
    return this.db.all(sql, [job, from, from + count]).map((row) => String(row['item']));
  }

  /** Writes a row of an object that only the platform writes. @returns its id */
  insertRow(object: string, values: RawRecord): string {
    const record: RawRecord = { ...values };
    this.rows.insertNew(this.def(object), [record]);
    return String(record['Id']);
  }

  updateRow(object: string, id: string, changes: RawRecord): void {
    this.rows.update(this.def(object), id, changes);
  }

  deleteRow(object: string, id: string): void {
    this.db.run(`DELETE FROM "${this.def(object).name}" WHERE "Id" = ?`, [id]);
  }

  readRow(object: string, id: string): RawRecord | null {
    return this.rows.read(this.def(object), [id]).get(id) ?? null;
  }

  allRows(object: string): RawRecord[] {
    const def = this.def(object);
    return this.rows.select(def, def.fields.has('isdeleted') ? '"IsDeleted" = 0' : '1', []);
  }

  /** Rows by the value of one column. */
  rowsWith(object: string, column: string, value: string): RawRecord[] {
    return this.rows.select(this.def(object), `"${column}" = ?`, [value]);
  }

  private def(object: string): Parameters<Rows['insertNew']>[0] {
    const def = this.catalog.objects.get(object.toLowerCase());
    if (!def) throw new Error(`The catalog has no object ${object}`);
    return def;
  }
}
