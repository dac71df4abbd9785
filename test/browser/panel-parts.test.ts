/** The parts of the panel: what people read in them agrees with docs/seed.md, with the records, and part with part. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { present } from '../../scripts/present.ts';
import { accessibilityViolations, expectCount, expectText, WAIT } from './expect.ts';
import { PEOPLE, query, type OpportunityPage } from './opportunity-page.ts';
import { openStory, seededSuite } from './suite.ts';

const suite = seededSuite({ width: 1440, height: 1000 });
const openAs = (username: string, customer: string, switches?: string): Promise<OpportunityPage> =>
  openStory(suite, username, customer, switches);

/** Names of the people on a story, its band, and the shares of manager and rep in per cent as worked out by hand. */
interface Story {
  readonly customer: string;
  readonly manager: readonly [name: string, username: string];
  readonly rep: readonly [name: string, username: string];
  readonly band: string;
  readonly shares: readonly [manager: number, rep: number];
  /** Numbers of touches, e.g. "Marcus, customer touches alone: 3". */
  readonly counts: readonly (readonly [side: 'rep' | 'manager' | 'both', touchClass: string, count: number])[];
}

const MARCUS = ['Marcus', PEOPLE.manager] as const;
const INGRID = ['Ingrid', PEOPLE.coach] as const;
const TOMAS = ['Tomas', 'tomas.rivera@sideline.test'] as const;
const STORIES: readonly Story[] = [
  {
    customer: 'Ironbridge Energy',
    manager: MARCUS,
    rep: ['Priya', PEOPLE.rep],
    band: 'Driving',
    shares: [56, 44],
    counts: [
      ['manager', 'solo', 3],
      ['manager', 'drivingEdit', 2],
      ['manager', 'holding', 1],
      ['rep', 'solo', 4],
    ],
  },
  {
    customer: 'Cobalt Robotics',
    manager: MARCUS,
    rep: ['Jonas', 'jonas.weber@sideline.test'],
    band: 'Driving',
    shares: [67, 33],
    counts: [
      ['manager', 'solo', 3],
      ['rep', 'solo', 2],
    ],
  },
  {
    customer: 'Fenwick Health',
    manager: INGRID,
    rep: ['Mei', 'mei.tanaka@sideline.test'],
    band: 'Coaching',
    shares: [0, 100],
    counts: [
      ['both', 'coaching', 2],
      ['both', 'joint', 1],
      ['rep', 'solo', 5],
    ],
  },
  {
    customer: 'Harrow Logistics',
    manager: TOMAS,
    rep: ['Clara', 'clara.dubois@sideline.test'],
    band: 'Absent',
    shares: [0, 100],
    counts: [['rep', 'solo', 6]],
  },
];

/** The sentence with both shares as each of them reads it. */
function sentencesOf({ manager: [manager], rep: [rep], shares: [driven, own] }: Story): Record<string, string> {
  return {
    manager: `You drive ${driven}% of this deal, ${rep} ${own}%`,
    rep: `Your manager drives ${driven}% of this deal, you ${own}%`,
    leader: `${manager} drives ${driven}% of this deal, ${rep} ${own}%`,
  };
}

const words = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim();

describe('five stories, read by manager, rep and leader', () => {
  for (const story of STORIES) {
    const readers = { manager: story.manager[1], rep: story.rep[1], leader: PEOPLE.leader };
    for (const [reader, username] of Object.entries(readers)) {
      test(`${story.customer} as ${reader}`, async () => {
        const view = await openAs(username, story.customer);
        await expectText(view.band, new RegExp(`^${story.band}$`));
        assert.equal(await words(view.share), sentencesOf(story)[reader]);
        await view.openSection(/Touches by kind/);
        for (const [side, touchClass, count] of story.counts) {
          const cell = view.panel.locator(
            `c-touch-counts button[data-side="${side}"][data-touch-class="${touchClass}"]`,
          );
          await expectText(cell, new RegExp(`^\\s*${count}\\b`));
        }
      });
    }
  }

  const tooLittle = { manager: PEOPLE.manager, rep: 'amelia.brooks@sideline.test', leader: PEOPLE.leader };
  for (const [reader, username] of Object.entries(tooLittle)) {
    test(`Juniper Foods as ${reader}`, async () => {
      const view = await openAs(username, 'Juniper Foods');
      await expectText(view.panel.locator('c-coaching-notice'), /Not enough data yet.*1 touch was counted/s);
      assert.equal(await view.band.count(), 0);
      assert.equal(await view.share.count(), 0);
    });
  }
});

