import { present } from '../metadata/present.ts';
import type { Catalog, ObjectDef } from '../metadata/catalog.ts';
import type { AccessControl, UserContext } from '../security/access.ts';
import { isActivity } from '../security/object-classes.ts';
import { ColumnWriter } from './columns.ts';
import { ConditionWriter, type ConditionContext } from './conditions.ts';
import { expressionSql, sortSql } from './expressions.ts';
import { EMPTY, join, parameter, raw, sql, type Fragment } from './fragment.ts';
import { SoqlError, type BindValue, type SoqlExpr, type SoqlQuery, type SoqlValue } from './query.ts';
import type { QueryAnalysis, ResolvedExpr, ResolvedItem, ResolvedStep } from './resolved.ts';
import { Aliases, Scope, type Visibility } from './scope.ts';

/** Everything that decides which rows a query gives. */
export interface PlanContext {
  readonly catalog: Catalog;
  readonly user: UserContext;
  /** Null: nothing is hidden. */
  readonly access: AccessControl | null;
  /** Hide records that the user may not see. */
  readonly sharing: boolean;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly binds: (bind: { readonly index: number | null; readonly name: string }) => BindValue;
}

/** A column of the SQL answer: `c0`, `c1`, ... in this order. */
export type PlannedColumn =
  | { readonly kind: 'value'; readonly item: Extract<ResolvedItem, { kind: 'expr' }> }
  /** Id of the record at the end of a relationship path. */
  | { readonly kind: 'presence'; readonly steps: readonly ResolvedStep[] }
  | { readonly kind: 'id' }
  /** In a child query: the parent's id. */
  | { readonly kind: 'parentId' };

export interface QueryPlan {
  readonly sql: string;
  readonly params: Fragment['params'];
  readonly columns: readonly PlannedColumn[];
}

/** For a child query: its reference field, and the parents to read for. */
export interface ParentFilter {
  readonly field: string;
  readonly ids: readonly string[];
}

/**
 * Plans a query without problems as one parameterised SQL statement. Child subqueries are planned apart, with
 * `parents`; their LIMIT then counts for each parent.
 * @throws SoqlError when a bound value does not fit its field
 */
export function planQuery(
  analysis: QueryAnalysis,
  context: PlanContext,
  options: { parents?: ParentFilter; allRows?: boolean; maxRows?: number } = {},
): QueryPlan {
  return new Planner(analysis, context, new Aliases()).plan(options);
}

class Planner {
  readonly #analysis: QueryAnalysis;
  readonly #context: PlanContext;
  readonly #aliases: Aliases;
  readonly #object: ObjectDef;
  readonly #scope: Scope;
  readonly #visibility: Visibility;
  readonly #conditions: ConditionWriter;
  #allRows: boolean;

