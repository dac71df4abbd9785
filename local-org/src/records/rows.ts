import type { FieldDef, ObjectDef, RawRecord, RawValue } from '../metadata/catalog.ts';
import type { Database, SqlRow, SqlValue } from '../store/database.ts';
import { nextIds } from '../store/ids.ts';
import { storedFields } from '../store/schema.ts';

/** SQLite accepts this many parameters in one statement. */
const MAXIMUM_PARAMETERS = 30_000;

/** Reads and writes whole records of the store; the one place that knows how values lie in columns. */
export class Rows {
  readonly #db: Database;
  readonly #fields = new Map<string, readonly FieldDef[]>();

  constructor(db: Database) {
    this.#db = db;
  }

  fieldsOf(object: ObjectDef): readonly FieldDef[] {
    let fields = this.#fields.get(object.name);
    if (!fields) {
      fields = storedFields(object);
      this.#fields.set(object.name, fields);
    }
    return fields;
  }

  /** Whole records by id; ids without a row are left out. Deleted rows are included. */
  read(object: ObjectDef, ids: readonly string[]): Map<string, RawRecord> {
    const found = new Map<string, RawRecord>();
    if (ids.length === 0) return found;
    for (const record of this.select(object, '"Id" IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)])) {
      found.set(String(record['Id']), record);
    }
    return found;
  }

  /** Whole records for a condition over plain column names. */
  select(object: ObjectDef, where: string, params: readonly SqlValue[]): RawRecord[] {
    const fields = this.fieldsOf(object);
    const columns = fields.map((field) => `"${field.name}"`).join(', ');
    const rows = this.#db.all(`SELECT ${columns} FROM "${object.name}" WHERE ${where}`, params);
    return rows.map((row) => toRecord(fields, row));
  }

  /** Gives every record its `Id` and writes it. */
  insertNew(object: ObjectDef, records: readonly RawRecord[]): void {
    if (records.length === 0) return;
    const ids = nextIds(this.#db, object, records.length);
    records.forEach((record, position) => (record['Id'] = ids[position] ?? null));
    this.insert(object, records);
  }

  insert(object: ObjectDef, records: readonly RawRecord[]): void {
    const fields = this.fieldsOf(object);
    const perStatement = Math.max(1, Math.floor(MAXIMUM_PARAMETERS / fields.length));
    const columns = fields.map((field) => `"${field.name}"`).join(', ');
    const slots = `(${fields.map(() => '?').join(', ')})`;
    for (let start = 0; start < records.length; start += perStatement) {
      const part = records.slice(start, start + perStatement);
      const params: SqlValue[] = [];
      for (const record of part) for (const field of fields) params.push(toSql(record[field.name]));
      this.#db.run(`INSERT INTO "${object.name}" (${columns}) VALUES ${part.map(() => slots).join(', ')}`, params);
    }
  }

  /** Writes the given columns of one record. */
  update(object: ObjectDef, id: string, changes: RawRecord): void {
    const names = Object.keys(changes);
    if (names.length === 0) return;
    const assignments = names.map((name) => `"${name}" = ?`).join(', ');
    const params = names.map((name) => toSql(changes[name]));
    this.#db.run(`UPDATE "${object.name}" SET ${assignments} WHERE "Id" = ?`, [...params, id]);
  }
}

function toSql(value: RawValue | undefined): SqlValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

function toRecord(fields: readonly FieldDef[], row: SqlRow): RawRecord {
  const record: RawRecord = {};
  for (const field of fields) {
    const value = row[field.name] ?? null;
    if (field.type === 'boolean') record[field.name] = Number(value ?? 0) === 1;
    else if (typeof value === 'bigint') record[field.name] = Number(value);
    else record[field.name] = value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  }
  return record;
}
