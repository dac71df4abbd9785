import type { SoqlQuery, SoqlSelectItem } from '../../soql/query.ts';

const AGGREGATES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'MIN', 'MAX', 'AVG']);

// Queries of a program are literals that run again and again; the engine keeps its plans by query.
const completed = new WeakMap<SoqlQuery, SoqlQuery>();

/** The query with `Id` selected, in subqueries too: records in Apex always have their id. */
export function withIds(query: SoqlQuery): SoqlQuery {
  let complete = completed.get(query);
  if (!complete) completed.set(query, (complete = addIds(query)));
  return complete;
}

function addIds(query: SoqlQuery): SoqlQuery {
  if (query.groupBy.length > 0 || query.select.some(isAggregate)) return query;
  const select: SoqlSelectItem[] = query.select.map((item) =>
    item.kind === 'subquery' ? { ...item, query: addIds(item.query) } : item,
  );
  if (!select.some((item) => selectsId(item, query.alias))) {
    select.push({ kind: 'expr', expr: { kind: 'field', path: 'Id', at: query.at }, alias: null });
  }
  return { ...query, select };
}

function isAggregate(item: SoqlSelectItem): boolean {
  return item.kind === 'expr' && item.expr.kind === 'function' && AGGREGATES.has(item.expr.name.toUpperCase());
}

/** `Id` itself, with the object's alias, or as part of `FIELDS(...)`. */
function selectsId(item: SoqlSelectItem, alias: string | null): boolean {
  if (item.kind !== 'expr') return false;
  if (item.expr.kind === 'function') return item.expr.name.toUpperCase() === 'FIELDS';
  const path = item.expr.path.toLowerCase();
  return path === 'id' || (alias !== null && path === `${alias.toLowerCase()}.id`);
}
