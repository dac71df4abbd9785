import {
  addressParts,
  area,
  email,
  lookup,
  phone,
  picklist,
  readOnly,
  requiredText,
  text,
  url,
  type FieldFacts,
  type ObjectFacts,
  type Supplement,
} from './supplement.ts';

const USER_OR_GROUP = ['User', 'Group'];

/** Share rows of a standard object: parent field and level field carry the object's name. */
function shareOf(object: string, keyPrefix: string, more: Record<string, FieldFacts> = {}): ObjectFacts {
  return {
    keyPrefix,
    kind: 'share',
    label: `${object} Share`,
    sharingModel: 'ReadWrite',
    nameField: null,
    fields: {
      [`${object}Id`]: lookup([object], object, { required: true, updateable: false, deleteConstraint: 'Cascade' }),
      [`${object}AccessLevel`]: picklist(['Read', 'Edit', 'All'], undefined, { required: true }),
      UserOrGroupId: lookup(USER_OR_GROUP, 'UserOrGroup', {
        required: true,
        updateable: false,
        deleteConstraint: 'Cascade',
      }),
      RowCause: picklist(['Owner', 'Manual', 'Rule', 'ImplicitChild', 'ImplicitParent', 'Team'], 'Manual', {
        updateable: false,
      }),
      ...more,
    },
  };
}

/** The permission set that grants, and the object that it grants something on. */
const grantedBy = lookup(['PermissionSet'], 'Parent', {
  required: true,
  updateable: false,
  deleteConstraint: 'Cascade',
});
const grantedOn = requiredText(255, { updateable: false });

