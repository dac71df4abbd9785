import { SoqlAccessError } from '../../soql/permissions.ts';
import { SoqlError, type BindValue, type QueryResult, type SoqlQuery } from '../../soql/query.ts';
import { ApexList, ApexMap, ApexSet } from './collections.ts';
import { toRaw } from './convert.ts';
import { apexException, throwApex } from './exceptions.ts';
import { withIds } from './query-ids.ts';
import type { RowConverter } from './rows.ts';
import type { QueryRequest, RuntimeServices } from './services.ts';
import { AGGREGATE_RESULT, ApexSObject } from './sobject.ts';
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
    return new ApexList(result.object, this.rows.recordsOf(result.rows));
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

  private run(transaction: Transaction, query: SoqlQuery, binds: QueryBinds, access: Access): QueryResult {
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
    transaction.limits.count('queryRows', rowCount(result));
    return result;
  }
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
