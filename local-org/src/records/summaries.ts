import type { Catalog, FieldDef, ObjectDef, RawRecord, SummaryDef, SummaryFilter } from '../metadata/catalog.ts';
import { toSqlValue } from '../soql/values.ts';
import type { Database, SqlValue } from '../store/database.ts';
import { quoteName } from '../store/schema.ts';

/** The summaries of one master over one kind of detail records. */
export interface Summaries {
  readonly parent: ObjectDef;
  readonly child: ObjectDef;
  readonly foreignKey: string;
  readonly fields: readonly (FieldDef & { readonly summary: SummaryDef })[];
}

/** Which summaries change with records of an object, by that object's name. @throws Error for an unsupported filter */
export function summariesByChild(catalog: Catalog): ReadonlyMap<string, readonly Summaries[]> {
  const byChild = new Map<string, Summaries[]>();
  for (const parent of catalog.objects.values()) {
    const groups = new Map<string, (FieldDef & { summary: SummaryDef })[]>();
    for (const field of parent.fields.values()) {
      if (field.summary === null) continue;
      const key = `${field.summary.childObject}.${field.summary.foreignKey}`.toLowerCase();
      groups.set(key, [...(groups.get(key) ?? []), { ...field, summary: field.summary }]);
    }
    for (const fields of groups.values()) {
      const [first] = fields;
      const child = first && catalog.objects.get(first.summary.childObject.toLowerCase());
      const foreignKey = child?.fields.get(first?.summary.foreignKey.toLowerCase() ?? '')?.name;
      if (!child || foreignKey === undefined) continue;
      // Composed now, so that what is not supported shows when the org loads.
      for (const field of fields) summarySql(field, child, foreignKey);
      byChild.set(child.name, [...(byChild.get(child.name) ?? []), { parent, child, foreignKey, fields }]);
    }
  }
  return byChild;
}

/** Masters whose summaries are out of date, with the right values: records for an update. */
export function outdatedMasters(
  db: Database,
  { parent, child, foreignKey, fields }: Summaries,
  ids: readonly string[],
): RawRecord[] {
  const params: SqlValue[] = [];
  const columns = fields.flatMap((field, index) => {
    const { sql, params: inner } = summarySql(field, child, foreignKey);
    params.push(...inner);
    return [`(${sql}) AS s${index}`, `p.${quoteName(field.name)} AS o${index}`];
  });
  const alive = parent.fields.has('isdeleted') ? ' AND p."IsDeleted" = 0' : '';
  const rows = db.all(
    `SELECT p."Id" AS id, ${columns.join(', ')} FROM ${quoteName(parent.name)} p
     WHERE p."Id" IN (SELECT value FROM json_each(?))${alive}`,
    [...params, JSON.stringify([...new Set(ids)])],
  );
  const outdated: RawRecord[] = [];
  for (const row of rows) {
    const record: RawRecord = { Id: String(row['id']) };
    for (const [index, field] of fields.entries()) {
      const value = asRaw(row[`s${index}`] ?? null, field);
      if (value !== asRaw(row[`o${index}`] ?? null, field)) record[field.name] = value;
    }
    if (Object.keys(record).length > 1) outdated.push(record);
  }
  return outdated;
}

/** Calculates counts and sums of masters that were there before the summary field was. */
export function fillNewSummaries(db: Database, catalog: Catalog): void {
  for (const group of [...summariesByChild(catalog).values()].flat()) {
    for (const field of group.fields) {
      if (field.summary.operation === 'min' || field.summary.operation === 'max') continue;
      const { sql, params } = summarySql(field, group.child, group.foreignKey);
      const column = quoteName(field.name);
      db.run(`UPDATE ${quoteName(group.parent.name)} AS p SET ${column} = (${sql}) WHERE p.${column} IS NULL`, params);
    }
  }
}

