import type { ApexFieldType, Catalog, FieldDef, ObjectDef, RawRecord, RawValue } from '../../metadata/catalog.ts';
import type { QueryRow, SoqlExpr, SoqlQuery } from '../../soql/query.ts';
import { ApexList } from './collections.ts';
import { fromRaw, fromRawAs, toRaw } from './convert.ts';
import { AGGREGATE_RESULT, ApexSObject } from './sobject.ts';

const aggregateDef: ObjectDef = {
  name: AGGREGATE_RESULT,
  label: AGGREGATE_RESULT,
  labelPlural: AGGREGATE_RESULT,
  keyPrefix: '',
  custom: false,
  kind: 'standard',
  sharingModel: 'ReadWrite',
  nameField: null,
  fields: new Map(),
  parentRelationships: new Map(),
  childRelationships: new Map(),
  validationRules: [],
  fieldSets: new Map(),
  createable: false,
  updateable: false,
  deletable: false,
  description: null,
};

/** Makes Apex records of rows and of stored records, and stored records of Apex records. */
export class RowConverter {
  private readonly catalog: Catalog;

  constructor(catalog: Catalog) {
    this.catalog = catalog;
  }

  /** @throws Error when the catalog has no such object; rows of queries always have one */
  objectDef(name: string): ObjectDef {
    const def = this.catalog.objects.get(name.toLowerCase());
    if (!def) throw new Error(`No such object: ${name}`);
    return def;
  }

  /** Rows of one query. Rows of the same place in the query share the set of queried names. */
  recordsOf(rows: readonly QueryRow[]): ApexSObject[] {
    const shapes = new Map<string, Set<string>>();
    return rows.map((row) => this.recordOf(row, '', shapes));
  }

  private recordOf(row: QueryRow, place: string, shapes: Map<string, Set<string>>): ApexSObject {
    const def = this.objectDef(row.object);
    const record = new ApexSObject(def);
    for (const [name, raw] of Object.entries(row.values)) {
      const field = def.fields.get(name.toLowerCase());
      record.load(name, field ? fromRaw(this.trackedField(def, row, field) ?? field, raw) : raw);
    }
    for (const [name, parent] of Object.entries(row.parents)) {
      record.loadParent(name, parent ? this.recordOf(parent, `${place}.${name}`, shapes) : null);
    }
    for (const [name, children] of Object.entries(row.children)) {
      const childObject =
        def.childRelationships.get(name.toLowerCase())?.childObject ?? children[0]?.object ?? 'SObject';
      const list = children.map((child) => this.recordOf(child, `${place}/${name}`, shapes));
      record.loadChildren(name, new ApexList(childObject, list));
    }
    record.queried = this.shapeOf(row, `${place}:${row.object}`, shapes);
    return record;
  }

  /** The field whose old or new value a history row carries: values have its type where the row says which it is. */
  private trackedField(def: ObjectDef, row: QueryRow, field: FieldDef): FieldDef | undefined {
    const tracked = row.values['Field'];
    if (field.apexType !== 'Object' || def.kind !== 'history' || typeof tracked !== 'string') return undefined;
    const parent = [...def.parentRelationships.values()].find((each) => each.masterDetail)?.referenceTo[0];
    return parent ? this.objectDef(parent).fields.get(tracked.toLowerCase()) : undefined;
  }

  private shapeOf(row: QueryRow, place: string, shapes: Map<string, Set<string>>): Set<string> {
    let shape = shapes.get(place);
    if (!shape) {
      shape = new Set([...Object.keys(row.values), ...Object.keys(row.parents), ...Object.keys(row.children)]);
      shapes.set(place, shape);
    }
    return shape;
  }

  /** A record as triggers see it: every stored field that has a value. */
  recordOfRaw(def: ObjectDef, values: RawRecord): ApexSObject {
    const record = new ApexSObject(def);
    for (const [name, raw] of Object.entries(values)) {
      const field = def.fields.get(name.toLowerCase());
      if (field && raw !== null) record.load(field.name, fromRaw(field, raw));
    }
    return record;
  }

  /** Aggregate rows; values get the types of the query's expressions. */
  aggregatesOf(query: SoqlQuery, rows: readonly QueryRow[]): ApexSObject[] {
    const types = this.aggregateTypes(query);
    return rows.map((row) => {
      const record = new ApexSObject(aggregateDef);
      for (const [alias, raw] of Object.entries(row.values)) {
        const type = types.get(alias.toLowerCase());
        record.load(alias, type ? fromRawAs(type.type, type.scale, raw) : untyped(raw));
      }
      return record;
    });
  }

  private aggregateTypes(query: SoqlQuery): Map<string, AggregateType> {
    const types = new Map<string, AggregateType>();
    let unnamed = 0;
    for (const item of query.select) {
      if (item.kind !== 'expr') continue;
      const { expr } = item;
      const fallback = expr.kind === 'function' ? `expr${unnamed}` : (expr.path.split('.').pop() ?? expr.path);
      if (expr.kind === 'function' && !item.alias) unnamed++;
      const type = this.expressionType(query.from, expr);
      if (type) types.set((item.alias ?? fallback).toLowerCase(), type);
    }
    return types;
  }

  private expressionType(object: string, expr: SoqlExpr): AggregateType | null {
    if (expr.kind === 'field') {
      const field = this.resolve(object, expr.path);
      return field ? { type: field.apexType, scale: field.scale } : null;
    }
    const name = expr.name.toUpperCase();
    if (INTEGER_FUNCTIONS.has(name)) return { type: 'Integer', scale: 0 };
    if (name === 'AVG') return { type: 'Decimal', scale: 0 };
    if (name === 'DAY_ONLY') return { type: 'Date', scale: 0 };
    const argument = expr.args[0];
    const inner = argument ? this.expressionType(object, argument) : null;
    return name === 'SUM' && inner ? { type: 'Decimal', scale: inner.scale } : inner;
  }

  private resolve(object: string, path: string): FieldDef | undefined {
    let def = this.catalog.objects.get(object.toLowerCase());
    const steps = path.split('.');
    for (const step of steps.slice(0, -1)) {
      const target = def?.parentRelationships.get(step.toLowerCase())?.referenceTo[0];
      if (target) def = this.catalog.objects.get(target.toLowerCase());
    }
    return def?.fields.get((steps.at(-1) ?? '').toLowerCase());
  }
}

interface AggregateType {
  readonly type: ApexFieldType;
  readonly scale: number;
}

const INTEGER_FUNCTIONS = new Set([
  'COUNT',
  'COUNT_DISTINCT',
  'GROUPING',
  'CALENDAR_MONTH',
  'CALENDAR_QUARTER',
  'CALENDAR_YEAR',
  'DAY_IN_MONTH',
  'DAY_IN_WEEK',
  'DAY_IN_YEAR',
  'FISCAL_MONTH',
  'FISCAL_QUARTER',
  'FISCAL_YEAR',
  'HOUR_IN_DAY',
  'WEEK_IN_MONTH',
  'WEEK_IN_YEAR',
]);

function untyped(raw: RawValue): unknown {
  return typeof raw === 'number' && !Number.isInteger(raw) ? fromRawAs('Decimal', 0, raw) : raw;
}

/** Stored form of the record's field values, of those fields that `wanted` accepts. */
export function rawRecordOf(record: ApexSObject, wanted: (field: FieldDef) => boolean): RawRecord {
  const raw: RawRecord = {};
  for (const [name, value] of record.fieldValues()) {
    const field = record.def.fields.get(name.toLowerCase());
    if (field && wanted(field)) raw[field.name] = toRaw(value);
  }
  return raw;
}
