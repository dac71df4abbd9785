import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { addUser, BASE, openTestOrg, send, type TestOrg } from './support.ts';

/** What pages ask: the UI API and Apex calls of components. */
describe('pages', () => {
  let test: TestOrg;
  let admin: Connection;
  let accountId: string;
  let invoiceId: string;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
    accountId = (await admin.sobject('Account').create({ Name: 'Acme' })).id!;
    const invoice = {
      Name: 'Shown',
      Account__c: accountId,
      Amount__c: 1234.5,
      Due__c: '2026-11-30',
      Status__c: 'Sent',
    };
    invoiceId = (await admin.sobject('Invoice__c').create(invoice)).id!;
  });
  after(() => test.close());

  interface UiRecord {
    readonly apiName: string;
    readonly id: string;
    readonly fields: Record<string, { value: unknown; displayValue: string | null }>;
  }
  const fieldNames = ['Name', 'Amount__c', 'Due__c', 'Status__c', 'Account__c', 'Account__r.Name', 'Paid__c'];
  const fields = fieldNames.map((name) => `Invoice__c.${name}`).join();

  it('read records with values as people read them', async () => {
    const { status, body } = await send(admin, 'GET', `${BASE}/ui-api/records/${invoiceId}?fields=${fields}`);
    assert.equal(status, 200, JSON.stringify(body));
    const record = body as UiRecord;
    assert.equal(record.id, invoiceId);
    assert.equal(record.apiName, 'Invoice__c');
    assert.deepEqual(record.fields['Amount__c'], { value: 1234.5, displayValue: '$1,234.50' });
    assert.deepEqual(record.fields['Status__c'], { value: 'Sent', displayValue: 'Sent to customer' });
    assert.deepEqual(record.fields['Due__c'], { value: '2026-11-30', displayValue: '11/30/2026' });
    assert.deepEqual(record.fields['Paid__c'], { value: false, displayValue: null });
    const account = record.fields['Account__r'];
    assert.equal(account?.displayValue, 'Acme');
    assert.equal((account?.value as UiRecord).fields['Name']?.value, 'Acme');
  });

  it('refuse unknown fields, but not optional ones', async () => {
    const path = `${BASE}/ui-api/records/${invoiceId}`;
    const refused = await send(admin, 'GET', `${path}?fields=Invoice__c.Nope`);
    assert.equal(refused.status, 400);
    assert.match(JSON.stringify(refused.body), /INVALID_FIELD.*Nope/);
    const optional = await send(admin, 'GET', `${path}?fields=Invoice__c.Name&optionalFields=Invoice__c.Nope`);
    assert.equal(optional.status, 200);
  });

  it('change, create and delete records', async () => {
    const path = `${BASE}/ui-api/records`;
    const created = await send(admin, 'POST', path, JSON.stringify({ apiName: 'Invoice__c', fields: { Name: 'New' } }));
    assert.equal(created.status, 201, JSON.stringify(created.body));
    const { id } = created.body as UiRecord;
    const changed = await send(admin, 'PATCH', `${path}/${id}`, JSON.stringify({ fields: { Amount__c: 7 } }));
    assert.deepEqual((changed.body as UiRecord).fields['Amount__c'], { value: 7, displayValue: '$7.00' });
    const refused = await send(admin, 'PATCH', `${path}/${id}`, JSON.stringify({ fields: { Amount__c: -7 } }));
    assert.equal(refused.status, 400);
    assert.deepEqual((refused.body as { fields: string[] }[])[0]?.fields, ['Amount__c']);
    assert.equal((await send(admin, 'DELETE', `${path}/${id}`)).status, 204);
    assert.equal((await send(admin, 'GET', `${path}/${id}?fields=Invoice__c.Name`)).status, 404);
  });

  it('describe objects and picklists', async () => {
    const info = await send(admin, 'GET', `${BASE}/ui-api/object-info/Invoice__c`);
    const { fields: described, defaultRecordTypeId } = info.body as {
      fields: Record<string, { dataType: string; referenceToInfos: { apiName: string; nameFields: string[] }[] }>;
      defaultRecordTypeId: string;
    };
    assert.equal(described['Amount__c']?.dataType, 'Currency');
    assert.deepEqual(described['Account__c']?.referenceToInfos, [{ apiName: 'Account', nameFields: ['Name'] }]);
    const path = `${BASE}/ui-api/object-info/Invoice__c/picklist-values/${defaultRecordTypeId}/Status__c`;
    const { values, defaultValue } = (await send(admin, 'GET', path)).body as {
      values: { value: string; label: string }[];
      defaultValue: { value: string };
    };
    assert.deepEqual(
      values.map(({ label }) => label),
      ['Draft', 'Sent to customer'],
    );
    assert.equal(defaultValue.value, 'Draft');
  });

  const apex = (connection: Connection, method: string, params: unknown) =>
    send(connection, 'POST', `/local/apex/InvoiceController/${method}`, JSON.stringify(params));

  it('call Apex and get its result as JSON', async () => {
    const { status, body } = await apex(admin, 'getSummary', { invoiceId });
    assert.equal(status, 200, JSON.stringify(body));
    assert.deepEqual(body, { returnValue: { name: 'Shown', amount: 1234.5, lines: 0 } });
  });

  it('get the message of a handled exception, and none of others', async () => {
    const handled = await apex(admin, 'getSummary', { invoiceId: accountId });
    assert.equal(handled.status, 500);
    assert.equal((handled.body as { message: string }).message, 'There is no such invoice.');
    const unhandled = await apex(admin, 'createThenFail', { name: 'half-written' });
    assert.equal(unhandled.status, 500);
    assert.doesNotMatch(JSON.stringify(unhandled.body), /not for the eyes|\.cls|\.ts/);
    assert.equal((await admin.query("SELECT COUNT() FROM Invoice__c WHERE Name = 'half-written'")).totalSize, 0);
  });

  it('call no Apex that does not exist or is not theirs', async () => {
    const missing = await apex(admin, 'handled', {});
    assert.equal(missing.status, 403);
    const person = await addUser(admin);
    const stranger = await test.connect(person.username);
    const refused = await apex(stranger, 'getSummary', { invoiceId });
    assert.equal(refused.status, 403);
    const anonymous = await fetch(`${test.url}/local/apex/InvoiceController/getSummary`, { method: 'POST' });
    assert.equal(anonymous.status, 401);
    assert.equal(((await anonymous.json()) as { exceptionType: string }).exceptionType, 'INVALID_SESSION_ID');
  });
});
