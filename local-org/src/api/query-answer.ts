/** Query rows as the REST API writes them. */
import type { Catalog, RawValue } from '../metadata/catalog.ts';
import type { QueryResult, QueryRow } from '../soql/query.ts';
import { toJson } from './values.ts';

export interface RecordJson {
  attributes: { type: string; url?: string };
  [field: string]: unknown;
}

/** @returns the URL of a record below `/services/data` */
const recordUrl = (version: string, object: string, id: string): string =>
  `/services/data/v${version}/sobjects/${object}/${id}`;

/** Renders one row with its parents and children. */
export function rowToJson(catalog: Catalog, version: string, row: QueryRow): RecordJson {
  const object = catalog.objects.get(row.object.toLowerCase());
  const json: RecordJson = { attributes: { type: row.object } };
  if (object && row.id) json.attributes.url = recordUrl(version, object.name, row.id);
  for (const [name, value] of Object.entries(row.values)) {
    json[name] = valueToJson(object?.fields.get(name.toLowerCase()), value);
  }
  for (const [name, parent] of Object.entries(row.parents)) {
    json[name] = parent && rowToJson(catalog, version, parent);
  }
  for (const [name, children] of Object.entries(row.children)) {
    json[name] =
      children.length === 0
        ? null
        : {
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
export function resultRows(catalog: Catalog, version: string, result: QueryResult): RecordJson[] {
  return result.kind === 'count' ? [] : result.rows.map((row) => rowToJson(catalog, version, row));
}
