import type {
  ConditionalExpressionContext,
  ExpressionContext,
  FieldExpressionContext,
  FieldNameContext,
  FieldOrderContext,
  GroupByClauseContext,
  LimitClauseContext,
  LogicalExpressionContext,
  OffsetClauseContext,
  QueryContext,
  SelectEntryContext,
  SoqlFunctionContext,
  SubFieldEntryContext,
  SubQueryContext,
  ValueContext,
  WhereConditionalExpressionContext,
  WhereLogicalExpressionContext,
  WithClauseContext,
} from '@apexdevtools/apex-parser';
import {
  SoqlError,
  type SoqlCondition,
  type SoqlExpr,
  type SoqlField,
  type SoqlOperator,
  type SoqlQuery,
  type SoqlSelectItem,
  type SoqlValue,
  type SourcePosition,
} from './query.ts';
import type { BindReference } from './parse.ts';

/** The part of every parse-tree node that this reader needs. */
interface Node {
  readonly start: { readonly line: number; readonly column: number };
  getText(): string;
}

const KEYWORDS = new Set(['WHERE', 'ORDER', 'GROUP', 'LIMIT', 'OFFSET', 'HAVING', 'WITH', 'FOR', 'ALL']);
const FUNCTIONS_WITHOUT_SUPPORT = new Set(['DISTANCE', 'GROUPING']);

/** Turns the grammar's tree into a {@link SoqlQuery}. Refuses what the local org does not run, with its position. */
export class TreeReader {
  readonly #onBind: (expression: ExpressionContext) => BindReference;
  constructor(onBind: (expression: ExpressionContext) => BindReference) {
    this.#onBind = onBind;
  }

  query(tree: QueryContext): SoqlQuery {
    if (tree.usingScope() && tree.usingScope().soqlId().getText().toLowerCase() !== 'everything') {
      throw refuse(tree.usingScope(), 'USING SCOPE is not supported');
    }
    if (tree.updateList()) throw refuse(tree.updateList(), 'UPDATE TRACKING and UPDATE VIEWSTAT are not supported');
    const views = tree.forClauses();
    if (views && views.VIEW_list().length + views.REFERENCE_list().length > 0) {
      throw refuse(views, 'FOR VIEW and FOR REFERENCE are not supported');
    }
    const select = tree
      .selectList()
      .selectEntry_list()
      .map((entry) => this.#selectItem(entry));
    const from = this.#from(tree);
    const where = tree.whereClause() ? this.#logical(tree.whereClause().whereLogicalExpression()) : null;
    const access = tree.withClause() ? accessOf(tree.withClause()) : null;
    const group = this.#groupBy(tree.groupByClause());
    return {
      select,
      ...from,
      at: positionOf(tree),
      where,
      access,
      ...group,
      orderBy: this.#orderBy(tree.orderByClause()?.fieldOrderList().fieldOrder_list()),
      limit: this.#count(tree.limitClause()),
      offset: this.#count(tree.offsetClause()),
      allRows: Boolean(tree.allRowsClause()),
      forUpdate: (tree.forClauses()?.UPDATE_list().length ?? 0) > 0,
    };
  }

  #subQuery(tree: SubQueryContext): SoqlQuery {
    const select = tree
      .subFieldList()
      .subFieldEntry_list()
      .map((entry) => this.#selectItem(entry));
    const from = this.#from(tree);
    return {
      select,
      ...from,
      at: positionOf(tree),
      where: tree.whereClause() ? this.#logical(tree.whereClause().whereLogicalExpression()) : null,
      access: null,
      groupBy: [],
      having: null,
      orderBy: this.#orderBy(tree.orderByClause()?.fieldOrderList().fieldOrder_list()),
      limit: this.#count(tree.limitClause()),
      offset: null,
      allRows: false,
      forUpdate: false,
    };
  }

  #from(tree: QueryContext | SubQueryContext): { from: string; alias: string | null } {
    const names = tree.fromNameList();
    if (names.fieldName_list().length > 1) throw refuse(names, 'FROM with several objects is not supported');
    const alias = names.soqlId_list()[0] ?? null;
    // The grammar takes the keyword of an unfinished clause for an alias.
    if (alias && KEYWORDS.has(alias.getText().toUpperCase())) throw refuse(alias, 'unexpected end of query');
    return { from: names.fieldName(0).getText(), alias: alias?.getText() ?? null };
  }

