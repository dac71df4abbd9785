/** A coaching note from the signal to the kept promise: in a real browser, over the real Apex. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import type { RunningOrg } from '../support/local-org.ts';
import { startSeededOrg } from '../support/seeded-org.ts';
import { accessibilityViolations, expectCount, expectText, WAIT } from './expect.ts';
import { OpportunityPage, PEOPLE, query, signIn } from './opportunity-page.ts';

const PHONE = { width: 390, height: 900 };
const DESKTOP = { width: 1280, height: 900 };

let org: RunningOrg;
let browser: Browser;

before(async () => {
  org = await startSeededOrg();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await org?.stop();
});

/** Opens the deal of a customer as a person who may see it, in a browser of its own. */
async function openAs(username: string, customer: string, viewport = DESKTOP): Promise<OpportunityPage> {
  const context: BrowserContext = await browser.newContext({ viewport });
  await signIn(context, org, username);
  const soql = `SELECT Id FROM Opportunity WHERE Name = '${customer} Enterprise 500'`;
  const [deal] = await query<{ Id: string }>(context, org, soql);
  assert.ok(deal, `${customer} is in the generated org`);
  const view = new OpportunityPage(await context.newPage());
  await view.open(org, deal.Id);
  return view;
}

describe('a coaching note', () => {
  test('goes from the signal over two taps of the rep to a kept promise', async () => {
    const manager = await openAs(PEOPLE.manager, 'Ironbridge Energy');
    await manager.openSection(/What we noticed/);
    await manager.panel
      .locator('c-deal-signals')
      .getByRole('button', { name: /^Write note:/ })
      .first()
      .click();
    const dialog = manager.page.getByRole('dialog');
    const question = dialog.getByRole('textbox', { name: 'My question' });
    await question.waitFor(WAIT);
    assert.notEqual(await question.inputValue(), '', 'the question of the signal is there');
    assert.notEqual(await dialog.getByRole('textbox', { name: 'What I saw' }).inputValue(), '');
    await dialog.getByRole('textbox', { name: 'Next step' }).first().fill('Ask the CFO who signs');
    assert.deepEqual(await accessibilityViolations(manager.page, dialog), []);

    // A closed tab loses nothing.
    await manager.page.reload();
    await manager.panel.locator('c-next-move').getByRole('button', { name: 'Write note' }).click();
    await expectText(dialog, /your draft from before/);
    await dialog.getByRole('button', { name: 'Send' }).dblclick();
    const note = manager.panel.locator('c-coaching-note').first();
    await manager.openSection(/^Coaching \(/);
    await expectText(note, /Sent, waits for Priya Nair.*Ask the CFO who signs/);
    await expectCount(manager.panel.locator('c-coaching-note', { hasText: 'Ask the CFO who signs' }), 1);
    assert.deepEqual(await accessibilityViolations(manager.page, manager.panel), []);

    const rep = await openAs(PEOPLE.rep, 'Ironbridge Energy', PHONE);
    const received = rep.panel.locator('c-coaching-note').first();
    await rep.panel
      .getByRole('button', { name: /Answer the note of Marcus Hale/ })
      .first()
      .click();
    await received.getByRole('button', { name: 'Got it', exact: true }).click();
    await expectText(received, /Confirmed: you answered on/);
    assert.deepEqual(await accessibilityViolations(rep.page, rep.panel), []);
    const overflow = await rep.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);

    const promise = received.locator('c-coaching-commitment').first();
    await promise.getByRole('button', { name: 'Another date…' }).click();
    await promise.getByRole('button', { name: 'Propose' }).click();
    await expectCount(promise.getByRole('button', { name: 'Propose' }), 0);

    await manager.panel.locator('.refresh').click();
    await expectText(note, /Confirmed: Priya Nair answered on/);
    await note.getByRole('button', { name: /^Agree to/ }).click();
    await expectText(note, /Moved once/);
    await rep.panel.locator('.refresh').click();
    await expectText(promise, /Moved once/);

    await promise.getByRole('button', { name: 'Done…' }).click();
    await promise.getByRole('textbox', { name: /Where one can see it/ }).fill('Mail of the CFO, Tuesday');
    await promise.getByRole('button', { name: 'Mark as done' }).click();
    await expectText(promise, /done on.*Mail of the CFO/);
    await manager.panel.locator('.refresh').click();
    await expectText(note, /done on.*Mail of the CFO/);
    await received.getByRole('button', { name: 'Useful', exact: true }).click();
    await expectText(received, /found it useful/);
  });
});
