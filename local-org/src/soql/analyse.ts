import { present } from '../metadata/present.ts';
import type { Catalog, ObjectDef } from '../metadata/catalog.ts';
import { isStored } from '../store/schema.ts';
import { checkAggregates, checkClauses } from './checks.ts';
import { FUNCTIONS } from './functions.ts';
import { PathResolver } from './paths.ts';
import {
  typeOf,
  type QueryAnalysis,
  type ResolvedExpr,
  type ResolvedField,
  type ResolvedFunction,
  type ResolvedItem,
} from './resolved.ts';
import type { SoqlCondition, SoqlExpr, SoqlFunction, SoqlProblem, SoqlQuery, SourcePosition } from './query.ts';

export type * from './resolved.ts';

/**
 * Resolves every name of a query against the catalog and checks its structure. Never throws: what is wrong is in
 * `problems`, in the order of the text.
 */
export function analyseQuery(query: SoqlQuery, catalog: Catalog): QueryAnalysis {
  const object = catalog.objects.get(query.from.toLowerCase()) ?? null;
  // Events pass by: there is nothing to query.
  if (object && object.kind !== 'platformEvent') return new Analyser(query, catalog, object).analyse();
  const problem: SoqlProblem = {
    message:
      `sObject type '${query.from}' is not supported. If you are attempting to use a custom object, be sure to append ` +
      `the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
    at: query.at,
    code: 'INVALID_TYPE',
  };
  const nothing = { items: [], expressions: new Map<never, never>(), semiJoins: new Map<never, never>() };
  return { query, object: null, kind: 'records', ...nothing, problems: [problem] };
}

const cache = new WeakMap<SoqlQuery, { catalog: Catalog; analysis: QueryAnalysis }>();

/** As {@link analyseQuery}, remembered for as long as the query object lives. */
export function analyseOnce(query: SoqlQuery, catalog: Catalog): QueryAnalysis {
  const known = cache.get(query);
  if (known?.catalog === catalog) return known.analysis;
  const analysis = analyseQuery(query, catalog);
  cache.set(query, { catalog, analysis });
  return analysis;
}

class Analyser {
  readonly #query: SoqlQuery;
  readonly #catalog: Catalog;
  readonly #object: ObjectDef;
  readonly #paths: PathResolver;
  readonly #problems: SoqlProblem[] = [];
  readonly #expressions = new Map<SoqlExpr, ResolvedExpr>();
  readonly #semiJoins = new Map<SoqlQuery, QueryAnalysis>();

  constructor(query: SoqlQuery, catalog: Catalog, object: ObjectDef) {
    this.#query = query;
    this.#catalog = catalog;
    this.#object = object;
    this.#paths = new PathResolver(catalog, object, query.alias, this.#problems);
  }

  analyse(): QueryAnalysis {
    const query = this.#query;
    const kind = this.#kind();
    const items = kind === 'count' ? [] : this.#items(kind);
    if (query.where) this.#condition(query.where);
    for (const expr of query.groupBy) this.#resolve(expr);
    if (query.having) this.#condition(query.having);
    for (const order of query.orderBy) this.#resolve(order.expr);
    const analysis: QueryAnalysis = {
      query,
      object: this.#object,
      kind,
      items,
      expressions: this.#expressions,
      semiJoins: this.#semiJoins,
      problems: this.#problems,
    };
    this.#problems.push(...checkClauses(analysis), ...checkAggregates(analysis));
    return analysis;
  }

  #kind(): QueryAnalysis['kind'] {
    const { select, groupBy } = this.#query;
    const only = select.length === 1 ? select[0] : null;
    if (only?.kind === 'expr' && isEmptyCount(only.expr) && groupBy.length === 0) return 'count';
    const aggregated = select.some((item) => item.kind === 'expr' && containsAggregate(item.expr));
    return aggregated || groupBy.length > 0 ? 'aggregate' : 'records';
  }

  #items(kind: QueryAnalysis['kind']): ResolvedItem[] {
    const items: ResolvedItem[] = [];
    const keys = new Set<string>();
    let unnamed = 0;
    const add = (expr: ResolvedExpr, alias: string | null): void => {
      const key = alias ?? (expr.kind === 'function' && kind === 'aggregate' ? `expr${unnamed++}` : keyOf(expr));
      const identity = (alias === null && expr.kind === 'field' ? expr.path : key).toLowerCase();
      if (keys.has(identity)) this.#problem(expr.at, 'INVALID_FIELD', `duplicate field selected: ${key}`);
      keys.add(identity);
      items.push({ kind: 'expr', expr, key, alias });
    };
    for (const item of this.#query.select) {
      if (item.kind === 'subquery') {
        const resolved = this.#childQuery(item.query);
        if (resolved) items.push(resolved);
      } else if (item.expr.kind === 'function' && item.expr.name === 'FIELDS') {
        for (const field of this.#allFields(item.expr)) add(field, null);
      } else {
        const expr = this.#resolve(item.expr);
        if (expr) add(expr, item.alias);
      }
    }
    return items;
  }

  #childQuery(query: SoqlQuery): ResolvedItem | null {
    const name = query.from.toLowerCase().replace(/^.*\./, '');
    const relationship = this.#object.childRelationships.get(name);
    if (!relationship) {
      this.#problem(
        query.at,
        'INVALID_TYPE',
        `Didn't understand relationship '${query.from}' in FROM part of query call. If you are attempting to use a ` +
          `custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your ` +
          `WSDL or the describe call for the appropriate names.`,
      );
      return null;
    }
    const child = present(this.#catalog.objects.get(relationship.childObject.toLowerCase()), relationship.childObject);
    const analysis = new Analyser(query, this.#catalog, child).analyse();
    this.#problems.push(...analysis.problems);
    if (analysis.kind !== 'records') {
      this.#problem(query.at, 'MALFORMED_QUERY', 'Aggregate functions are not allowed in a subquery of SELECT');
    }
    return { kind: 'subquery', relationship, analysis };
  }

  #allFields(call: SoqlFunction): ResolvedField[] {
    const which = call.args[0]?.kind === 'field' ? call.args[0].path : 'ALL';
    const limit = this.#query.limit;
    const bounded = limit?.kind === 'bind' || (limit?.kind === 'literal' && Number(limit.value) <= 200);
    if (which !== 'STANDARD' && !bounded) {
      this.#problem(call.at, 'MALFORMED_QUERY', `The SOQL FIELDS function must have a LIMIT of at most 200`);
    }
    return [...this.#object.fields.values()]
      .filter(
        (field) =>
          (field.formula !== null || isStored(field)) && (which === 'ALL' || field.custom === (which === 'CUSTOM')),
      )
      .map((field) => ({ kind: 'field', path: field.name, steps: [], object: this.#object, field, at: call.at }));
  }

  #condition(condition: SoqlCondition): void {
    if (condition.kind === 'not') this.#condition(condition.part);
    else if (condition.kind !== 'compare') for (const part of condition.parts) this.#condition(part);
    else {
      this.#resolve(condition.left);
      if (condition.right.kind === 'subquery') this.#semiJoin(condition.right.query);
    }
  }

  #semiJoin(query: SoqlQuery): void {
    const analysis = analyseQuery(query, this.#catalog);
    this.#problems.push(...analysis.problems);
    this.#semiJoins.set(query, analysis);
    if (!analysis.object) return;
    const item = analysis.items.length === 1 ? analysis.items[0] : null;
    const isId = item?.kind === 'expr' && item.expr.kind === 'field' && /^(id|reference)$/.test(item.expr.field.type);
    if (analysis.problems.length === 0 && !isId) {
      this.#problem(
        query.at,
        'MALFORMED_QUERY',
        'A semi join sub-select must select exactly one ID or reference field',
      );
    }
  }

  #resolve(expr: SoqlExpr): ResolvedExpr | null {
    const resolved = expr.kind === 'field' ? this.#paths.resolve(expr) : this.#function(expr);
    if (resolved) this.#expressions.set(expr, resolved);
    return resolved;
  }

  #function(call: SoqlFunction): ResolvedFunction | null {
    const definition = FUNCTIONS.get(call.name);
    if (!definition) {
      this.#problem(call.at, 'MALFORMED_QUERY', `unexpected function: ${call.name}`);
      return null;
    }
    const argument = call.args[0] ? this.#resolve(call.args[0]) : null;
    if (!argument && call.args[0]) return null;
    if (argument && !definition.accepts(typeOf(argument))) {
      const subject = argument.kind === 'field' ? argument.field.name : argument.name;
      this.#problem(call.at, 'MALFORMED_QUERY', definition.refusal(subject, call.name));
      return null;
    }
    return {
      kind: 'function',
      name: call.name,
      argument,
      aggregate: definition.aggregate,
      ...definition.result(argument),
      at: call.at,
    };
  }

  #problem(at: SourcePosition, code: SoqlProblem['code'], message: string): void {
    this.#problems.push({ message, at, code });
  }
}

function isEmptyCount(expr: SoqlExpr): boolean {
  return expr.kind === 'function' && expr.name === 'COUNT' && expr.args.length === 0;
}

function containsAggregate(expr: SoqlExpr): boolean {
  if (expr.kind === 'field') return false;
  return (FUNCTIONS.get(expr.name)?.aggregate ?? false) || expr.args.some(containsAggregate);
}

/** `toLabel(StageName)` answers under the field's own name. */
function keyOf(expr: ResolvedExpr): string {
  if (expr.kind === 'field') return expr.field.name;
  return expr.argument ? keyOf(expr.argument) : expr.name;
}
