/** Query rows as the REST API writes them. */
import type { Catalog, RawValue } from '../metadata/catalog.ts';
import type { QueryResult, QueryRow, SoqlQuery, SoqlSelectItem } from '../soql/query.ts';
import { toJson } from './values.ts';

export interface RecordJson {
  attributes: { type: string; url?: string };
  [field: string]: unknown;
}

/** @returns the URL of a record below `/services/data` */
export const recordUrl = (version: string, object: string, id: string): string =>
  `/services/data/v${version}/sobjects/${object}/${id}`;

function selectsId(select: readonly SoqlSelectItem[]): boolean {
  return select.some((item) => item.kind === 'expr' && item.expr.kind === 'field' && /^(\w+\.)?id$/i.test(item.expr.path));
}

const isPlain = (query: SoqlQuery): boolean =>
  query.groupBy.length === 0 && query.select.every((item) => item.kind === 'subquery' || (item.expr.kind === 'field' && item.alias === null));

/** Adds `Id` where a record query leaves it out: every record of an answer carries its URL. */
export function withRecordId(query: SoqlQuery): SoqlQuery {
  if (!isPlain(query) || selectsId(query.select)) return query;
  const id: SoqlSelectItem = { kind: 'expr', expr: { kind: 'field', path: 'Id', at: query.at }, alias: null };
  return { ...query, select: [...query.select, id] };
}

/** Renders one row with its parents and children. `hideId`: the id was read for the URL alone. */
export function rowToJson(catalog: Catalog, version: string, row: QueryRow, hideId = false): RecordJson {
  const object = catalog.objects.get(row.object.toLowerCase());
  const id = row.values['Id'];
  const json: RecordJson = { attributes: { type: row.object } };
  if (object && typeof id === 'string') json.attributes.url = recordUrl(version, object.name, id);
  for (const [name, value] of Object.entries(row.values)) {
    if (hideId && name === 'Id') continue;
    json[name] = valueToJson(object?.fields.get(name.toLowerCase()), value);
  }
  for (const [name, parent] of Object.entries(row.parents)) {
    json[name] = parent && rowToJson(catalog, version, parent);
  }
  for (const [name, children] of Object.entries(row.children)) {
    json[name] = children.length === 0 ? null : {
      totalSize: children.length,
      done: true,
      records: children.map((child) => rowToJson(catalog, version, child)),
    };
  }
  return json;
}

const valueToJson = (field: Parameters<typeof toJson>[0], value: RawValue | undefined): RawValue =>
  value === undefined ? null : toJson(field, value);

/** @returns all rows of a result as JSON; a `COUNT()` has none */
export function resultRows(catalog: Catalog, version: string, asked: SoqlQuery, result: QueryResult): RecordJson[] {
  if (result.kind === 'count') return [];
  const hideId = result.kind === 'records' && isPlain(asked) && !selectsId(asked.select);
  return result.rows.map((row) => rowToJson(catalog, version, row, hideId));
}
