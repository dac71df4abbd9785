import { analyseQuery } from '../../soql/analyse.ts';
import type { ExprOf } from '../syntax/ast.ts';
import { errorAt } from './assign.ts';
import type { Bound } from './bound.ts';
import { checkExpression } from './check-expression.ts';
import type { Scope } from './scope.ts';

/** An inline query: its fields checked against the catalog, its binds against the visible variables. */
export function checkSoql(scope: Scope, expr: ExprOf<'soql'>): Bound {
  scope.touchesData = true;
  const { query, at } = expr;
  const { env } = scope;
  const binds = expr.binds.map((bind) => checkExpression(scope, bind));
  const { problems, object, kind } = analyseQuery(query, env.catalog);
  for (const problem of problems) scope.error(problem.at, 'SOQL', problem.message);
  if (problems.length > 0 || object === null) return errorAt(at);
  if (kind === 'count') return { kind: 'soql', query, binds, mode: 'count', type: env.system.type('Integer'), at };
  const element = kind === 'aggregate' ? env.system.type('AggregateResult') : ({ kind: 'sobject', object } as const);
  return { kind: 'soql', query, binds, mode: 'list', type: env.list(element), at };
}
