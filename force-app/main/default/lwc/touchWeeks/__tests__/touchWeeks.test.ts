import type { DealPanel } from 'apex-types';
import TouchWeeks from 'c/touchWeeks';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { noticedPanel, weeks } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';

const NAMES = { rep: 'Priya', manager: 'You', both: 'Together' };

function show(raw: DealPanel['weeks'] = noticedPanel().weeks): Mounted<TouchWeeks> {
  return mount('c-touch-weeks', TouchWeeks, {
    weeks: readScored(noticedPanel({ weeks: raw })).weeks,
    sideNames: NAMES,
  });
}

const buttons = (element: Element): HTMLButtonElement[] => findAll<HTMLButtonElement>(element, '.week');
const details = (element: Element): string => textOf(find(element, '.details'));

async function press(element: Element, key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true });
  element.shadowRoot?.activeElement?.dispatchEvent(event);
  await flush();
  return event;
}

it('picture_shown_hasAButtonAWeekThatNamesItsNumbers', async () => {
  const element = show();
  expect(buttons(element).map((button) => button.getAttribute('aria-label')?.replaceAll('\u00a0', ' '))).toMatchObject({
    1: 'Week of Sep 7: nothing counted',
    2: 'Week of Sep 14: Priya weight 4 · stage Proposal',
    6: 'Week of Oct 12: Priya weight 3 · You weight 5 · 1 coaching touch',
    11: 'Week of Nov 16: Priya weight 2 · You weight 3 · Together weight 3',
  });
  expect(textOf(find(element, 'svg'))).toBe('Proposal Sep Oct Nov Today');
  await expect(element).toBeAccessible();
});

it('details_atFirst_sumUpAllWeeks', () => {
  expect(details(show())).toBe('All 12 weeks Priya weight 9 · You weight 8 · Together weight 3 · 1 coaching touch');
});

it('week_pointedAt_isNamedUntilThePointerLeaves', async () => {
  const element = show();
  buttons(element)[6]?.dispatchEvent(new MouseEvent('mouseenter'));
  await flush();
  expect(details(element)).toBe('Week of Oct 12 Priya weight 3 · You weight 5 · 1 coaching touch');
  find(element, '.picture').dispatchEvent(new MouseEvent('mouseleave'));
  await flush();
  expect(details(element)).toContain('All 12 weeks');
});

it('week_tapped_isNamed', async () => {
  const element = show();
  buttons(element)[2]?.click();
  await flush();
  expect(details(element)).toBe('Week of Sep 14 Priya weight 4 · stage Proposal');
  await expect(element).toBeAccessible();
});

describe('keyboard', () => {
  it('picture_hasOneTabStop_theCurrentWeek', () => {
    expect(buttons(show()).map(({ tabIndex }) => tabIndex)).toEqual([...Array<number>(11).fill(-1), 0]);
  });

  it('arrows_moveOverTheWeeksAndStopAtTheEnds', async () => {
    const element = show();
    const focused = (): string | undefined =>
      (element.shadowRoot?.activeElement as HTMLElement | null)?.dataset['index'];
    buttons(element)[11]?.focus();
    await flush();
    for (const [key, index] of [
      ['ArrowRight', '11'],
      ['ArrowLeft', '10'],
      ['Home', '0'],
      ['ArrowLeft', '0'],
      ['ArrowRight', '1'],
      ['End', '11'],
    ] as const) {
      const event = await press(element, key);
      expect([key, focused(), event.defaultPrevented]).toEqual([key, index, true]);
    }
    expect(buttons(element).filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it('otherKeys_areLeftAlone', async () => {
    const element = show();
    buttons(element)[11]?.focus();
    expect((await press(element, 'Tab')).defaultPrevented).toBe(false);
  });

  it('focus_gone_sumsUpAgain', async () => {
    const element = show();
    buttons(element)[2]?.focus();
    await flush();
    expect(details(element)).toContain('Week of Sep 14');
    buttons(element)[2]?.blur();
    await flush();
    expect(details(element)).toContain('All 12 weeks');
  });
});

describe('table', () => {
  it('table_untilAskedFor_isForScreenReadersOnly', async () => {
    const element = show();
    expect(find(element, '.toggle').getAttribute('aria-pressed')).toBe('false');
    expect(findAll(element, '.slds-assistive-text table')).toHaveLength(1);
    find(element, '.toggle').click();
    await flush();
    expect(find(element, '.toggle').getAttribute('aria-pressed')).toBe('true');
    expect(findAll(element, '.slds-assistive-text table')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });

  it('table_hasTheNumbersOfThePicture', () => {
    const rows = findAll(show(), 'tbody tr').map((row) => [...row.children].map(textOf));
    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual(['Aug 31', '0', '0', '0', '0']);
    expect(rows[2]).toEqual(['Sep 14 stage Proposal', '4', '0', '0', '0']);
    expect(rows[11]).toEqual(['Nov 16', '2', '3', '3', '0']);
  });
});

it('weeks_withoutAnything_sayWhatWillAppear', async () => {
  const element = show(weeks());
  expect(textOf(element)).toBe(
    'Nothing was counted in these weeks. Touches of both sides appear here as soon as they are recorded.',
  );
  await expect(element).toBeAccessible();
});

it('weeks_onlyAStageChange_areShown', () => {
  const element = show(weeks({ 3: { stageChanges: [{ changedAt: '2026-09-22T00:00:00.000Z', stage: 'Proposal' }] } }));
  expect(findAll(element, 'svg')).toHaveLength(1);
  expect(details(element)).toBe('All 12 weeks nothing counted');
});
