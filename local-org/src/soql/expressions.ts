import { parameter, raw, sql, type Fragment } from './fragment.ts';
import { typeOf, type ResolvedExpr, type ResolvedFunction } from './resolved.ts';
import type { Scope } from './scope.ts';

/** The SQL of a field or function. Rendering functions (`toLabel`, `format`) are applied to the answer, not in SQL. */
export function expressionSql(expr: ResolvedExpr, scope: Scope, timeZone: string): Fragment {
  if (expr.kind === 'field') return scope.column(expr);
  if (!expr.argument) return raw('COUNT(*)');
  const argument = expressionSql(expr.argument, scope, timeZone);
  switch (expr.name) {
    case 'COUNT':
      return sql`COUNT(${argument})`;
    case 'COUNT_DISTINCT':
      return sql`COUNT(DISTINCT ${argument})`;
    case 'SUM':
    case 'AVG':
    case 'MIN':
    case 'MAX':
      return sql`${raw(expr.name)}(${argument})`;
    case 'CONVERTTIMEZONE':
      return sql`local_time(${argument}, ${parameter(timeZone)})`;
    case 'TOLABEL':
    case 'FORMAT':
    case 'CONVERTCURRENCY':
      return argument;
    case 'DAY_ONLY':
      return sql`substr(${argument}, 1, 10)`;
    default:
      return datePart(expr, argument);
  }
}

const number = (format: string, argument: Fragment): Fragment =>
  sql`CAST(strftime(${raw(`'${format}'`)}, ${argument}) AS INTEGER)`;

/** The fiscal year of the org is the calendar year. Stored instants are UTC; `convertTimezone` makes them local first. */
function datePart(expr: ResolvedFunction, argument: Fragment): Fragment {
  switch (expr.name) {
    case 'CALENDAR_YEAR':
    case 'FISCAL_YEAR':
      return number('%Y', argument);
    case 'CALENDAR_QUARTER':
    case 'FISCAL_QUARTER':
      return sql`((${number('%m', argument)} + 2) / 3)`;
    case 'CALENDAR_MONTH':
    case 'FISCAL_MONTH':
      return number('%m', argument);
    case 'DAY_IN_MONTH':
      return number('%d', argument);
    case 'DAY_IN_YEAR':
      return number('%j', argument);
    case 'DAY_IN_WEEK':
      return sql`(${number('%w', argument)} + 1)`;
    case 'WEEK_IN_MONTH':
      return sql`((${number('%d', argument)} + 6) / 7)`;
    case 'WEEK_IN_YEAR':
      return sql`((${number('%j', argument)} + 6) / 7)`;
    case 'HOUR_IN_DAY':
      return number('%H', argument);
    default:
      throw new Error(`No SQL for the function ${expr.name}`);
  }
}

/**
 * What to sort by. Picklists sort in the order in which their values are defined; other text without case.
 */
export function sortSql(expr: ResolvedExpr, value: Fragment): Fragment[] {
  if (expr.kind !== 'field' || typeOf(expr) !== 'picklist' || expr.field.picklist.length === 0) return [value];
  const order = `\n${expr.field.picklist.map((entry) => entry.value).join('\n')}\n`;
  return [sql`instr(${parameter(order)}, char(10) || ${value} || char(10))`, value];
}
