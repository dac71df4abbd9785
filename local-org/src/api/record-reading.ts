/** Reads single records with the permissions of the caller. */
import type { FieldDef, ObjectDef, RawValue } from '../metadata/catalog.ts';
import type { QueryRow, SoqlQuery, SoqlSelectItem } from '../soql/query.ts';
import type { ApiCall } from './call.ts';
import { apiError, notFound } from './errors.ts';

const NOWHERE = { line: 1, column: 1 };
/** Types that are read through a resource of their own, or made of other fields. */
const NOT_IN_RECORDS: ReadonlySet<FieldDef['type']> = new Set(['base64', 'address', 'location']);

const selectItem = (path: string): SoqlSelectItem => ({
  kind: 'expr',
  expr: { kind: 'field', path, at: NOWHERE },
  alias: null,
});

/** A query for the records of `object` in which `field` has the value. */
function queryByField(object: ObjectDef, field: string, value: RawValue, paths: readonly string[]): SoqlQuery {
  return {
    select: paths.map(selectItem),
    from: object.name,
    alias: null,
    at: NOWHERE,
    where: {
      kind: 'compare',
      left: { kind: 'field', path: field, at: NOWHERE },
      op: '=',
      right: { kind: 'literal', value },
    },
    access: null,
    groupBy: [],
    having: null,
    orderBy: [],
    limit: null,
    offset: null,
    allRows: false,
    forUpdate: false,
  };
}

/** @returns names of the fields that the caller may read */
export function readableFields(call: ApiCall, object: ObjectDef): string[] {
  const { access } = call.org;
  return [...object.fields.values()]
    .filter((field) => !NOT_IN_RECORDS.has(field.type) && access.canReadField(call.ctx.user, object, field))
    .map((field) => field.name);
}

/** @throws ApiError NOT_FOUND where the caller may not know of the object at all */
export function requireReadable(call: ApiCall, object: ObjectDef): void {
  if (!call.org.access.canObject(call.ctx.user, object, 'read')) throw notFound();
}

/**
 * Reads one record by id.
 * @throws ApiError ENTITY_IS_DELETED, NOT_FOUND (also for a record that the caller may not see)
 */
export function readRecord(call: ApiCall, object: ObjectDef, id: string, paths: readonly string[]): QueryRow {
  requireReadable(call, object);
  const withId = paths.some((path) => path.toLowerCase() === 'id') ? paths : ['Id', ...paths];
  const row = call.org.query(call.ctx, queryByField(object, 'Id', id, withId)).rows[0];
  if (row) return row;
  if (object.fields.has('isdeleted')) {
    const deleted = call.org.query(call.ctx, queryByField(object, 'Id', id, ['Id', 'IsDeleted']), { allRows: true })
      .rows[0];
    if (deleted?.values['IsDeleted'] === true) throw apiError('ENTITY_IS_DELETED', 'entity is deleted');
  }
  throw notFound();
}

/**
 * Finds a record by the value of an external id field.
 * @returns its id; null when there is none
 * @throws ApiError DUPLICATE_EXTERNAL_ID when several records have the value
 */
export function findByExternalId(call: ApiCall, object: ObjectDef, field: FieldDef, value: RawValue): string | null {
  requireReadable(call, object);
  const { rows } = call.org.query(call.ctx, queryByField(object, field.name, value, ['Id']));
  if (rows.length > 1) {
    throw apiError('DUPLICATE_EXTERNAL_ID', `More than one ${object.name} has ${field.name} = ${String(value)}`, [
      field.name,
    ]);
  }
  return rows[0]?.id ?? null;
}
