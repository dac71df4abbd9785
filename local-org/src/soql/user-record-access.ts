import type { AccessControl, UserContext } from '../security/access.ts';
import type { RawValue } from '../metadata/catalog.ts';
import { id15to18 } from '../store/ids.ts';
import { SoqlError, type QueryResult, type QueryRow, type SoqlCondition, type SoqlValue } from './query.ts';
import type { QueryAnalysis } from './resolved.ts';
import type { QueryOptions } from './run.ts';

/** Most record ids that one query may ask about. */
const MAX_RECORDS = 200;

/**
 * `UserRecordAccess` has no rows of its own: it answers what one user may do with the records named in WHERE
 * (`UserId = ... AND RecordId = ...` or `RecordId IN ...`).
 * @throws SoqlError for any other filter
 */
export function runUserRecordAccess(analysis: QueryAnalysis, options: QueryOptions): QueryResult {
  const fail = (message: string): SoqlError =>
    new SoqlError({ message, at: analysis.query.at, code: 'MALFORMED_QUERY' });
  const { access } = options;
  if (!access || analysis.kind !== 'records') throw fail('UserRecordAccess answers plain queries only');
  const filters = filtersOf(analysis.query.where, options);
  const userIds = filters?.get('userid');
  const [userId] = userIds ?? [];
  const recordIds = filters?.get('recordid');
  if (!filters || filters.size !== 2 || userIds?.length !== 1 || !userId || !recordIds) {
    throw fail('Queries of UserRecordAccess filter on UserId = one user AND RecordId = or IN, and on nothing else');
  }
  if (recordIds.length > MAX_RECORDS) throw fail(`UserRecordAccess takes at most ${MAX_RECORDS} record ids`);
  const user = access.loadUser(userId);
  const rows = recordIds.map((id) => rowFor(id, analysis, accessTo(id, user, access)));
  return { object: 'UserRecordAccess', kind: 'records', rows, count: rows.length };
}

interface Levels {
  readonly read: boolean;
  readonly edit: boolean;
  readonly all: boolean;
  readonly delete: boolean;
}

function accessTo(id: string, user: UserContext, access: AccessControl): Levels {
  const object = access.catalog.objectsByPrefix.get(id.slice(0, 3));
  if (!object || !access.canObject(user, object, 'read'))
    return { read: false, edit: false, all: false, delete: false };
  const has = (level: 'Read' | 'Edit' | 'All'): boolean => access.accessibleIds(user, object, [id], level).has(id);
  const all = has('All');
  return {
    read: has('Read'),
    edit: access.canObject(user, object, 'edit') && has('Edit'),
    all,
    delete: all && access.canObject(user, object, 'delete'),
  };
}

function rowFor(id: string, analysis: QueryAnalysis, levels: Levels): QueryRow {
  const known: Record<string, RawValue> = {
    RecordId: id,
    HasReadAccess: levels.read,
    HasEditAccess: levels.edit,
    HasDeleteAccess: levels.delete,
    HasTransferAccess: levels.all,
    HasAllAccess: levels.all,
    MaxAccessLevel: levels.all
      ? 'All'
      : levels.delete
        ? 'Delete'
        : levels.edit
          ? 'Edit'
          : levels.read
            ? 'Read'
            : 'None',
  };
  const values: Record<string, RawValue> = {};
  for (const item of analysis.items) {
    if (item.kind === 'expr' && item.expr.kind === 'field') values[item.key] = known[item.expr.field.name] ?? null;
  }
  return { object: 'UserRecordAccess', values, parents: {}, children: {} };
}

/** Values by lower-case field name; null when the condition is more than an AND of equalities. */
function filtersOf(condition: SoqlCondition | null, options: QueryOptions): Map<string, string[]> | null {
  const filters = new Map<string, string[]>();
  const parts = condition?.kind === 'and' ? condition.parts : condition ? [condition] : [];
  for (const part of parts) {
    if (part.kind !== 'compare' || part.left.kind !== 'field' || (part.op !== '=' && part.op !== 'in')) return null;
    const ids = valuesOf(part.right, options);
    if (!ids) return null;
    filters.set(part.left.path.toLowerCase(), [...new Set(ids)]);
  }
  return filters;
}

function valuesOf(value: SoqlValue, options: QueryOptions): string[] | null {
  if (value.kind === 'literal') return typeof value.value === 'string' ? [id15to18(value.value)] : null;
  if (value.kind === 'list') {
    const lists = value.values.map((entry) => valuesOf(entry, options));
    return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
  }
  if (value.kind !== 'bind') return null;
  const bound = options.binds(value);
  const list: readonly RawValue[] = Array.isArray(bound) ? (bound as readonly RawValue[]) : [bound as RawValue];
  return list.filter((entry): entry is string => typeof entry === 'string').map(id15to18);
}
