import type { Catalog, ObjectDef, RawRecord } from '../metadata/catalog.ts';
import { profileRights, STANDARD_PROFILES } from '../security/folded-permissions.ts';
import { hasObjectPermissions } from '../security/object-classes.ts';
import type { Database } from '../store/database.ts';
import { insertPermissionRows, objectPermissionRow } from '../store/permission-rows.ts';

/** Finds the row whose `key` column has the value, or writes it. @returns its id */
export type Ensure = (objectName: string, key: string, record: RawRecord) => string;

/**
 * Writes the profiles of the org, their licence, and for each the permission set that belongs to it with its object
 * permissions, so that queries find them.
 * @returns ids of the profiles, in the order of {@link STANDARD_PROFILES}
 */
export function writeProfiles(db: Database, catalog: Catalog, ensure: Ensure): string[] {
  const licence = catalog.objects.has('userlicense')
    ? ensure('UserLicense', 'Name', {
        Name: 'Salesforce',
        MasterLabel: 'Salesforce',
        LicenseDefinitionKey: 'SFDC',
        Status: 'Active',
      })
    : null;
  return STANDARD_PROFILES.map((name) => {
    const profile = ensure('Profile', 'Name', { Name: name, UserType: 'Standard', UserLicenseId: licence });
    // The platform names these sets by the profile's id.
    const setName = `X${profile.slice(0, 15)}`;
    const set = ensure('PermissionSet', 'Name', {
      Name: setName,
      Label: setName,
      IsCustom: false,
      IsOwnedByProfile: true,
      ProfileId: profile,
      Type: 'Profile',
    });
    writeObjectPermissions(db, catalog, name, set);
    return profile;
  });
}

/** Adds what is missing: objects come with new metadata. */
function writeObjectPermissions(db: Database, catalog: Catalog, profileName: string, set: string): void {
  const rows = db.all('SELECT "SobjectType" AS object FROM "ObjectPermissions" WHERE "ParentId" = ?', [set]);
  const known = new Set(rows.map((row) => String(row['object'])));
  const missing = [...catalog.objects.values()].filter(
    (object: ObjectDef) => hasObjectPermissions(object) && !known.has(object.name),
  );
  insertPermissionRows(
    db,
    catalog,
    'ObjectPermissions',
    missing.flatMap((object) => {
      const rights = profileRights(profileName, object.name);
      return rights ? [objectPermissionRow(set, { object: object.name, ...rights })] : [];
    }),
  );
}
