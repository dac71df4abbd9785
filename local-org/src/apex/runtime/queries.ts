import { SoqlAccessError } from '../../soql/permissions.ts';
import { SoqlError, type BindValue, type QueryResult, type SoqlCondition, type SoqlQuery } from '../../soql/query.ts';
import { QueryLocator, type QueryOrigin } from './async/locator.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { toRaw } from './convert.ts';
import { apexException, throwApex } from './exceptions.ts';
import { withIds } from './query-ids.ts';
import type { RowConverter } from './rows.ts';
import type { QueryRequest, RuntimeServices } from './services.ts';
import { AGGREGATE_RESULT, ApexSObject } from './sobject.ts';
import type { ExecutionContext } from '../../records/records.ts';
import type { Transaction } from './transaction.ts';

/** `AccessLevel` of a dynamic query; null = what the query or the API version says. */
export type Access = 'user' | 'system' | null;

/** Stored form of a bound Apex value; collections become lists, records their ids. */
function bindValue(value: unknown): BindValue {
  if (value instanceof ApexList) return value.items.map(bindElement);
  if (value instanceof ApexSet) return [...value].map(bindElement);
  if (value instanceof ApexMap)
    return throwApex('QueryException', 'A Map cannot be bound; bind its keySet() or values()');
  return bindElement(value);
}

function bindElement(value: unknown): string | number | boolean | null {
  return value instanceof ApexSObject ? value.id : toRaw(value);
}

/** Runs queries of Apex: binds, limits, mode, sharing, rows to records. */
export class QueryRunner {
  private readonly services: RuntimeServices;
  private readonly rows: RowConverter;
  private readonly defaultAccess: 'user' | 'system';
  /** Queries by the lists they gave: `Database.getQueryLocator([SELECT ...])` gets the list only. */
  private readonly origins = new WeakMap<ApexList, { readonly query: SoqlQuery; readonly binds: QueryBinds }>();

  constructor(services: RuntimeServices, rows: RowConverter) {
    this.services = services;
    this.rows = rows;
    this.defaultAccess = Number(services.catalog.apiVersion) >= 67 ? 'user' : 'system';
  }

  /** @throws QueryException for malformed text */
  parse(text: string): SoqlQuery {
    return translated(() => this.services.queries.parse(text));
  }

  list(transaction: Transaction, query: SoqlQuery, binds: QueryBinds, access: Access = null): ApexList {
    const result = this.run(transaction, query, binds, access);
    if (result.kind === 'count') return throwApex('QueryException', 'SELECT COUNT() gives a number, not records');
    if (result.kind === 'aggregate') return new ApexList(AGGREGATE_RESULT, this.rows.aggregatesOf(query, result.rows));
    const list = new ApexList(result.object, this.rows.recordsOf(result.rows));
    this.origins.set(list, { query, binds });
    return list;
  }

  /** A locator over the query that gave this list. @throws QueryException when no query did */
  locatorOf(list: ApexList): QueryLocator {
    const origin = this.origins.get(list);
    if (!origin) return throwApex('QueryException', 'A QueryLocator needs a query');
    const ids = list.items.map((record) => (record as ApexSObject).id ?? '');
    return new QueryLocator('', list.elementType, ids, originOf(origin.query, origin.binds));
  }

  /** A locator over a dynamic query. Its rows count against the limit of locators, not of queries. */
  locator(transaction: Transaction, soql: string, binds: QueryBinds, access: Access): QueryLocator {
    const query = this.parse(soql);
    const result = this.run(transaction, query, binds, access, 'queryLocatorRows');
    if (result.kind !== 'records') return throwApex('QueryException', 'A QueryLocator cannot aggregate');
    const ids = result.rows.map((row) => row.id ?? '');
    return new QueryLocator(soql, result.object, ids, originOf(query, binds));
  }

  /**
   * Reads records of an earlier query again, in the order of `ids`; those deleted meanwhile are missing. What the user
   * may see was settled by that query.
   */
  recordsAgain(context: ExecutionContext, origin: QueryOrigin, ids: readonly string[]): ApexList {
    const { query } = origin;
    const at = query.at;
    const wanted: SoqlCondition = {
      kind: 'compare',
      left: { kind: 'field', path: 'Id', at },
      op: 'in',
      right: { kind: 'bind', index: null, name: IDS_BIND },
    };
    const again: SoqlQuery = { ...query, where: wanted, orderBy: [], limit: null, offset: null, access: null };
    const result = translated(() =>
      this.services.queries.run(this.complete(again), {
        context,
        access: 'system',
        sharing: false,
        binds: origin.indexed,
        namedBinds: new Map<string, BindValue>([...Object.entries(origin.named), [IDS_BIND, [...ids]]]),
      }),
    );
    const byId = new Map(this.rows.recordsOf(result.rows).map((record) => [record.id, record]));
    const records = ids.map((id) => byId.get(id)).filter((record) => record !== undefined);
    return new ApexList(result.object, records);
  }

