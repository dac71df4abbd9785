/** The panel on a real opportunity page, in a real browser, over the real Apex. Numbers are worked out in docs/seed.md. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, afterEach, describe, test } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import type { RunningOrg } from '../support/local-org.ts';
import { startSeededOrg } from '../support/seeded-org.ts';
import { accessibilityViolations, expectCount, expectText, WAIT } from './expect.ts';
import { OpportunityPage, PEOPLE, query, signIn } from './opportunity-page.ts';

interface Deal {
  readonly Id: string;
}

let org: RunningOrg;
let browser: Browser;
let context: BrowserContext;

before(async () => {
  // One after the other: a browser that opened beside an org that cannot start would keep the process alive.
  org = await startSeededOrg();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await org?.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
});
afterEach(() => context.close());

/** Id of a story's deal, asked for as the administrator. */
async function dealOf(customer: string): Promise<string> {
  const admin = await browser.newContext();
  await signIn(admin, org, PEOPLE.admin);
  const [deal] = await query<Deal>(admin, org, `SELECT Id FROM Opportunity WHERE Name = '${customer} Enterprise 500'`);
  await admin.close();
  assert.ok(deal, `${customer} is in the generated org`);
  return deal.Id;
}

async function openAs(username: string, dealId: string): Promise<OpportunityPage> {
  await signIn(context, org, username);
  const view = new OpportunityPage(await context.newPage());
  await view.open(org, dealId);
  return view;
}

describe('the taken-over deal', () => {
  let deal = '';
  before(async () => {
    deal = await dealOf('Ironbridge Energy');
  });

  test('reads Driving for the manager, with the evidence behind it', async () => {
    const view = await openAs(PEOPLE.manager, deal);
    await expectText(view.band, /^Driving$/);
    await expectText(view.share, /You drive 56\s?% of this deal, Priya 44\s?%/);
    await view.openSection(/Evidence \(10\)/);
    await view.panel.getByRole('button', { name: /Show .*more/i }).click();
    await expectCount(view.evidence, 10);
  });

  test('an evidence entry opens its record', async () => {
    const view = await openAs(PEOPLE.manager, deal);
    await view.openSection(/Evidence/);
    const [task] = await query<Deal>(
      context,
      org,
      `SELECT Id FROM Task WHERE Subject = 'Call on contract terms' AND WhatId = '${deal}'`,
    );
    await view.evidence.getByRole('link', { name: 'Call on contract terms' }).click();
    await view.page.waitForURL(new RegExp(`/lightning/r/Task/${task?.Id}/view`), WAIT);
    await view.page.getByText('Call on contract terms').first().waitFor(WAIT);
  });

  test('shows the rep the same numbers', async () => {
    const view = await openAs(PEOPLE.rep, deal);
    await expectText(view.band, /^Driving$/);
    await expectText(view.share, /Your manager drives 56\s?%.*44\s?%/);
  });

  test('shows the leader the same numbers', async () => {
    const view = await openAs(PEOPLE.leader, deal);
    await expectText(view.band, /^Driving$/);
    await expectText(view.share, /56\s?%.*44\s?%/);
  });

  test('follows a completed next step and a logged call without a reload', async () => {
    const view = await openAs(PEOPLE.manager, deal);
    await expectText(view.band, /^Driving$/);
    await view.page.evaluate('window.notReloaded = true');
    await view.page.getByRole('checkbox', { name: /Send the final offer/ }).check();
    await expectText(view.share, /You drive 53\s?%/);

    await view.page.getByRole('button', { name: 'Log a Call' }).click();
    const form = view.page.getByRole('group', { name: 'Log a Call' });
    await form.getByLabel('Subject').fill('Priya calls the project team');
    const contact = form.getByRole('combobox', { name: /Name/ });
    await contact.click();
    await form.getByRole('option').first().click();
    await form.getByRole('button', { name: /Remove .*Marcus|Clear .*Marcus/ }).click();
    await form.getByRole('combobox', { name: /Assigned To/ }).fill('Priya');
    await form.getByRole('option', { name: /Priya Nair/ }).click();
    await form.getByRole('button', { name: 'Save' }).click();

    await expectText(view.share, /You drive 47\s?% of this deal, Priya 53\s?%/);
    await expectText(view.band, /^Co-driving$/);
    assert.equal(await view.page.evaluate('window.notReloaded'), true, 'the page was not reloaded');
  });

  test('refuses a stranger kindly and gives no row by REST', async () => {
    const view = await openAs(PEOPLE.stranger, deal);
    await view.page.getByText(/ask /i).first().waitFor(WAIT);
    const text = (await view.page.locator('body').innerText()).replace(/\s+/g, ' ');
    assert.doesNotMatch(text, /Ironbridge|Driving|\d+\s?%/);
    assert.deepEqual(await query(context, org, `SELECT Id FROM Opportunity WHERE Id = '${deal}'`), []);
    const byId = await context.request.get(`${org.url}/services/data/v67.0/sobjects/Opportunity/${deal}`);
    assert.equal(byId.status(), 404);
  });
});

describe('the other stories', () => {
  const stories: readonly [string, string, RegExp][] = [
    ['Cobalt Robotics', PEOPLE.manager, /^Driving$/],
    ['Fenwick Health', PEOPLE.coach, /^Coaching$/],
    ['Harrow Logistics', PEOPLE.leader, /^Absent$/],
  ];
  for (const [customer, person, band] of stories) {
    test(`${customer} reads ${band.source.replace(/[$^]/g, '')}`, async () => {
      const view = await openAs(person, await dealOf(customer));
      await expectText(view.band, band);
    });
  }

  test('Juniper Foods has not enough data, and no band', async () => {
    const view = await openAs(PEOPLE.manager, await dealOf('Juniper Foods'));
    await view.panel
      .getByText(/not enough data/i)
      .first()
      .waitFor(WAIT);
    assert.equal(await view.band.count(), 0);
  });
});

describe('what people can do with it', () => {
  for (const width of [1440, 1024, 390]) {
    test(`no accessibility violation in the panel at ${width} px, sections open`, async () => {
      await context.close();
      context = await browser.newContext({ viewport: { width, height: 900 } });
      const view = await openAs(PEOPLE.coach, await dealOf('Fenwick Health'));
      await view.band.waitFor(WAIT);
      for (const section of [/Touches/, /Evidence/, /How this is counted/]) await view.openSection(section);
      assert.deepEqual(await accessibilityViolations(view.page, view.panel), []);
      const overflow = await view.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
    });
  }

  test('the keyboard opens a section and an evidence link', async () => {
    const view = await openAs(PEOPLE.coach, await dealOf('Fenwick Health'));
    const toggle = view.panel.getByRole('button', { name: /Evidence/ });
    await toggle.waitFor(WAIT);
    await toggle.focus();
    await view.page.keyboard.press('Enter');
    await view.evidence.first().waitFor(WAIT);
    await view.page.keyboard.press('Tab');
    await expectCount(view.panel.locator('c-touch-evidence a:focus'), 1);
  });

  test('an unknown record says so without a stack', async () => {
    const view = await openAs(PEOPLE.manager, '006000000000000AAA');
    await view.page
      .getByRole('main')
      .getByText(/can.t see|does not exist|not found/i)
      .first()
      .waitFor(WAIT);
    assert.doesNotMatch(await view.page.locator('body').innerText(), /\bat .*\.ts:\d+/);
  });
});
