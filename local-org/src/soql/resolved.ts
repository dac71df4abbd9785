import type { ApexFieldType, ChildRelationship, FieldDef, FieldType, ObjectDef } from '../metadata/catalog.ts';
import type { SoqlExpr, SoqlProblem, SoqlQuery, SourcePosition } from './query.ts';

/** One relationship followed in a path: `Account` in `Account.Name`. */
export interface ResolvedStep {
  /** Relationship name as declared. */
  readonly relationship: string;
  /** The reference field that is followed. */
  readonly reference: FieldDef;
  /** Objects that the reference may point at. */
  readonly targets: readonly ObjectDef[];
  /** Object whose fields the next part names: the target, or `Name` when there are several. */
  readonly object: ObjectDef;
}
export interface ResolvedField {
  readonly kind: 'field';
  /** Path in declared spelling, without alias, e.g. `Account.Owner.Name`. */
  readonly path: string;
  readonly steps: readonly ResolvedStep[];
  /** Object that the field belongs to. */
  readonly object: ObjectDef;
  readonly field: FieldDef;
  readonly at: SourcePosition;
}
export interface ResolvedFunction {
  readonly kind: 'function';
  /** Upper case, e.g. `SUM`, `CALENDAR_YEAR`. */
  readonly name: string;
  readonly argument: ResolvedExpr | null;
  readonly aggregate: boolean;
  readonly type: FieldType;
  readonly apexType: ApexFieldType;
  /** Digits right of the point that the result is rounded to; null where it is not rounded. */
  readonly scale: number | null;
  readonly at: SourcePosition;
}
export type ResolvedExpr = ResolvedField | ResolvedFunction;

export type ResolvedItem =
  /** `key` is the name under which the value appears on its row: the field's name, the alias, or `expr0`. */
  | { readonly kind: 'expr'; readonly expr: ResolvedExpr; readonly key: string; readonly alias: string | null }
  | { readonly kind: 'subquery'; readonly relationship: ChildRelationship; readonly analysis: QueryAnalysis };

export interface QueryAnalysis {
  readonly query: SoqlQuery;
  /** Null when the object is unknown; `problems` says so. */
  readonly object: ObjectDef | null;
  readonly kind: 'records' | 'aggregate' | 'count';
  /** Selected items with FIELDS() written out. Empty for `count`. */
  readonly items: readonly ResolvedItem[];
  /** Every expression of the query outside SELECT as well, by identity. Unresolvable ones are missing. */
  readonly expressions: ReadonlyMap<SoqlExpr, ResolvedExpr>;
  /** Semi-joins: queries on the right side of IN and NOT IN, by identity. */
  readonly semiJoins: ReadonlyMap<SoqlQuery, QueryAnalysis>;
  readonly problems: readonly SoqlProblem[];
}

/** What the type of an expression's values is. */
export function typeOf(expr: ResolvedExpr): FieldType {
  return expr.kind === 'field' ? expr.field.type : expr.type;
}
