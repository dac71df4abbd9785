import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { AuraError } from '../../src/apex/runtime/aura.ts';
import { openOrg, type Org } from '../../src/org.ts';
import { ADMIN_USERNAME } from '../../src/records/bootstrap.ts';

const project = fileURLToPath(new URL('project', import.meta.url));
const controller = 'AuraFidelityController';

describe('Apex called by components', () => {
  let org: Org;
  before(async () => {
    org = await openOrg({ dataDir: ':memory:', roots: [project], log: () => {} });
  });
  after(() => org.close());

  const callAs = (username: string, method: string, params: Record<string, unknown> = {}): unknown =>
    org.transaction(org.access.loadUser(username), (context) => org.invokeAura(context, controller, method, params));
  const call = (method: string, params?: Record<string, unknown>): unknown => callAs(ADMIN_USERNAME, method, params);
  const widgets = (): number =>
    org.transaction(
      org.access.loadUser(ADMIN_USERNAME),
      (context) => org.query(context, org.parse('SELECT COUNT() FROM Widget__c')).count,
    );

  function refusal(work: () => unknown): AuraError {
    try {
      work();
    } catch (error) {
      assert.ok(error instanceof AuraError, String(error));
      return error;
    }
    return assert.fail('no error');
  }

  function insertUser(): string {
    const username = 'caller@fidelity.test';
    org.transaction(org.access.loadUser(ADMIN_USERNAME), (context) => {
      const profile = org.query(context, org.parse("SELECT Id FROM Profile WHERE Name = 'Standard User'")).rows[0];
      const user = {
        Username: username,
        LastName: 'Caller',
        Alias: 'caller',
        Email: username,
        ProfileId: profile?.values['Id'] ?? null,
        TimeZoneSidKey: 'Europe/Berlin',
        LocaleSidKey: 'en_US',
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8',
      };
      org.records.insert(context, 'User', [user], { allOrNone: true, access: 'system', sharing: false });
    });
    return username;
  }

  it('returns what is @AuraEnabled, as plain JSON', () => {
    assert.deepEqual(call('describe', { text: 'Hi', amount: 1.25, day: '2024-02-29' }), {
      text: 'Hi',
      amount: 1.25,
      day: '2024-02-29',
      moment: '2024-03-05T01:02:03.000Z',
      grade: 'HIGH',
      children: null,
      counts: { a: 1 },
      length: 2,
    });
  });

  it('reads lists of DTOs and ids', () => {
    assert.equal(call('count', { answers: [{ text: 'abc' }], recordId: '001000000000001' }), 1 + 3 + 15);
  });

  it('says which parameter is wrong', () => {
    const bad = refusal(() => call('describe', { text: 'x', amount: 'much' }));
    assert.match(bad.message, /^Value provided is invalid for action parameter 'amount' of type 'Decimal'/);
    const id = refusal(() => call('count', { answers: [], recordId: 'nonsense' }));
    assert.match(id.message, /parameter 'recordId' of type 'Id'/);
  });

  it('returns records with the queried fields', () => {
    const made = call('make', { name: 'Made' }) as Record<string, unknown>;
    assert.deepEqual(Object.keys(made).sort(), ['Active__c', 'Id', 'Name']);
  });

  it('refuses DML in cacheable methods', () => {
    const before = widgets();
    refusal(() => call('makeInCacheable'));
    assert.equal(widgets(), before);
  });

  it('shows handled exceptions, hides others and undoes their work', () => {
    const handled = refusal(() => call('refuse'));
    assert.deepEqual([handled.message, handled.exceptionType], ['Not today', 'System.AuraHandledException']);
    const before = widgets();
    const crash = refusal(() => call('crash'));
    assert.equal(crash.message, 'An internal server error has occurred');
    assert.equal(widgets(), before);
  });

  it('knows only @AuraEnabled methods', () => {
    assert.match(refusal(() => call('notForComponents')).message, /Unable to find action 'notForComponents'/);
    assert.match(refusal(() => call('nothing')).message, /Unable to find action/);
  });

  it('needs access to the class', () => {
    const username = insertUser();
    assert.match(refusal(() => callAs(username, 'refuse')).message, /do not have access to the Apex class/);
    org.transaction(org.access.loadUser(ADMIN_USERNAME), (context) => {
      const set = org.query(context, org.parse("SELECT Id FROM PermissionSet WHERE Name = 'Widget_Caller'")).rows[0];
      const user = org.access.loadUser(username);
      const assignment = { AssigneeId: user.id, PermissionSetId: set?.values['Id'] ?? null };
      const options = { allOrNone: true, access: 'system', sharing: false } as const;
      org.records.insert(context, 'PermissionSetAssignment', [assignment], options);
    });
    assert.equal(refusal(() => callAs(username, 'refuse')).message, 'Not today');
  });
});
