import type { ObjectDef } from '../metadata/catalog.ts';

/** Setup objects: everybody may read them, only administrators (Manage Users) may write them. */
const SETUP_OBJECTS = new Set([
  'user',
  'profile',
  'userrole',
  'group',
  'groupmember',
  'permissionset',
  'permissionsetassignment',
  'organization',
  'recordtype',
  'opportunitystage',
  'taskstatus',
  'taskpriority',
  'queuesobject',
  'userpreference',
  'customnotificationtype',
  'apexclass',
  'apextrigger',
  'asyncapexjob',
  'crontrigger',
  'cronjobdetail',
  'businesshours',
  'holiday',
  'period',
  'fiscalyearsettings',
  'custompermission',
  'setupentityaccess',
]);

/** Standard objects whose access is that of a parent record: child object -> field that names the parent. */
const STANDARD_PARENT_FIELD: ReadonlyMap<string, string> = new Map([
  ['contact', 'AccountId'],
  ['accounthistory', 'AccountId'],
  ['contacthistory', 'ContactId'],
  ['leadhistory', 'LeadId'],
  ['opportunityhistory', 'OpportunityId'],
  ['opportunityfieldhistory', 'OpportunityId'],
  ['opportunitylineitem', 'OpportunityId'],
  ['opportunitycontactrole', 'OpportunityId'],
  ['opportunityteammember', 'OpportunityId'],
  ['eventrelation', 'EventId'],
  ['taskrelation', 'TaskId'],
  ['accountshare', 'AccountId'],
  ['contactshare', 'ContactId'],
  ['leadshare', 'LeadId'],
  ['opportunityshare', 'OpportunityId'],
  ['note', 'ParentId'],
  ['attachment', 'ParentId'],
]);

/** Standard objects without object permissions of their own: they follow the object named here. */
const STANDARD_PERMISSION_OWNER: ReadonlyMap<string, string> = new Map([
  ['accounthistory', 'Account'],
  ['contacthistory', 'Contact'],
  ['leadhistory', 'Lead'],
  ['opportunityhistory', 'Opportunity'],
  ['opportunityfieldhistory', 'Opportunity'],
  ['opportunitylineitem', 'Opportunity'],
  ['opportunitycontactrole', 'Opportunity'],
  ['opportunityteammember', 'Opportunity'],
  ['eventrelation', 'Event'],
  ['taskrelation', 'Task'],
  ['accountshare', 'Account'],
  ['contactshare', 'Contact'],
  ['leadshare', 'Lead'],
  ['opportunityshare', 'Opportunity'],
]);

export function isSetupObject(object: ObjectDef): boolean {
  return (
    object.kind === 'customMetadata' ||
    object.kind === 'customSettingList' ||
    object.kind === 'customSettingHierarchy' ||
    SETUP_OBJECTS.has(object.name.toLowerCase())
  );
}

export function isActivity(object: ObjectDef): boolean {
  return object.name === 'Task' || object.name === 'Event';
}

export function isShareObject(object: ObjectDef): boolean {
  return object.kind === 'share' || /(^(account|contact|lead|opportunity)share|__share)$/i.test(object.name);
}

/** The field that decides access to a child's rows; null when the object stands on its own. */
export function controllingField(object: ObjectDef): string | null {
  const standard = STANDARD_PARENT_FIELD.get(object.name.toLowerCase());
  if (standard !== undefined && object.fields.has(standard.toLowerCase())) {
    if (object.name === 'Contact' && object.sharingModel !== 'ControlledByParent') return null;
    return standard;
  }
  if (object.kind === 'share' || object.kind === 'history') return object.fields.get('parentid')?.name ?? null;
  if (object.sharingModel !== 'ControlledByParent') return null;
  for (const field of object.fields.values()) if (field.masterDetail) return field.name;
  return null;
}

/** Name of the object whose object permissions apply to `object`; its own name for most. */
export function permissionObjectName(object: ObjectDef): string {
  const standard = STANDARD_PERMISSION_OWNER.get(object.name.toLowerCase());
  if (standard !== undefined) return standard;
  if (object.kind === 'share') return object.name.replace(/__Share$/i, '__c').replace(/([a-z])Share$/, '$1');
  if (object.kind === 'history') return object.name.replace(/__History$/i, '__c').replace(/([a-z])History$/, '$1');
  return object.name;
}

export interface ShareTable {
  readonly table: string;
  readonly parentField: string;
  readonly levelField: string;
}

/** Where the share rows of `object` are; null when the object has none. */
export function shareTableOf(object: ObjectDef, objects: ReadonlyMap<string, ObjectDef>): ShareTable | null {
  const name = object.custom ? object.name.replace(/__c$/i, '__Share') : `${object.name}Share`;
  const share = objects.get(name.toLowerCase());
  if (!share) return null;
  const parentField = share.fields.get('parentid') ?? share.fields.get(`${object.name.toLowerCase()}id`);
  const levelField = share.fields.get('accesslevel') ?? share.fields.get(`${object.name.toLowerCase()}accesslevel`);
  if (!parentField || !levelField) return null;
  return { table: share.name, parentField: parentField.name, levelField: levelField.name };
}