  constructor(analysis: QueryAnalysis, context: PlanContext, aliases: Aliases) {
    this.#analysis = analysis;
    this.#context = context;
    this.#aliases = aliases;
    this.#object = present(analysis.object, 'a resolved object');
    this.#allRows = analysis.query.allRows;
    this.#visibility = (object, alias) => {
      if (!context.sharing || !context.access) return null;
      return context.access.sharingFilter(context.user, object, alias, 'Read');
    };
    this.#scope = new Scope(this.#object, aliases, this.#visibility, new ColumnWriter(context, aliases));
    this.#conditions = new ConditionWriter(analysis, this.#scope, this.#conditionContext());
  }

  plan(options: { parents?: ParentFilter; allRows?: boolean; maxRows?: number }): QueryPlan {
    this.#allRows ||= options.allRows ?? false;
    if (this.#analysis.kind === 'count') return this.#countPlan();
    const columns = this.#columns(options.parents);
    const selected = columns.map(
      (column, index) => sql`${this.#columnSql(column, options.parents)} AS ${raw(`c${index}`)}`,
    );
    const where = this.#where(options.parents);
    const group = this.#group();
    const order = this.#order();
    const bounds = options.parents ? EMPTY : this.#bounds(options.maxRows);
    const { limit } = this.#analysis.query;
    if (options.parents && limit) {
      return { ...this.#limitedPerParent(selected, where, order, options.parents, this.#numberOf(limit)), columns };
    }
    const statement = join(
      [sql`SELECT ${join(selected, ', ')}`, this.#scope.from(), where, group, sql` ORDER BY ${order}`, bounds].filter(
        (part) => part.sql !== ' ORDER BY ' && part.sql !== '',
      ),
      ' ',
    );
    return { ...statement, columns };
  }

  /** The one column of a semi-join. */
  semiJoin(): Fragment {
    const item = this.#analysis.items[0];
    if (item?.kind !== 'expr') throw new Error('A semi-join selects one field');
    const column = expressionSql(item.expr, this.#scope, this.#context.user.timeZone);
    const where = this.#where();
    const group = this.#group();
    const bounds = this.#bounds();
    const order = bounds.sql ? sql`ORDER BY ${this.#order()}` : EMPTY;
    // A missing reference must not make NOT IN unknown.
    const present = sql`${where.sql ? raw('AND') : raw('WHERE')} ${column} IS NOT NULL`;
    return join(
      [sql`SELECT ${column}`, this.#scope.from(), where, present, group, order, bounds].filter((part) => part.sql),
      ' ',
    );
  }

  #countPlan(): QueryPlan {
    const where = this.#where();
    const bounds = this.#bounds();
    const from = this.#scope.from();
    if (!bounds.sql) return { ...sql`SELECT COUNT(*) AS c0 ${from} ${where}`, columns: [] };
    return { ...sql`SELECT COUNT(*) AS c0 FROM (SELECT 1 ${from} ${where} ${bounds})`, columns: [] };
  }

  /** Numbers the children of each parent, because a child subquery's LIMIT counts for each. */
  #limitedPerParent(
    selected: readonly Fragment[],
    where: Fragment,
    order: Fragment,
    parents: ParentFilter,
    limit: number,
  ): Fragment {
    const parent = this.#scope.own(parents.field);
    const rank = sql`row_number() OVER (PARTITION BY ${parent} ORDER BY ${order}) AS n`;
    const inner = sql`SELECT ${join([...selected, rank], ', ')} ${this.#scope.from()} ${where}`;
    return sql`SELECT * FROM (${inner}) WHERE n <= ${parameter(limit)} ORDER BY n`;
  }

  #columns(parents: ParentFilter | undefined): PlannedColumn[] {
    const columns: PlannedColumn[] = [];
    if (this.#analysis.kind === 'records' && this.#object.fields.has('id')) columns.push({ kind: 'id' });
    if (parents) columns.push({ kind: 'parentId' });
    const reached = new Set<string>();
    for (const item of this.#analysis.items) {
      if (item.kind !== 'expr') continue;
      columns.push({ kind: 'value', item });
      if (this.#analysis.kind !== 'records') continue;
      const steps = stepsOf(item);
      for (let depth = 1; depth <= steps.length; depth++) {
        const part = steps.slice(0, depth);
        const path = part.map((step) => step.relationship).join('.');
        if (reached.has(path)) continue;
        reached.add(path);
        columns.push({ kind: 'presence', steps: part });
      }
    }
    return columns;
  }

  #columnSql(column: PlannedColumn, parents: ParentFilter | undefined): Fragment {
    switch (column.kind) {
      case 'id':
        return this.#scope.own('Id');
      case 'parentId':
        return this.#scope.own(present(parents, 'parents').field);
      case 'presence':
        return this.#scope.presence(column.steps);
      case 'value':
        return expressionSql(column.item.expr, this.#scope, this.#context.user.timeZone);
    }
  }

  #where(parents?: ParentFilter): Fragment {
    const conditions: Fragment[] = [];
    if (parents) {
      conditions.push(
        sql`${this.#scope.own(parents.field)} IN (SELECT value FROM json_each(${parameter(JSON.stringify(parents.ids))}))`,
      );
    }
    if (this.#analysis.query.where) conditions.push(this.#conditions.write(this.#analysis.query.where));
    if (!this.#allRows && this.#object.fields.has('isdeleted')) {
      conditions.push(sql`${this.#scope.own('IsDeleted')} = 0`);
    }
    // Archived activities are found with ALL ROWS only.
    if (!this.#allRows && isActivity(this.#object)) conditions.push(sql`${this.#scope.own('IsArchived')} = 0`);
    const visible = this.#visibility(this.#object, this.#scope.alias);
    if (visible) conditions.push(sql`(${visible})`);
    return conditions.length === 0 ? EMPTY : sql`WHERE ${join(conditions, ' AND ')}`;
  }

  #group(): Fragment {
    const { groupBy, having } = this.#analysis.query;
    if (groupBy.length === 0) return EMPTY;
    const keys = groupBy.map((expr) => expressionSql(this.#resolved(expr), this.#scope, this.#context.user.timeZone));
    const filter = having ? sql` HAVING ${this.#conditions.write(having)}` : EMPTY;
    return sql`GROUP BY ${join(keys, ', ')}${filter}`;
  }

  /** Without ORDER BY, records come in the order in which they were made. */
  #order(): Fragment {
    const terms: Fragment[] = [];
    for (const { expr, descending, nulls } of this.#analysis.query.orderBy) {
      const resolved = this.#resolved(expr);
      const value = expressionSql(resolved, this.#scope, this.#context.user.timeZone);
      const direction = raw(`${descending ? ' DESC' : ' ASC'} NULLS ${nulls ?? 'FIRST'}`);
      for (const term of sortSql(resolved, value)) terms.push(sql`${term}${direction}`);
    }
    if (terms.length === 0 && this.#analysis.kind === 'records') return raw(`${this.#scope.alias}.rowid`);
    return join(terms, ', ');
  }

  #bounds(maxRows?: number): Fragment {
    const { limit, offset } = this.#analysis.query;
    const given = limit ? this.#numberOf(limit) : null;
    const most = maxRows === undefined ? given : Math.min(maxRows, given ?? maxRows);
    if (most === null && !offset) return EMPTY;
    const skip = offset ? sql` OFFSET ${parameter(this.#numberOf(offset))}` : EMPTY;
    return sql`LIMIT ${parameter(most ?? -1)}${skip}`;
  }

  #numberOf(value: SoqlValue): number {
    const number = value.kind === 'literal' ? value.value : value.kind === 'bind' ? this.#context.binds(value) : null;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
    throw new SoqlError({
      message: 'LIMIT and OFFSET take whole numbers from 0',
      at: this.#analysis.query.at,
      code: 'MALFORMED_QUERY',
    });
  }

  #resolved(expr: SoqlExpr): ResolvedExpr {
    return present(this.#analysis.expressions.get(expr), 'a resolved expression');
  }

  #conditionContext(): ConditionContext {
    const context = this.#context;
    return {
      timeZone: context.user.timeZone,
      locale: context.user.locale,
      // Read only where a date counts from it: plans that do not read it can be kept.
      get now() {
        return context.now;
      },
      binds: (bind) => context.binds(bind),
      semiJoin: (query: SoqlQuery) =>
        new Planner(
          present(this.#analysis.semiJoins.get(query), 'a semi-join'),
          this.#context,
          this.#aliases,
        ).semiJoin(),
    };
  }
}

function stepsOf(item: Extract<ResolvedItem, { kind: 'expr' }>): readonly ResolvedStep[] {
  let expr = item.expr;
  while (expr.kind === 'function' && expr.argument) expr = expr.argument;
  return expr.kind === 'field' ? expr.steps : [];
}
