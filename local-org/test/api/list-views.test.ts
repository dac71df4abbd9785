/** List views: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_listviews.htm */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { BASE, openTestOrg, send, type TestOrg } from './support.ts';

interface ListViews {
  readonly size: number;
  readonly listviews: readonly { developerName: string; label: string; describeUrl: string }[];
}

describe('list views', () => {
  let test: TestOrg;
  let admin: Connection;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
  });
  after(() => test.close());

  const get = async (path: string) => send(admin, 'GET', path);

  it('are listed with their labels; an object without any has none', async () => {
    const { body } = await get(`${BASE}/sobjects/Invoice__c/listviews`);
    const { size, listviews } = body as ListViews;
    assert.equal(size, 1);
    assert.equal(listviews[0]?.developerName, 'Large_Or_Late');
    assert.equal(listviews[0]?.label, 'Large or late');
    assert.deepEqual(((await get(`${BASE}/sobjects/Account/listviews`)).body as ListViews).listviews, []);
  });

  it('tell a query that finds what the filters say', async () => {
    const { body } = await get(`${BASE}/sobjects/Invoice__c/listviews`);
    const described = await get((body as ListViews).listviews[0]?.describeUrl ?? '');
    const { query } = described.body as { query: string };
    await admin.sobject('Invoice__c').create([
      { Name: 'Large', Amount__c: 1000 },
      { Name: 'Small', Amount__c: 999 },
      { Name: 'Late and open', Amount__c: 1 },
      { Name: 'Late and paid', Amount__c: 1, Paid__c: true },
      { Name: "O'Hara", Amount__c: 1 },
    ]);
    const { records } = await admin.query<{ Name: string }>(`${query} ORDER BY Name`);
    assert.deepEqual(
      records.map(({ Name }) => Name),
      ['Large', 'Late and open', "O'Hara"],
    );
  });

  it('that do not exist are not found', async () => {
    assert.equal((await get(`${BASE}/sobjects/Invoice__c/listviews/00B000000000009/describe`)).status, 404);
  });
});
