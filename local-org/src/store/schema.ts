import { createHash } from 'node:crypto';
import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { Database } from './database.ts';
import { writeSetupRows } from './setup-rows.ts';

/** Objects that are answered from elsewhere and have no table. */
const WITHOUT_TABLE = new Set(['Name', 'UserRecordAccess']);

/** Raised when the layout of tables changes in a way that the catalog does not show. */
const LAYOUT_VERSION = 1;

/** Whether the org keeps the object's records in a table. */
export function hasTable(object: ObjectDef): boolean {
  return !WITHOUT_TABLE.has(object.name) && object.kind !== 'platformEvent';
}

/** Fields that have a column: all but calculated ones and compound values. */
export function storedFields(object: ObjectDef): FieldDef[] {
  return [...object.fields.values()].filter(isStored);
}
export function isStored(field: FieldDef): boolean {
  return field.formula === null && field.type !== 'address' && field.type !== 'location';
}

/** A name as it is written in SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Makes the tables of every object, or brings those of an older catalog up to date, and writes the rows that come
 * from metadata. Values of fields that disappeared stay in the file and return with the field.
 */
export function createSchema(db: Database, catalog: Catalog): void {
  db.exec(
    `CREATE TABLE IF NOT EXISTS "_sequence" ("prefix" TEXT PRIMARY KEY, "next" INTEGER NOT NULL);
     CREATE TABLE IF NOT EXISTS "_meta" ("key" TEXT PRIMARY KEY, "value" TEXT NOT NULL);
     CREATE TABLE IF NOT EXISTS "_unlinked" ("object" TEXT, "field" TEXT, "record" TEXT, "target" TEXT);
     CREATE INDEX IF NOT EXISTS "ix__unlinked" ON "_unlinked" ("target");
     CREATE TABLE IF NOT EXISTS "_child_event" ("parent" TEXT, "invitee" TEXT, "child" TEXT PRIMARY KEY);
     CREATE INDEX IF NOT EXISTS "ix__child_event" ON "_child_event" ("parent");`,
  );
  db.transaction(() => {
    const objects = [...catalog.objects.values()].filter(hasTable);
    const fingerprint = fingerprintOf(objects);
    if (db.get('SELECT "value" FROM "_meta" WHERE "key" = ?', ['schema'])?.['value'] !== fingerprint) {
      createTables(db, objects);
      db.run('INSERT OR REPLACE INTO "_meta" ("key", "value") VALUES (?, ?)', ['schema', fingerprint]);
    }
    writeSetupRows(db, catalog);
  });
}

function fingerprintOf(objects: readonly ObjectDef[]): string {
  const hash = createHash('sha256').update(String(LAYOUT_VERSION));
  for (const object of objects) {
    hash.update(object.name);
    for (const field of storedFields(object)) hash.update(`${columnOf(field)}${isIndexed(object, field)}`);
  }
  return hash.digest('hex');
}

function columnType(field: FieldDef): string {
  switch (field.type) {
    case 'id':
      return 'TEXT PRIMARY KEY NOT NULL';
    case 'boolean':
      // A missing value is false, also where a row names the column without one.
      return 'INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 0';
    case 'int':
    case 'long':
      return 'INTEGER';
    case 'double':
    case 'currency':
    case 'percent':
      return 'REAL';
    case 'reference':
    case 'date':
    case 'datetime':
    case 'time':
    case 'base64':
    case 'anyType':
      return 'TEXT';
    default:
      return field.caseSensitive ? 'TEXT' : 'TEXT COLLATE NOCASE';
  }
}

function columnOf(field: FieldDef): string {
  return `${quoteName(field.name)} ${columnType(field)}`;
}

function isIndexed(object: ObjectDef, field: FieldDef): boolean {
  if (field.type === 'id') return false;
  if (field.name === 'LastModifiedById' || (field.name === 'CreatedById' && object.kind !== 'history')) return false;
  return (
    field.type === 'reference' ||
    field.unique ||
    field.externalId ||
    field.name === object.nameField ||
    isFrequentFilter(object, field)
  );
}

const FREQUENT_FILTERS = new Set([
  'Opportunity.CloseDate',
  'Opportunity.StageName',
  'User.Username',
  'Group.DeveloperName',
]);
function isFrequentFilter(object: ObjectDef, field: FieldDef): boolean {
  return FREQUENT_FILTERS.has(`${object.name}.${field.name}`);
}

function createTables(db: Database, objects: readonly ObjectDef[]): void {
  const rows = db.all('SELECT "name", "sql" FROM sqlite_master WHERE "type" = ?', ['table']);
  const existing = new Map(rows.map((row) => [String(row['name']).toLowerCase(), String(row['sql'])]));
  const statements: string[] = [];
  for (const object of objects) {
    const table = quoteName(object.name);
    const declared = existing.get(object.name.toLowerCase());
    if (declared) bringUpToDate(db, object, declared);
    else statements.push(`CREATE TABLE ${table} (${storedFields(object).map(columnOf).join(', ')})`);
    for (const field of storedFields(object)) {
      if (!isIndexed(object, field)) continue;
      const index = quoteName(`ix_${object.name}_${field.name}`);
      statements.push(`CREATE INDEX IF NOT EXISTS ${index} ON ${table} (${quoteName(field.name)})`);
    }
  }
  db.exec(statements.join(';\n'));
}

/** Adds columns; a column whose type changed makes the table be written anew. */
function bringUpToDate(db: Database, object: ObjectDef, declared: string): void {
  const table = quoteName(object.name);
  const existing = db.all(`PRAGMA table_info(${table})`).map((column) => String(column['name']));
  const existingNames = new Set(existing.map((name) => name.toLowerCase()));
  const stored = storedFields(object);
  const changed = stored.some((field) => existingNames.has(field.name.toLowerCase()) && !declares(declared, field));
  if (!changed) {
    for (const field of stored) {
      if (!existingNames.has(field.name.toLowerCase())) db.exec(`ALTER TABLE ${table} ADD COLUMN ${columnOf(field)}`);
    }
    return;
  }
  const known = new Set(stored.map((field) => field.name.toLowerCase()));
  const kept = existing.filter((name) => !known.has(name.toLowerCase()));
  const copied = [
    ...stored.filter((field) => existingNames.has(field.name.toLowerCase())).map((field) => field.name),
    ...kept,
  ];
  const columns = [...stored.map(columnOf), ...kept.map((name) => `${quoteName(name)} TEXT`)];
  const names = copied.map(quoteName).join(', ');
  const replacement = quoteName(`${object.name}__new`);
  db.exec(
    `CREATE TABLE ${replacement} (${columns.join(', ')});
     INSERT INTO ${replacement} (${names}) SELECT ${names} FROM ${table} ORDER BY rowid;
     DROP TABLE ${table};
     ALTER TABLE ${replacement} RENAME TO ${table};`,
  );
}

function declares(tableSql: string, field: FieldDef): boolean {
  const column = columnOf(field);
  const start = tableSql.toLowerCase().indexOf(column.toLowerCase());
  // The next character tells `TEXT` from `TEXT COLLATE NOCASE`.
  return start >= 0 && /^\s*[,)]/.test(tableSql.slice(start + column.length));
}
