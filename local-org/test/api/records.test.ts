import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { addUser, BASE, openTestOrg, send, type TestOrg } from './support.ts';

interface Failure {
  readonly errorCode: string;
  readonly name: string;
  readonly message: string;
  readonly data?: { fields?: string[] };
}
async function failureOf(work: PromiseLike<unknown>): Promise<Failure> {
  try {
    await work;
  } catch (error) {
    return error as Failure;
  }
  throw new Error('The call was expected to fail');
}

describe('records', () => {
  let test: TestOrg;
  let admin: Connection;
  let accountId: string;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
    accountId = (await admin.sobject('Account').create({ Name: 'Acme' })).id!;
  });
  after(() => test.close());

  const invoices = () => admin.sobject('Invoice__c');

  it('are created and read, with the values that the org adds', async () => {
    const created = await invoices().create({
      Name: 'I-1',
      Amount__c: 1200.5,
      Due__c: '2026-11-30',
      Sent_At__c: '2026-11-21T10:15:00+02:00',
      Account__c: accountId.slice(0, 15),
    });
    assert.ok(created.success);
    const record = await invoices().retrieve(created.id);
    assert.equal(record['Amount__c'], 1200.5);
    assert.equal(record['Status__c'], 'Draft');
    assert.equal(record['Paid__c'], false);
    assert.equal(record['Due__c'], '2026-11-30');
    assert.equal(record['Sent_At__c'], '2026-11-21T08:15:00.000+0000');
    assert.equal(record['Account__c'], accountId);
    assert.match(String(record['CreatedDate']), /\+0000$/);
    assert.equal(record.attributes?.url, `${BASE}/sobjects/Invoice__c/${created.id}`);
  });

  it('are read with chosen fields', async () => {
    const { id } = await invoices().create({ Name: 'I-fields' });
    const { body } = await send(admin, 'GET', `${BASE}/sobjects/Invoice__c/${id}?fields=Name,amount__c`);
    assert.deepEqual(Object.keys(body as object).sort(), ['Amount__c', 'Id', 'Name', 'attributes']);
  });

  it('are queried with a relationship and a child subquery', async () => {
    const { id } = await invoices().create({ Name: 'I-query', Account__c: accountId });
    await admin.sobject('Invoice_Line__c').create([
      { Name: 'one', Invoice__c: id!, Quantity__c: 1 },
      { Name: 'two', Invoice__c: id!, Quantity__c: 2 },
    ]);
    const soql = `SELECT Name, Account__r.Name, (SELECT Name, Quantity__c FROM Lines__r ORDER BY Name) FROM Invoice__c WHERE Id = '${id}'`;
    const { records, totalSize, done } = await admin.query<Record<string, never>>(soql);
    assert.equal(totalSize, 1);
    assert.equal(done, true);
    const [record] = records as unknown as {
      Id?: string;
      Account__r: { attributes: { type: string }; Name: string };
      Lines__r: { totalSize: number; records: { Name: string; Quantity__c: number }[] };
    }[];
    assert.equal(record?.Id, undefined);
    assert.equal(record?.Account__r.Name, 'Acme');
    assert.equal(record?.Account__r.attributes.type, 'Account');
    assert.equal(record?.Lines__r.totalSize, 2);
    assert.deepEqual(
      record?.Lines__r.records.map((line) => line.Quantity__c),
      [1, 2],
    );
  });

  it('are updated', async () => {
    const { id } = await invoices().create({ Name: 'I-update', Amount__c: 1 });
    assert.ok((await invoices().update({ Id: id!, Amount__c: 2, Status__c: 'Sent' })).success);
    const record = await invoices().retrieve(id!);
    assert.equal(record['Amount__c'], 2);
    assert.equal(record['Status__c'], 'Sent');
  });

  it('are upserted by external id', async () => {
    const first = await send(admin, 'PATCH', `${BASE}/sobjects/Invoice__c/Code__c/U-1`, '{"Name":"by code"}');
    assert.equal(first.status, 201);
    const second = await send(admin, 'PATCH', `${BASE}/sobjects/Invoice__c/Code__c/U-1`, '{"Name":"by code again"}');
    assert.equal(second.status, 200);
    assert.equal((first.body as { id: string }).id, (second.body as { id: string }).id);
    const { body } = await send(admin, 'GET', `${BASE}/sobjects/Invoice__c/Code__c/U-1`);
    assert.equal((body as { Name: string }).Name, 'by code again');
  });

  it('find their parent by external id', async () => {
    await invoices().create({ Name: 'parent', Code__c: 'P-1' });
    const line = await send(
      admin,
      'POST',
      `${BASE}/sobjects/Invoice_Line__c`,
      '{"Name":"l","Invoice__r":{"Code__c":"P-1"}}',
    );
    assert.equal(line.status, 201);
    const lost = await send(
      admin,
      'POST',
      `${BASE}/sobjects/Invoice_Line__c`,
      '{"Name":"l","Invoice__r":{"Code__c":"P-2"}}',
    );
    assert.equal(lost.status, 400);
    assert.match(JSON.stringify(lost.body), /P-2/);
  });

  it('are deleted, after which they are gone for everybody but queryAll', async () => {
    const { id } = await invoices().create({ Name: 'I-delete' });
    assert.ok((await invoices().destroy(id!)).success);
    const read = await send(admin, 'GET', `${BASE}/sobjects/Invoice__c/${id}`);
    assert.equal(read.status, 404);
    assert.deepEqual(read.body, [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }]);
    const again = await send(admin, 'DELETE', `${BASE}/sobjects/Invoice__c/${id}`);
    assert.equal(again.status, 404);
    const soql = `SELECT Id, IsDeleted FROM Invoice__c WHERE Id = '${id}'`;
    assert.equal((await admin.query(soql)).totalSize, 0);
    const all = await send(admin, 'GET', `${BASE}/queryAll?q=${encodeURIComponent(soql)}`);
    assert.equal((all.body as { totalSize: number }).totalSize, 1);
  });

  it('are refused by a validation rule with its field and code', async () => {
    const failure = await failureOf(invoices().create({ Name: 'I-bad', Amount__c: -1 }));
    assert.equal(failure.errorCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
    assert.match(failure.message, /An invoice cannot be negative/);
    const { status, body } = await send(
      admin,
      'POST',
      `${BASE}/sobjects/Invoice__c`,
      '{"Name":"I-bad","Amount__c":-1}',
    );
    assert.equal(status, 400);
    assert.deepEqual(body, [
      {
        errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
        message: 'An invoice cannot be negative.',
        fields: ['Amount__c'],
      },
    ]);
  });

  it('pass through triggers', async () => {
    const { id } = await invoices().create({ Name: 'I-trigger' });
    assert.equal((await invoices().retrieve(id!))['Amount__c'], 0);
    const failure = await failureOf(invoices().create({ Name: 'forbidden' }));
    assert.match(failure.message, /taken by the trigger/);
  });

  it('of others stay hidden under private sharing', async () => {
    const { id } = await invoices().create({ Name: 'I-private' });
    const person = await addUser(admin, ['Invoice_User']);
    const stranger = await test.connect(person.username);
    assert.equal((await stranger.query(`SELECT Id FROM Invoice__c WHERE Id = '${id}'`)).totalSize, 0);
    const read = await send(stranger, 'GET', `${BASE}/sobjects/Invoice__c/${id}`);
    assert.equal(read.status, 404);
    const write = await send(stranger, 'PATCH', `${BASE}/sobjects/Invoice__c/${id}`, '{"Name":"mine"}');
    assert.ok([403, 404].includes(write.status), JSON.stringify(write.body));
    assert.equal((await invoices().retrieve(id!))['Name'], 'I-private');
  });

  it('of objects without permission do not exist for the user', async () => {
    const person = await addUser(admin);
    const nobody = await test.connect(person.username);
    assert.equal((await failureOf(nobody.query('SELECT Id FROM Invoice__c'))).errorCode, 'INVALID_TYPE');
    assert.equal((await send(nobody, 'GET', `${BASE}/sobjects/Invoice__c/describe`)).status, 404);
    assert.equal((await send(nobody, 'POST', `${BASE}/sobjects/Invoice__c`, '{"Name":"x"}')).status, 404);
  });

  it('hide fields without permission', async () => {
    const person = await addUser(admin, ['Invoice_User']);
    const user = await test.connect(person.username);
    assert.equal((await failureOf(user.query('SELECT Status__c FROM Invoice__c'))).errorCode, 'INVALID_FIELD');
    const description = await user.describe('Invoice__c');
    const names = description.fields.map((field) => field.name);
    assert.ok(names.includes('Amount__c') && !names.includes('Status__c'));
  });

  it('cannot be read past permissions by asking for system mode', async () => {
    const person = await addUser(admin);
    const nobody = await test.connect(person.username);
    const failure = await failureOf(nobody.query('SELECT Id FROM Invoice__c WITH SYSTEM_MODE'));
    assert.equal(failure.errorCode, 'INVALID_TYPE');
  });

  it('are counted', async () => {
    const { totalSize, records } = await admin.query("SELECT COUNT() FROM Account WHERE Name = 'Acme'");
    assert.equal(totalSize, 1);
    assert.deepEqual(records, []);
    const grouped = await admin.query<{ total: number }>("SELECT COUNT(Id) total FROM Account WHERE Name = 'Acme'");
    assert.equal(grouped.records[0]?.total, 1);
  });

  it('come in pages of 2,000', async () => {
    const names = Array.from({ length: 2100 }, (_, i) => ({ Name: `Page ${i}`, Code__c: `PG-${i}` }));
    for (let from = 0; from < names.length; from += 200)
      await invoices().create(names.slice(from, from + 200), { allOrNone: true });
    const soql = "SELECT Id, Name FROM Invoice__c WHERE Name LIKE 'Page %' ORDER BY Code__c";
    const first = await admin.query(soql);
    assert.equal(first.totalSize, 2100);
    assert.equal(first.records.length, 2000);
    assert.equal(first.done, false);
    const second = await admin.queryMore(first.nextRecordsUrl!);
    assert.equal(second.records.length, 100);
    assert.equal(second.done, true);
    const ids = new Set([...first.records, ...second.records].map((record) => record['Id']));
    assert.equal(ids.size, 2100);
  });

  it('are described', async () => {
    const description = await admin.describe('Invoice__c');
    const field = (name: string) => description.fields.find((candidate) => candidate.name === name)!;
    assert.equal(field('Code__c').externalId, true);
    assert.equal(field('Amount__c').type, 'currency');
    assert.equal(field('Amount__c').scale, 2);
    assert.deepEqual(field('Account__c').referenceTo, ['Account']);
    assert.equal(field('Account__c').relationshipName, 'Account__r');
    assert.deepEqual(
      field('Status__c').picklistValues?.map(({ value, label }) => `${value}: ${label}`),
      ['Draft: Draft', 'Sent: Sent to customer'],
    );
    assert.ok(description.childRelationships.some((child) => child.relationshipName === 'Lines__r'));
    const { sobjects } = await admin.describeGlobal();
    assert.ok(sobjects.some((object) => object.name === 'Invoice__c' && object.custom));
  });

  it('answer what columns a query has', async () => {
    const soql = encodeURIComponent('SELECT Id, Name, Account__r.Name, (SELECT Id FROM Lines__r) FROM Invoice__c');
    const { body } = await send(admin, 'GET', `${BASE}/query?q=${soql}&columns=true`);
    const { columnMetadata, entityName } = body as { columnMetadata: { columnName: string }[]; entityName: string };
    assert.equal(entityName, 'Invoice__c');
    assert.deepEqual(
      columnMetadata.map((column) => column.columnName),
      ['Id', 'Name', 'Account__r.Name', 'Lines__r'],
    );
  });
});
