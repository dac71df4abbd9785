import { analyseQuery } from '../../soql/analyse.ts';
import type { SoqlQuery } from '../../soql/query.ts';
import type { ExprOf } from '../syntax/ast.ts';
import { errorAt } from './assign.ts';
import type { Bound } from './bound.ts';
import { checkExpression } from './check-expression.ts';
import type { Scope } from './scope.ts';

const AGGREGATES = ['count', 'count_distinct', 'sum', 'avg', 'min', 'max', 'grouping'];

/** `SELECT COUNT() FROM X` gives a number. */
export function isCountQuery(query: SoqlQuery): boolean {
  const [only] = query.select;
  return query.select.length === 1 && only?.kind === 'expr' && only.alias === null && only.expr.kind === 'function' && only.expr.name.toLowerCase() === 'count' && only.expr.args.length === 0;
}

function isAggregateQuery(query: SoqlQuery): boolean {
  return query.groupBy.length > 0 || query.select.some((item) => item.kind === 'expr' && item.expr.kind === 'function' && AGGREGATES.includes(item.expr.name.toLowerCase()));
}

/** An inline query: its fields checked against the catalog, its binds against the visible variables. */
export function checkSoql(scope: Scope, expr: ExprOf<'soql'>): Bound {
  scope.touchesData = true;
  const { query, at } = expr;
  const { env } = scope;
  const binds = expr.binds.map((bind) => checkExpression(scope, bind));
  const problems = analyseQuery(query, env.catalog).problems;
  for (const problem of problems) scope.error(problem.at, 'SOQL', problem.message);
  const object = env.object(query.from);
  if (problems.length > 0 || object === null) return errorAt(at);
  if (isCountQuery(query)) return { kind: 'soql', query, binds, mode: 'count', type: env.system.type('Integer'), at };
  const element = isAggregateQuery(query) ? env.system.type('AggregateResult') : ({ kind: 'sobject', object } as const);
  return { kind: 'soql', query, binds, mode: 'list', type: env.list(element), at };
}
