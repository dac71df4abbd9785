import type { FieldDef, ObjectDef, RawRecord } from '../metadata/catalog.ts';
import type { Database } from '../store/database.ts';
import { nextNumber } from '../store/ids.ts';

/** Gives new records their numbers. A number is never given out twice, not even after its record is gone. */
export function setAutoNumbers(
  db: Database,
  object: ObjectDef,
  fields: readonly FieldDef[],
  records: readonly RawRecord[],
  stamp: string,
): void {
  for (const field of fields) {
    const key = `${object.name}.${field.name}`;
    const first = nextNumber(db, key, records.length, () => countRows(db, object.name) + 1);
    records.forEach((record, position) => {
      record[field.name] = format(field.autoNumber ?? '', first + position, stamp);
    });
  }
}

function countRows(db: Database, table: string): number {
  return Number(db.get(`SELECT count(*) AS n FROM "${table}"`)?.['n'] ?? 0);
}

/** `N-{YYYY}-{0000}` -> `N-2026-0042`. */
function format(pattern: string, number: number, stamp: string): string {
  const [year = '', month = '', day = ''] = stamp.slice(0, 10).split('-');
  const dates: Readonly<Record<string, string>> = { YYYY: year, YY: year.slice(2), MM: month, DD: day };
  return (pattern === '' ? '{0}' : pattern).replace(/\{(0+|YYYY|YY|MM|DD)\}/g, (_whole, part: string) => {
    return dates[part] ?? String(number).padStart(part.length, '0');
  });
}