/** Users, roles, permissions, sharing rows, jobs, calendars and definitions. */
export const SETUP: Supplement = {
  User: {
    keyPrefix: '005',
    sharingModel: 'Read',
    fields: {
      Username: requiredText(80, { unique: true }),
      LastName: requiredText(80),
      FirstName: text(40),
      Name: readOnly(text(121, { label: 'Full Name' })),
      Alias: requiredText(8),
      CommunityNickname: text(40, { label: 'Nickname', unique: true }),
      Email: { ...email(128), required: true },
      SenderEmail: email(),
      Title: text(80),
      Department: text(80),
      CompanyName: text(80),
      EmployeeNumber: text(20),
      Phone: phone(),
      MobilePhone: phone(),
      Fax: phone(),
      AboutMe: area(1000),
      Signature: area(1333),
      IsActive: { label: 'Active', defaultValue: 'true' },
      TimeZoneSidKey: picklist([], undefined, { label: 'Time Zone', required: true, length: 40 }),
      LocaleSidKey: picklist([], undefined, { label: 'Locale', required: true, length: 40 }),
      LanguageLocaleKey: picklist([], undefined, { label: 'Language', required: true, length: 40 }),
      EmailEncodingKey: picklist(['UTF-8', 'ISO-8859-1'], undefined, { required: true, length: 40 }),
      UserType: readOnly(picklist(['Standard', 'AutomatedProcess'], 'Standard')),
      ProfileId: lookup(['Profile'], 'Profile', { required: true, deleteConstraint: 'Restrict' }),
      UserRoleId: lookup(['UserRole'], 'UserRole', { label: 'Role ID', deleteConstraint: 'Restrict' }),
      ManagerId: lookup(['User'], 'Manager', { label: 'Manager ID' }),
      DelegatedApproverId: lookup(USER_OR_GROUP, 'DelegatedApprover'),
      ContactId: lookup(['Contact'], 'Contact'),
      AccountId: readOnly(lookup(['Account'], 'Account')),
      SmallPhotoUrl: readOnly(url()),
      FullPhotoUrl: readOnly(url()),
      MediumPhotoUrl: readOnly(url()),
      ...addressParts(''),
    },
    children: { ManagedUsers: 'User.ManagerId', DelegatedUsers: 'User.DelegatedApproverId' },
  },
  UserRole: {
    keyPrefix: '00E',
    label: 'Role',
    fields: {
      Name: requiredText(80),
      DeveloperName: text(80),
      ParentRoleId: lookup(['UserRole'], null, { deleteConstraint: 'Restrict' }),
    },
  },
  Profile: {
    keyPrefix: '00e',
    fields: { Name: requiredText(255), UserLicenseId: readOnly(lookup(['UserLicense'], 'UserLicense')) },
  },
  UserLicense: { keyPrefix: '100', writable: false },
  PermissionSet: {
    keyPrefix: '0PS',
    fields: {
      Name: requiredText(80),
      Label: requiredText(80),
      Description: text(255),
      ProfileId: lookup(['Profile'], 'Profile'),
    },
    children: {
      Assignments: 'PermissionSetAssignment.PermissionSetId',
      ObjectPerms: 'ObjectPermissions.ParentId',
      FieldPerms: 'FieldPermissions.ParentId',
    },
  },
  PermissionSetGroup: { keyPrefix: '0PG', nameField: 'MasterLabel' },
  PermissionSetGroupComponent: { keyPrefix: '0PM', nameField: null },
  PlatformCachePartition: { keyPrefix: '0Er', nameField: 'DeveloperName', writable: false },
  PermissionSetAssignment: {
    keyPrefix: '0Pa',
    nameField: null,
    fields: {
      AssigneeId: lookup(['User'], 'Assignee', { required: true, updateable: false, deleteConstraint: 'Cascade' }),
      PermissionSetId: lookup(['PermissionSet'], 'PermissionSet', { updateable: false, deleteConstraint: 'Cascade' }),
    },
  },
  ObjectPermissions: { keyPrefix: '110', nameField: null, fields: { ParentId: grantedBy, SobjectType: grantedOn } },
  FieldPermissions: {
    keyPrefix: '01k',
    nameField: null,
    fields: { ParentId: grantedBy, SobjectType: grantedOn, Field: requiredText(255, { updateable: false }) },
  },
  SetupEntityAccess: { keyPrefix: '0J0', nameField: null },
  CustomPermission: { keyPrefix: '0CP', nameField: 'DeveloperName', writable: false },
  Group: {
    keyPrefix: '00G',
    fields: {
      Name: requiredText(40, { label: 'Name' }),
      DeveloperName: text(80),
      Type: picklist(
        [
          'Regular',
          'Queue',
          'Role',
          'RoleAndSubordinates',
          'RoleAndSubordinatesInternal',
          'Organization',
          'Manager',
          'ManagerAndSubordinatesInternal',
        ],
        'Regular',
      ),
      RelatedId: lookup(['UserRole', 'User'], 'Related'),
      DoesIncludeBosses: { label: 'Include Bosses', defaultValue: 'true' },
    },
  },
  GroupMember: {
    keyPrefix: '011',
    nameField: null,
    fields: {
      GroupId: lookup(['Group'], 'Group', { required: true, updateable: false, deleteConstraint: 'Cascade' }),
      UserOrGroupId: lookup(USER_OR_GROUP, 'UserOrGroup', {
        required: true,
        updateable: false,
        deleteConstraint: 'Cascade',
      }),
    },
  },
  Organization: { keyPrefix: '00D', fields: { Name: requiredText(80), ...addressParts('') } },
  RecordType: { keyPrefix: '012', fields: { Name: requiredText(80), DeveloperName: requiredText(80) } },
  BusinessProcess: { keyPrefix: '019' },
  AccountShare: shareOf('Account', '00r', {
    OpportunityAccessLevel: picklist(['None', 'Read', 'Edit']),
    CaseAccessLevel: picklist(['None', 'Read', 'Edit']),
    ContactAccessLevel: picklist(['None', 'Read', 'Edit']),
  }),
  OpportunityShare: shareOf('Opportunity', '00t'),
  ContactShare: shareOf('Contact', '03s'),
  LeadShare: shareOf('Lead', '01o'),
  CaseShare: shareOf('Case', '01n'),
  CampaignShare: shareOf('Campaign', '08s'),
  UserShare: shareOf('User', '0US'),
  UserRecordAccess: { keyPrefix: '0RA', nameField: null, writable: false },
  AsyncApexJob: {
    keyPrefix: '707',
    nameField: null,
    writable: false,
    fields: {
      Status: picklist(['Queued', 'Preparing', 'Processing', 'Holding', 'Completed', 'Failed', 'Aborted']),
      ApexClassId: lookup(['ApexClass'], 'ApexClass'),
      ExtendedStatus: text(1000),
    },
  },
  CronTrigger: {
    keyPrefix: '08e',
    nameField: null,
    writable: false,
    fields: { CronJobDetailId: lookup(['CronJobDetail'], 'CronJobDetail'), State: text(16), CronExpression: text(255) },
  },
  CronJobDetail: { keyPrefix: '08a', writable: false },
  ApexClass: { keyPrefix: '01p', writable: false, fields: { Body: area(1000000), Status: picklist(['Active']) } },
  ApexTrigger: { keyPrefix: '01q', writable: false, fields: { Body: area(1000000), Status: picklist(['Active']) } },
  BusinessHours: { keyPrefix: '01m', fields: { Name: requiredText(80) } },
  Holiday: { keyPrefix: '0C0', fields: { Name: requiredText(80) } },
  Period: {
    keyPrefix: '026',
    nameField: null,
    writable: false,
    fields: { FiscalYearSettingsId: lookup(['FiscalYearSettings'], 'FiscalYearSettings') },
  },
  FiscalYearSettings: { keyPrefix: '022', writable: false },
  CustomNotificationType: { keyPrefix: '0ML', nameField: 'CustomNotifTypeName', writable: false },
  EntityDefinition: { keyPrefix: '4ie', nameField: 'QualifiedApiName', writable: false },
  FieldDefinition: { keyPrefix: '4fe', nameField: 'QualifiedApiName', writable: false },
  Folder: { keyPrefix: '00l' },
  StaticResource: { keyPrefix: '081' },
  LoginHistory: { keyPrefix: '0Ya', nameField: null, writable: false },
  RecentlyViewed: { keyPrefix: '0RV', writable: false },
  Name: { keyPrefix: '0NM', writable: false },
};
