import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { ObjectAction } from '../../src/security/access.ts';
import { codesOf, errorsOf, openTestOrg, SYSTEM_MODE, USER_MODE } from '../records/org.ts';
import type { TestOrg } from '../records/org.ts';

const MINIMUM = 'Minimum Access - Salesforce';

describe('object and field permissions', () => {
  let org: TestOrg;
  before(async () => {
    org = await openTestOrg();
  });
  after(() => org.close());

  const user = (name: string, profile: string, ...sets: string[]) => org.createUser({ name, profile, sets });
  const can = (userId: string, objectName: string, action: ObjectAction) =>
    org.access.canObject(org.access.loadUser(userId), org.catalog.objects.get(objectName.toLowerCase())!, action);
  const actionsOf = (userId: string, objectName: string) =>
    (['create', 'read', 'edit', 'delete', 'viewAll', 'modifyAll'] as const)
      .filter((action) => can(userId, objectName, action))
      .join(' ');
  const field = (userId: string, path: string) => {
    const [objectName, fieldName] = path.toLowerCase().split('.') as [string, string];
    const object = org.catalog.objects.get(objectName)!;
    const definition = object.fields.get(fieldName)!;
    const context = org.access.loadUser(userId);
    return [org.access.canReadField(context, object, definition), org.access.canEditField(context, object, definition)];
  };

  test('loadUser_byIdOrUsername_foldsPermissions', () => {
    const id = user('Loaded', 'Standard User', 'Reviewer');
    const context = org.access.loadUser(id);
    assert.equal(context.profileName, 'Standard User');
    assert.deepEqual([...context.customPermissions], ['Review_Anything']);
    assert.equal(org.access.loadUser(context.username.toUpperCase()).id, id);
    assert.equal(context.viewAllData, false);
    assert.throws(() => org.access.loadUser('nobody@example.com'), /There is no user 'nobody@example.com'/);
  });

  test('administrator_mayDoEverything', () => {
    const { user: admin } = org.admin();
    assert.ok(admin.viewAllData && admin.modifyAllData && admin.userPermissions.has('createauditfields'));
    assert.equal(actionsOf(admin.id, 'Deal_Review__c'), 'create read edit delete viewAll modifyAll');
    assert.deepEqual(field(admin.id, 'Deal_Review__c.Secret__c'), [true, true]);
  });

  test('standardUser_hasTheSalesObjectsAndNoCustomOnes', () => {
    const id = user('Standard', 'Standard User');
    assert.equal(actionsOf(id, 'Opportunity'), 'create read edit delete');
    assert.equal(actionsOf(id, 'Task'), 'create read edit delete');
    assert.equal(actionsOf(id, 'Product2'), 'read');
    assert.equal(actionsOf(id, 'Deal_Review__c'), '');
    assert.deepEqual(field(id, 'Opportunity.Amount'), [true, true]);
    assert.deepEqual(field(id, 'Opportunity.Deal_Code__c'), [false, false]);
    assert.deepEqual(field(id, 'Opportunity.IsClosed'), [true, false]);
  });

  test('minimumAccess_hasNothingUntilGranted', () => {
    const bare = user('Bare', MINIMUM);
    assert.equal(actionsOf(bare, 'Opportunity'), '');
    assert.equal(actionsOf(bare, 'User'), 'read viewAll');
    const reader = user('Granted', MINIMUM, 'Deal_Reader');
    assert.equal(actionsOf(reader, 'Opportunity'), 'read');
    assert.deepEqual(field(reader, 'Opportunity.Amount'), [true, false]);
    assert.deepEqual(field(reader, 'Opportunity.NextStep'), [false, false]);
    assert.deepEqual(field(reader, 'Opportunity.StageName'), [true, false], 'required fields are exempt');
    assert.deepEqual(field(reader, 'Opportunity.Name'), [true, false]);
    assert.equal(actionsOf(reader, 'OpportunityHistory'), 'read', 'history follows the opportunity');
  });

  test('permissionSets_addUp', () => {
    const id = user('Both', MINIMUM, 'Review_Reader', 'Review_Auditor');
    assert.equal(actionsOf(id, 'Deal_Review__c'), 'read viewAll');
    assert.deepEqual(field(id, 'Deal_Review__c.Score__c'), [true, false]);
    assert.deepEqual(field(id, 'Deal_Review__c.Comment__c'), [false, false]);
    assert.equal(
      actionsOf(user('Chief', MINIMUM, 'Review_Administrator'), 'Deal_Review__c'),
      'create read edit delete viewAll modifyAll',
    );
  });

  test('assignment_addedLater_countsAtOnce', () => {
    const id = user('Later', MINIMUM);
    assert.equal(actionsOf(id, 'Deal_Review__c'), '');
    const set = String(org.row('SELECT "Id" AS id FROM "PermissionSet" WHERE "Name" = ?', ['Reviewer'])['id']);
    org.create('PermissionSetAssignment', { AssigneeId: id, PermissionSetId: set });
    assert.equal(actionsOf(id, 'Deal_Review__c'), 'create read edit delete');
  });

  test('userMode_withoutObjectPermission_refusesTheCall', () => {
    const stranger = org.contextOf(user('Stranger', 'Standard User'));
    const insert = (options: typeof USER_MODE) => () => org.records.insert(stranger, 'Deal_Review__c', [{}], options);
    assert.deepEqual(codesOf(insert(USER_MODE)), ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY']);
    assert.ok(insert(SYSTEM_MODE)()[0]?.success, 'system mode does not ask');
    const reader = org.contextOf(user('Reader', MINIMUM, 'Review_Reader'));
    const id = org.create('Deal_Review__c', { OwnerId: reader.user.id });
    assert.deepEqual(
      codesOf(() => org.records.update(reader, 'Deal_Review__c', [{ Id: id, Name: 'x' }], USER_MODE)),
      ['INSUFFICIENT_ACCESS_OR_READONLY'],
    );
    assert.deepEqual(
      codesOf(() => org.records.delete(reader, 'Deal_Review__c', [id], USER_MODE)),
      ['INSUFFICIENT_ACCESS_OR_READONLY'],
    );
  });

  test('userMode_withoutFieldPermission_listsEveryField', () => {
    const rep = org.contextOf(user('Rep', 'Standard User', 'Reviewer'));
    const [error] = errorsOf(() =>
      org.records.insert(rep, 'Deal_Review__c', [{ Secret__c: 'x', Score__c: 1 }], USER_MODE),
    );
    assert.equal(error?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.deepEqual(error?.fields, ['Secret__c']);
    assert.match(error.message, /^Unable to create\/update fields: Secret__c\. Please check the security settings/);
    const [standard] = errorsOf(() =>
      org.records.insert(
        rep,
        'Opportunity',
        [{ Name: 'x', StageName: 'Prospecting', CloseDate: '2026-12-31', Deal_Code__c: 'a', IsWon: true }],
        USER_MODE,
      ),
    );
    assert.deepEqual(standard?.fields, ['Deal_Code__c', 'IsWon']);
    assert.ok(org.records.insert(rep, 'Deal_Review__c', [{ Secret__c: 'x' }], SYSTEM_MODE)[0]?.success);
  });

  test('setupObjects_onlyAdministratorsWrite', () => {
    const rep = org.contextOf(user('NoAdmin', 'Standard User'));
    assert.deepEqual(
      codesOf(() => org.records.update(rep, 'User', [{ Id: rep.user.id, Title: 'Boss' }], USER_MODE)),
      ['INSUFFICIENT_ACCESS_OR_READONLY'],
    );
    const sharingOnly = { ...SYSTEM_MODE, sharing: true };
    assert.ok(org.records.update(rep, 'User', [{ Id: rep.user.id, Title: 'Boss' }], sharingOnly)[0]?.success);
  });
});
