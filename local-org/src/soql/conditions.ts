import { present } from '../metadata/present.ts';
import type { FieldType, RawValue } from '../metadata/catalog.ts';
import type { SqlValue } from '../store/database.ts';
import { foldText } from '../store/functions.ts';
import { dayRange, startOfDay } from './date-literals.ts';
import { expressionSql } from './expressions.ts';
import { join, parameter, raw, sql, type Fragment } from './fragment.ts';
import { SoqlError, type BindValue, type SoqlCondition, type SoqlQuery, type SoqlValue } from './query.ts';
import { typeOf, type QueryAnalysis, type ResolvedExpr } from './resolved.ts';
import type { Scope } from './scope.ts';
import { toSqlValue, ValueError } from './values.ts';

/** What conditions need to know beyond the query. */
export interface ConditionContext {
  readonly timeZone: string;
  readonly locale: string;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly binds: (bind: { readonly index: number | null; readonly name: string }) => BindValue;
  /** SQL of a semi-join's SELECT, with its one column. */
  semiJoin(query: SoqlQuery): Fragment;
}

type Comparison = Extract<SoqlCondition, { kind: 'compare' }>;

const FALSE = raw('0');
const TRUE = raw('1');

/**
 * SQL of WHERE and HAVING. SOQL knows two truth values: a comparison with a missing value is false, its negation true.
 * So comparisons yield 1, 0 or NULL, NULL counts as false at the top and beneath AND and OR, and NOT asks for
 * "is not 1".
 */
export class ConditionWriter {
  readonly #analysis: QueryAnalysis;
  readonly #scope: Scope;
  readonly #context: ConditionContext;

  constructor(analysis: QueryAnalysis, scope: Scope, context: ConditionContext) {
    this.#analysis = analysis;
    this.#scope = scope;
    this.#context = context;
  }

  write(condition: SoqlCondition): Fragment {
    if (condition.kind === 'not') return sql`((${this.write(condition.part)}) IS NOT 1)`;
    if (condition.kind === 'compare') return this.#compare(condition);
    const parts = condition.parts.map((part) => this.write(part));
    return sql`(${join(parts, condition.kind === 'and' ? ' AND ' : ' OR ')})`;
  }

  #compare(comparison: Comparison): Fragment {
    const resolved = present(this.#analysis.expressions.get(comparison.left), 'a resolved left side');
    const left = expressionSql(resolved, this.#scope, this.#context.timeZone);
    try {
      return this.#write(comparison, resolved, left);
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      const isId = error.message.startsWith('invalid ID');
      const code = isId ? 'INVALID_QUERY_FILTER_OPERATOR' : 'INVALID_FIELD';
      throw new SoqlError({ message: error.message, at: comparison.left.at, code });
    }
  }

  #write({ op, right }: Comparison, resolved: ResolvedExpr, left: Fragment): Fragment {
    if (right.kind === 'subquery') {
      const found = sql`${left} IN (${this.#context.semiJoin(right.query)})`;
      return op === 'in' ? found : sql`((${found}) IS NOT 1)`;
    }
    if (right.kind === 'dateLiteral') return this.#dateLiteral(left, op, right, typeOf(resolved));
    const type = typeOf(resolved);
    const name = resolved.kind === 'field' ? resolved.field.name : resolved.name;
    const given = this.#valuesOf(right, left, type, name);
    if (op === 'includes' || op === 'excludes') {
      const some = anyOf(given.values.map((value) => includesAll(left, String(value ?? ''))));
      return op === 'includes' ? some : sql`((${some}) IS NOT 1)`;
    }
    if (op === 'like') return anyOf(given.values.map((value) => like(left, value)));
    if (op === 'in' || op === 'not in' || given.isList) {
      if (op !== 'in' && op !== 'not in' && op !== '=' && op !== '!=') {
        throw new ValueError(`a list of values needs IN or NOT IN, not ${op}`);
      }
      const found = anyOf([...given.ranges, isIn(left, given.values, type)]);
      return op === 'in' || op === '=' ? found : sql`((${found}) IS NOT 1)`;
    }
    return compareOne(left, op, given.values[0] ?? null, type);
  }

