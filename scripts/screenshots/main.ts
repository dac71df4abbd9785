/** Makes the pictures of the README and the docs from the generated org: npm run screenshots */
import { join } from 'node:path';
import { launchBrowser } from '../../test/support/browser.ts';
import { startSeededOrg } from '../../test/support/seeded-org.ts';
import { OpportunityPage, PEOPLE, query, signIn } from '../../test/browser/opportunity-page.ts';
import { ROOT } from '../check/command.ts';
import { present } from '../present.ts';

const IMAGES = join(ROOT, 'docs/images');
const SIZES = [
  { width: 1440, height: 1000 },
  { width: 1024, height: 860 },
  { width: 390, height: 1240 },
] as const;
const DEAL = 'Ironbridge Energy Enterprise 500';

const org = await startSeededOrg();
const browser = await launchBrowser();
try {
  for (const viewport of SIZES) {
    const context = await browser.newContext({ viewport });
    await signIn(context, org, PEOPLE.manager);
    const [deal] = await query<{ Id: string }>(context, org, `SELECT Id FROM Opportunity WHERE Name = '${DEAL}'`);
    const view = new OpportunityPage(await context.newPage());
    await view.open(org, present(deal, 'Deal').Id);
    await view.band.waitFor();
    await view.page.waitForLoadState('networkidle');
    await view.page.screenshot({ path: join(IMAGES, `record-page-${viewport.width}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
  await org.stop();
}
