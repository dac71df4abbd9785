import type { DealPanel } from 'apex-types';
import InvolvementBand from 'c/involvementBand';
import { find, findAll, mount, textOf } from 'test/lwc/mount';
import { panelAsLeader, panelAsRep, scoredPanel, stepIn, stepInPart } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';

const show = (answer: DealPanel): HTMLElement =>
  mount('c-involvement-band', InvolvementBand, { panel: readScored(answer) });
const meaning = (answer: DealPanel): string => textOf(find(show(answer), '.meaning'));

describe.each(['absent', 'coaching', 'coDriving', 'driving'])('c-involvement-band %s', (band) => {
  it('band_shown_marksExactlyOneStepAndIsAccessible', async () => {
    const element = show(scoredPanel({ band }));
    const current = findAll(element, 'li').filter((step) => step.getAttribute('aria-current') === 'step');
    expect(current.map(textOf)).toEqual([textOf(find(element, 'h3'))]);
    await expect(element).toBeAccessible();
  });
});

it('band_absent_hasAnEmptyDisc', () => {
  expect(findAll(show(scoredPanel({ band: 'absent' })), 'path')).toHaveLength(0);
});

it.each([
  [1, 'last 1 day'],
  [30, 'last 30 days'],
])('window_%d_isSaid', (windowDays, text) => {
  expect(textOf(find(show(scoredPanel({ windowDays })), '.window'))).toBe(text);
});

describe('meaning', () => {
  it.each([
    ['manager', scoredPanel, 'Between 30% and 50% of the driving is yours: you and Priya steer this deal together.'],
    [
      'rep',
      panelAsRep,
      'Between 30% and 50% of the driving is your manager’s: the two of you steer this deal together.',
    ],
    ['leader', panelAsLeader, 'Dana does between 30% and 50% of the driving: Priya and Dana steer this deal together.'],
  ])('meaning_as_%s_isWrittenForThem', (_, answer, text) => {
    expect(meaning(answer())).toBe(text);
  });

  it('meaning_absent_saysTheCadence', () => {
    expect(meaning(scoredPanel({ band: 'absent', drivingShare: 0.1 }))).toBe(
      'You drive no more than 30%, and there was no coaching or joint touch within 14 days. A good moment to ask Priya how it is going.',
    );
  });

  it('meaning_coDrivingAboveTheDrivingLimit_saysThatTheRepIsNew', () => {
    expect(meaning(panelAsRep({ band: 'coDriving', drivingShare: 0.7 }))).toBe(
      'More than 50% of the driving is your manager’s. You are new here, and at the start that is normal.',
    );
  });
});

describe('step-in', () => {
  const onPurpose = { band: 'stepIn', drivingShare: 0.7, stepIn: stepInPart({ current: stepIn() }) };

  it.each([
    ['manager', scoredPanel, 'You drive this deal on purpose until Nov 30.'],
    ['rep', panelAsRep, 'Your manager drives this deal on purpose until Nov 30.'],
    ['leader', panelAsLeader, 'Dana drives this deal on purpose until Nov 30.'],
  ])('stepIn_as_%s_saysUntilWhenAndJudgesNothing', async (_, answer, text) => {
    const element = show(answer(onPurpose));
    expect(textOf(find(element, 'h3'))).toBe('Step-in');
    expect(textOf(find(element, '.meaning'))).toContain(text);
    expect(findAll(element, '[aria-current]')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
