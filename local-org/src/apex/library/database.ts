import { dmlRecords, type DmlOperation } from '../runtime/dml.ts';
import { namedBinds, variableBinds, type Access, type QueryBinds } from '../runtime/queries.ts';
import {
  apexException,
  type ApexEnum,
  ApexList,
  type ApexMap,
  ApexSObject,
  throwApex,
  toId18,
  isIdText,
} from '../runtime/values.ts';
import { DatabaseResult, resultType } from './database-results.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { batchStatics } from './async.ts';
import { dmlOptionsOf, dmlOptionTypes } from './dml-options.ts';
import { constantOf, required, systemEnum, type LibraryHost, type PropertyBag } from './support.ts';
import type { FieldToken } from './tokens.ts';

const accessLevel = systemType('AccessLevel', {
  aliases: ['System.AccessLevel'],
  staticProperties: {
    'AccessLevel USER_MODE': () => constantOf(accessLevelConstants, 'USER_MODE'),
    'AccessLevel SYSTEM_MODE': () => constantOf(accessLevelConstants, 'SYSTEM_MODE'),
  },
});
const accessLevelConstants = systemEnum('AccessLevel', ['USER_MODE', 'SYSTEM_MODE']);

function accessOf(level: ApexEnum | null): Access {
  if (level === null) return null;
  return level.name === 'USER_MODE' ? 'user' : 'system';
}

