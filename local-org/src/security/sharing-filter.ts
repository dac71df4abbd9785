import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import type { SqlValue } from '../store/database.ts';
import type { ObjectAction, RecordAccess } from './access.ts';
import { controllingField, isActivity, isSetupObject, isShareObject, shareTableOf } from './object-classes.ts';
import type { Reach, SharingCircle } from './sharing-circle.ts';

/** A SQL predicate with its parameters in order. */
export interface SqlPredicate {
  readonly sql: string;
  readonly params: SqlValue[];
}

/** What the filter must know about the acting user. */
export interface SharingSubject {
  readonly userId: string;
  readonly viewAllData: boolean;
  readonly modifyAllData: boolean;
  readonly mayManageUsers: boolean;
  readonly circle: SharingCircle;
  canObject(object: ObjectDef, action: ObjectAction): boolean;
}

function reachIn(subject: SharingSubject, object: ObjectDef): Reach {
  return object.withoutRoleHierarchy === true ? subject.circle.alone : subject.circle.withHierarchy;
}

const NOTHING: SqlPredicate = { sql: '0', params: [] };
const IN_LIST = 'IN (SELECT value FROM json_each(?))';

/**
 * Builds the predicate for `access` to rows of `object` under table alias `alias`; null when there is nothing to filter.
 * Lists travel as one JSON parameter, so the text of a predicate depends on the object alone and stays prepared.
 */
export function buildSharingFilter(
  catalog: Catalog,
  subject: SharingSubject,
  object: ObjectDef,
  alias: string,
  access: RecordAccess,
): SqlPredicate | null {
  if (isSetupObject(object)) return access === 'Read' || subject.mayManageUsers ? null : NOTHING;
  if (subject.modifyAllData || subject.canObject(object, 'modifyAll')) return null;
  if (access === 'Read' && (subject.viewAllData || subject.canObject(object, 'viewAll'))) return null;
  if (isActivity(object)) return activityFilter(catalog, subject, object, alias, access);
  const parentField = controllingField(object);
  if (parentField !== null) return parentFilter(catalog, subject, object, parentField, alias, access);
  if (!object.fields.has('ownerid')) return null;
  if (object.sharingModel === 'ReadWrite' && access !== 'All') return null;
  if (object.sharingModel === 'Read' && access === 'Read') return null;
  return ownedFilter(catalog, subject, object, alias, access);
}

function ownedFilter(
  catalog: Catalog,
  subject: SharingSubject,
  object: ObjectDef,
  alias: string,
  access: RecordAccess,
): SqlPredicate {
  const parts = directParts(catalog, subject, object, alias, access);
  if (object.name === 'Account' && access === 'Read') parts.push(...impliedByOpportunities(catalog, subject, alias));
  return anyOf(parts);
}

/** By owner, role hierarchy and share rows. */
function directParts(
  catalog: Catalog,
  subject: SharingSubject,
  object: ObjectDef,
  alias: string,
  access: RecordAccess,
): SqlPredicate[] {
  const reach = reachIn(subject, object);
  const parts: SqlPredicate[] = [{ sql: `${alias}."OwnerId" ${IN_LIST}`, params: [reach.owners] }];
  const shares = shareTableOf(object, catalog.objects);
  if (shares) {
    const share = `${alias}_s`;
    const level =
      access === 'Read'
        ? `${share}."${shares.levelField}" <> 'None'`
        : access === 'Edit'
          ? `${share}."${shares.levelField}" IN ('Edit', 'All')`
          : `${share}."${shares.levelField}" = 'All'`;
    const alive = catalog.objects.get(shares.table.toLowerCase())?.fields.has('isdeleted')
      ? ` AND ${share}."IsDeleted" = 0`
      : '';
    parts.push({
      sql:
        `${alias}."Id" IN (SELECT ${share}."${shares.parentField}" FROM "${shares.table}" ${share} ` +
        // The owner's own rows say what OwnerId says.
        `WHERE ${share}."UserOrGroupId" ${IN_LIST} AND ${share}."RowCause" IS NOT 'Owner' AND ${level}${alive})`,
      params: [reach.principals],
    });
  }
  return parts;
}

