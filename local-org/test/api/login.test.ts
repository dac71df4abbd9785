import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import jsforce from 'jsforce';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';
import { openTestOrg, send, VERSION, type TestOrg } from './support.ts';

describe('login', () => {
  let test: TestOrg;
  before(async () => {
    test = await openTestOrg();
  });
  after(() => test.close());

  it('by SOAP gives a session that works', async () => {
    const connection = await test.connect();
    assert.equal(connection.userInfo?.organizationId, test.org.organization.id);
    const identity = await connection.identity();
    assert.equal(identity.username, ADMIN_USERNAME);
  });

  it('ignores the case of the user name', async () => {
    const connection = await test.connect(ADMIN_USERNAME.toUpperCase());
    assert.ok(connection.accessToken);
  });

  it('by OAuth password grant gives a session that works', async () => {
    const connection = new jsforce.Connection({
      oauth2: { loginUrl: test.url, clientId: 'any', clientSecret: 'any' },
      version: VERSION,
    });
    await connection.login(ADMIN_USERNAME, 'local');
    const { records } = await connection.query('SELECT Id FROM Organization');
    assert.equal(records.length, 1);
  });

  it('with a wrong password is INVALID_LOGIN', async () => {
    const connection = new jsforce.Connection({ loginUrl: test.url, version: VERSION });
    await assert.rejects(connection.login(ADMIN_USERNAME, 'wrong'), /INVALID_LOGIN/);
    await assert.rejects(connection.login('nobody@invoices.test', 'local'), /INVALID_LOGIN/);
  });

  it('with a wrong password by OAuth is invalid_grant', async () => {
    const body = new URLSearchParams({ grant_type: 'password', username: ADMIN_USERNAME, password: 'wrong' });
    const response = await fetch(`${test.url}/services/oauth2/token`, { method: 'POST', body });
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as { error: string }).error, 'invalid_grant');
  });

  it('refuses requests without a session', async () => {
    const response = await fetch(`${test.url}/services/data/v${VERSION}/sobjects`);
    assert.equal(response.status, 401);
    assert.deepEqual(await response.json(), [
      { errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' },
    ]);
  });

  it('ends with logout', async () => {
    const connection = await test.connect();
    const token = connection.accessToken ?? '';
    await connection.logout();
    const response = await fetch(`${test.url}/services/data/v${VERSION}/limits`, {
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(response.status, 401);
  });

  it('answers addresses that clients write with two slashes', async () => {
    const response = await fetch(`${test.url}//services/data`);
    const versions = (await response.json()) as { version: string; label: string }[];
    assert.deepEqual(versions.at(-1), { label: "Winter '27", url: '/services/data/v68.0', version: '68.0' });
  });

  it('survives a malformed SOAP envelope', async () => {
    const response = await fetch(`${test.url}/services/Soap/u/${VERSION}`, { method: 'POST', body: '<a><b></a>' });
    assert.equal(response.status, 500);
    assert.match(await response.text(), /not a SOAP envelope/);
  });

  it('of the page switches users by cookie', async () => {
    const users = (await (await fetch(`${test.url}/local/users`)).json()) as { username: string; profile: string }[];
    assert.ok(users.some((user) => user.username === ADMIN_USERNAME && user.profile === 'System Administrator'));
    const response = await fetch(`${test.url}/local/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: ADMIN_USERNAME }),
    });
    const cookie = response.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^sid=.*HttpOnly; SameSite=Strict/);
    const sid = cookie.split(';')[0] ?? '';
    const answer = await fetch(`${test.url}/services/data/v${VERSION}/limits`, { headers: { cookie: sid } });
    assert.equal(answer.status, 200);
    const foreign = await fetch(`${test.url}/services/data/v${VERSION}/limits`, {
      headers: { cookie: sid, origin: 'http://evil.test' },
    });
    assert.equal(foreign.status, 403);
  });

  it('of the page needs a name that exists', async () => {
    const response = await fetch(`${test.url}/local/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"username":"nobody"}',
    });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /INVALID_LOGIN/);
  });

  it('keeps clock and acting user closed unless the org was opened for imports', async () => {
    const connection = await test.connect();
    const { status, body } = await send(connection, 'GET', `/services/data/v${VERSION}/limits`, undefined, {
      'x-local-org-now': '2026-01-01T00:00:00.000Z',
    });
    assert.equal(status, 403);
    assert.match(JSON.stringify(body), /x-local-org-now/);
  });
});
