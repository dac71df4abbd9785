import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { BASE, openTestOrg, send, type TestOrg } from './support.ts';

const BODY_LIMIT = 20_000;
const UNKNOWN_ID = 'a00000000000000AAA';

interface Case {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly status: number;
  readonly code: string;
  /** Part of the message. */
  readonly message?: RegExp;
  readonly fields?: readonly string[];
}

const q = (soql: string) => `${BASE}/query?q=${encodeURIComponent(soql)}`;

const CASES: readonly Case[] = [
  {
    name: 'malformed JSON',
    method: 'POST',
    path: '/sobjects/Account',
    body: '{"Name": ',
    status: 400,
    code: 'JSON_PARSER_ERROR',
  },
  { name: 'no body', method: 'POST', path: '/sobjects/Account', status: 400, code: 'JSON_PARSER_ERROR' },
  {
    name: 'a list instead of a record',
    method: 'POST',
    path: '/sobjects/Account',
    body: '[]',
    status: 400,
    code: 'JSON_PARSER_ERROR',
  },
  {
    name: 'an unknown field',
    method: 'POST',
    path: '/sobjects/Account',
    body: '{"Name":"x","Nope":1}',
    status: 400,
    code: 'INVALID_FIELD',
    message: /No such column 'Nope' on sobject of type Account/,
  },
  { name: 'an unknown object', method: 'POST', path: '/sobjects/Nope', body: '{}', status: 404, code: 'NOT_FOUND' },
  {
    name: 'a missing required field',
    method: 'POST',
    path: '/sobjects/Account',
    body: '{}',
    status: 400,
    code: 'REQUIRED_FIELD_MISSING',
    fields: ['Name'],
  },
  {
    name: 'text for a number',
    method: 'POST',
    path: '/sobjects/Invoice__c',
    body: '{"Name":"x","Amount__c":"many"}',
    status: 400,
    code: 'JSON_PARSER_ERROR',
    fields: ['Amount__c'],
  },
  {
    name: 'a date that does not exist',
    method: 'POST',
    path: '/sobjects/Invoice__c',
    body: '{"Name":"x","Due__c":"2026-02-30"}',
    status: 400,
    code: 'JSON_PARSER_ERROR',
    fields: ['Due__c'],
  },
  {
    name: 'an object for a text',
    method: 'POST',
    path: '/sobjects/Account',
    body: '{"Name":{"a":1}}',
    status: 400,
    code: 'JSON_PARSER_ERROR',
    fields: ['Name'],
  },
  {
    name: 'oversized text',
    method: 'POST',
    path: '/sobjects/Invoice__c',
    body: JSON.stringify({ Name: 'x'.repeat(81) }),
    status: 400,
    code: 'STRING_TOO_LONG',
    fields: ['Name'],
  },
  {
    name: 'a value outside of a restricted picklist',
    method: 'POST',
    path: '/sobjects/Invoice__c',
    body: '{"Name":"x","Status__c":"Nope"}',
    status: 400,
    code: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    fields: ['Status__c'],
  },
  {
    name: 'an id in the body of a create',
    method: 'POST',
    path: '/sobjects/Account',
    body: `{"Name":"x","Id":"${UNKNOWN_ID}"}`,
    status: 400,
    code: 'INVALID_FIELD_FOR_INSERT_UPDATE',
  },
  { name: 'a malformed id', method: 'GET', path: '/sobjects/Invoice__c/nonsense', status: 400, code: 'MALFORMED_ID' },
  {
    name: 'an id of another object',
    method: 'GET',
    path: '/sobjects/Invoice__c/001000000000000AAA',
    status: 404,
    code: 'NOT_FOUND',
  },
  {
    name: 'a duplicate of a unique field',
    method: 'POST',
    path: '/sobjects/Invoice__c',
    body: '{"Name":"x","Code__c":"TAKEN"}',
    status: 400,
    code: 'DUPLICATE_VALUE',
  },
  {
    name: 'a reference to nothing',
    method: 'POST',
    path: '/sobjects/Invoice_Line__c',
    body: '{"Name":"x","Invoice__c":"001000000000000AAA"}',
    status: 400,
    code: 'FIELD_INTEGRITY_EXCEPTION',
  },
  {
    name: 'a malformed reference',
    method: 'POST',
    path: '/sobjects/Invoice_Line__c',
    body: '{"Name":"x","Invoice__c":"?"}',
    status: 400,
    code: 'MALFORMED_ID',
    fields: ['Invoice__c'],
  },
  {
    name: 'malformed SOQL',
    method: 'GET',
    path: q('SELECT FROM WHERE').slice(BASE.length),
    status: 400,
    code: 'MALFORMED_QUERY',
  },
  {
    name: 'SOQL on an unknown object',
    method: 'GET',
    path: q('SELECT Id FROM Nope').slice(BASE.length),
    status: 400,
    code: 'INVALID_TYPE',
  },
  {
    name: 'SOQL on an unknown field',
    method: 'GET',
    path: q('SELECT Nope FROM Account').slice(BASE.length),
    status: 400,
    code: 'INVALID_FIELD',
  },
  {
    name: 'two statements',
    method: 'GET',
    path: q('SELECT Id FROM Account; DELETE FROM Account').slice(BASE.length),
    status: 400,
    code: 'MALFORMED_QUERY',
  },
  { name: 'a query without text', method: 'GET', path: '/query', status: 400, code: 'MALFORMED_QUERY' },
  {
    name: 'an unknown page of a query',
    method: 'GET',
    path: '/query/01g000000000000-2000',
    status: 400,
    code: 'INVALID_QUERY_LOCATOR',
  },
  {
    name: 'a wrong method',
    method: 'PUT',
    path: '/sobjects/Account',
    body: '{}',
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: /GET, POST/,
  },
  { name: 'an unknown resource', method: 'GET', path: '/nope', status: 404, code: 'NOT_FOUND' },
  {
    name: 'search',
    method: 'GET',
    path: '/search?q=FIND',
    status: 400,
    code: 'API_CURRENTLY_DISABLED',
    message: /not supported by the local org/,
  },
  {
    name: 'a broken escape in the path',
    method: 'GET',
    path: '/sobjects/Account/%E0%A4%A',
    status: 400,
    code: 'MALFORMED_ID',
  },
  {
    name: 'a body that is too large',
    method: 'POST',
    path: '/sobjects/Account',
    body: JSON.stringify({ Name: 'x'.repeat(BODY_LIMIT) }),
    status: 413,
    code: 'EXCEEDED_MAX_SIZE_REQUEST',
    message: /larger than 20000 bytes/,
  },
];

