import { after, afterEach, before, beforeEach } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import type { RunningOrg } from '../support/local-org.ts';
import { startSeededOrg } from '../support/seeded-org.ts';
import { OpportunityPage, query, signIn } from './opportunity-page.ts';

/** What the tests of one file work with; there from the first hook on. */
export interface Suite {
  org: RunningOrg;
  browser: Browser;
  /** A browser context of the running test alone. */
  context: BrowserContext;
}

/** Starts one generated org and one browser for the tests of the calling file, and a context for each of them. */
export function seededSuite(viewport: { readonly width: number; readonly height: number }): Suite {
  const suite = {} as Suite;
  before(async () => {
    // One after the other: a browser that opened beside an org that cannot start would keep the process alive.
    suite.org = await startSeededOrg();
    suite.browser = await launchBrowser();
  });
  after(async () => {
    await suite.browser?.close();
    await suite.org?.stop();
  });
  beforeEach(async () => {
    suite.context = await suite.browser.newContext({ viewport });
  });
  afterEach(() => suite.context.close());
  return suite;
}

/**
 * Opens a customer's story as a person who may see it.
 * @param switches address parameters of the page's appearance, e.g. `?slds=1`
 * @throws Error when the generated org has no such deal, or the person does not see it
 */
export async function openStory(
  { org, context }: Pick<Suite, 'org' | 'context'>,
  username: string,
  customer: string,
  switches = '',
): Promise<OpportunityPage> {
  await signIn(context, org, username);
  const soql = `SELECT Id FROM Opportunity WHERE Name = '${customer} Enterprise 500'`;
  const [deal] = await query<{ Id: string }>(context, org, soql);
  if (!deal) throw new Error(`${username} sees no deal of ${customer}`);
  const view = new OpportunityPage(await context.newPage());
  await view.open(org, deal.Id, switches);
  return view;
}
