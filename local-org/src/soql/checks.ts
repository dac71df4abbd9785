import type { FieldDef, FieldType } from '../metadata/catalog.ts';
import { typeOf, type QueryAnalysis, type ResolvedExpr } from './resolved.ts';
import type { SoqlCondition, SoqlExpr, SoqlProblem, SoqlValue } from './query.ts';
import { toSqlValue } from './values.ts';

const TEXT: ReadonlySet<FieldType> = new Set<FieldType>([
  'string',
  'textarea',
  'picklist',
  'email',
  'phone',
  'url',
  'combobox',
  'encryptedstring',
]);
const NOT_GROUPABLE: ReadonlySet<FieldType> = new Set<FieldType>([
  'double',
  'currency',
  'percent',
  'datetime',
  'multipicklist',
  'anyType',
  'base64',
]);
const NOT_FILTERABLE: ReadonlySet<FieldType> = new Set<FieldType>(['anyType', 'base64']);
const MAX_OFFSET = 2000;

const isLongText = (field: FieldDef): boolean => field.type === 'textarea' && field.length > 255;

/** Operators, literals, sorting and bounds. */
export function checkClauses(analysis: QueryAnalysis): SoqlProblem[] {
  const problems: SoqlProblem[] = [];
  const { query, expressions } = analysis;
  for (const condition of [query.where, query.having]) {
    if (condition) eachComparison(condition, (comparison) => checkComparison(comparison, expressions, problems));
  }
  for (const { expr } of query.orderBy) {
    const resolved = expressions.get(expr);
    if (resolved?.kind === 'field' && (isLongText(resolved.field) || resolved.field.type === 'multipicklist')) {
      problems.push(invalidField(expr, `field '${resolved.field.name}' can not be sorted in a query call`));
    }
  }
  if (query.forUpdate && (query.orderBy.length > 0 || analysis.kind !== 'records')) {
    const what = query.orderBy.length > 0 ? 'ORDER BY' : 'aggregate functions';
    problems.push({ message: `FOR UPDATE can not be used with ${what}`, at: query.at, code: 'MALFORMED_QUERY' });
  }
  for (const clause of [query.limit, query.offset]) {
    if (clause?.kind === 'literal' && !(Number.isInteger(clause.value) && Number(clause.value) >= 0)) {
      problems.push({ message: 'LIMIT and OFFSET take whole numbers from 0', at: query.at, code: 'MALFORMED_QUERY' });
    }
  }
  if (query.offset?.kind === 'literal' && Number(query.offset.value) > MAX_OFFSET) {
    problems.push({ message: `Maximum SOQL offset allowed is ${MAX_OFFSET}`, at: query.at, code: 'MALFORMED_QUERY' });
  }
  return problems;
}

/** Grouping: every selected and sorted field of an aggregate query is grouped or aggregated. */
export function checkAggregates(analysis: QueryAnalysis): SoqlProblem[] {
  const { query, expressions, items, kind } = analysis;
  const problems: SoqlProblem[] = [];
  if (kind !== 'aggregate') {
    if (query.having) problems.push({ message: 'HAVING needs GROUP BY', at: query.at, code: 'MALFORMED_QUERY' });
    return problems;
  }
  const grouped = new Set<string>();
  for (const expr of query.groupBy) {
    const resolved = expressions.get(expr);
    if (!resolved) continue;
    grouped.add(signatureOf(resolved));
    if (resolved.kind === 'field' && (NOT_GROUPABLE.has(resolved.field.type) || isLongText(resolved.field))) {
      problems.push(invalidField(expr, `field '${resolved.field.name}' can not be grouped in a query call`));
    }
  }
  const isGrouped = (expr: ResolvedExpr): boolean =>
    grouped.has(signatureOf(expr)) ||
    (expr.kind === 'function' && (expr.aggregate || (expr.argument !== null && isGrouped(expr.argument))));
  for (const item of items) {
    if (item.kind === 'subquery') {
      problems.push({ message: 'Grouped queries take no subqueries in SELECT', at: query.at, code: 'MALFORMED_QUERY' });
    } else if (!isGrouped(item.expr)) {
      problems.push(malformed(item.expr, `Field must be grouped or aggregated: ${nameOf(item.expr)}`));
    }
  }
  for (const { expr } of query.orderBy) {
    const resolved = expressions.get(expr);
    if (resolved && !isGrouped(resolved)) {
      problems.push(malformed(resolved, `Ordered field must be grouped or aggregated: ${nameOf(resolved)}`));
    }
  }
  return problems;
}