/** Numbers of one week: from the table, or heights of the bars from the chart. */
type Week = Record<'rep' | 'manager' | 'joint' | 'coaching', number>;
const SIDES = ['rep', 'manager', 'joint'] as const;
const WEEKS = 12;

async function tableWeeks(chart: Locator): Promise<Week[]> {
  const rows = await chart
    .locator('tbody tr')
    .evaluateAll((found) =>
      found.map((row) => [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent))),
    );
  return rows.map(([rep = NaN, manager = NaN, joint = NaN, coaching = NaN]) => ({ rep, manager, joint, coaching }));
}

/** Heights in pixels, in the order of the weeks; for coaching the radius of the dot. Zero where nothing is drawn. */
async function drawnWeeks(chart: Locator): Promise<Week[]> {
  const weeks = Array.from({ length: WEEKS }, (): Week => ({ rep: 0, manager: 0, joint: 0, coaching: 0 }));
  const weekAt = (x: string): Week => present(weeks[Math.floor((parseFloat(x) / 100) * WEEKS)], `Week at ${x}`);
  const shapes = (selector: string, across: string, size: string): Promise<[string, number][]> =>
    chart
      .locator(selector)
      .evaluateAll(
        (found, [x, by]) =>
          found.map((shape): [string, number] => [
            shape.getAttribute(x ?? '') ?? '',
            Number(shape.getAttribute(by ?? '')),
          ]),
        [across, size],
      );
  for (const side of SIDES)
    for (const [x, height] of await shapes(`rect.${side}`, 'x', 'height')) weekAt(x)[side] = height;
  for (const [x, radius] of await shapes('circle.coaching', 'cx', 'r')) weekAt(x).coaching = radius;
  return weeks;
}

describe('the weeks', () => {
  const charts = [
    ['Fenwick Health', PEOPLE.coach, 'Mei'],
    ['Ironbridge Energy', PEOPLE.manager, 'Priya'],
  ] as const;
  for (const [customer, username, rep] of charts) {
    test(`of ${customer} are the same in chart, table and for screen readers`, async () => {
      const view = await openAs(username, customer);
      await view.openSection(/The last 12 weeks/);
      const chart = view.panel.locator('c-touch-weeks');
      await expectCount(chart.locator('tbody tr'), WEEKS);
      const table = await tableWeeks(chart);
      const drawn = await drawnWeeks(chart);

      const pixels: number[] = [];
      for (const [i, week] of table.entries())
        for (const side of SIDES) {
          const height = drawn[i]?.[side] ?? NaN;
          assert.equal(height > 0, week[side] > 0, `week ${i}, ${side}: weight ${week[side]}, ${height} px high`);
          if (week[side] > 0) pixels.push(height / week[side]);
        }
      assert.ok(pixels.length >= 5, `${pixels.length} bars are too few to compare`);
      const scale = pixels[0] ?? NaN;
      for (const one of pixels) assert.ok(Math.abs(one - scale) < 0.05, `a bar is ${one} px a weight, not ${scale}`);
      for (const [i, { coaching }] of table.entries()) assert.equal((drawn[i]?.coaching ?? 0) > 0, coaching > 0);

      const labels = await chart
        .locator('button.week')
        .evaluateAll((found) => found.map((week) => (week.getAttribute('aria-label') ?? '').replace(/\s/g, ' ')));
      for (const [i, week] of table.entries()) {
        const spoken = [
          ...(week.rep > 0 ? [`${rep} weight ${week.rep}`] : []),
          ...(week.manager > 0 ? [`You weight ${week.manager}`] : []),
          ...(week.joint > 0 ? [`Together weight ${week.joint}`] : []),
          ...(week.coaching > 0 ? [`${week.coaching} coaching touch`] : []),
        ];
        for (const text of spoken) assert.ok(labels[i]?.includes(text), `"${labels[i]}" says "${text}"`);
      }
    });
  }
});

