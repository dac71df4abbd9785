/** `/query`, `/queryAll` and their further pages. */
import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { BindValue, SoqlExpr, SoqlQuery } from '../soql/query.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { apiError } from './errors.ts';
import { PAGE_SIZE } from './query-cursors.ts';
import { resultRows } from './query-answer.ts';

function soqlOf(call: ApiCall): string {
  const soql = call.query.get('q');
  if (!soql?.trim()) throw apiError('MALFORMED_QUERY', 'The query parameter q with the SOQL text is missing');
  return soql;
}

export interface QueryRun {
  readonly allRows: boolean;
  readonly binds?: ReadonlyMap<string, BindValue>;
}

/** Runs SOQL text and answers its first page. @throws SoqlError */
export function answerQuery(call: ApiCall, soql: string, run: QueryRun): ApiAnswer {
  const result = call.org.query(call.ctx, call.org.parse(soql), run);
  if (result.kind === 'count') return ok({ totalSize: result.count, done: true, records: [] });
  const rows = resultRows(call.org.catalog, call.version, result);
  return answerPage(call, call.cursors.open(call.ctx.user.id, rows, PAGE_SIZE));
}

function answerPage(call: ApiCall, page: ReturnType<ApiCall['cursors']['open']>): ApiAnswer {
  return ok({
    totalSize: page.totalSize,
    done: page.next === null,
    ...(page.next ? { nextRecordsUrl: `/services/data/v${call.version}/query/${page.next}` } : {}),
    records: page.rows,
  });
}

/** Follows a dotted path, e.g. `Account.Owner.Name`. */
function fieldOnPath(catalog: Catalog, from: ObjectDef, path: string): FieldDef | null {
  const parts = path.split('.');
  let object: ObjectDef | undefined = from;
  for (const [index, part] of parts.entries()) {
    if (!object) return null;
    if (index === parts.length - 1) return object.fields.get(part.toLowerCase()) ?? null;
    const target: string | undefined = object.parentRelationships.get(part.toLowerCase())?.referenceTo[0];
    object = target ? catalog.objects.get(target.toLowerCase()) : undefined;
  }
  return null;
}

const NUMBER_TYPES = new Set(['int', 'long', 'double', 'currency', 'percent']);

interface Column {
  readonly columnName: string;
  readonly displayName: string;
  readonly aggregate: boolean;
  readonly joinColumns: Column[];
  readonly [fact: string]: unknown;
}

function columnOf(catalog: Catalog, object: ObjectDef, expr: SoqlExpr, alias: string | null, index: number): Column {
  const path = expr.kind === 'field' ? expr.path : (alias ?? `expr${index}`);
  const field = expr.kind === 'field' ? fieldOnPath(catalog, object, expr.path) : null;
  return {
    aggregate: expr.kind === 'function',
    apexType: field?.apexType ?? (expr.kind === 'function' ? 'Double' : 'String'),
    booleanType: field?.type === 'boolean',
    columnName:
      alias ?? (expr.kind === 'field' && field ? [...path.split('.').slice(0, -1), field.name].join('.') : path),
    custom: field?.custom ?? false,
    displayName: alias ?? path,
    foreignKeyName: field?.relationshipName ?? null,
    insertable: field?.createable ?? false,
    joinColumns: [],
    numberType: field ? NUMBER_TYPES.has(field.type) : expr.kind === 'function',
    textType: field ? field.apexType === 'String' : false,
    updatable: field?.updateable ?? false,
  };
}

/** The answer to `columns=true`: what a result table looks like, without rows. */
function describeColumns(catalog: Catalog, query: SoqlQuery, object: ObjectDef) {
  let unnamed = 0;
  const columns = query.select.map((item): Column => {
    if (item.kind === 'expr') {
      const index = item.expr.kind === 'function' && item.alias === null ? unnamed++ : unnamed;
      return columnOf(catalog, object, item.expr, item.alias, index);
    }
    const child = object.childRelationships.get(item.query.from.toLowerCase());
    const childObject = child && catalog.objects.get(child.childObject.toLowerCase());
    return {
      aggregate: true,
      columnName: child?.name ?? item.query.from,
      displayName: child?.name ?? item.query.from,
      joinColumns: childObject ? describeColumns(catalog, item.query, childObject).columnMetadata : [],
    };
  });
  return {
    columnMetadata: columns,
    entityName: object.name,
    groupBy: query.groupBy.length > 0,
    idSelected: columns.some((column) => column.columnName === 'Id'),
    keyPrefix: object.keyPrefix,
  };
}

function query(call: ApiCall, allRows: boolean): ApiAnswer {
  const soql = soqlOf(call);
  if (call.query.get('columns') !== 'true') return answerQuery(call, soql, { allRows });
  const parsed = call.org.parse(soql);
  const object = call.org.catalog.objects.get(parsed.from.toLowerCase());
  if (!object) throw apiError('INVALID_TYPE', `sObject type '${parsed.from}' is not supported.`);
  return ok(describeColumns(call.org.catalog, parsed, object));
}

const nextPage = (call: ApiCall): ApiAnswer =>
  answerPage(call, call.cursors.fetch(call.ctx.user.id, call.params['locator'] ?? ''));

export const queryResources: readonly Resource[] = [
  { method: 'GET', path: '/query', handle: (call) => query(call, false) },
  { method: 'GET', path: '/queryAll', handle: (call) => query(call, true) },
  { method: 'GET', path: '/query/:locator', handle: nextPage },
  { method: 'GET', path: '/queryAll/:locator', handle: nextPage },
];
