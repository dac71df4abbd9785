import { present } from '../metadata/present.ts';
import type { Catalog } from '../metadata/catalog.ts';
import type { AccessControl, UserContext } from '../security/access.ts';
import type { Database } from '../store/database.ts';
import { DEFINITION_OBJECTS, ensureDefinitions } from '../store/setup-rows.ts';
import { analyseOnce } from './analyse.ts';
import { Hydrator } from './hydrate.ts';
import { assertReadable } from './permissions.ts';
import { planQuery, type ParentFilter, type PlanContext } from './plan.ts';
import { planOnce, type ReadyPlan } from './plan-cache.ts';
import { SoqlError, type BindValue, type QueryResult, type QueryRow, type SoqlQuery } from './query.ts';
import type { QueryAnalysis, ResolvedItem } from './resolved.ts';
import { runUserRecordAccess } from './user-record-access.ts';

export interface QueryOptions {
  readonly db: Database;
  readonly catalog: Catalog;
  readonly user: UserContext;
  /** Null only where the whole org is trusted, e.g. while it is set up. */
  readonly access: AccessControl | null;
  /** `user`: the query fails when it names an object or field that the user may not read. */
  readonly mode: 'user' | 'system';
  /** Only records that are shared with the user; always so in user mode. */
  readonly sharing: boolean;
  /** The org's clock, epoch milliseconds: date literals count from it. */
  readonly now: number;
  /** Value of a bind: by index for inline queries, by variable name for dynamic ones. */
  readonly binds: (bind: { readonly index: number | null; readonly name: string }) => BindValue;
  /** Read at most so many rows, whatever the query's LIMIT. */
  readonly maxRows?: number;
}

/**
 * Runs a query. `WITH USER_MODE` and `WITH SYSTEM_MODE` go before the caller's mode.
 * @throws SoqlError with the first problem, or with every field that the user may not read
 */
export function runQuery(query: SoqlQuery, options: QueryOptions): QueryResult {
  const analysis = analyseOnce(query, options.catalog);
  const [problem] = analysis.problems;
  if (problem) throw new SoqlError(problem);
  const mode = query.access ?? options.mode;
  const readable =
    mode === 'user' && options.access ? assertReadable(analysis, options.access, options.user) : analysis;
  const context: PlanContext = { ...options, sharing: options.sharing || mode === 'user' };
  if (readsDefinitions(readable)) ensureDefinitions(options.db, options.catalog);
  if (readable.object?.name === 'UserRecordAccess') return runUserRecordAccess(readable, options);
  return new QueryRun(options.db, context).run(readable, options.maxRows);
}

function readsDefinitions(analysis: QueryAnalysis): boolean {
  if (analysis.object && DEFINITION_OBJECTS.has(analysis.object.name)) return true;
  const inner = analysis.items.flatMap((item) => (item.kind === 'subquery' ? [item.analysis] : []));
  return [...inner, ...analysis.semiJoins.values()].some(readsDefinitions);
}

class QueryRun {
  readonly #db: Database;
  readonly #context: PlanContext;

  constructor(db: Database, context: PlanContext) {
    this.#db = db;
    this.#context = context;
  }

  run(analysis: QueryAnalysis, maxRows: number | undefined): QueryResult {
    const { plan, hydrator } =
      maxRows === undefined ? planOnce(analysis, this.#context) : this.#bounded(analysis, maxRows);
    const answer = this.#db.all(plan.sql, plan.params);
    const object = present(analysis.object, 'a resolved object').name;
    if (analysis.kind === 'count') {
      return { object, kind: 'count', rows: [], count: Number(answer[0]?.['c0'] ?? 0) };
    }
    const rows = answer.map((row) => hydrator.row(row));
    this.#addChildren(analysis, rows, analysis.query.allRows);
    return { object, kind: analysis.kind, rows, count: rows.length };
  }

  #bounded(analysis: QueryAnalysis, maxRows: number): ReadyPlan {
    const plan = planQuery(analysis, this.#context, { maxRows });
    return { plan, hydrator: new Hydrator(analysis, plan.columns, this.#context) };
  }

  #addChildren(analysis: QueryAnalysis, rows: readonly QueryRow[], allRows: boolean): void {
    for (const item of analysis.items) {
      if (item.kind === 'subquery') this.#addChildrenOf(item, rows, allRows);
    }
  }

  /** One statement for the children of all rows. */
  #addChildrenOf(
    { relationship, analysis }: Extract<ResolvedItem, { kind: 'subquery' }>,
    rows: readonly QueryRow[],
    allRows: boolean,
  ): void {
    const byId = new Map<string, QueryRow[]>();
    for (const row of rows) {
      const list: QueryRow[] = [];
      row.children[relationship.name] = list;
      if (row.id) byId.set(row.id, list);
    }
    if (byId.size === 0) return;
    const parents: ParentFilter = { field: relationship.field, ids: [...byId.keys()] };
    const plan = planQuery(analysis, this.#context, { parents, allRows });
    const hydrator = new Hydrator(analysis, plan.columns, this.#context);
    const parentColumn = `c${plan.columns.findIndex((column) => column.kind === 'parentId')}`;
    const children: QueryRow[] = [];
    for (const row of this.#db.all(plan.sql, plan.params)) {
      const child = hydrator.row(row);
      children.push(child);
      byId.get(String(row[parentColumn]))?.push(child);
    }
    this.#addChildren(analysis, children, allRows);
  }
}
