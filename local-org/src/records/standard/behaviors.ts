import type { ObjectDef } from '../../metadata/catalog.ts';
import { isShareObject } from '../../security/object-classes.ts';
import { accountBehavior, contactBehavior, leadBehavior } from './people.ts';
import { groupMemberBehavior, permissionSetAssignmentBehavior } from './assignments.ts';
import type { ObjectBehavior } from './behavior.ts';
import { hierarchySettingBehavior, listSettingBehavior } from './custom-settings.ts';
import { emailMessageBehavior } from './email-message.ts';
import { eventBehavior } from './event.ts';
import { eventRelationBehavior } from './event-relation.ts';
import { opportunityBehavior } from './opportunity.ts';
import { permissionBehavior, setupEntityAccessBehavior } from './permissions.ts';
import { taskBehavior } from './task.ts';
import { userBehavior, userRoleBehavior } from './user.ts';

const NONE: ObjectBehavior = {};
/** Share rows that name no reason are manual ones. */
const SHARE: ObjectBehavior = {
  setDefaults({ values }) {
    values['RowCause'] ??= 'Manual';
  },
};
const BEHAVIORS: Readonly<Record<string, ObjectBehavior>> = {
  Account: accountBehavior,
  Contact: contactBehavior,
  EmailMessage: emailMessageBehavior,
  Event: eventBehavior,
  EventRelation: eventRelationBehavior,
  FieldPermissions: permissionBehavior,
  GroupMember: groupMemberBehavior,
  Lead: leadBehavior,
  ObjectPermissions: permissionBehavior,
  Opportunity: opportunityBehavior,
  PermissionSetAssignment: permissionSetAssignmentBehavior,
  SetupEntityAccess: setupEntityAccessBehavior,
  Task: taskBehavior,
  User: userBehavior,
  UserRole: userRoleBehavior,
};

/** The standard behaviour of an object; empty for most. */
export function behaviorOf(object: ObjectDef): ObjectBehavior {
  if (object.kind === 'customSettingHierarchy') return hierarchySettingBehavior(object);
  if (object.kind === 'customSettingList') return listSettingBehavior(object);
  return BEHAVIORS[object.name] ?? (isShareObject(object) ? SHARE : NONE);
}