type Comparison = Extract<SoqlCondition, { kind: 'compare' }>;

function eachComparison(condition: SoqlCondition, visit: (comparison: Comparison) => void): void {
  if (condition.kind === 'compare') visit(condition);
  else if (condition.kind === 'not') eachComparison(condition.part, visit);
  else for (const part of condition.parts) eachComparison(part, visit);
}

function checkComparison(
  { left, op, right }: Comparison,
  expressions: ReadonlyMap<SoqlExpr, ResolvedExpr>,
  problems: SoqlProblem[],
): void {
  const resolved = expressions.get(left);
  if (!resolved) return;
  const type = typeOf(resolved);
  if (resolved.kind === 'field' && (NOT_FILTERABLE.has(type) || isLongText(resolved.field))) {
    problems.push(invalidField(left, `field '${resolved.field.name}' can not be filtered in a query call`));
    return;
  }
  if (resolved.kind === 'function' && (resolved.name === 'TOLABEL' || resolved.name === 'FORMAT')) {
    problems.push(malformed(resolved, `${resolved.name} is not supported in WHERE`));
    return;
  }
  const refusal = operatorRefusal(type, op, right);
  if (refusal) {
    problems.push({ message: refusal, at: left.at, code: 'INVALID_QUERY_FILTER_OPERATOR' });
    return;
  }
  for (const value of right.kind === 'list' ? right.values : [right]) {
    const problem = literalProblem(value, type, nameOf(resolved));
    if (problem) problems.push(invalidField(left, problem));
  }
}

function operatorRefusal(type: FieldType, op: Comparison['op'], right: SoqlValue): string | null {
  const setOperator = op === 'in' || op === 'not in';
  if (op === 'like' && !TEXT.has(type)) return `invalid operator on ${type} field`;
  if ((op === 'includes' || op === 'excludes') !== (type === 'multipicklist') && /cludes$/.test(op)) {
    return `${op} operator is only valid on multipicklist fields`;
  }
  if (right.kind === 'list' && !setOperator && !/cludes$/.test(op))
    return `a list of values needs IN or NOT IN, not ${op}`;
  if (setOperator && (right.kind === 'literal' || right.kind === 'date' || right.kind === 'datetime')) {
    return `${op.toUpperCase()} needs a list of values`;
  }
  if (right.kind === 'subquery') {
    if (!setOperator) return 'a sub-select needs IN or NOT IN';
    if (type !== 'id' && type !== 'reference') return 'a semi join needs an ID or reference field on its left side';
  }
  if ((type === 'boolean' || type === 'id' || type === 'reference') && /^[<>]/.test(op))
    return `invalid operator on ${type} field`;
  if (right.kind === 'dateLiteral' && type !== 'date' && type !== 'datetime')
    return `a date literal needs a date field, not ${type}`;
  return null;
}

/** Null when the literal fits the field. */
function literalProblem(value: SoqlValue, type: FieldType, name: string): string | null {
  if (value.kind === 'bind' || value.kind === 'dateLiteral' || value.kind === 'subquery' || value.kind === 'list')
    return null;
  if (value.kind === 'date' && type === 'datetime') {
    return `value of filter criterion for field '${name}' must be of type dateTime and should not be enclosed in quotes`;
  }
  if (value.kind === 'datetime' && type === 'date') {
    return `value of filter criterion for field '${name}' must be of type date and should not be enclosed in quotes`;
  }
  const quotedDate =
    value.kind === 'literal' && typeof value.value === 'string' && (type === 'date' || type === 'datetime');
  if (quotedDate) {
    return `value of filter criterion for field '${name}' must be of type ${type === 'date' ? 'date' : 'dateTime'} and should not be enclosed in quotes`;
  }
  try {
    toSqlValue(value.value, type, name);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function signatureOf(expr: ResolvedExpr): string {
  if (expr.kind === 'field') return expr.path.toLowerCase();
  return `${expr.name}(${expr.argument ? signatureOf(expr.argument) : ''})`;
}
function nameOf(expr: ResolvedExpr): string {
  if (expr.kind === 'field') return expr.field.name;
  return `${expr.name}(${expr.argument ? nameOf(expr.argument) : ''})`;
}
function invalidField(expr: SoqlExpr, message: string): SoqlProblem {
  return { message, at: expr.at, code: 'INVALID_FIELD' };
}
function malformed(expr: ResolvedExpr, message: string): SoqlProblem {
  return { message, at: expr.at, code: 'MALFORMED_QUERY' };
}
