import type { RawValue } from '../metadata/catalog.ts';

/**
 * SOQL as data. Made from the grammar's parse tree by `soql/parse.ts`, for inline queries (inside Apex) and
 * for dynamic and REST queries alike; planned to SQL by `soql/plan.ts`.
 */
export interface SourcePosition {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}
export type SoqlFunction = {
  readonly kind: 'function';
  readonly name: string;
  readonly args: readonly SoqlExpr[];
  readonly at: SourcePosition;
};
export type SoqlField = { readonly kind: 'field'; readonly path: string; readonly at: SourcePosition };
export type SoqlExpr = SoqlField | SoqlFunction;

export type SoqlValue =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'datetime'; readonly value: string }
  /** `TODAY`, `LAST_N_DAYS:30`, ... upper case. */
  | { readonly kind: 'dateLiteral'; readonly value: string; readonly n: number | null }
  /** Inline binds carry an index into the emitted closures; dynamic binds the variable's name. */
  | { readonly kind: 'bind'; readonly index: number | null; readonly name: string }
  | { readonly kind: 'list'; readonly values: readonly SoqlValue[] }
  | { readonly kind: 'subquery'; readonly query: SoqlQuery };

export type SoqlOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'in' | 'not in' | 'includes' | 'excludes';
export type SoqlCondition =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly SoqlCondition[] }
  | { readonly kind: 'not'; readonly part: SoqlCondition }
  | { readonly kind: 'compare'; readonly left: SoqlExpr; readonly op: SoqlOperator; readonly right: SoqlValue };

export type SoqlSelectItem =
  | { readonly kind: 'expr'; readonly expr: SoqlExpr; readonly alias: string | null }
  | { readonly kind: 'subquery'; readonly query: SoqlQuery };

export interface SoqlQuery {
  readonly select: readonly SoqlSelectItem[];
  /** Object name, or child relationship name inside a SELECT subquery. */
  readonly from: string;
  readonly alias: string | null;
  readonly at: SourcePosition;
  readonly where: SoqlCondition | null;
  readonly access: 'user' | 'system' | null;
  readonly groupBy: readonly SoqlExpr[];
  readonly having: SoqlCondition | null;
  readonly orderBy: readonly {
    readonly expr: SoqlExpr;
    readonly descending: boolean;
    readonly nulls: 'FIRST' | 'LAST' | null;
  }[];
  readonly limit: SoqlValue | null;
  readonly offset: SoqlValue | null;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
}

/** A value bound into a query: raw values, or a list of them for IN. Apex converts its values to these. */
export type BindValue = RawValue | readonly RawValue[];

/** One row, as a tree: own values, followed parents, child subqueries. */
export interface QueryRow {
  /** Object API name, or `AggregateResult`. */
  readonly object: string;
  /** The record's id, whether or not it was selected; absent for `AggregateResult`. */
  readonly id?: string;
  /** By canonical field name (aggregates: alias or expr0). */
  readonly values: Record<string, RawValue>;
  /** By relationship name as declared; null when the reference is empty or the parent may not be seen. */
  readonly parents: Record<string, QueryRow | null>;
  /** By child relationship name as declared. */
  readonly children: Record<string, QueryRow[]>;
}
export interface QueryResult {
  readonly object: string;
  readonly kind: 'records' | 'aggregate' | 'count';
  readonly rows: QueryRow[];
  /** For kind `count`: the number. Otherwise rows.length. */
  readonly count: number;
}

export interface SoqlProblem {
  readonly message: string;
  readonly at: SourcePosition;
  /** Status code of the API: INVALID_FIELD, INVALID_TYPE, MALFORMED_QUERY. */
  readonly code: 'INVALID_FIELD' | 'INVALID_TYPE' | 'MALFORMED_QUERY' | 'INVALID_QUERY_FILTER_OPERATOR';
}
export class SoqlError extends Error {
  readonly problem: SoqlProblem;
  constructor(problem: SoqlProblem) {
    super(problem.message);
    this.name = 'SoqlError';
    this.problem = problem;
  }
}
