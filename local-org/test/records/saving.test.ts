import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bootstrapOrg } from '../../src/records/bootstrap.ts';
import { DmlError } from '../../src/records/records.ts';
import { createRecordService } from '../../src/records/service.ts';
import { codesOf, errorsOf, openTestOrg, PARTLY, SYSTEM_MODE, USER_MODE } from './org.ts';
import type { TestOrg } from './org.ts';

describe('saving records', () => {
  let org: TestOrg;
  before(async () => {
    org = await openTestOrg();
  });
  after(() => org.close());

  const insert = (object: string, ...records: Parameters<TestOrg['records']['insert']>[2]) =>
    org.records.insert(org.admin(), object, records, SYSTEM_MODE);
  const review = (values: Record<string, string | number | boolean | null> = {}) =>
    insert('Deal_Review__c', { ...values });

  test('insert_fieldNamesInAnyCase_areResolved', () => {
    const id = insert('account', { NAME: 'Acme', billingcity: 'Berlin' })[0]!.id!;
    assert.equal(org.stored('Account', id)['BillingCity'], 'Berlin');
  });

  test('insert_unknownField_saysWhichColumn', () => {
    const [error] = errorsOf(() => insert('Account', { Name: 'Acme', Nmae: 'x' }));
    assert.deepEqual(error, {
      statusCode: 'INVALID_FIELD',
      message: "No such column 'Nmae' on sobject of type Account",
      fields: ['Nmae'],
    });
  });

  test('insert_systemColumns_areStamped', () => {
    const id = insert('Account', { Name: 'Acme' })[0]!.id!;
    const row = org.stored('Account', id);
    assert.equal(row['CreatedDate'], '2026-11-18T09:00:00.000Z');
    assert.equal(row['LastModifiedById'], org.adminUserId);
    assert.equal(row['OwnerId'], org.adminUserId);
    assert.equal(row['IsDeleted'], 0);
    assert.equal(id.length, 18);
  });

  test('insert_fieldsLeftOut_getDefaults', () => {
    const row = org.stored('Deal_Review__c', review()[0]!.id!);
    assert.equal(row['Confirmed__c'], 1);
    assert.equal(row['Due__c'], '2026-11-25');
    assert.equal(row['Mood__c'], 'Good');
    assert.equal(row['Name'], String(row['Id']).slice(0, 15));
  });

  test('insert_explicitNull_beatsDefault', () => {
    const row = org.stored('Deal_Review__c', review({ Due__c: null, Mood__c: null, Confirmed__c: false })[0]!.id!);
    assert.deepEqual([row['Due__c'], row['Mood__c'], row['Confirmed__c']], [null, null, 0]);
  });

  test('insert_requiredFieldsMissing_areListed', () => {
    const [error] = errorsOf(() => insert('Opportunity', { Amount: 5 }));
    assert.equal(error?.statusCode, 'REQUIRED_FIELD_MISSING');
    assert.deepEqual([...error.fields].sort(), ['CloseDate', 'Name', 'StageName']);
    assert.match(error.message, /^Required fields are missing: \[/);
  });

  test('insert_textIsBlank_isNoValue', () => {
    assert.deepEqual(
      codesOf(() => insert('Account', { Name: '   ' })),
      ['REQUIRED_FIELD_MISSING'],
    );
  });

  test('insert_textTooLong_namesFieldAndLimit', () => {
    const [error] = errorsOf(() => review({ Comment__c: 'x'.repeat(21) }));
    assert.equal(error?.statusCode, 'STRING_TOO_LONG');
    assert.match(error.message, /max length=20/);
    assert.deepEqual(error?.fields, ['Comment__c']);
  });

  test('insert_numbers_areRoundedToScaleAndKeptInRange', () => {
    const row = org.stored('Deal_Review__c', review({ Score__c: '12.345' })[0]!.id!);
    assert.equal(row['Score__c'], 12.35);
    assert.deepEqual(
      codesOf(() => review({ Score__c: 1000 })),
      ['NUMBER_OUTSIDE_VALID_RANGE'],
    );
    assert.deepEqual(
      codesOf(() => review({ Score__c: 'many' })),
      ['INVALID_TYPE_ON_FIELD_IN_RECORD'],
    );
  });

  test('insert_dates_areCheckedAndNormalised', () => {
    assert.deepEqual(
      codesOf(() => review({ Due__c: '2026-02-30' })),
      ['INVALID_TYPE_ON_FIELD_IN_RECORD'],
    );
    assert.deepEqual(
      codesOf(() => review({ Held_At__c: 'yesterday' })),
      ['INVALID_TYPE_ON_FIELD_IN_RECORD'],
    );
    const row = org.stored('Deal_Review__c', review({ Held_At__c: '2026-11-18T10:00:00+0100' })[0]!.id!);
    assert.equal(row['Held_At__c'], '2026-11-18T09:00:00.000Z');
  });

  test('insert_picklists_restrictedAndStoredAsDeclared', () => {
    assert.equal(org.stored('Deal_Review__c', review({ Mood__c: 'bad' })[0]!.id!)['Mood__c'], 'Bad');
    assert.deepEqual(
      codesOf(() => review({ Mood__c: 'Awful' })),
      ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    );
  });

  test('insert_references_mustBeOfTheRightObjectAndExist', () => {
    const account = org.create('Account', { Name: 'Acme' });
    const deal = org.createOpportunity({ AccountId: account.slice(0, 15), Amount: 50 });
    assert.equal(org.stored('Opportunity', deal)['AccountId'], account);
    assert.deepEqual(
      codesOf(() => review({ Opportunity__c: account })),
      ['FIELD_INTEGRITY_EXCEPTION'],
    );
    assert.deepEqual(
      codesOf(() => review({ Opportunity__c: 'nonsense' })),
      ['MALFORMED_ID'],
    );
    assert.deepEqual(
      codesOf(() => review({ Opportunity__c: '006000000000001' })),
      ['INVALID_CROSS_REFERENCE_KEY'],
    );
    org.records.delete(org.admin(), 'Opportunity', [deal], SYSTEM_MODE);
    assert.deepEqual(
      codesOf(() => review({ Opportunity__c: deal })),
      ['ENTITY_IS_DELETED'],
    );
  });

  test('insert_inactiveOwner_isRefused', () => {
    const left = org.createUser({ name: 'Left' });
    org.records.update(org.admin(), 'User', [{ Id: left, IsActive: false }], SYSTEM_MODE);
    assert.deepEqual(
      codesOf(() => insert('Account', { Name: 'Acme', OwnerId: left })),
      ['INACTIVE_OWNER_OR_USER'],
    );
  });

  test('insert_systemFields_needAuditPermission', () => {
    const past = { CreatedDate: '2025-01-02T03:04:05Z', LastModifiedDate: '2025-02-02T03:04:05Z' };
    const row = org.stored('Account', insert('Account', { Name: 'Old', ...past })[0]!.id!);
    assert.equal(row['CreatedDate'], '2025-01-02T03:04:05.000Z');
    assert.equal(row['LastModifiedDate'], '2025-02-02T03:04:05.000Z');
    const rep = org.contextOf(org.createUser({ name: 'Rep' }));
    const [error] = errorsOf(() => org.records.insert(rep, 'Account', [{ Name: 'Old', ...past }], SYSTEM_MODE));
    assert.equal(error?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
    assert.deepEqual(error?.fields, ['CreatedDate', 'LastModifiedDate']);
    assert.deepEqual(
      codesOf(() => insert('Account', { Name: 'Old', SystemModstamp: past.CreatedDate })),
      ['INVALID_FIELD_FOR_INSERT_UPDATE'],
    );
  });

  test('insert_withId_isRefused', () => {
    const id = org.create('Account', { Name: 'Acme' });
    assert.deepEqual(
      codesOf(() => insert('Account', { Id: id, Name: 'Acme' })),
      ['INVALID_FIELD_FOR_INSERT_UPDATE'],
    );
  });

  test('insert_validationRules_giveMessageAndField', () => {
    const [error] = errorsOf(() => review({ Score__c: 101 }));
    assert.deepEqual(error, {
      statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'Score is from 0 to 100',
      fields: ['Score__c'],
    });
  });

  test('insert_ruleOverParentAndPermission_dependsOnUser', () => {
    const deal = org.createOpportunity({ Amount: 5 });
    assert.equal(errorsOf(() => review({ Opportunity__c: deal }))[0]?.message, 'Deal too small to review');
    const reviewer = org.contextOf(org.createUser({ name: 'Reviewer', sets: ['Reviewer'] }));
    assert.ok(org.create('Deal_Review__c', { Opportunity__c: deal }, reviewer));
  });

  test('load_ruleWithUnknownFunction_namesTheRule', () => {
    const objects = new Map(org.catalog.objects);
    const account = objects.get('account')!;
    const rule = {
      name: 'Odd',
      active: true,
      formula: 'AND(TRUE,\n SOUNDEX(Name))',
      errorMessage: 'x',
      errorField: null,
    };
    objects.set('account', { ...account, validationRules: [rule] });
    const { db, access, savepoints } = org;
    assert.throws(
      () => createRecordService({ db, access, savepoints, catalog: { ...org.catalog, objects } }),
      /Validation rule Account\.Odd: Unknown function SOUNDEX \(line 2 of the formula\)/,
    );
  });

  test('insert_uniqueValue_isRefusedWithoutCase', () => {
    const id = review({ Key__c: 'abc' })[0]!.id!;
    const [error] = errorsOf(() => review({ Key__c: 'ABC' }));
    assert.equal(error?.statusCode, 'DUPLICATE_VALUE');
    assert.ok(error?.message.includes(id));
    assert.deepEqual(
      codesOf(() => insert('Deal_Review__c', { Key__c: 'n1' }, { Key__c: 'N1' })),
      ['DUPLICATE_VALUE'],
    );
  });

  test('insert_autoNumbers_count', () => {
    const parent = review()[0]!.id!;
    const rows = insert('Review_Line__c', { Review__c: parent }, { Review__c: parent });
    assert.deepEqual(
      rows.map((row) => org.stored('Review_Line__c', row.id!)['Name']),
      ['L-0001', 'L-0002'],
    );
  });

  test('insert_autoNumbers_areNeverGivenTwice', () => {
    const parent = review()[0]!.id!;
    const nameOf = (id: string) => Number(String(org.stored('Review_Line__c', id)['Name']).slice(2));
    const first = org.create('Review_Line__c', { Review__c: parent });
    const number = nameOf(first);
    org.records.delete(org.admin(), 'Review_Line__c', [first], SYSTEM_MODE);
    org.records.emptyRecycleBin(org.admin(), 'Review_Line__c', [first], SYSTEM_MODE);
    assert.equal(nameOf(org.create('Review_Line__c', { Review__c: parent })), number + 1);
  });

  test('insert_uniqueValue_ignoresCaseBeyondAscii', () => {
    review({ Key__c: 'Größe' });
    assert.deepEqual(
      codesOf(() => review({ Key__c: 'GRÖSSE'.replace('SS', 'ß') })),
      ['DUPLICATE_VALUE'],
    );
    const [result] = org.records.upsert(org.admin(), 'Deal_Review__c', [{ Key__c: 'grÖße' }], 'Key__c', SYSTEM_MODE);
    assert.equal(result?.created, false);
  });

  test('insert_lookupWithRequiredFilter_isRefused', () => {
    const [error] = errorsOf(() => review({ Filtered__c: org.create('Account', { Name: 'Bank' }) }));
    assert.equal(error?.statusCode, 'FIELD_FILTER_VALIDATION_EXCEPTION');
    assert.match(error.message, /does not evaluate lookup filters/);
  });

  test('update_masterOfADetail_staysUnlessReparentingIsAllowed', () => {
    const [first, second] = [review()[0]!.id!, review()[0]!.id!];
    const line = org.create('Review_Line__c', { Review__c: first });
    assert.deepEqual(
      codesOf(() => org.records.update(org.admin(), 'Review_Line__c', [{ Id: line, Review__c: second }], SYSTEM_MODE)),
      ['INVALID_FIELD_FOR_INSERT_UPDATE'],
    );
  });

  test('customSettings_haveOneRowForEachNameOrOwner', () => {
    assert.deepEqual(
      codesOf(() => insert('Region_Setting__c', { Days__c: 1 })),
      ['REQUIRED_FIELD_MISSING'],
    );
    insert('Region_Setting__c', { Name: 'EMEA', Days__c: 1 });
    assert.deepEqual(
      codesOf(() => insert('Region_Setting__c', { Name: 'emea', Days__c: 2 })),
      ['DUPLICATE_VALUE'],
    );
    const id = insert('Team_Setting__c', { Days__c: 3 })[0]!.id!;
    assert.equal(org.stored('Team_Setting__c', id)['SetupOwnerId'], org.organizationId, 'of the organisation');
    assert.deepEqual(
      codesOf(() => insert('Team_Setting__c', { SetupOwnerId: org.organizationId })),
      ['DUPLICATE_VALUE'],
    );
    assert.ok(insert('Team_Setting__c', { SetupOwnerId: org.adminUserId, Days__c: 4 })[0]?.success);
  });

  test('insert_oneBadRecordAllOrNone_savesNothing', () => {
    const count = () => Number(org.row('SELECT count(*) AS n FROM "Account"')['n']);
    const before = count();
    assert.throws(
      () => insert('Account', { Name: 'Good' }, { Name: null }),
      (error: unknown) =>
        error instanceof DmlError &&
        error.message ===
          'Insert failed. First exception on row 1; first error: REQUIRED_FIELD_MISSING, Required fields are missing: [Name]: [Name]',
    );
    assert.equal(count(), before);
  });

  test('insert_oneBadRecordPartly_savesTheOthers', () => {
    const results = org.records.insert(org.admin(), 'Account', [{ Name: 'Good' }, {}, { Name: 'Fine' }], PARTLY);
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false, true],
    );
    assert.equal(results[1]?.errors[0]?.statusCode, 'REQUIRED_FIELD_MISSING');
    assert.equal(org.stored('Account', results[2]!.id!)['Name'], 'Fine');
  });

  test('insert_objectsWithoutDml_areRefused', () => {
    assert.deepEqual(
      codesOf(() => insert('OpportunityHistory', { StageName: 'x' })),
      ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'],
    );
    assert.throws(() => insert('Nothing__c', {}), /sObject type 'Nothing__c' is not supported/);
  });

  test('update_onlyGivenFieldsChange', () => {
    const id = org.create('Account', { Name: 'Acme', BillingCity: 'Berlin' });
    org.clock.now += 60_000;
    org.records.update(org.admin(), 'Account', [{ Id: id, Name: 'Acme SE' }], SYSTEM_MODE);
    const row = org.stored('Account', id);
    assert.deepEqual([row['Name'], row['BillingCity']], ['Acme SE', 'Berlin']);
    assert.equal(row['CreatedDate'], '2026-11-18T09:00:00.000Z');
    assert.equal(row['LastModifiedDate'], '2026-11-18T09:01:00.000Z');
  });

  test('update_wrongIds_areErrors', () => {
    const update = (record: { Id?: string; Name: string }) => () =>
      org.records.update(org.admin(), 'Account', [record], SYSTEM_MODE);
    assert.deepEqual(codesOf(update({ Name: 'x' })), ['MISSING_ARGUMENT']);
    assert.deepEqual(codesOf(update({ Id: 'x', Name: 'x' })), ['MALFORMED_ID']);
    assert.deepEqual(codesOf(update({ Id: org.adminUserId, Name: 'x' })), ['MALFORMED_ID']);
    assert.deepEqual(codesOf(update({ Id: '001000000000001', Name: 'x' })), ['INVALID_CROSS_REFERENCE_KEY']);
    const id = org.create('Account', { Name: 'Gone' });
    org.records.delete(org.admin(), 'Account', [id], SYSTEM_MODE);
    assert.deepEqual(codesOf(update({ Id: id, Name: 'x' })), ['ENTITY_IS_DELETED']);
  });

  test('update_sameRecordTwice_isRefused', () => {
    const id = org.create('Account', { Name: 'Acme' });
    const twice = [
      { Id: id, Name: 'A' },
      { Id: id.slice(0, 15), Name: 'B' },
    ];
    assert.deepEqual(
      codesOf(() => org.records.update(org.admin(), 'Account', twice, SYSTEM_MODE)),
      ['DUPLICATE_VALUE'],
    );
  });

  test('update_readOnlyFieldsSentBackUnchanged_areAccepted', () => {
    const id = org.createOpportunity({ Amount: 100 });
    const sent = {
      Id: id,
      IsClosed: false,
      CreatedDate: String(org.stored('Opportunity', id)['CreatedDate']),
      NextStep: 'call',
    };
    org.records.update(org.admin(), 'Opportunity', [sent], USER_MODE);
    assert.equal(org.stored('Opportunity', id)['NextStep'], 'call');
    assert.deepEqual(
      codesOf(() => org.records.update(org.admin(), 'Opportunity', [{ Id: id, IsClosed: true }], USER_MODE)),
      ['INVALID_FIELD_FOR_INSERT_UPDATE'],
    );
  });

  test('upsert_byExternalId_insertsAndUpdates', () => {
    review({ Key__c: 'up-1', Comment__c: 'old' });
    const results = org.records.upsert(
      org.admin(),
      'Deal_Review__c',
      [{ Key__c: 'UP-1', Comment__c: 'new' }, { Key__c: 'up-2' }],
      'key__c',
      SYSTEM_MODE,
    );
    assert.deepEqual(
      results.map((result) => result.created),
      [false, true],
    );
    assert.equal(org.stored('Deal_Review__c', results[0]!.id!)['Comment__c'], 'new');
  });

  test('upsert_byId_insertsWhatHasNone', () => {
    const id = org.create('Account', { Name: 'Acme' });
    const records = [
      { Id: null, Name: 'New' },
      { Id: id, Name: 'Known' },
    ];
    const results = org.records.upsert(org.admin(), 'Account', records, 'Id', SYSTEM_MODE);
    assert.deepEqual(
      results.map((result) => result.created),
      [true, false],
    );
    assert.equal(results[1]?.id, id);
  });

  test('upsert_unclearRecords_areErrors', () => {
    const upsert = (field: string, ...records: Record<string, string>[]) =>
      codesOf(() => org.records.upsert(org.admin(), 'Deal_Review__c', records, field, SYSTEM_MODE));
    assert.deepEqual(upsert('Key__c', { Comment__c: 'x' }), ['MISSING_ARGUMENT']);
    assert.deepEqual(upsert('Comment__c', { Comment__c: 'x' }), ['INVALID_FIELD']);
    assert.deepEqual(upsert('Key__c', { Key__c: 'twice' }, { Key__c: 'Twice' }), ['DUPLICATE_VALUE']);
  });

  test('bootstrap_secondTime_changesNothing', () => {
    const rows = () =>
      ['Profile', 'User', 'Organization', 'Group'].map((table) => org.db.all(`SELECT * FROM "${table}" ORDER BY "Id"`));
    const before = rows();
    assert.deepEqual(bootstrapOrg(org.db, org.catalog), {
      organizationId: org.organizationId,
      adminUserId: org.adminUserId,
    });
    assert.deepEqual(rows(), before);
    assert.equal(org.row('SELECT count(*) AS n FROM "Profile"')['n'], 3);
    assert.equal(org.row('SELECT count(*) AS n FROM "OpportunityStage" WHERE "IsWon" = 1')['n'], 1);
  });
});
