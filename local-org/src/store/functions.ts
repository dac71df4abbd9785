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

/**
 * Computes a value from a row's columns.
 * @param facts what a whole statement has in common, as the statement's author wrote it
 */
export type RowFormula = (inputs: readonly SqlValue[], facts: unknown) => SqlValue;

/** Held weakly: a formula lives as long as the catalog that it belongs to. */
const formulas: WeakRef<RowFormula>[] = [];

/** Makes a formula callable as `formula(number, facts as JSON, json_array(inputs))`. @returns its number */
export function registerFormula(formula: RowFormula): number {
  return formulas.push(new WeakRef(formula)) - 1;
}

let lastFacts: { readonly text: string; readonly value: unknown } = { text: '', value: null };
/** The facts are the same for every row of a statement. */
function parseFacts(text: string): unknown {
  if (lastFacts.text !== text) lastFacts = { text, value: JSON.parse(text) };
  return lastFacts.value;
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
  {
    name: 'formula',
    parameters: 3,
    implementation: (number, facts, inputs) => {
      const formula = formulas[Number(number)]?.deref();
      if (!formula) throw new Error(`There is no formula number ${String(number)}`);
      return formula(JSON.parse(String(inputs)) as SqlValue[], parseFacts(String(facts)));
    },
  },
];
