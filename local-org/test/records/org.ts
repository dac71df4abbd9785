/** A fresh in-memory org of the fixture project, for tests of records and security. */
import { fileURLToPath } from 'node:url';
import type { RawRecord } from '../../src/metadata/catalog.ts';
import { loadCatalog } from '../../src/metadata/loader.ts';
import { bootstrapOrg } from '../../src/records/bootstrap.ts';
import type { DmlOptions, ExecutionContext, RecordError } from '../../src/records/records.ts';
import { DmlError } from '../../src/records/records.ts';
import { createRecordService } from '../../src/records/service.ts';
import { createAccessControl } from '../../src/security/access-control.ts';
import type { SqlRow, SqlValue } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open.ts';
import { createSavepoints } from '../../src/store/savepoints.ts';
import { createSchema } from '../../src/store/schema.ts';

const FIXTURE = fileURLToPath(new URL('./fixture', import.meta.url));
const catalog = loadCatalog([FIXTURE]);

export const USER_MODE: DmlOptions = { allOrNone: true, access: 'user', sharing: true };
export const SYSTEM_MODE: DmlOptions = { allOrNone: true, access: 'system', sharing: false };
export const PARTLY: DmlOptions = { allOrNone: false, access: 'system', sharing: false };

/** A Wednesday morning in Berlin. */
export const NOON = Date.parse('2026-11-18T09:00:00Z');

export type TestOrg = Awaited<ReturnType<typeof openTestOrg>>;

export async function openTestOrg() {
  const db = await openDatabase(':memory:');
  createSchema(db, catalog);
  const { adminUserId, organizationId } = bootstrapOrg(db, catalog, { now: NOON });
  const access = createAccessControl(db, catalog);
  const savepoints = createSavepoints(db);
  const records = createRecordService({ db, catalog, access, savepoints });
  const clock = { now: NOON };

  const contextOf = (userId: string): ExecutionContext => ({ user: access.loadUser(userId), now: () => clock.now });
  const profileId = (name: string): string =>
    String(row('SELECT "Id" AS id FROM "Profile" WHERE "Name" = ?', [name])['id']);
  function row(sql: string, params: SqlValue[] = []): SqlRow {
    const found = db.get(sql, params);
    if (!found) throw new Error(`No row for ${sql}`);
    return found;
  }
  const admin = (): ExecutionContext => contextOf(adminUserId);

  /** Inserts one record as the administrator, or as `by`. @returns its id */
  function create(
    object: string,
    record: RawRecord,
    by: ExecutionContext = admin(),
    options: DmlOptions = SYSTEM_MODE,
  ): string {
    const [result] = records.insert(by, object, [record], options);
    if (!result?.id) throw new Error(`Not saved: ${JSON.stringify(result)}`);
    return result.id;
  }

  let userCount = 0;
  /** A user with a profile, a role and permission sets. @returns its id */
  function createUser(facts: {
    name: string;
    profile?: string;
    roleId?: string | null;
    managerId?: string;
    sets?: string[];
  }): string {
    userCount++;
    const id = create('User', {
      LastName: facts.name,
      Username: `${facts.name.toLowerCase()}${userCount}@example.com`,
      Email: `${facts.name.toLowerCase()}@example.com`,
      Alias: `u${userCount}`,
      ProfileId: profileId(facts.profile ?? 'Standard User'),
      UserRoleId: facts.roleId ?? null,
      ManagerId: facts.managerId ?? null,
      TimeZoneSidKey: 'Europe/Berlin',
      LocaleSidKey: 'en_US',
      LanguageLocaleKey: 'en_US',
      EmailEncodingKey: 'UTF-8',
    });
    for (const set of facts.sets ?? []) {
      const setId = String(row('SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ?', [set])['id']);
      create('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: setId });
    }
    return id;
  }

  function createOpportunity(values: RawRecord = {}, by: ExecutionContext = admin()): string {
    return create('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', ...values }, by);
  }

  /** The stored values of one record. */
  function stored(object: string, id: string): SqlRow {
    return row(`SELECT * FROM "${object}" WHERE "Id" = ?`, [id]);
  }

  return {
    db,
    catalog,
    access,
    savepoints,
    records,
    clock,
    adminUserId,
    organizationId,
    admin,
    contextOf,
    profileId,
    row,
    create,
    createUser,
    createOpportunity,
    stored,
    close: () => db.close(),
  };
}

/** The errors of the first failing row of an all-or-none call; fails when the call succeeds. */
export function errorsOf(work: () => unknown): readonly RecordError[] {
  try {
    work();
  } catch (error) {
    if (error instanceof DmlError) return error.failures.values().next().value ?? [];
    throw error;
  }
  throw new Error('The call succeeded');
}

export const codesOf = (work: () => unknown): string[] => errorsOf(work).map((error) => error.statusCode);