describe('bad input', () => {
  let test: TestOrg;
  let admin: Connection;
  const logged: string[] = [];
  before(async () => {
    test = await openTestOrg({ bodyLimit: BODY_LIMIT, logError: (text) => logged.push(text) });
    admin = await test.connect();
    await admin.sobject('Invoice__c').create({ Name: 'taken', Code__c: 'TAKEN' });
  });
  after(() => test.close());

  const counts = async () => [
    (await admin.query('SELECT COUNT() FROM Account')).totalSize,
    (await admin.query('SELECT COUNT() FROM Invoice__c')).totalSize,
    (await admin.query('SELECT COUNT() FROM Invoice_Line__c')).totalSize,
  ];

  for (const { name, method, path, body, status, code, message, fields } of CASES) {
    it(`${name} is ${code} with ${status} and writes nothing`, async () => {
      const before = await counts();
      const answer = await send(admin, method, BASE + path, body);
      const text = JSON.stringify(answer.body);
      assert.equal(answer.status, status, text);
      const [error] = answer.body as { errorCode: string; message: string; fields?: string[] }[];
      assert.equal(error?.errorCode, code, text);
      if (message) assert.match(error?.message ?? '', message);
      if (fields) assert.deepEqual(error?.fields, fields);
      assert.doesNotMatch(text, /\bat .*[.](ts|js):\d+|SQLITE|node_modules/, 'no stack, no inner workings');
      assert.deepEqual(await counts(), before);
    });
  }

  it('text that looks like SOQL stays text in a bind', async () => {
    const term = "x' OR Name != '";
    const { status, body } = await send(
      admin,
      'POST',
      '/local/query',
      JSON.stringify({ q: 'SELECT Id FROM Invoice__c WHERE Name = :term', binds: { term } }),
    );
    assert.equal(status, 200);
    assert.equal((body as { totalSize: number }).totalSize, 0);
    const found = await send(
      admin,
      'POST',
      '/local/query',
      JSON.stringify({ q: 'SELECT Id FROM Invoice__c WHERE Name IN :names', binds: { names: ['taken', 'other'] } }),
    );
    assert.equal((found.body as { totalSize: number }).totalSize, 1);
  });

  it('for a record that does not exist is NOT_FOUND on every verb', async () => {
    const { id } = await admin.sobject('Invoice__c').create({ Name: 'prefix' });
    const missing = `${id?.slice(0, 3)}SL0zzzzzzzzz`;
    for (const [method, body] of [['GET'], ['PATCH', '{"Name":"x"}'], ['DELETE']] as const) {
      const { status, body: answer } = await send(admin, method, `${BASE}/sobjects/Invoice__c/${missing}`, body);
      assert.equal(status, 404, `${method} ${JSON.stringify(answer)}`);
    }
  });

  it('never reached the log as a defect', () => assert.deepEqual(logged, []));
});