/** `Database.Savepoint`. */
class ApexSavepoint {
  readonly $type = 'System.Savepoint';
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

interface DmlCall {
  readonly operation: DmlOperation;
  readonly value: unknown;
  readonly allOrNone: boolean;
  readonly level: ApexEnum | null;
  readonly truncates?: boolean;
  readonly externalIdField?: string | null;
}

/** A list in gives a list of results out, a record one result. */
function run(host: LibraryHost, call: DmlCall): unknown {
  const records = dmlRecords(call.value);
  const outcomes = host.dmlRunner.run(host.transaction, {
    operation: call.operation,
    records,
    allOrNone: call.allOrNone,
    access: accessOf(call.level),
    truncates: call.truncates ?? false,
    externalIdField: call.externalIdField ?? null,
  });
  const results = outcomes.map((outcome) => new DatabaseResult(call.operation, outcome));
  return call.value instanceof ApexList ? new ApexList(resultType(call.operation), results) : results[0];
}

/** Overloads of `Database.insert` and its like, for a record and for a list. */
function dmlMethods(operation: DmlOperation, optionType: 'Database.DMLOptions' | null): Record<string, Implementation> {
  const result = resultType(operation);
  const overloads: Record<string, Implementation> = {};
  for (const [returns, operand] of [
    [result, 'SObject record'],
    [`List<${result}>`, 'List<SObject> records'],
  ] as const) {
    overloads[`${returns} ${operation}(${operand})`] = (host: LibraryHost, value: unknown) =>
      run(host, { operation, value, allOrNone: true, level: null });
    overloads[`${returns} ${operation}(${operand}, Boolean allOrNone)`] = (
      host: LibraryHost,
      value: unknown,
      all: boolean | null,
    ) => run(host, { operation, value, allOrNone: all ?? true, level: null });
    overloads[`${returns} ${operation}(${operand}, AccessLevel level)`] = (
      host: LibraryHost,
      value: unknown,
      level: ApexEnum | null,
    ) => run(host, { operation, value, allOrNone: true, level: required(level) });
    overloads[`${returns} ${operation}(${operand}, Boolean allOrNone, AccessLevel level)`] = (
      host: LibraryHost,
      value: unknown,
      all: boolean | null,
      level: ApexEnum | null,
    ) => run(host, { operation, value, allOrNone: all ?? true, level: required(level) });
    if (optionType) {
      overloads[`${returns} ${operation}(${operand}, ${optionType} options)`] = (
        host: LibraryHost,
        value: unknown,
        options: PropertyBag | null,
      ) => run(host, { operation, value, level: null, ...dmlOptionsOf(required(options)) });
    }
  }
  return overloads;
}

/** `Database.delete` and `undelete` also take ids. */
function idMethods(operation: 'delete' | 'undelete'): Record<string, Implementation> {
  const result = resultType(operation);
  return {
    [`${result} ${operation}(Id recordId)`]: (host: LibraryHost, id: string | null) =>
      run(host, { operation, value: recordOf(host, id), allOrNone: true, level: null }),
    [`${result} ${operation}(Id recordId, Boolean allOrNone)`]: (host: LibraryHost, id: string | null, all: boolean) =>
      run(host, { operation, value: recordOf(host, id), allOrNone: all, level: null }),
    [`List<${result}> ${operation}(List<Id> ids)`]: (host: LibraryHost, ids: ApexList) =>
      run(host, { operation, value: recordsOf(host, ids), allOrNone: true, level: null }),
    [`List<${result}> ${operation}(List<Id> ids, Boolean allOrNone)`]: (
      host: LibraryHost,
      ids: ApexList,
      all: boolean,
    ) => run(host, { operation, value: recordsOf(host, ids), allOrNone: all, level: null }),
  };
}

function recordOf(host: LibraryHost, id: string | null): ApexSObject {
  const def = objectOfId(host, required(id)) ?? throwApex('TypeException', `Invalid id: ${id}`);
  const record = new ApexSObject(def);
  record.load('Id', id);
  return record;
}

function recordsOf(host: LibraryHost, ids: ApexList): ApexList {
  return new ApexList(
    'SObject',
    required(ids).items.map((id) => recordOf(host, id as string | null)),
  );
}

/** Records that cannot be taken out of the recycle bin give a result with errors; nothing is thrown. */
const recycleBinMethods: Readonly<Record<string, Implementation>> = Object.fromEntries(
  (
    [
      ['Database.EmptyRecycleBinResult', 'SObject record'],
      ['List<Database.EmptyRecycleBinResult>', 'List<SObject> records'],
      ['List<Database.EmptyRecycleBinResult>', 'List<Id> ids'],
    ] as const
  ).map(([returns, operand]) => [
    `${returns} emptyRecycleBin(${operand})`,
    (host: LibraryHost, value: unknown) =>
      run(host, {
        operation: 'emptyRecycleBin',
        value: operand === 'List<Id> ids' ? recordsOf(host, value as ApexList) : value,
        allOrNone: false,
        level: null,
      }),
  ]),
);

/** The object whose records have ids like this one; undefined when there is none. */
export function objectOfId(host: LibraryHost, id: string): ApexSObject['def'] | undefined {
  const prefix = (isIdText(id) ? toId18(id) : id).slice(0, 3);
  return host.services.catalog.objectsByPrefix.get(prefix);
}

/** Upsert takes the external id field after the operand. */
function upsertMethods(): Record<string, Implementation> {
  const overloads = dmlMethods('upsert', null);
  for (const [returns, operand] of [
    ['Database.UpsertResult', 'SObject record'],
    ['List<Database.UpsertResult>', 'List<SObject> records'],
  ] as const) {
    overloads[`${returns} upsert(${operand}, Schema.SObjectField field)`] = (
      host: LibraryHost,
      value: unknown,
      field: FieldToken,
    ) => run(host, { operation: 'upsert', value, allOrNone: true, level: null, externalIdField: field.field.name });
    overloads[`${returns} upsert(${operand}, Schema.SObjectField field, Boolean allOrNone)`] = (
      host: LibraryHost,
      value: unknown,
      field: FieldToken,
      all: boolean,
    ) => run(host, { operation: 'upsert', value, allOrNone: all, level: null, externalIdField: field.field.name });
    overloads[`${returns} upsert(${operand}, Schema.SObjectField field, AccessLevel level)`] = (
      host: LibraryHost,
      value: unknown,
      field: FieldToken,
      level: ApexEnum,
    ) =>
      run(host, {
        operation: 'upsert',
        value,
        allOrNone: true,
        level: required(level),
        externalIdField: field.field.name,
      });
    overloads[`${returns} upsert(${operand}, Schema.SObjectField field, Boolean allOrNone, AccessLevel level)`] = (
      host: LibraryHost,
      value: unknown,
      field: FieldToken,
      all: boolean,
      level: ApexEnum,
    ) =>
      run(host, {
        operation: 'upsert',
        value,
        allOrNone: all,
        level: required(level),
        externalIdField: field.field.name,
      });
  }
  return overloads;
}

/** Binds of a dynamic query without a map of them: the variables visible where it is called. */
function visibleBinds(host: LibraryHost): QueryBinds {
  const variable = host.dynamicBinds;
  host.dynamicBinds = null;
  return variableBinds(variable);
}

function dynamicList(
  host: LibraryHost,
  text: string | null,
  level: ApexEnum | null,
  binds = visibleBinds(host),
): ApexList {
  const query = host.queries.parse(required(text));
  return host.queries.list(host.transaction, query, binds, accessOf(level));
}

function dynamicCount(
  host: LibraryHost,
  text: string | null,
  level: ApexEnum | null,
  binds = visibleBinds(host),
): number {
  const query = host.queries.parse(required(text));
  return host.queries.count(host.transaction, query, binds, accessOf(level));
}

function setSavepoint(host: LibraryHost): ApexSavepoint {
  host.transaction.limits.count('dmlStatements');
  const name = host.services.savepoints.set();
  host.transaction.savepoints.add(name);
  return new ApexSavepoint(name);
}

function usable(host: LibraryHost, savepoint: ApexSavepoint | null): string {
  const { name } = required(savepoint);
  if (host.transaction.savepoints.has(name)) return name;
  throw apexException('TypeException', 'Savepoint does not exist in the current transaction');
}

/** Savepoints set after this one are gone with a rollback to it or its release. */
function forgetAfter(host: LibraryHost, name: string): void {
  const { savepoints } = host.transaction;
  const names = [...savepoints];
  for (const later of names.slice(names.indexOf(name) + 1)) savepoints.delete(later);
}

const databaseType = systemType('Database', {
  aliases: ['System.Database'],
  statics: {
    ...dmlMethods('insert', 'Database.DMLOptions'),
    ...dmlMethods('update', 'Database.DMLOptions'),
    ...upsertMethods(),
    ...dmlMethods('delete', null),
    ...idMethods('delete'),
    ...dmlMethods('undelete', null),
    ...idMethods('undelete'),
    ...recycleBinMethods,
    'List<SObject> query(String soql)': (host: LibraryHost, soql: string | null) => dynamicList(host, soql, null),
    'List<SObject> query(String soql, AccessLevel level)': (host: LibraryHost, soql: string | null, level: ApexEnum) =>
      dynamicList(host, soql, required(level)),
    'List<SObject> queryWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
      host: LibraryHost,
      soql: string | null,
      binds: ApexMap | null,
      level: ApexEnum,
    ) => dynamicList(host, soql, required(level), namedBinds(required(binds))),
    'Integer countQuery(String soql)': (host: LibraryHost, soql: string | null) => dynamicCount(host, soql, null),
    'Integer countQuery(String soql, AccessLevel level)': (host: LibraryHost, soql: string | null, level: ApexEnum) =>
      dynamicCount(host, soql, required(level)),
    'Integer countQueryWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
      host: LibraryHost,
      soql: string | null,
      binds: ApexMap | null,
      level: ApexEnum,
    ) => dynamicCount(host, soql, required(level), namedBinds(required(binds))),
    'Database.QueryLocator getQueryLocator(String soql)': (host: LibraryHost, soql: string | null) =>
      host.queries.locator(host.transaction, required(soql), visibleBinds(host), null),
    'Database.QueryLocator getQueryLocator(String soql, AccessLevel level)': (
      host: LibraryHost,
      soql: string | null,
      level: ApexEnum,
    ) => host.queries.locator(host.transaction, required(soql), visibleBinds(host), accessOf(required(level))),
    'Database.QueryLocator getQueryLocatorWithBinds(String soql, Map<String, Object> binds, AccessLevel level)': (
      host: LibraryHost,
      soql: string | null,
      binds: ApexMap | null,
      level: ApexEnum,
    ) => host.queries.locator(host.transaction, required(soql), namedBinds(required(binds)), accessOf(required(level))),
    'Database.QueryLocator getQueryLocator(List<SObject> rows)': (host: LibraryHost, rows: ApexList | null) =>
      host.queries.locatorOf(required(rows)),
    'Savepoint setSavepoint()': setSavepoint,
    'void rollback(Savepoint savepoint)': (host: LibraryHost, savepoint: ApexSavepoint | null) => {
      host.transaction.limits.count('dmlStatements');
      const name = usable(host, savepoint);
      host.services.savepoints.rollback(name);
      forgetAfter(host, name);
      host.services.access.invalidate();
    },
    'void releaseSavepoint(Savepoint savepoint)': (host: LibraryHost, savepoint: ApexSavepoint | null) => {
      const name = usable(host, savepoint);
      host.services.savepoints.release(name);
      forgetAfter(host, name);
      host.transaction.savepoints.delete(name);
    },
    ...batchStatics,
  },
});

export const databaseTypes: readonly SystemTypeDeclaration[] = [
  systemType('Savepoint', { aliases: ['System.Savepoint', 'Database.Savepoint'] }),
  accessLevel,
  ...dmlOptionTypes,
  databaseType,
];
