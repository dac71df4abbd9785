import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../../test/support/browser.ts';
import { startStub } from './fixture/stub-org.ts';

const RECORD = '/lightning/r/Opportunity/006000000000001AAA/view';
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the Lightning shell', () => {
  let browser: Browser;
  let stub: Awaited<ReturnType<typeof startStub>>;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shell-'));

  before(async () => {
    [browser, stub] = await Promise.all([launchBrowser(), startStub(folder)]);
  });
  after(async () => {
    await browser?.close();
    await stub?.app.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  /** Opens a page as somebody and fails on errors in its console. */
  async function open(
    place: string,
    options: { user?: string; width?: number } = {},
  ): Promise<{ page: Page; context: BrowserContext }> {
    const { user = 'maria', width = 1440 } = options;
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    if (user) {
      await context.request.post(`${stub.url}/local/session`, { data: { username: `${user}@example.com` } });
    }
    const page = await context.newPage();
    page.setDefaultTimeout(8000);
    await page.goto(stub.url + place);
    return { page, context };
  }

  async function violations(page: Page): Promise<string[]> {
    await page.addScriptTag({ content: axe }).catch(() => page.evaluate(axe));
    return page.evaluate(async () => {
      const { violations: found } = await (
        globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown; html: string }[] }[] }> };
        }
      ).axe.run();
      return found.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, html }) => `${String(target)} ${html.slice(0, 160)}`).join(' | ')}`,
      );
    });
  }

  test('record page_opened_shows component of the tree with data, labels and permissions of the user', async () => {
    const { page, context } = await open(RECORD);
    const card = page.locator('c-sample-card');
    await card.getByText('Beispiel').waitFor();
    await card.locator('[data-id="stage"]').getByText('Prospecting').waitFor();
    assert.equal(await card.locator('[data-id="permission"]').innerText(), 'allowed');
    await context.close();

    const other = await open(RECORD, { user: 'priya' });
    await other.page.locator('c-sample-card').getByText('Sample').first().waitFor();
    assert.equal(await other.page.locator('[data-id="permission"]').innerText(), 'not allowed');
    await other.context.close();
  });

  for (const width of [1440, 1024, 390]) {
    test(`record page_at ${width} px_has no accessibility violation and no sideways scrolling`, async () => {
      const { page, context } = await open(RECORD, { width });
      await page.getByRole('heading', { name: 'Fleet renewal 1' }).waitFor();
      await page.locator('c-sample-card').waitFor();
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await violations(page), []);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true);
      await context.close();
    });
  }

  test('list_opened_has no accessibility violation', async () => {
    const { page, context } = await open('/lightning/o/Opportunity/list');
    await page.getByText('46 of 46 items').waitFor();
    assert.deepEqual(await violations(page), []);
    await context.close();
  });

  const states: readonly (readonly [string, string, (page: Page) => Promise<unknown>])[] = [
    [
      'dark colours',
      `${RECORD}?scheme=dark`,
      (page) => page.getByRole('button', { name: 'Details of Executive review' }).click(),
    ],
    ['the first design system', `${RECORD}?slds=1`, (page) => page.getByRole('tab', { name: 'Related' }).click()],
    ['the call form', RECORD, (page) => page.getByRole('button', { name: 'Log a Call' }).click()],
    ['the task form', RECORD, (page) => page.getByRole('button', { name: 'New Task' }).click()],
    ['the event form', RECORD, (page) => page.getByRole('button', { name: 'New Event' }).click()],
    ['inputs in place', RECORD, (page) => page.getByRole('button', { name: 'Edit Amount' }).click()],
    ['the edit dialog', RECORD, (page) => page.getByRole('button', { name: 'Edit', exact: true }).click()],
  ];
  for (const [name, place, act] of states) {
    test(`record page_showing ${name}_has no accessibility violation`, async () => {
      const { page, context } = await open(place);
      await page.locator('shell-timeline-item').first().waitFor();
      await act(page);
      await page.waitForTimeout(600);
      assert.deepEqual(await violations(page), []);
      await context.close();
    });
  }

  test('path_stage marked complete_changes highlights, details and component without a reload', async () => {
    const { page, context } = await open(RECORD.replace('001AAA', '002AAA'));
    await page.getByRole('button', { name: 'Mark Stage as Complete' }).click();
    await page.getByText('Stage changed successfully.').waitFor();
    await page.locator('c-sample-card [data-id="stage"]').getByText('Needs Analysis').waitFor();
    await page.locator('shell-record-highlights').getByText('Needs Analysis').waitFor();
    await page.locator('shell-record-details').getByText('Needs Analysis').waitFor();
    await context.close();
  });

  test('details_refused by a rule_keep the input and show the message at the field', async () => {
    const { page, context } = await open(RECORD);
    await page.getByRole('button', { name: 'Edit Amount' }).click();
    const amount = page.getByLabel('Amount', { exact: true });
    await amount.fill('-1');
    await page.locator('shell-record-details').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Amount must not be negative.').first().waitFor();
    await amount.fill('99000');
    await page.locator('shell-record-details').getByRole('button', { name: 'Save' }).click();
    await page.locator('shell-record-highlights').getByText('99.000').waitFor();
    await context.close();
  });

  test('call_logged_appears in the timeline', async () => {
    const { page, context } = await open(RECORD);
    await page.getByRole('button', { name: 'Log a Call' }).click();
    await page.getByRole('textbox', { name: 'Subject' }).fill('Call with the CFO');
    await page.locator('shell-call-form').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Call with the CFO' }).waitFor();
    await context.close();
  });

  test('task_ticked_moves from upcoming to past', async () => {
    const { page, context } = await open(RECORD);
    await page.getByRole('checkbox', { name: 'Mark "Prepare proposal draft" as complete' }).click();
    await page.getByText('Task "Prepare proposal draft" was completed.').waitFor();
    await page
      .getByRole('checkbox', { name: 'Mark "Prepare proposal draft" as complete' })
      .waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Prepare proposal draft' }).waitFor();
    await context.close();
  });

  test('search_by keyboard_opens the chosen opportunity in place', async () => {
    const { page, context } = await open('/lightning/o/Opportunity/list');
    await page.getByRole('combobox', { name: 'Search opportunities' }).fill('Cold chain 9');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/lightning/r/Opportunity/006000000000009AAA/view');
    await page.getByRole('heading', { name: 'Cold chain 9' }).waitFor();
    await context.close();
  });

  test('list_searched and sorted_shows the matching rows in order', async () => {
    const { page, context } = await open('/lightning/o/Opportunity/list');
    await page.getByRole('searchbox', { name: 'Search this list' }).fill('Helios');
    await page
      .getByText(/^\d+ of \d+ items/)
      .filter({ hasNotText: '46' })
      .waitFor();
    await page.getByRole('button', { name: 'Amount' }).click();
    const header = page.getByRole('columnheader', { name: 'Amount' });
    await page.locator('tbody tr').nth(3).waitFor();
    assert.equal(await header.getAttribute('aria-sort'), 'ascending');
    await context.close();
  });

  test('user menu_another person chosen_reloads the page as that person', async () => {
    const { page, context } = await open(RECORD);
    await page.getByRole('button', { name: /Switch user ?Maria Keller/ }).click();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: /Priya Nair/ }).click();
    await page.getByRole('button', { name: /Switch user ?Priya Nair/ }).waitFor();
    await context.close();
  });

  test('record_not visible_gets a kind page', async () => {
    const { page, context } = await open('/lightning/r/Opportunity/006000000000999AAA/view');
    await page.getByRole('heading', { name: "You can't see this record" }).waitFor();
    assert.deepEqual(await violations(page), []);
    await context.close();
  });

  test('jobs_reached by the user menu_show what runs and what is kept', async () => {
    const { page, context } = await open(RECORD);
    await page.getByRole('button', { name: /Switch user/ }).click();
    await page.getByRole('link', { name: 'Jobs' }).click();
    await page.getByRole('heading', { name: 'Jobs' }).waitFor();
    await page.getByRole('row', { name: /Notifier.tell \(Future\).*Failed.*Nobody to tell/ }).waitFor();
    await page.getByText('Nothing is scheduled.').waitFor();
    assert.match(await page.title(), /^Jobs/);
    assert.deepEqual(await violations(page), []);
    await context.close();
  });

  test('unknown address_gets a page that leads on', async () => {
    const { page, context } = await open('/lightning/x/nowhere');
    await page.getByRole('heading', { name: "This page doesn't exist" }).waitFor();
    await page.getByRole('link', { name: 'Go to opportunities' }).click();
    await page.getByText('46 of 46 items').waitFor();
    await context.close();
  });

  test('no session_shows who one can be', async () => {
    const { page, context } = await open(RECORD, { user: '' });
    await page.getByRole('heading', { name: 'Who are you today?' }).waitFor();
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: /Jonas Weber/ }).click();
    await page.getByRole('heading', { name: 'Fleet renewal 1' }).waitFor();
    await context.close();
  });
});
