// Shape of requests and answers: Actions Developer Guide, "Apex Actions".
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Connection } from 'jsforce';
import { BASE, openTestOrg, send, type TestOrg } from './support.ts';

const PATH = `${BASE}/actions/custom/apex`;

describe('actions', () => {
  let test: TestOrg;
  let admin: Connection;
  before(async () => {
    test = await openTestOrg();
    admin = await test.connect();
  });
  after(() => test.close());

  const invoke = (name: string, inputs: unknown): Promise<{ status: number; body: unknown }> =>
    send(admin, 'POST', `${PATH}/${name}`, JSON.stringify({ inputs }));

  it('lists the classes with an invocable method', async () => {
    const { body } = await send(admin, 'GET', PATH);
    assert.deepEqual(body, {
      actions: [{ label: 'Add Tax', name: 'InvoiceActions', type: 'APEX', url: `${PATH}/InvoiceActions` }],
    });
  });

  it('answers each input with the variables of its outcome', async () => {
    const { status, body } = await invoke('InvoiceActions', [{ net: 100 }, { net: 50 }]);
    assert.equal(status, 200);
    assert.deepEqual(
      (body as { outputValues: unknown }[]).map(({ outputValues }) => outputValues),
      [{ gross: 120 }, { gross: 60 }],
    );
  });

  it('refuses members that are no variables, unknown actions and a body without inputs', async () => {
    assert.equal((await invoke('InvoiceActions', [{ hidden: 1 }])).status, 400);
    assert.equal((await invoke('InvoiceController', [{ net: 1 }])).status, 404);
    assert.equal((await invoke('InvoiceActions', [])).status, 400);
    assert.equal(
      (
        await invoke(
          'InvoiceActions',
          Array.from({ length: 201 }, () => ({ net: 1 })),
        )
      ).status,
      400,
    );
  });
});
