/** Makes the pictures of the README and the docs from the generated org: npm run screenshots */
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../../test/support/browser.ts';
import { startSeededOrg } from '../../test/support/seeded-org.ts';
import type { RunningOrg } from '../../test/support/local-org.ts';
import { OpportunityPage, PEOPLE, query, signIn } from '../../test/browser/opportunity-page.ts';
import { ROOT } from '../check/command.ts';
import { present } from '../present.ts';
import { PANEL_PICTURES, type PanelPicture } from './panel-pictures.ts';

const IMAGES = join(ROOT, 'docs/images');
const PAGE_SIZES = [
  { width: 1440, height: 1000 },
  { width: 1024, height: 860 },
  { width: 390, height: 1240 },
] as const;
/** Wide enough for the record page's sidebar, tall enough for any panel. */
const PANEL_VIEWPORT = { width: 1440, height: 1900 };
/** Around a part of the panel, in pixels. */
const MARGIN = 6;
const STORY = 'Enterprise 500';

type Place = Pick<PanelPicture, 'customer' | 'product' | 'username' | 'switches'>;

const org = await startSeededOrg();
const browser = await launchBrowser();
try {
  for (const viewport of PAGE_SIZES) await photographPage(viewport);
  for (const picture of PANEL_PICTURES) await photographPanel(picture);
} finally {
  await browser.close();
  await org.stop();
}

async function photographPage(viewport: (typeof PAGE_SIZES)[number]): Promise<void> {
  const place = { customer: 'Ironbridge Energy', username: PEOPLE.manager };
  await onDeal(browser, org, { viewport }, place, async (view) => {
    await view.page.screenshot({ path: join(IMAGES, `record-page-${viewport.width}.png`) });
  });
}

async function photographPanel(picture: PanelPicture): Promise<void> {
  await onDeal(browser, org, { viewport: PANEL_VIEWPORT }, picture, async (view) => {
    const part = await picture.show(view);
    // Neither a focus ring nor a pointer says anything in a picture.
    await view.page.evaluate('document.activeElement?.blur()');
    await view.page.mouse.move(0, 0);
    const { x, y, width, height } = present(await part.boundingBox(), 'Box of the part');
    const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
    await view.page.screenshot({
      path: join(IMAGES, `${picture.file}.png`),
      clip,
      animations: 'disabled',
    });
  });
}

/** Opens a deal as a person of the org, in a browser context of its own. */
async function onDeal(
  browser: Browser,
  org: RunningOrg,
  options: BrowserContextOptions,
  { customer, product = STORY, username, switches }: Place,
  use: (view: OpportunityPage) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  await signIn(context, org, username);
  const soql = `SELECT Id FROM Opportunity WHERE Name = '${customer} ${product}'`;
  const [deal] = await query<{ Id: string }>(context, org, soql);
  const view = new OpportunityPage(await context.newPage());
  await view.open(org, present(deal, `${customer} ${product}`).Id, switches);
  await view.panel.getByRole('button', { name: /How this is counted/ }).waitFor();
  await view.page.waitForLoadState('networkidle');
  await use(view);
  await context.close();
}