/** Who sees an opportunity may read the account above it. */
function impliedByOpportunities(catalog: Catalog, subject: SharingSubject, alias: string): SqlPredicate[] {
  const opportunity = catalog.objects.get('opportunity');
  if (!opportunity || opportunity.sharingModel !== 'Private' || !subject.canObject(opportunity, 'read')) return [];
  const child = `${alias}_o`;
  const direct = anyOf(directParts(catalog, subject, opportunity, child, 'Read'));
  return [
    {
      sql: `${alias}."Id" IN (SELECT ${child}."AccountId" FROM "Opportunity" ${child} WHERE ${child}."IsDeleted" = 0 AND ${direct.sql})`,
      params: direct.params,
    },
  ];
}

/** Rows follow their parent. Reading needs read, any change needs edit on the parent; share rows need full access. */
function parentFilter(
  catalog: Catalog,
  subject: SharingSubject,
  object: ObjectDef,
  parentField: string,
  alias: string,
  access: RecordAccess,
): SqlPredicate | null {
  const field = object.fields.get(parentField.toLowerCase());
  if (!field) return NOTHING;
  const readSuffices = access === 'Read' || (field.readableMasterSuffices && !isShareObject(object));
  const parentAccess = readSuffices ? 'Read' : isShareObject(object) ? 'All' : 'Edit';
  const parts = seesReference(catalog, subject, field, alias, parentAccess);
  if (!field.required && !field.masterDetail && object.fields.has('ownerid')) {
    parts.push({
      sql: `(${alias}."${field.name}" IS NULL AND ${alias}."OwnerId" ${IN_LIST})`,
      params: [subject.circle.withHierarchy.owners],
    });
  }
  return anyOf(parts);
}

/** Owner and roles above may change; readable also through the related record, and for invitees. */
function activityFilter(
  catalog: Catalog,
  subject: SharingSubject,
  object: ObjectDef,
  alias: string,
  access: RecordAccess,
): SqlPredicate {
  const parts: SqlPredicate[] = [
    { sql: `${alias}."OwnerId" ${IN_LIST}`, params: [subject.circle.withHierarchy.owners] },
  ];
  if (access === 'Read' || object.sharingModel === 'ControlledByParent') {
    for (const name of ['whatid', 'whoid']) {
      const field = object.fields.get(name);
      if (field) parts.push(...seesReference(catalog, subject, field, alias, access === 'Read' ? 'Read' : 'Edit'));
    }
  }
  if (object.name === 'Event' && access === 'Read' && catalog.objects.has('eventrelation')) {
    const relation = `${alias}_r`;
    parts.push({
      sql:
        `EXISTS (SELECT 1 FROM "EventRelation" ${relation} WHERE ${relation}."EventId" = ${alias}."Id" ` +
        `AND ${relation}."RelationId" = ? AND ${relation}."IsDeleted" = 0)`,
      params: [subject.userId],
    });
  }
  return anyOf(parts);
}

/** One predicate for each object that `field` may point at and whose rows the user can see some of. */
function seesReference(
  catalog: Catalog,
  subject: SharingSubject,
  field: FieldDef,
  alias: string,
  access: RecordAccess,
): SqlPredicate[] {
  const parts: SqlPredicate[] = [];
  const column = `${alias}."${field.name}"`;
  const parentAlias = `${alias}_${field.name.slice(0, 4).toLowerCase()}`;
  for (const name of field.referenceTo) {
    const parent = catalog.objects.get(name.toLowerCase());
    if (!parent || !subject.canObject(parent, 'read')) continue;
    const filter = buildSharingFilter(catalog, subject, parent, parentAlias, access);
    if (filter === null) {
      const isPolymorphic = field.referenceTo.length > 1;
      const sql = isPolymorphic ? `substr(${column}, 1, 3) = '${parent.keyPrefix}'` : `${column} IS NOT NULL`;
      parts.push({ sql, params: [] });
    } else if (filter !== NOTHING) {
      parts.push({
        sql: `EXISTS (SELECT 1 FROM "${parent.name}" ${parentAlias} WHERE ${parentAlias}."Id" = ${column} AND ${filter.sql})`,
        params: filter.params,
      });
    }
  }
  return parts;
}

function anyOf(parts: readonly SqlPredicate[]): SqlPredicate {
  if (parts.length === 0) return NOTHING;
  if (parts.length === 1 && parts[0]) return parts[0];
  return { sql: `(${parts.map((part) => part.sql).join(' OR ')})`, params: parts.flatMap((part) => part.params) };
}
