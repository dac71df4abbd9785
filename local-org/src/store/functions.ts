import { DateTime } from 'luxon';
import type { SqlValue } from './database.ts';

/** A function of our own that SQL may call. Deterministic; NULL in, NULL out. */
export interface SqlFunction {
  readonly name: string;
  readonly parameters: number;
  readonly implementation: (...values: SqlValue[]) => SqlValue;
}

/** Case-folded text, for comparing without case beyond ASCII (SQLite's own NOCASE stops there). */
export function foldText(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

export const SQL_FUNCTIONS: readonly SqlFunction[] = [
  { name: 'fold', parameters: 1, implementation: (value) => (typeof value === 'string' ? foldText(value) : value) },
  {
    /** `local_time(datetime, zone)`: the instant as wall-clock ISO text in that time zone. */
    name: 'local_time',
    parameters: 2,
    implementation: (value, zone) =>
      typeof value === 'string' && typeof zone === 'string'
        ? DateTime.fromISO(value, { zone }).toISO({ includeOffset: false })
        : null,
  },
];
