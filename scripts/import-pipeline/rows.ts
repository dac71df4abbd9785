import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import type { Mapping, StagePlace } from './mapping.ts';

export type Row = Readonly<Record<string, string>>;

/** One deal as the file has it, checked. Dates `YYYY-MM-DD` or null; amount in the file's currency or null. */
export interface Deal {
  readonly key: string;
  readonly rep: string;
  readonly product: string;
  readonly account: string | null;
  readonly place: StagePlace;
  readonly created: string | null;
  readonly closed: string | null;
  readonly amount: number | null;
}
export interface RejectedRow {
  readonly line: number;
  readonly key: string;
  readonly reason: string;
}

/** Rows of a CSV file with a header line; a byte-order mark and Windows line ends are accepted. */
export async function readRows(file: string, columns: readonly string[]): Promise<Row[]> {
  const rows = parse<Row>(await readFile(file, 'utf8'), {
    columns: true,
    bom: true,
    skip_empty_lines: true,
    trim: true,
  });
  const present = Object.keys(rows[0] ?? {});
  const missing = columns.filter((column) => !present.includes(column));
  if (missing.length > 0) {
    throw new Error(
      `${file}: column ${missing.map((m) => `"${m}"`).join(', ')} is missing; it has ${present.join(', ')}`,
    );
  }
  return rows;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Checks one row. @returns the deal, or why it cannot be one */
export function toDeal(row: Row, mapping: Mapping, reps: ReadonlySet<string>): Deal | { readonly reason: string } {
  const { deals, stages } = mapping;
  const rep = row[deals.rep] ?? '';
  if (!reps.has(rep)) return { reason: `rep "${rep}" is not in ${mapping.people.file}` };
  const place = stages[row[deals.stage] ?? ''];
  if (place === undefined) return { reason: `stage "${row[deals.stage] ?? ''}" has no place in the mapping` };
  const created = row[deals.created] || null;
  const closed = row[deals.closed] || null;
  for (const date of [created, closed]) {
    if (date !== null && (!DATE.test(date) || Number.isNaN(Date.parse(date)))) {
      return { reason: `"${date}" is not a date like 2026-11-21` };
    }
  }
  const amountText = row[deals.amount] ?? '';
  const amount = amountText === '' ? null : Number(amountText);
  if (amount !== null && !Number.isFinite(amount)) return { reason: `amount "${amountText}" is not a number` };
  return {
    key: row[deals.key] ?? '',
    rep,
    product: row[deals.product] ?? '',
    account: row[deals.account] || null,
    place,
    created,
    closed,
    amount,
  };
}