  one(transaction: Transaction, query: SoqlQuery, binds: QueryBinds): unknown {
    const { items } = this.list(transaction, query, binds);
    if (items.length === 0) throwApex('QueryException', 'List has no rows for assignment to SObject');
    if (items.length > 1) throwApex('QueryException', 'List has more than 1 row for assignment to SObject');
    return items[0];
  }

  count(transaction: Transaction, query: SoqlQuery, binds: QueryBinds, access: Access = null): number {
    return this.run(transaction, query, binds, access).count;
  }

  /** With `Id` selected, where the object has ids. */
  private complete(query: SoqlQuery): SoqlQuery {
    const object = this.services.catalog.objects.get(query.from.toLowerCase());
    return object?.fields.has('id') ? withIds(query) : query;
  }

  private run(
    transaction: Transaction,
    query: SoqlQuery,
    binds: QueryBinds,
    access: Access,
    rowLimit: 'queryRows' | 'queryLocatorRows' = 'queryRows',
  ): QueryResult {
    transaction.limits.count('queries');
    const mode = access ?? query.access ?? this.defaultAccess;
    const request: QueryRequest = {
      context: transaction,
      access: mode,
      sharing: mode === 'user' || transaction.sharing === 'with',
      binds: binds.indexed,
      namedBinds: binds.named,
    };
    const result = translated(() => this.services.queries.run(this.complete(query), request));
    // What `start` of a batch job locates has a limit of its own.
    if (rowLimit === 'queryRows' || transaction.asynchronous !== 'batchStart')
      transaction.limits.count(rowLimit, rowCount(result));
    return result;
  }
}

const IDS_BIND = 'locatedids';

/** The query as data: values of all binds that it names. */
function originOf(query: SoqlQuery, { indexed, named }: QueryBinds): QueryOrigin {
  const values: Record<string, BindValue> = {};
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { kind, index, name } = node as { kind?: unknown; index?: unknown; name?: unknown };
    if (kind === 'bind' && index === null && typeof name === 'string') {
      const value = named.get(name.toLowerCase());
      if (value !== undefined) values[name.toLowerCase()] = value;
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(query);
  return { query, indexed, named: values };
}

export interface QueryBinds {
  readonly indexed: readonly BindValue[];
  readonly named: ReadonlyMap<string, BindValue>;
}
const NO_NAMES: ReadonlyMap<string, BindValue> = new Map();

export function indexedBinds(closures: readonly (() => unknown)[]): QueryBinds {
  return { indexed: closures.map((closure) => bindValue(closure())), named: NO_NAMES };
}

/** @param map `Map<String, Object>` of `Database.queryWithBinds` */
export function namedBinds(map: ApexMap): QueryBinds {
  const named = new Map<string, BindValue>();
  for (const [name, value] of map.entries()) named.set(String(name).toLowerCase(), bindValue(value));
  return { indexed: [], named };
}

/** Binds of dynamic SOQL in emitted code: visible variables by name, undefined for unknown ones. */
class VariableBinds extends Map<string, BindValue> {
  private readonly variable: (name: string) => unknown;

  constructor(variable: (name: string) => unknown) {
    super();
    this.variable = variable;
  }

  override get(name: string): BindValue | undefined {
    const value = this.variable(name);
    return value === undefined ? undefined : bindValue(value);
  }
}

export function variableBinds(variable: ((name: string) => unknown) | null): QueryBinds {
  return { indexed: [], named: variable ? new VariableBinds(variable) : NO_NAMES };
}

/** Rows of subqueries count as rows of the query. */
function rowCount(result: QueryResult): number {
  if (result.kind === 'count') return result.count;
  let count = result.rows.length;
  for (const row of result.rows) for (const list of Object.values(row.children)) count += list.length;
  return count;
}

function translated<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SoqlError)) throw error;
    const exception = apexException('QueryException', error.message);
    if (error instanceof SoqlAccessError)
      exception.inaccessibleFields = new Map([...error.inaccessible].map(([object, fields]) => [object, [...fields]]));
    throw exception;
  }
}
