import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { BASE, openTestOrg, send, type TestOrg } from './support.ts';

interface Saved {
  readonly id?: string;
  readonly success: boolean;
  readonly errors: { statusCode: string; message: string; fields: string[] }[];
}

const record = (values: Record<string, unknown>) => ({ attributes: { type: 'Invoice__c' }, ...values });

describe('collections', () => {
  let test: TestOrg;
  let admin: Connection;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
  });
  after(() => test.close());

  const post = async (allOrNone: boolean, records: unknown[]) =>
    send(admin, 'POST', `${BASE}/composite/sobjects`, JSON.stringify({ allOrNone, records }));
  const count = async (name: string) =>
    (await admin.query(`SELECT COUNT() FROM Invoice__c WHERE Name = '${name}'`)).totalSize;

  it('save what is valid and say what is not', async () => {
    const { status, body } = await post(false, [
      record({ Name: 'partly' }),
      record({ Name: 'partly', Amount__c: -1 }),
      record({ Name: 'partly', Nonsense__c: 1 }),
      { attributes: { type: 'Account' }, Name: 'Another object' },
    ]);
    assert.equal(status, 200);
    const results = body as Saved[];
    assert.deepEqual(
      results.map((result) => result.success),
      [true, false, false, true],
    );
    assert.equal(results[1]?.errors[0]?.statusCode, 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
    assert.deepEqual(results[1]?.errors[0]?.fields, ['Amount__c']);
    assert.equal(results[2]?.errors[0]?.statusCode, 'INVALID_FIELD');
    assert.equal(await count('partly'), 1);
  });

  it('write nothing with allOrNone when one record fails', async () => {
    const { body } = await post(true, [
      { attributes: { type: 'Account' }, Name: 'rolled back' },
      record({ Name: 'whole' }),
      record({ Name: 'whole', Amount__c: -1 }),
    ]);
    const results = body as Saved[];
    assert.deepEqual(
      results.map((result) => result.errors[0]?.statusCode),
      ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'ALL_OR_NONE_OPERATION_ROLLED_BACK', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    );
    assert.equal(await count('whole'), 0);
    assert.equal((await admin.query("SELECT COUNT() FROM Account WHERE Name = 'rolled back'")).totalSize, 0);
  });

  it('update, read and delete', async () => {
    const { body } = await post(true, [record({ Name: 'many' }), record({ Name: 'many' })]);
    const ids = (body as Saved[]).map((result) => result.id ?? '');
    const changes = ids.map((id) => record({ id, Amount__c: 5 }));
    const updated = await send(admin, 'PATCH', `${BASE}/composite/sobjects`, JSON.stringify({ records: changes }));
    assert.ok((updated.body as Saved[]).every((result) => result.success));
    const read = await send(
      admin,
      'POST',
      `${BASE}/composite/sobjects/Invoice__c`,
      JSON.stringify({ ids: [...ids, 'a00000000000000AAA'], fields: ['Amount__c'] }),
    );
    assert.deepEqual(
      (read.body as ({ Amount__c: number } | null)[]).map((row) => row?.Amount__c ?? null),
      [5, 5, null],
    );
    const removed = await send(admin, 'DELETE', `${BASE}/composite/sobjects?ids=${ids.join(',')}&allOrNone=true`);
    assert.ok((removed.body as Saved[]).every((result) => result.success));
    assert.equal(await count('many'), 0);
  });

  it('upsert by external id', async () => {
    const records = [record({ Name: 'u1', Code__c: 'C-1' }), record({ Name: 'u2', Code__c: 'C-2' })];
    const path = `${BASE}/composite/sobjects/Invoice__c/Code__c`;
    const first = await send(admin, 'PATCH', path, JSON.stringify({ records: records.slice(0, 1) }));
    const second = await send(admin, 'PATCH', path, JSON.stringify({ records }));
    assert.deepEqual(
      (first.body as { created: boolean }[]).map((result) => result.created),
      [true],
    );
    assert.deepEqual(
      (second.body as { created: boolean }[]).map((result) => result.created),
      [false, true],
    );
  });

  it('refuse more than 200 records', async () => {
    const { status, body } = await post(
      false,
      Array.from({ length: 201 }, () => record({ Name: 'too many' })),
    );
    assert.equal(status, 400);
    assert.match(JSON.stringify(body), /200/);
    assert.equal(await count('too many'), 0);
  });
});

describe('composite', () => {
  let test: TestOrg;
  let admin: Connection;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
  });
  after(() => test.close());

  const composite = async (allOrNone: boolean, compositeRequest: unknown[]) => {
    const { body } = await send(admin, 'POST', `${BASE}/composite`, JSON.stringify({ allOrNone, compositeRequest }));
    return (body as { compositeResponse: { httpStatusCode: number; body: unknown }[] }).compositeResponse;
  };
  const createInvoice = {
    method: 'POST',
    url: `${BASE}/sobjects/Invoice__c`,
    referenceId: 'invoice',
    body: { Name: 'composed' },
  };
  const createLine = {
    method: 'POST',
    url: `${BASE}/sobjects/Invoice_Line__c`,
    referenceId: 'line',
    body: { Name: 'line', Invoice__c: '@{invoice.id}' },
  };
  const count = async (object: string) => (await admin.query(`SELECT COUNT() FROM ${object}`)).totalSize;

  it('hands results on by reference', async () => {
    const answers = await composite(true, [
      createInvoice,
      createLine,
      { method: 'GET', url: `${BASE}/sobjects/Invoice_Line__c/@{line.id}?fields=Invoice__c`, referenceId: 'read' },
      {
        method: 'GET',
        url: `${BASE}/query?q=SELECT+Name+FROM+Invoice__c+WHERE+Id='@{invoice.id}'`,
        referenceId: 'found',
      },
    ]);
    assert.deepEqual(
      answers.map((answer) => answer.httpStatusCode),
      [201, 201, 200, 200],
    );
    const invoiceId = (answers[0]?.body as { id: string }).id;
    assert.equal((answers[2]?.body as { Invoice__c: string }).Invoice__c, invoiceId);
    assert.equal((answers[3]?.body as { records: { Name: string }[] }).records[0]?.Name, 'composed');
  });

  it('rolls everything back with allOrNone', async () => {
    const before = await count('Invoice__c');
    const answers = await composite(true, [createInvoice, { ...createLine, body: { Name: 'line', Nonsense__c: 1 } }]);
    assert.deepEqual(
      answers.map((answer) => answer.httpStatusCode),
      [400, 400],
    );
    assert.match(JSON.stringify(answers[0]?.body), /PROCESSING_HALTED/);
    assert.match(JSON.stringify(answers[1]?.body), /INVALID_FIELD/);
    assert.equal(await count('Invoice__c'), before);
  });

  it('keeps the good ones without allOrNone', async () => {
    const before = await count('Invoice__c');
    const answers = await composite(false, [
      { ...createInvoice, body: { Name: 'x', Amount__c: -1 } },
      createLine,
      { ...createInvoice, referenceId: 'other' },
    ]);
    assert.deepEqual(
      answers.map((answer) => answer.httpStatusCode),
      [400, 400, 201],
    );
    assert.match(JSON.stringify(answers[1]?.body), /No value for @\{invoice.id\}/);
    assert.equal(await count('Invoice__c'), before + 1);
  });
});
