import type { Catalog, ObjectDef, FieldDef } from '../metadata/catalog.ts';
import type { SqlValue } from '../store/database.ts';

/** Who acts, with permissions already folded together from profile and permission sets. */
export interface UserContext {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly profileName: string;
  readonly roleId: string | null;
  readonly managerId: string | null;
  readonly timeZone: string;
  readonly locale: string;
  readonly language: string;
  readonly isActive: boolean;
  readonly viewAllData: boolean;
  readonly modifyAllData: boolean;
  readonly customPermissions: ReadonlySet<string>;
  /** System permissions by API name in lower case, e.g. `createauditfields`, `viewsetup`. */
  readonly userPermissions: ReadonlySet<string>;
}

export type ObjectAction = 'create' | 'read' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';
export type RecordAccess = 'Read' | 'Edit' | 'All';

/** Answers every access question. Reads users, roles, assignments and share rows from the store; caches until they change. */
export interface AccessControl {
  readonly catalog: Catalog;
  /** @throws Error when there is no such user */
  loadUser(userIdOrUsername: string): UserContext;
  canObject(user: UserContext, object: ObjectDef, action: ObjectAction): boolean;
  canReadField(user: UserContext, object: ObjectDef, field: FieldDef): boolean;
  canEditField(user: UserContext, object: ObjectDef, field: FieldDef): boolean;
  /** SQL predicate that keeps rows the user may see (or edit), over table alias `alias`; null when all rows are visible. */
  sharingFilter(
    user: UserContext,
    object: ObjectDef,
    alias: string,
    access: RecordAccess,
  ): { sql: string; params: SqlValue[] } | null;
  /** Among `ids` of one object, those on which the user has this access. */
  accessibleIds(user: UserContext, object: ObjectDef, ids: readonly string[], access: RecordAccess): Set<string>;
  /** To be called after changes to users, roles, groups, permission-set assignments. */
  invalidate(): void;
}
