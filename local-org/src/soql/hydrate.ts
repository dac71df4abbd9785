import { present } from '../metadata/present.ts';
import type { FieldDef, FieldType, ObjectDef, RawValue } from '../metadata/catalog.ts';
import type { SqlRow, SqlValue } from '../store/database.ts';
import { formatValue } from './format.ts';
import type { PlanContext, PlannedColumn } from './plan.ts';
import type { QueryRow } from './query.ts';
import { typeOf, type QueryAnalysis, type ResolvedExpr, type ResolvedStep } from './resolved.ts';

type Reader = (row: SqlRow, result: QueryRow) => void;

/** Turns rows of a planned statement into query rows. */
export class Hydrator {
  readonly #object: string;
  readonly #readers: readonly Reader[];
  readonly #context: PlanContext;
  readonly #idColumn: string | null;

  constructor(analysis: QueryAnalysis, columns: readonly PlannedColumn[], context: PlanContext) {
    this.#context = context;
    this.#object =
      analysis.kind === 'aggregate' ? 'AggregateResult' : present(analysis.object, 'a resolved object').name;
    const idIndex = columns.findIndex((column) => column.kind === 'id');
    this.#idColumn = idIndex < 0 ? null : `c${idIndex}`;
    const isRecord = analysis.kind === 'records';
    // Parents come into being before the values that belong to them.
    const presences = columns.flatMap((column, index) =>
      column.kind === 'presence' ? [this.#presenceReader(column.steps, `c${index}`)] : [],
    );
    const values = columns.flatMap((column, index) => {
      if (column.kind !== 'value') return [];
      const steps = isRecord ? stepsOf(column.item.expr) : [];
      return [this.#valueReader(column.item.key, column.item.expr, steps, `c${index}`)];
    });
    this.#readers = [...presences, ...values];
  }

  row(row: SqlRow): QueryRow {
    const id = this.#idColumn === null ? null : row[this.#idColumn];
    const result: QueryRow = {
      object: this.#object,
      ...(typeof id === 'string' ? { id } : {}),
      values: {},
      parents: {},
      children: {},
    };
    for (const read of this.#readers) read(row, result);
    return result;
  }

  #presenceReader(steps: readonly ResolvedStep[], column: string): Reader {
    const last = present(steps.at(-1), 'a relationship');
    const before = steps.slice(0, -1);
    return (row, result) => {
      const owner = follow(result, before);
      if (!owner) return;
      const id = row[column];
      if (typeof id !== 'string') {
        owner.parents[last.relationship] = null;
        return;
      }
      const object = this.#objectOf(last, id);
      owner.parents[last.relationship] = { object: object.name, id, values: {}, parents: {}, children: {} };
    };
  }

  #objectOf(step: ResolvedStep, id: string): ObjectDef {
    const [only, ...others] = step.targets;
    if (only && others.length === 0) return only;
    return this.#context.catalog.objectsByPrefix.get(id.slice(0, 3)) ?? step.object;
  }

  #valueReader(key: string, expr: ResolvedExpr, steps: readonly ResolvedStep[], column: string): Reader {
    const convert = this.#converter(expr);
    return (row, result) => {
      const owner = follow(result, steps);
      if (owner) owner.values[key] = convert(row[column] ?? null);
    };
  }

  #converter(expr: ResolvedExpr): (value: SqlValue) => RawValue {
    if (expr.kind === 'function' && expr.argument) {
      if (expr.name === 'TOLABEL') return labelsOf(expr.argument);
      if (expr.name === 'FORMAT') {
        const { user } = this.#context;
        const type = typeOf(expr.argument);
        const convert = this.#converter(expr.argument);
        const scale = expr.argument.kind === 'field' ? expr.argument.field.scale : (expr.argument.scale ?? 2);
        return (value) => formatValue(convert(value), type, scale, user.locale, user.timeZone);
      }
    }
    const scale = expr.kind === 'function' && expr.name === 'SUM' ? expr.scale : null;
    const convert = CONVERTERS[typeOf(expr)] ?? text;
    // Sums of binary fractions carry noise beyond the field's digits.
    return scale === null ? convert : (value) => (value === null ? null : Number(Number(value).toFixed(scale)));
  }
}

function follow(row: QueryRow, steps: readonly ResolvedStep[]): QueryRow | null {
  let current: QueryRow | null = row;
  for (const step of steps) current = current?.parents[step.relationship] ?? null;
  return current;
}

function stepsOf(expr: ResolvedExpr): readonly ResolvedStep[] {
  if (expr.kind === 'field') return expr.steps;
  return expr.argument ? stepsOf(expr.argument) : [];
}

function labelsOf(expr: ResolvedExpr): (value: SqlValue) => RawValue {
  const field: FieldDef | null = expr.kind === 'field' ? expr.field : null;
  const labels = new Map(field?.picklist.map((entry) => [entry.value.toLowerCase(), entry.label]));
  return (value) => {
    if (typeof value !== 'string') return null;
    return value
      .split(';')
      .map((part) => labels.get(part.toLowerCase()) ?? part)
      .join(';');
  };
}

const number = (value: SqlValue): RawValue => (value === null ? null : Number(value));
const text = (value: SqlValue): RawValue => (value === null ? null : String(value));

/** From stored to transported form, by field type; text where nothing is named. */
const CONVERTERS: Partial<Record<FieldType, (value: SqlValue) => RawValue>> = {
  boolean: (value) => value === 1 || value === 1n,
  int: number,
  long: number,
  double: number,
  currency: number,
  percent: number,
  anyType: (value) => (typeof value === 'number' ? value : text(value)),
};
