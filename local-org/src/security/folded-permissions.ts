import type { Catalog, ObjectDef, ObjectPermission, PermissionSetDef } from '../metadata/catalog.ts';
import type { ObjectAction } from './access.ts';

/** The profiles that the org ships with; any other profile starts with nothing but log-in. */
export const STANDARD_PROFILES = ['System Administrator', 'Standard User', 'Minimum Access - Salesforce'] as const;

/** System permissions (lower-case API names) of the administrator profile that the org acts upon. */
const ADMIN_USER_PERMISSIONS = [
  'viewalldata',
  'modifyalldata',
  'createauditfields',
  'viewsetup',
  'manageusers',
  'customizeapplication',
  'authorapex',
  'apienabled',
  'activitiesaccess',
  'edittask',
  'editevent',
  'transferanyentity',
  'sendcustomnotifications',
  'runreports',
  'viewroles',
  'bulkapiharddelete',
];
const STANDARD_USER_PERMISSIONS = [
  'apienabled',
  'activitiesaccess',
  'edittask',
  'editevent',
  'runreports',
  'viewroles',
];
const MINIMUM_USER_PERMISSIONS = ['activitiesaccess'];

const FULL_SALES_OBJECTS = ['Account', 'Contact', 'Lead', 'Opportunity', 'Case', 'Note', 'Attachment', 'EmailMessage'];
const READ_ONLY_SALES_OBJECTS = ['Campaign', 'CampaignMember', 'Product2', 'Pricebook2', 'PricebookEntry'];

interface ObjectRights {
  create: boolean;
  read: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

/** A user's profile and permission sets folded into one answer; objects and fields by lower-case name. */
export interface FoldedPermissions {
  readonly profileName: string;
  /** Everything is allowed, custom objects and fields included. */
  readonly everything: boolean;
  /** Standard fields follow the object's permission (they need no grant of their own). */
  readonly standardFieldsFollowObject: boolean;
  readonly userPermissions: ReadonlySet<string>;
  readonly customPermissions: ReadonlySet<string>;
  readonly objects: ReadonlyMap<string, Readonly<ObjectRights>>;
  /** Keys `object.field`. */
  readonly readableFields: ReadonlySet<string>;
  readonly editableFields: ReadonlySet<string>;
}

const NO_RIGHTS: ObjectRights = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

/** What a profile itself grants on an object; null when nothing. */
export function profileRights(profileName: string, objectName: string): Readonly<ObjectRights> | null {
  if (profileName === 'System Administrator')
    return { create: true, read: true, edit: true, delete: true, viewAll: true, modifyAll: true };
  if (profileName !== 'Standard User') return null;
  if (FULL_SALES_OBJECTS.includes(objectName))
    return { ...NO_RIGHTS, create: true, read: true, edit: true, delete: true };
  return READ_ONLY_SALES_OBJECTS.includes(objectName) ? { ...NO_RIGHTS, read: true } : null;
}

/** Folds a profile and the assigned permission sets. Unknown profiles count as minimum access. */
export function foldPermissions(
  profileName: string,
  permissionSets: readonly PermissionSetDef[],
  catalog: Catalog,
): FoldedPermissions {
  const isAdmin = profileName === 'System Administrator';
  const isStandard = profileName === 'Standard User';
  const userPermissions = new Set(
    isAdmin ? ADMIN_USER_PERMISSIONS : isStandard ? STANDARD_USER_PERMISSIONS : MINIMUM_USER_PERMISSIONS,
  );
  const customPermissions = new Set<string>();
  const objects = new Map<string, ObjectRights>();
  const readableFields = new Set<string>();
  const editableFields = new Set<string>();

  if (isStandard)
    for (const name of [...FULL_SALES_OBJECTS, ...READ_ONLY_SALES_OBJECTS])
      grant(objects, name, profileRights(profileName, name) ?? {});
  for (const set of permissionSets) {
    for (const permission of set.objectPermissions) grantObject(objects, permission);
    for (const permission of set.fieldPermissions) {
      const key = `${permission.object}.${permission.field}`.toLowerCase();
      if (permission.readable || permission.editable) readableFields.add(key);
      if (permission.editable) editableFields.add(key);
    }
    for (const name of set.customPermissions) {
      customPermissions.add(catalog.customPermissions.get(name.toLowerCase())?.name ?? name);
    }
    for (const name of set.userPermissions) userPermissions.add(name.toLowerCase());
  }
  if (userPermissions.has('modifyalldata')) userPermissions.add('viewalldata');
  grantActivities(objects, userPermissions);
  return {
    profileName,
    everything: isAdmin,
    standardFieldsFollowObject: isAdmin || isStandard,
    userPermissions,
    customPermissions,
    objects,
    readableFields,
    editableFields,
  };
}

/** Whether the folded permissions allow `action` on the object named `name` (its permission owner's name). */
export function allowsObject(
  folded: FoldedPermissions,
  object: ObjectDef,
  name: string,
  action: ObjectAction,
): boolean {
  if (folded.everything) return true;
  if (folded.userPermissions.has('modifyalldata')) return true;
  if (folded.userPermissions.has('viewalldata') && (action === 'read' || action === 'viewAll')) return true;
  const rights = folded.objects.get(name.toLowerCase());
  if (!rights) return false;
  return rights[action];
}

function grant(objects: Map<string, ObjectRights>, name: string, rights: Partial<ObjectRights>): void {
  const key = name.toLowerCase();
  const current = objects.get(key) ?? NO_RIGHTS;
  objects.set(key, {
    create: current.create || rights.create === true,
    read: current.read || rights.read === true,
    edit: current.edit || rights.edit === true,
    delete: current.delete || rights.delete === true,
    viewAll: current.viewAll || rights.viewAll === true,
    modifyAll: current.modifyAll || rights.modifyAll === true,
  });
}

/** Stronger rights imply the weaker ones, as in the permission set editor. */
function grantObject(objects: Map<string, ObjectRights>, permission: ObjectPermission): void {
  const { modifyAll } = permission;
  const edit = permission.edit || modifyAll || permission.delete;
  grant(objects, permission.object, {
    create: permission.create,
    read: permission.read || edit || permission.create || permission.viewAll,
    edit,
    delete: permission.delete || modifyAll,
    viewAll: permission.viewAll || modifyAll,
    modifyAll,
  });
}

/** Tasks and events have no object permissions: system permissions stand for them. */
function grantActivities(objects: Map<string, ObjectRights>, userPermissions: ReadonlySet<string>): void {
  if (!userPermissions.has('activitiesaccess')) return;
  for (const [name, editPermission] of [
    ['Task', 'edittask'],
    ['Event', 'editevent'],
  ] as const) {
    const write = userPermissions.has(editPermission);
    grant(objects, name, { read: true, create: write, edit: write, delete: write });
  }
}
