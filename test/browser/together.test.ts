/** Stepping in from the question to the hand-back, and joint calls: in a real browser, over the real Apex. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { accessibilityViolations, expectCount, expectText, WAIT } from './expect.ts';
import { PEOPLE, query, signIn, type OpportunityPage } from './opportunity-page.ts';
import { openStory, seededSuite } from './suite.ts';

const suite = seededSuite({ width: 390, height: 900 });
const openAs = (username: string, customer: string): Promise<OpportunityPage> => openStory(suite, username, customer);

describe('stepping in', () => {
  test('goes from the question to the hand-back without a reload, and the rep reads it', async () => {
    const view = await openAs(PEOPLE.manager, 'Ironbridge Energy');
    const stepIn = view.panel.locator('c-deal-step-in');
    await expectText(stepIn, /Stepping in on purpose/);
    await view.page.evaluate('window.notReloaded = true');

    await stepIn.getByRole('button', { name: 'Step in…' }).click();
    const dialog = view.page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'Deal at risk' }).waitFor(WAIT);
    assert.deepEqual(await accessibilityViolations(view.page, dialog), []);
    await dialog.getByText('Deal at risk').click();
    await dialog.getByRole('textbox', { name: 'In your words' }).fill('The sponsor is leaving.');
    await dialog.getByRole('button', { name: 'Step in' }).click();
    await expectText(view.band, /^Step-in$/);
    await expectText(stepIn, /Deal at risk.*The sponsor is leaving/);
    await expectText(view.share, /You drive 56\s?%/);
    assert.deepEqual(await accessibilityViolations(view.page, view.panel), []);

    await stepIn.getByRole('button', { name: 'Hand back…' }).click();
    await dialog.getByRole('textbox', { name: /First step/ }).fill('Call the new sponsor');
    await dialog.getByRole('button', { name: 'Hand back' }).click();
    await expectText(stepIn, /Handed back.*Call the new sponsor/);
    await expectText(view.band, /^Driving$/);
    assert.equal(await view.page.evaluate('window.notReloaded'), true, 'the page was not reloaded');

    const ofRep = await openAs(PEOPLE.rep, 'Ironbridge Energy');
    await expectText(ofRep.panel.locator('c-deal-step-in'), /Handed back: you lead from.*Call the new sponsor/);
    await expectCount(ofRep.panel.locator('c-deal-step-in').getByRole('button'), 0);
  });

  test('is asked for once: "not now" is remembered', async () => {
    const view = await openAs(PEOPLE.manager, 'Cobalt Robotics');
    const stepIn = view.panel.locator('c-deal-step-in');
    await stepIn.getByRole('button', { name: 'Not now' }).click();
    await expectCount(stepIn.getByText('Stepping in on purpose?'), 0);
    await view.page.reload();
    await stepIn.getByRole('button', { name: 'Step in…' }).waitFor(WAIT);
    await expectCount(stepIn.getByText('Stepping in on purpose?'), 0);
  });

  test('waits for the manager when the hand-back is overdue', async () => {
    const view = await openAs(PEOPLE.manager, 'Brightwater Energy');
    await view.panel.getByRole('button', { name: 'Hand the deal back to Priya' }).click();
    await view.page
      .getByRole('dialog')
      .getByRole('textbox', { name: /First step/ })
      .waitFor(WAIT);
    await view.page.keyboard.press('Escape');
    assert.deepEqual(await accessibilityViolations(view.page, view.panel), []);
  });

  test('is refused by REST for the rep, by the rule for a manager of others', async () => {
    const { context, org } = suite;
    await signIn(context, org, PEOPLE.rep);
    const [open] = await query<{ Id: string; Opportunity__c: string }>(
      context,
      org,
      'SELECT Id, Opportunity__c FROM Deal_Step_In__c WHERE Handed_Back_At__c = null LIMIT 1',
    );
    assert.ok(open, 'the rep reads step-ins');
    const url = `${org.url}/services/data/v67.0/sobjects/Deal_Step_In__c`;
    const byRep = await context.request.patch(`${url}/${open.Id}`, { data: { Until__c: '2099-01-01' } });
    assert.equal(byRep.ok(), false, 'the rep may not write');
    await signIn(context, org, PEOPLE.leader);
    const byLeader = await context.request.post(url, {
      data: { Opportunity__c: open.Opportunity__c, Reason__c: 'DealAtRisk', Until__c: '2099-01-01' },
    });
    assert.match(await byLeader.text(), /Only the manager of the deal can step in/);
  });
});

describe('joint calls', () => {
  test('ask for a role before and for the debrief after', async () => {
    const view = await openAs(PEOPLE.coach, 'Harrow Foods');
    const waiting = view.panel.locator('c-waiting-list li');
    await expectCount(waiting, 2);
    await view.panel.getByRole('button', { name: /Say your role/ }).click();
    const calls = view.panel.locator('c-joint-calls');
    await calls.getByRole('button', { name: 'Observe' }).click();
    await expectText(calls.locator('li').first(), /Decision meeting with the board.*You: Observe/);
    await calls.getByRole('button', { name: 'Debrief held' }).click();
    await expectText(calls, /Talked about: 2 of 2 calls/);
    await expectCount(waiting, 0);
    assert.deepEqual(await accessibilityViolations(view.page, view.panel), []);
    const overflow = await view.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
  });
});
