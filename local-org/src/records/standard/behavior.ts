import type { Catalog, RawRecord } from '../../metadata/catalog.ts';
import type { Database } from '../../store/database.ts';
import type { ExecutionContext, RecordError } from '../records.ts';
import type { Rows } from '../rows.ts';

/** One record on its way into the store. */
export interface SaveItem {
  /** Position in the call's records. */
  readonly index: number;
  /** Canonical names of the fields that the caller gave or a trigger changed. */
  readonly given: Set<string>;
  /** Every stored field as it is about to be saved. */
  values: RawRecord;
  /** Stored values before the save; null on insert. */
  readonly old: RawRecord | null;
  readonly errors: RecordError[];
}

/** What standard behaviour may use while a chunk of records is saved. */
export interface SaveEnvironment {
  readonly ctx: ExecutionContext;
  readonly db: Database;
  readonly catalog: Catalog;
  readonly rows: Rows;
  /** Org time as stored text, the same for the whole chunk. */
  readonly stamp: string;
  /** Saves records of another object that the platform makes by itself, with their triggers and rules; in order. */
  insert(object: string, records: readonly RawRecord[]): readonly InsertOutcome[];
}

export interface InsertOutcome {
  /** Null when the record could not be saved. */
  readonly id: string | null;
  readonly errors: readonly RecordError[];
}

/** What the platform does by itself with records of one standard object. */
export interface ObjectBehavior {
  /** Before the before triggers of an insert: values that triggers already see. */
  setDefaults?(item: SaveItem, environment: SaveEnvironment): void;
  /** After the before triggers: values that follow from others, and checks of the object's own. */
  derive?(items: readonly SaveItem[], environment: SaveEnvironment): void;
  /** After the rows are written, before the after triggers. */
  afterSave?(items: readonly SaveItem[], environment: SaveEnvironment): void;
  /** After rows are deleted or restored. */
  afterRemove?(records: readonly RawRecord[], environment: SaveEnvironment): void;
}

export function hasChanged(item: SaveItem, field: string): boolean {
  return item.old === null || (item.old[field] ?? null) !== (item.values[field] ?? null);
}

/** Text of a value, or null when it has none. */
export function textOf(record: RawRecord, field: string): string | null {
  const value = record[field];
  return value === null || value === undefined ? null : String(value);
}
