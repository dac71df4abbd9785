import type { Catalog, RawRecord } from '../metadata/catalog.ts';
import type { Database } from '../store/database.ts';
import { writeProfiles } from './profiles.ts';
import { Rows } from './rows.ts';
import { fillNewSummaries } from './summaries.ts';

export const ADMIN_USERNAME = 'admin@local.test';

export interface BootstrapOptions {
  /** Epoch milliseconds of the org's birth; the machine's clock when left out. */
  readonly now?: number;
  readonly organizationName?: string;
}

export interface BootstrappedOrg {
  readonly organizationId: string;
  readonly adminUserId: string;
}

/** The business hours of a new org: day and night; equal start and end are the whole day. */
const ALWAYS_OPEN: RawRecord = {
  Name: 'Default',
  IsActive: true,
  IsDefault: true,
  TimeZoneSidKey: 'Europe/Berlin',
  ...Object.fromEntries(
    ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'].flatMap((day) => [
      [`${day}StartTime`, '00:00:00.000Z'],
      [`${day}EndTime`, '00:00:00.000Z'],
    ]),
  ),
};

/**
 * Writes what every org has and metadata does not say: organisation, profiles and the administrator. Rows that are
 * there stay as they are, so it can run at every start. Stages, statuses and permission sets come with the tables.
 */
export function bootstrapOrg(db: Database, catalog: Catalog, options: BootstrapOptions = {}): BootstrappedOrg {
  const stamp = new Date(Math.floor((options.now ?? Date.now()) / 1000) * 1000).toISOString();
  const rows = new Rows(db);

  /** Finds the row whose `key` column has the value, or writes it. @returns its id */
  function ensure(objectName: string, key: string, record: RawRecord): string {
    const object = catalog.objects.get(objectName.toLowerCase());
    if (!object) throw new Error(`The catalog has no object ${objectName}`);
    const existing = db.get(`SELECT "Id" AS id FROM "${object.name}" WHERE "${key}" = ?`, [String(record[key])]);
    if (existing) return String(existing['id']);
    const complete: RawRecord = { ...record, CreatedDate: stamp, LastModifiedDate: stamp, SystemModstamp: stamp };
    rows.insertNew(object, [complete]);
    return String(complete['Id']);
  }

  const profiles = writeProfiles(db, catalog, ensure);
  const adminUserId = ensure('User', 'Username', {
    Username: ADMIN_USERNAME,
    FirstName: 'Admin',
    LastName: 'User',
    Name: 'Admin User',
    Alias: 'admin',
    Email: ADMIN_USERNAME,
    ProfileId: profiles[0] ?? null,
    IsActive: true,
    UserType: 'Standard',
    TimeZoneSidKey: 'Europe/Berlin',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
  });
  const known = db.get('SELECT "Id" AS id FROM "Organization" LIMIT 1');
  const organizationId = known
    ? String(known['id'])
    : ensure('Organization', 'Name', {
        Name: options.organizationName ?? 'Local Org',
        OrganizationType: 'Developer Edition',
        InstanceName: 'LOCAL',
        IsSandbox: false,
        FiscalYearStartMonth: 1,
        LanguageLocaleKey: 'en_US',
        DefaultLocaleSidKey: 'en_US',
        TimeZoneSidKey: 'Europe/Berlin',
        CreatedById: adminUserId,
        LastModifiedById: adminUserId,
      });
  for (const objectName of ['Profile', 'User']) {
    db.run(`UPDATE "${objectName}" SET "CreatedById" = ?, "LastModifiedById" = ? WHERE "CreatedById" IS NULL`, [
      adminUserId,
      adminUserId,
    ]);
  }
  fillNewSummaries(db, catalog);
  if (catalog.objects.has('businesshours'))
    ensure('BusinessHours', 'Name', { ...ALWAYS_OPEN, CreatedById: adminUserId });
  if (catalog.objects.has('group')) ensure('Group', 'Type', { Type: 'Organization', CreatedById: adminUserId });
  return { organizationId, adminUserId };
}
