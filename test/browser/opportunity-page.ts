import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { RunningOrg } from '../support/local-org.ts';

export const PEOPLE = {
  manager: 'marcus.hale@sideline.test',
  coach: 'ingrid.solberg@sideline.test',
  rep: 'priya.nair@sideline.test',
  leader: 'elena.fischer@sideline.test',
  stranger: 'kim.lindqvist@sideline.test',
  admin: 'admin@local.test',
} as const;

/** Signs a browser context in as a person of the generated org. */
export async function signIn(context: BrowserContext, org: RunningOrg, username: string): Promise<void> {
  const answer = await context.request.post(`${org.url}/local/session`, { data: { username } });
  if (!answer.ok()) throw new Error(`${username} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** Records of a query as the person the context is signed in as. */
export async function query<T>(context: BrowserContext, org: RunningOrg, soql: string): Promise<T[]> {
  const answer = await context.request.get(`${org.url}/services/data/v67.0/query?q=${encodeURIComponent(soql)}`);
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`);
  return ((await answer.json()) as { records: T[] }).records;
}

/** An opportunity's record page with the panel on it. */
export class OpportunityPage {
  readonly page: Page;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.locator('c-deal-coaching');
  }

  /** @param switches address parameters of the page's appearance, e.g. `?slds=1` */
  async open(org: RunningOrg, dealId: string, switches = ''): Promise<void> {
    await this.page.goto(`${org.url}/lightning/r/Opportunity/${dealId}/view${switches}`);
  }

  /** The band's word. */
  get band(): Locator {
    return this.panel.locator('c-involvement-band h3');
  }

  /** The sentence with both shares, e.g. "You drive 56% of this deal, Priya 44%". */
  get share(): Locator {
    return this.panel.locator('c-driving-share .sentence');
  }

  async openSection(name: RegExp): Promise<void> {
    const button = this.panel.getByRole('button', { name });
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  }

  /** Opens every section of the panel, and everything else in it that unfolds. */
  async openEverything(): Promise<void> {
    const closed = this.panel.locator('button[aria-expanded="false"]');
    while ((await closed.count()) > 0) await closed.first().click();
  }

  get evidence(): Locator {
    return this.panel.locator('c-touch-evidence li');
  }
}
