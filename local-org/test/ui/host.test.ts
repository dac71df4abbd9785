import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startStub } from './fixture/stub-org.ts';

describe('the page host', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'host-'));
  let stub: Awaited<ReturnType<typeof startStub>>;
  before(async () => {
    stub = await startStub(folder);
  });
  after(async () => {
    await stub?.app.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const get = (url: string, cookie = '') => stub.app.inject({ url, headers: { cookie } });
  const maria = 'sid=005000000000001AAA';

  test('page_any address of Lightning_comes with security headers and versioned files', async () => {
    const { statusCode, headers, body } = await get('/lightning/r/Opportunity/006000000000001AAA/view', maria);
    assert.equal(statusCode, 200);
    assert.match(String(headers['content-security-policy']), /script-src 'self'(;|$)/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['cache-control'], 'no-store');
    const [script] = /\/local\/ui\/page-[A-Z0-9]+\.js/.exec(body)!;
    const asset = await get(script);
    assert.equal(asset.statusCode, 200);
    assert.match(String(asset.headers['cache-control']), /immutable/);
    assert.ok(body.indexOf('synthetic-shadow') < body.indexOf(script), 'synthetic shadow runs before the module');
    assert.doesNotMatch(body, /<script(?![^>]* src=)/, 'no inline script, which the policy forbids');
  });

  test('page_address that Lightning does not have_is not found', async () => {
    assert.equal((await get('/lightning/x/nowhere', maria)).statusCode, 404);
    assert.equal((await get('/lightning/r/Opportunity/../../../etc/passwd', maria)).statusCode, 404);
  });

  test('page_design system and colours chosen in the address_are kept in cookies', async () => {
    const { body, headers } = await get('/lightning/page/home?slds=1', maria);
    assert.match(body, /salesforce-lightning-design-system\.min\.css/);
    assert.match(String(headers['set-cookie']), /slds=1; Path=\//);
    const dark = await get('/lightning/page/home?scheme=dark', maria);
    assert.match(dark.body, /slds-color-scheme_dark/);
    const later = await get('/lightning/page/home', `${maria}; scheme=dark`);
    assert.match(later.body, /slds-color-scheme_dark/);
    const nonsense = await get('/lightning/page/home?slds=%3Cscript%3E&scheme=x', maria);
    assert.match(nonsense.body, /data-slds="2" data-scheme="light"/);
    assert.equal(nonsense.headers['set-cookie'], undefined);
  });

  test('stylesheets and icons_of the design system_are served', async () => {
    for (const url of [
      '/local/slds2/slds2.cosmos.css',
      '/local/slds1/styles/salesforce-lightning-design-system.min.css',
      '/_slds/icons/utility-sprite/svg/symbols.svg',
    ]) {
      assert.equal((await get(url)).statusCode, 200, url);
    }
    assert.equal((await get('/local/slds2/../../package.json')).statusCode, 404);
  });

  test('context_of a user_has their labels, formats and permissions', async () => {
    const context = (await get('/local/page-context.json', maria)).json<Record<string, unknown>>();
    assert.deepEqual(context['labels'], { sample_title: 'Beispiel' });
    assert.equal(context['locale'], 'de_DE');
    assert.deepEqual(context['customPermissions'], ['see_sample']);
    assert.equal((context['user'] as { name: string }).name, 'Maria Keller');
  });

  test('context_without a session_has no user', async () => {
    const context = (await get('/local/page-context.json')).json<Record<string, unknown>>();
    assert.equal(context['user'], null);
    assert.deepEqual(context['customPermissions'], []);
  });

  test('root_opened_leads to the home page', async () => {
    const { statusCode, headers } = await get('/');
    assert.equal(statusCode, 302);
    assert.equal(headers['location'], '/lightning/page/home');
  });
});
