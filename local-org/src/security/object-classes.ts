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
  'businessprocess',
  'casestatus',
  'contractstatus',
  'emailtemplate',
  'entitydefinition',
  'fielddefinition',
  'fieldpermissions',
  'folder',
  'leadstatus',
  'loginhistory',
  'name',
  'objectpermissions',
  'permissionsetgroup',
  'recentlyviewed',
  'staticresource',
  'topic',
  'userrecordaccess',
  'usershare',
]);

/** Standard objects that follow a record which their definition does not mark as their master. */
const STANDARD_PARENT_FIELD: ReadonlyMap<string, string> = new Map([
  ['emailmessage', 'RelatedToId'],
  ['opportunityteammember', 'OpportunityId'],
  ['opportunitycontactrole', 'OpportunityId'],
]);

/** Standard objects without object permissions of their own: they follow the object named here. */
const STANDARD_PERMISSION_OWNER: ReadonlyMap<string, string> = new Map([
  ['opportunityfieldhistory', 'Opportunity'],
  ['opportunitycompetitor', 'Opportunity'],
  ['opportunitylineitem', 'Opportunity'],
  ['opportunitycontactrole', 'Opportunity'],
  ['opportunityteammember', 'Opportunity'],
  ['accountcontactrelation', 'Account'],
  ['accountcontactrole', 'Account'],
  ['campaignmemberstatus', 'Campaign'],
  ['casecomment', 'Case'],
  ['eventrelation', 'Event'],
  ['taskrelation', 'Task'],
  ['emailmessagerelation', 'EmailMessage'],
]);

export function isSetupObject(object: ObjectDef): boolean {
  return (
    object.kind === 'customMetadata' ||
    object.kind === 'customSettingList' ||
    object.kind === 'customSettingHierarchy' ||
    SETUP_OBJECTS.has(object.name.toLowerCase())
  );
}

/** Whether permission sets may say something about the object. */
export function hasObjectPermissions(object: ObjectDef): boolean {
  if (object.kind === 'share' || object.kind === 'history' || isSetupObject(object) || isShareObject(object))
    return false;
  return !isActivity(object) && permissionObjectName(object) === object.name;
}

export function isActivity(object: ObjectDef): boolean {
  return object.name === 'Task' || object.name === 'Event';
}

export function isShareObject(object: ObjectDef): boolean {
  return object.kind === 'share' || (object.fields.has('userorgroupid') && object.fields.has('rowcause'));
}

/** The field that decides access to a child's rows; null when the object stands on its own. */
export function controllingField(object: ObjectDef): string | null {
  if (!isShareObject(object) && object.kind !== 'history' && object.sharingModel !== 'ControlledByParent') return null;
  const standard = STANDARD_PARENT_FIELD.get(object.name.toLowerCase());
  if (standard !== undefined && object.fields.has(standard.toLowerCase())) return standard;
  const fields = [...object.fields.values()].filter((field) => field.name !== 'UserOrGroupId');
  const parent =
    fields.find((field) => field.masterDetail) ?? fields.find((field) => field.deleteConstraint === 'Cascade');
  return parent?.name ?? null;
}

/** Name of the object whose object permissions apply to `object`; its own name for most. */
export function permissionObjectName(object: ObjectDef): string {
  const standard = STANDARD_PERMISSION_OWNER.get(object.name.toLowerCase());
  if (standard !== undefined) return standard;
  const suffix = isShareObject(object) ? 'Share' : isHistory(object) ? 'History' : null;
  if (suffix === null) return object.name;
  return object.custom ? object.name.replace(`__${suffix}`, '__c') : object.name.slice(0, -suffix.length);
}

export function isHistory(object: ObjectDef): boolean {
  return object.kind === 'history' || object.name === 'OpportunityHistory';
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