/** Without details a count and a sum are 0; a smallest or largest value is missing. */
export function emptySummary({ operation }: SummaryDef): number | null {
  return operation === 'count' || operation === 'sum' ? 0 : null;
}

function asRaw(value: SqlValue, field: FieldDef): string | number | null {
  if (value === null) return null;
  if (field.type === 'date' || field.type === 'datetime') return String(value);
  // Sums of binary fractions carry noise beyond the field's digits.
  return Number(Number(value).toFixed(field.scale));
}

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

function summarySql(
  field: FieldDef & { readonly summary: SummaryDef },
  child: ObjectDef,
  foreignKey: string,
): Condition {
  const { operation, field: name, filters } = field.summary;
  const source = name === null ? null : child.fields.get(name.toLowerCase());
  if (source && source.formula !== null) {
    throw new Error(
      `Summary field ${field.name}: summing up the formula ${child.name}.${source.name} is not supported`,
    );
  }
  const column = source ? `c.${quoteName(source.name)}` : '*';
  const aggregate = operation === 'sum' ? `coalesce(sum(${column}), 0)` : `${operation}(${column})`;
  const alive = child.fields.has('isdeleted') ? ' AND c."IsDeleted" = 0' : '';
  const conditions = filters.map((filter) => filterSql(field, filter, child));
  const where = conditions.map((condition) => ` AND ${condition.sql}`).join('');
  return {
    sql: `SELECT ${aggregate} FROM ${quoteName(child.name)} c WHERE c.${quoteName(foreignKey)} = p."Id"${alive}${where}`,
    params: conditions.flatMap((condition) => condition.params),
  };
}

const COMPARISONS: Readonly<Record<string, string>> = {
  equals: '=',
  notEqual: 'IS NOT',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
};

/** Several values separated by commas mean any of them, as in Salesforce's filters. */
function filterSql(summary: FieldDef, { field: name, operation, value }: SummaryFilter, child: ObjectDef): Condition {
  const field = child.fields.get(name.toLowerCase());
  const refuse = (): Error =>
    new Error(`Summary field ${summary.name}: the filter ${name} ${operation} is not supported`);
  if (!field || field.formula !== null) throw refuse();
  const column = `c.${quoteName(field.name)}`;
  const texts = value === '' ? [''] : value.split(',').map((part) => part.trim());
  const anyOf = (sql: string, params: readonly SqlValue[]): Condition => ({
    sql: `(${params.map(() => sql).join(' OR ')})`,
    params,
  });
  switch (operation) {
    case 'contains':
      return anyOf(`instr(fold(${column}), fold(?)) > 0`, texts);
    case 'notContain':
      return {
        sql: `(${texts.map(() => `coalesce(instr(fold(${column}), fold(?)), 0) = 0`).join(' AND ')})`,
        params: texts,
      };
    case 'startsWith':
      return anyOf(`instr(fold(${column}), fold(?)) = 1`, texts);
    case 'includes':
      return anyOf(`instr(';' || fold(${column}) || ';', ';' || fold(?) || ';') > 0`, texts);
  }
  const comparison = COMPARISONS[operation];
  if (!comparison) throw refuse();
  const params = texts.map((text) => toSqlValue(typed(text, field), field.type, field.name));
  if (params.every((param) => param === null)) {
    return { sql: operation === 'notEqual' ? `${column} IS NOT NULL` : `${column} IS NULL`, params: [] };
  }
  if (operation !== 'notEqual') return anyOf(`${column} ${comparison} ?`, params);
  return { sql: `(${params.map(() => `${column} IS NOT ?`).join(' AND ')})`, params };
}

function typed(text: string, field: FieldDef): string | number | boolean | null {
  if (text === '') return null;
  switch (field.type) {
    case 'boolean':
      return text.toLowerCase() === 'true' || text === '1';
    case 'int':
    case 'long':
    case 'double':
    case 'currency':
    case 'percent':
      return Number(text);
    default:
      return text;
  }
}