describe('what was noticed', () => {
  test('opens the record that a signal rests on', async () => {
    const view = await openAs(PEOPLE.manager, 'Ironbridge Energy');
    const soql =
      "SELECT Id FROM Event WHERE Subject = 'Commercial terms with the sponsor' AND What.Name LIKE 'Ironbridge%'";
    const [meeting] = await query<{ Id: string }>(suite.context, suite.org, soql);
    await view.openSection(/What we noticed \(5\)/);
    const takeover = view.panel.locator('c-deal-signals li.signal', { hasText: 'The manager leads late in the deal' });
    await expectText(takeover, /Marcus does 55\.6% of the driving \(more than 50%\)/);
    await takeover.getByRole('button', { name: '5 records' }).click();
    await takeover.getByRole('link', { name: 'Commercial terms with the sponsor' }).click();
    await view.page.waitForURL(`**/lightning/r/Event/${meeting?.Id}/view`, WAIT);
  });
});

describe('the process', () => {
  test('shows what is proven, and asks for what is not', async () => {
    const view = await openAs(PEOPLE.manager, 'Ironbridge Energy');
    const contacts = await query<{ Contact: { Name: string } }>(
      suite.context,
      suite.org,
      "SELECT Contact.Name FROM OpportunityContactRole WHERE Opportunity.Name = 'Ironbridge Energy Enterprise 500'",
    );
    assert.equal(contacts.length, 1, 'the story has one contact role, the second person is missing');
    await view.openSection(/Process 5 of 6 proven/);
    const proofs = view.panel.locator('c-deal-process li.proof');
    await expectCount(proofs, 6);
    // What an icon stands for is hidden text, which only the inner text has.
    const texts = await proofs.allInnerTexts();
    const missing = texts.filter((text) => !text.startsWith('Proven'));
    assert.equal(missing.length, 1, missing.join('\n'));
    assert.match(
      missing[0] ?? '',
      /^Not proven yet\s+A second person at the customer\s+1 of 2 .*needed from 50% on\s+A question for Priya\s+“.*\?”/,
    );
    const known = texts.find((text) => text.includes('A contact is known'));
    assert.ok(known?.includes(contacts[0]?.Contact.Name ?? '-'), `${known} names the contact`);
    // What is proven needs no question.
    await expectCount(proofs.locator('.question'), 1);
  });

  test('tells a step back and a skip', async () => {
    const view = await openAs(PEOPLE.leader, 'Juniper Health');
    await view.openSection(/Process/);
    const way = view.panel.locator('c-deal-process .way');
    await expectText(way, /the deal went from .* to .* and left out /);
    await expectText(way, /the deal went back from .* to /);
  });
});

/** What has the focus, as it is called. */
async function focused(page: Page): Promise<string> {
  const element = page.locator(':focus').last();
  const name = (await element.getAttribute('aria-label')) ?? (await element.innerText());
  return name.replace(/\s+/g, ' ').trim();
}

/** Presses a key until something with the name has the focus. */
async function pressUntil(page: Page, key: string, name: RegExp, limit = 40): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < limit; presses++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now);
  }
  assert.fail(`${key} never reached ${name.source}, only ${seen.join(' | ')}`);
}

