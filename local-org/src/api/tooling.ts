/** `/tooling`: the little that clients need to list and run Apex. */
import type { SourceFile } from '../metadata/catalog.ts';
import type { SoqlCondition, SoqlQuery, SoqlValue } from '../soql/query.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { apiError } from './errors.ts';
import { answerQuery } from './query.ts';

/** Key prefixes of the platform. */
const PREFIXES = { apexclass: '01p', apextrigger: '01q' } as const;
type CodeKind = keyof typeof PREFIXES;

const baseName = (file: SourceFile): string => (file.path.split('/').at(-1) ?? '').replace(/\.(cls|trigger)$/, '');

/** @returns an id that stays the same as long as the order of the sources does */
export const codeId = (kind: CodeKind, index: number): string => `${PREFIXES[kind]}${String(index + 1).padStart(12, '0')}AAA`;

interface CodeRow {
  readonly [field: string]: string | number | null;
}

function codeRows(call: ApiCall, kind: CodeKind): CodeRow[] {
  const files = kind === 'apexclass' ? call.org.catalog.classes : call.org.catalog.triggers;
  return files.map((file, index) => ({
    Id: codeId(kind, index),
    Name: baseName(file),
    NamespacePrefix: null,
    ApiVersion: Number(call.org.catalog.apiVersion),
    Status: 'Active',
    LengthWithoutComments: file.text.length,
    Body: file.text,
  }));
}

function literals(value: SoqlValue): unknown[] {
  if (value.kind === 'literal') return [value.value];
  if (value.kind === 'list') return value.values.flatMap(literals);
  throw apiError('MALFORMED_QUERY', 'Tooling queries of Apex code compare with literals alone');
}

const sameText = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase();

/** Filters rows by `=`, `!=`, `IN` and `AND`, `OR`, `NOT`. */
function keeps(condition: SoqlCondition, row: CodeRow): boolean {
  if (condition.kind === 'not') return !keeps(condition.part, row);
  if (condition.kind !== 'compare') {
    const parts = condition.parts.map((part) => keeps(part, row));
    return condition.kind === 'and' ? parts.every(Boolean) : parts.some(Boolean);
  }
  const name = condition.left.kind === 'field' ? condition.left.path : condition.left.name;
  const value = fieldOf(row, name);
  const found = literals(condition.right).some((literal) => sameText(literal, value));
  if (condition.op === '=' || condition.op === 'in') return found;
  if (condition.op === '!=' || condition.op === 'not in') return !found;
  throw apiError('MALFORMED_QUERY', `Tooling queries of Apex code do not support the operator ${condition.op}`);
}

function fieldOf(row: CodeRow, name: string): string | number | null {
  const key = Object.keys(row).find((field) => sameText(field, name));
  if (!key) throw apiError('INVALID_FIELD', `No such column '${name}' on a tooling entity of the local org`, [name]);
  return row[key] ?? null;
}

function selectCode(call: ApiCall, query: SoqlQuery, kind: CodeKind): ApiAnswer {
  const type = kind === 'apexclass' ? 'ApexClass' : 'ApexTrigger';
  const names = query.select.map((item) => {
    if (item.kind === 'expr' && item.expr.kind === 'field') return item.expr.path;
    throw apiError('MALFORMED_QUERY', 'Tooling queries of Apex code select plain fields alone');
  });
  const { where } = query;
  const records = codeRows(call, kind)
    .filter((row) => where === null || keeps(where, row))
    .map((row) => ({
      attributes: { type, url: `/services/data/v${call.version}/tooling/sobjects/${type}/${row['Id']}` },
      ...Object.fromEntries(names.map((name) => [name, fieldOf(row, name)])),
    }));
  return ok({ size: records.length, totalSize: records.length, done: true, queryLocator: null, entityTypeName: type, records });
}

function query(call: ApiCall): ApiAnswer {
  const soql = call.query.get('q');
  if (!soql?.trim()) throw apiError('MALFORMED_QUERY', 'The query parameter q with the SOQL text is missing');
  const parsed = call.org.parse(soql);
  const kind = parsed.from.toLowerCase();
  if (kind === 'apexclass' || kind === 'apextrigger') return selectCode(call, parsed, kind);
  return answerQuery(call, soql, { allRows: false });
}

export const toolingResources: readonly Resource[] = [{ method: 'GET', path: '/tooling/query', handle: query }];