  /** The right side's values in stored form; date literals in a list become conditions of their own. */
  #valuesOf(
    value: SoqlValue,
    left: Fragment,
    type: FieldType,
    name: string,
  ): { values: SqlValue[]; ranges: Fragment[]; isList: boolean } {
    const convert = (one: RawValue): SqlValue => toSqlValue(one, type, name);
    switch (value.kind) {
      case 'literal':
      case 'date':
      case 'datetime':
        return { values: [convert(value.value)], ranges: [], isList: false };
      case 'bind': {
        const bound = this.#context.binds(value);
        if (isList(bound)) return { values: bound.map(convert), ranges: [], isList: true };
        return { values: [convert(bound)], ranges: [], isList: false };
      }
      case 'list': {
        const values: SqlValue[] = [];
        const ranges: Fragment[] = [];
        for (const entry of value.values) {
          if (entry.kind === 'dateLiteral') {
            ranges.push(this.#dateLiteral(left, '=', entry, type));
          } else {
            const inner = this.#valuesOf(entry, left, type, name);
            values.push(...inner.values);
          }
        }
        return { values, ranges, isList: true };
      }
      default:
        throw new ValueError(`the right side of a comparison with ${name} is not a value`);
    }
  }

  #dateLiteral(
    left: Fragment,
    op: Comparison['op'],
    literal: Extract<SoqlValue, { kind: 'dateLiteral' }>,
    type: FieldType,
  ): Fragment {
    const { now, timeZone, locale } = this.#context;
    const days = dayRange(literal.value, literal.n, now, timeZone, locale);
    const bound = (day: string): Fragment => parameter(type === 'datetime' ? startOfDay(day, timeZone) : day);
    const inside = sql`(${left} >= ${bound(days.from)} AND ${left} < ${bound(days.until)})`;
    switch (op) {
      case '=':
        return inside;
      case '!=':
        return sql`(${inside} IS NOT 1)`;
      case '<':
        return sql`${left} < ${bound(days.from)}`;
      case '<=':
        return sql`${left} < ${bound(days.until)}`;
      case '>':
        return sql`${left} >= ${bound(days.until)}`;
      case '>=':
        return sql`${left} >= ${bound(days.from)}`;
      default:
        throw new ValueError(`${op} does not take a date literal`);
    }
  }
}

function isList(value: BindValue): value is readonly RawValue[] {
  return Array.isArray(value);
}

function anyOf(conditions: readonly Fragment[]): Fragment {
  const [first, ...others] = conditions;
  if (!first) return FALSE;
  return others.length === 0 ? first : sql`(${join(conditions, ' OR ')})`;
}

/** Text that SQLite's own NOCASE cannot compare without case. */
function needsFolding(value: SqlValue): value is string {
  return typeof value === 'string' && /[\u0080-\uffff]/.test(value);
}

function compareOne(left: Fragment, op: Comparison['op'], value: SqlValue, type: FieldType): Fragment {
  if (value === null) {
    if (op === '=') return sql`${left} IS NULL`;
    return op === '!=' ? sql`${left} IS NOT NULL` : FALSE;
  }
  const folds = needsFolding(value) && isTextType(type);
  const column = folds ? sql`fold(${left})` : left;
  const operand = parameter(folds ? foldText(value) : value);
  // IS NOT also holds for missing values.
  if (op === '!=') return sql`${column} IS NOT ${operand}`;
  return sql`${column} ${raw(op)} ${operand}`;
}

const IDENTITY_TYPES: ReadonlySet<FieldType> = new Set<FieldType>([
  'id',
  'reference',
  'date',
  'datetime',
  'time',
  'boolean',
]);
function isTextType(type: FieldType): boolean {
  return !IDENTITY_TYPES.has(type);
}

/** One parameter for the whole list, so that lists of any length share one prepared statement. */
function isIn(left: Fragment, values: readonly SqlValue[], type: FieldType): Fragment {
  const known = values.filter((value) => value !== null);
  const conditions: Fragment[] = [];
  if (known.length < values.length) conditions.push(sql`${left} IS NULL`);
  const [only] = known;
  if (known.length === 1 && only !== undefined) {
    conditions.push(compareOne(left, '=', only, type));
  } else if (known.length > 1) {
    const folds = isTextType(type) && known.some(needsFolding);
    const list = JSON.stringify(folds ? known.map((value) => foldText(String(value))) : known);
    const column = folds ? sql`fold(${left})` : left;
    conditions.push(sql`${column} IN (SELECT value FROM json_each(${parameter(list)}))`);
  }
  return anyOf(conditions);
}

/** `%` and `_` are wildcards, a backslash before them takes that away: SQLite's own rules with ESCAPE. */
function like(left: Fragment, pattern: SqlValue): Fragment {
  if (pattern === null) return sql`${left} IS NULL`;
  const folds = needsFolding(pattern);
  const column = folds ? sql`fold(${left})` : left;
  return sql`${column} LIKE ${parameter(folds ? foldText(pattern) : pattern)} ESCAPE '\\'`;
}

/** `A;B`: both values are selected. */
function includesAll(left: Fragment, combination: string): Fragment {
  const parts = combination.split(';').filter((part) => part !== '');
  if (parts.length === 0) return TRUE;
  const conditions = parts.map(
    (part) => sql`instr(';' || fold(${left}) || ';', ${parameter(`;${foldText(part)};`)}) > 0`,
  );
  return sql`(${join(conditions, ' AND ')})`;
}