describe('with the keyboard alone', () => {
  test('every section opens and closes, down to the record behind a signal', async () => {
    const view = await openAs(PEOPLE.manager, 'Ironbridge Energy');
    const { page } = view;
    await view.band.waitFor(WAIT);
    await view.panel.getByRole('button', { name: 'Refresh' }).focus();
    const sections = [
      /^The last 12 weeks/,
      /^What we noticed/,
      /^Process/,
      /^Touches by kind/,
      /^Evidence/,
      /^How this/,
    ];
    for (const section of sections) {
      await pressUntil(page, 'Tab', section);
      const toggle = view.panel.getByRole('button', { name: section });
      await page.keyboard.press('Enter');
      assert.equal(await toggle.getAttribute('aria-expanded'), 'true', section.source);
      await page.keyboard.press('Enter');
      assert.equal(await toggle.getAttribute('aria-expanded'), 'false', section.source);
    }
    await pressUntil(page, 'Shift+Tab', /^What we noticed/);
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', /^5 records/);
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', /^Call on contract terms/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/lightning\/r\/Task\//, WAIT);
  });

  test('arrows go through the weeks, "Why?" leads to its signal', async () => {
    const view = await openAs(PEOPLE.manager, 'Ironbridge Energy');
    const { page } = view;
    await view.openSection(/The last 12 weeks/);
    await view.panel.getByRole('button', { name: /The last 12 weeks/ }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    const first = await focused(page);
    await pressUntil(page, 'ArrowRight', /You weight \d/, 11);
    assert.notEqual(await focused(page), first);
    await expectText(view.panel.locator('c-touch-weeks .details'), /You\sweight\s\d/);
    await pressUntil(page, 'Shift+Tab', /^Why\?/);
    await page.keyboard.press('Enter');
    await expectText(page.locator('c-deal-signals h4:focus'), /The manager leads late in the deal/);
  });

  test('the step-in dialog keeps the focus, Escape leaves it and the focus returns', async () => {
    const view = await openAs(PEOPLE.manager, 'Cobalt Robotics');
    const { page } = view;
    await view.band.waitFor(WAIT);
    await view.panel.getByRole('button', { name: 'Refresh' }).focus();
    await pressUntil(page, 'Tab', /^Step in…/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio').first().waitFor(WAIT);
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      assert.equal(
        (await dialog.locator(':focus').count()) > 0,
        true,
        `the focus left the dialog after ${presses} tabs`,
      );
    }
    await page.keyboard.press('Escape');
    await expectCount(dialog, 0);
    await expectText(page.locator('c-deal-step-in button:focus'), /Step in…/);
    await expectCount(view.panel.locator('c-deal-step-in').getByText('Stepping in on purpose?'), 1);
  });
});

describe('everything open', () => {
  const looks = [
    ['light, SLDS 2', '?slds=2&scheme=light'],
    ['dark, SLDS 2', '?slds=2&scheme=dark'],
    ['SLDS 1', '?slds=1'],
  ] as const;
  for (const [look, switches] of looks)
    for (const width of [1440, 390]) {
      test(`is accessible and fits into ${width} px: ${look}`, async () => {
        await suite.context.close();
        suite.context = await suite.browser.newContext({ viewport: { width, height: 900 } });
        const view = await openAs(PEOPLE.manager, 'Ironbridge Energy', switches);
        await view.band.waitFor(WAIT);
        await view.openEverything();
        await view.panel.getByRole('button', { name: 'Show as table' }).click();
        assert.deepEqual(await accessibilityViolations(view.page, view.panel), []);
        const overflow = await view.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
        assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
        const clipped = await view.panel.evaluate((panel) => {
          const { right } = panel.getBoundingClientRect();
          return [...panel.querySelectorAll('table, p, h3, h4, svg.drawing')].filter(
            (part) => part.getBoundingClientRect().right > right + 1,
          ).length;
        });
        assert.equal(clipped, 0, 'parts that stick out of the panel');
      });
    }
});