  #selectItem(entry: SelectEntryContext | SubFieldEntryContext): SoqlSelectItem {
    if (entry.typeOf()) throw refuse(entry, 'TYPEOF is not supported');
    if (entry.subQuery()) return { kind: 'subquery', query: this.#subQuery(entry.subQuery()) };
    const expr = entry.soqlFunction() ? this.#function(entry.soqlFunction()) : fieldOf(entry.fieldName());
    return { kind: 'expr', expr, alias: entry.soqlId()?.getText() ?? null };
  }

  #function(tree: SoqlFunctionContext): SoqlExpr {
    const name = tree.getText().replace(/\(.*$/s, '').toUpperCase();
    if (FUNCTIONS_WITHOUT_SUPPORT.has(name)) throw refuse(tree, `${name}() is not supported`);
    return { kind: 'function', name, args: this.#arguments(tree), at: positionOf(tree) };
  }

  #arguments(tree: SoqlFunctionContext): SoqlExpr[] {
    if (tree.soqlFunction()) return [this.#function(tree.soqlFunction())];
    const dateField = tree.dateFieldName();
    if (dateField) {
      const field = fieldOf(dateField.fieldName());
      if (!dateField.CONVERT_TIMEZONE()) return [field];
      return [{ kind: 'function', name: 'CONVERTTIMEZONE', args: [field], at: positionOf(dateField) }];
    }
    const fields = tree.soqlFieldsParameter();
    if (fields) return [{ kind: 'field', path: fields.getText().toUpperCase(), at: positionOf(fields) }];
    return tree.fieldName() ? [fieldOf(tree.fieldName())] : [];
  }

  #groupBy(tree: GroupByClauseContext | null): Pick<SoqlQuery, 'groupBy' | 'having'> {
    if (!tree) return { groupBy: [], having: null };
    if (tree.ROLLUP() || tree.CUBE()) throw refuse(tree, 'GROUP BY ROLLUP and GROUP BY CUBE are not supported');
    const groupBy = tree
      .fieldGroupByList()
      .fieldGroupBy_list()
      .map((item) => (item.soqlFunction() ? this.#function(item.soqlFunction()) : fieldOf(item.fieldName())));
    return { groupBy, having: tree.logicalExpression() ? this.#logical(tree.logicalExpression()) : null };
  }

  #orderBy(items: readonly FieldOrderContext[] | undefined): SoqlQuery['orderBy'] {
    return (items ?? []).map((item) => ({
      expr: item.soqlFunction() ? this.#function(item.soqlFunction()) : fieldOf(item.fieldName()),
      descending: Boolean(item.DESC()),
      nulls: item.LAST() ? 'LAST' : item.FIRST() ? 'FIRST' : null,
    }));
  }

  #count(tree: LimitClauseContext | OffsetClauseContext | null): SoqlValue | null {
    if (!tree) return null;
    const bound = tree.boundExpression();
    if (bound) return { kind: 'bind', ...this.#onBind(bound.expression()) };
    return { kind: 'literal', value: Number(tree.IntegerLiteral().getText()) };
  }

  #logical(tree: WhereLogicalExpressionContext | LogicalExpressionContext): SoqlCondition {
    const children = isWhere(tree) ? tree.whereConditionalExpression_list() : tree.conditionalExpression_list();
    const parts = children.map((child) => this.#conditional(child));
    const [first, ...others] = parts;
    if (first && tree.NOT()) return { kind: 'not', part: first };
    if (first && others.length === 0) return first;
    return { kind: tree.SOQLAND_list().length > 0 ? 'and' : 'or', parts };
  }

  #conditional(tree: WhereConditionalExpressionContext | ConditionalExpressionContext): SoqlCondition {
    const inner = isWhereConditional(tree) ? tree.whereLogicalExpression() : tree.logicalExpression();
    if (inner) return this.#logical(inner);
    if (!isWhereConditional(tree)) return this.#compare(tree.fieldExpression());
    const expression = tree.whereFieldExpression();
    if (expression.FORMULA()) throw refuse(expression, 'FORMULA() in WHERE is not supported');
    return this.#compare(expression.fieldExpression());
  }

  #compare(tree: FieldExpressionContext): SoqlCondition {
    const left = tree.soqlFunction() ? this.#function(tree.soqlFunction()) : fieldOf(tree.fieldName());
    const op = operatorOf(tree.comparisonOperator().getText());
    return { kind: 'compare', left, op, right: this.#value(tree.value(), op === 'like') };
  }

  #value(tree: ValueContext, isPattern: boolean): SoqlValue {
    if (tree.boundExpression()) return { kind: 'bind', ...this.#onBind(tree.boundExpression().expression()) };
    if (tree.subQuery()) return { kind: 'subquery', query: this.#subQuery(tree.subQuery()) };
    if (tree.valueList()) {
      return {
        kind: 'list',
        values: tree
          .valueList()
          .value_list()
          .map((value) => this.#value(value, isPattern)),
      };
    }
    const text = tree.getText();
    if (tree.NULL()) return { kind: 'literal', value: null };
    if (tree.BooleanLiteral()) return { kind: 'literal', value: text.toLowerCase() === 'true' };
    if (tree.StringLiteral()) return { kind: 'literal', value: unquote(text.slice(1, -1), isPattern) };
    if (tree.MultilineStringLiteral()) {
      return { kind: 'literal', value: unquote(text.slice(3, -3).replace(/^\r?\n/, ''), isPattern) };
    }
    if (tree.DateLiteral()) return { kind: 'date', value: text };
    if (tree.DateTimeLiteral()) return { kind: 'datetime', value: instantOf(tree, text) };
    if (tree.TimeLiteral()) return { kind: 'literal', value: text };
    if (tree.dateFormula()) {
      const [literal, n] = text.toUpperCase().split(':') as [string, string?];
      return { kind: 'dateLiteral', value: literal, n: n === undefined ? null : Number(n) };
    }
    if (tree.signedNumber()) return { kind: 'literal', value: Number(text) };
    throw refuse(tree, `The value ${text} is not supported`);
  }
}

function isWhere(
  tree: WhereLogicalExpressionContext | LogicalExpressionContext,
): tree is WhereLogicalExpressionContext {
  return 'whereConditionalExpression_list' in tree;
}
function isWhereConditional(
  tree: WhereConditionalExpressionContext | ConditionalExpressionContext,
): tree is WhereConditionalExpressionContext {
  return 'whereLogicalExpression' in tree;
}

function accessOf(tree: WithClauseContext): 'user' | 'system' {
  if (tree.USER_MODE() || tree.SECURITY_ENFORCED()) return 'user';
  if (tree.SYSTEM_MODE()) return 'system';
  throw refuse(tree, 'WITH DATA CATEGORY and WITH filters are not supported');
}

function fieldOf(tree: FieldNameContext): SoqlField {
  return { kind: 'field', path: tree.getText(), at: positionOf(tree) };
}

function operatorOf(text: string): SoqlOperator {
  const lower = text.toLowerCase();
  if (lower === '<>') return '!=';
  return (lower === 'notin' ? 'not in' : lower) as SoqlOperator;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Resolves escapes; in a LIKE pattern `\%`, `\_` and `\\` stay, because they are the pattern's own. */
function unquote(text: string, isPattern: boolean): string {
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|(.))/gs,
    (whole, hex: string | undefined, character: string | undefined) => {
      if (hex !== undefined) {
        const decoded = String.fromCharCode(Number.parseInt(hex, 16));
        return isPattern && (decoded === '%' || decoded === '_') ? `\\${decoded}` : decoded;
      }
      if (isPattern && (character === '%' || character === '_' || character === '\\')) return whole;
      return ESCAPES[character ?? ''] ?? character ?? '';
    },
  );
}

function instantOf(tree: Node, text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw refuse(tree, `${text} is not a date and time`);
  return new Date(time).toISOString();
}

function positionOf(tree: Node): SourcePosition {
  return { line: tree.start.line, column: tree.start.column + 1 };
}

function refuse(tree: Node, message: string): SoqlError {
  return new SoqlError({ message, at: positionOf(tree), code: 'MALFORMED_QUERY' });
}
