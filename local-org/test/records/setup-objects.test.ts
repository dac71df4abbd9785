import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawRecord } from '../../src/metadata/catalog.ts';
import { isSetupObject, isSetupOperation } from '../../src/records/setup-objects.ts';

// Apex Developer Guide, "sObjects That Cannot Be Used Together in DML Operations".
const cases: readonly [
  object: string,
  operation: 'insert' | 'update' | 'delete',
  record: RawRecord,
  expected: boolean,
][] = [
  ['PermissionSetAssignment', 'insert', {}, true],
  ['UserRole', 'update', {}, true],
  ['Group', 'insert', {}, false],
  ['Group', 'delete', {}, true],
  ['User', 'insert', { LastName: 'Ray' }, false],
  ['User', 'insert', { LastName: 'Ray', UserRoleId: '00E000000000001AAA' }, true],
  ['User', 'update', { Title: 'Boss' }, false],
  ['User', 'update', { IsActive: false }, true],
  ['Account', 'insert', {}, false],
  ['Team_Setting__c', 'insert', {}, false],
];
for (const [object, operation, record, expected] of cases) {
  test(`${operation} of ${object} with ${JSON.stringify(record)} is ${expected ? '' : 'not '}a setup operation`, () => {
    assert.equal(isSetupOperation(object, operation, [record]), expected);
  });
}

test('names are compared without case', () => {
  assert.deepEqual([isSetupObject('permissionset'), isSetupObject('Opportunity')], [true, false]);
});
