import type { DealPanel } from 'apex-types';
import DrivingShare from 'c/drivingShare';
import { find, findAll, mount, textOf } from 'test/lwc/mount';
import { panelAsLeader, panelAsRep, scoredPanel } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';
import { shareDigits } from '../shareView';

const show = (answer: DealPanel): HTMLElement => mount('c-driving-share', DrivingShare, { panel: readScored(answer) });
const sentence = (answer: DealPanel): string => textOf(find(show(answer), '.sentence'));

it.each([
  ['manager', scoredPanel, 'You drive 38% of this deal, Priya 62%'],
  ['rep', panelAsRep, 'Your manager drives 38% of this deal, you 62%'],
  ['leader', panelAsLeader, 'Dana drives 38% of this deal, Priya 62%'],
])('sentence_as_%s_isWrittenForThem', (_, answer, text) => {
  expect(sentence(answer())).toBe(text);
});

it('sentence_roundedShares_addUpToAHundred', () => {
  expect(sentence(scoredPanel({ drivingShare: 0.625 }))).toBe('You drive 63% of this deal, Priya 37%');
});

it('sentence_justAboveALimit_doesNotLookAsIfOnIt', () => {
  expect(sentence(scoredPanel({ drivingShare: 0.3012 }))).toBe('You drive 30.1% of this deal, Priya 69.9%');
});

it('picture_shown_hasATextAlternativeAndBothLimits', async () => {
  const element = show(scoredPanel());
  expect(find(element, '[role=img]').getAttribute('aria-label')).toBe(
    'Priya: 62%, You: 38%. Watch above 30%, driving above 50%.',
  );
  expect(findAll(element, '.mark').map((mark) => mark.getAttribute('style'))).toEqual([
    'inset-inline-end: 30%',
    'inset-inline-end: 50%',
  ]);
  expect(find(element, '.part_manager').getAttribute('style')).toBe('inline-size: 38%');
  await expect(element).toBeAccessible();
});

it('picture_nothingToDivide_isReplacedByASentence', async () => {
  const element = show(scoredPanel({ band: 'coaching', drivingShare: null }));
  expect(findAll(element, '[role=img]')).toHaveLength(0);
  expect(textOf(element)).toContain('Nobody has driven this deal yet');
  await expect(element).toBeAccessible();
});

it.each([
  [0.38, 0],
  [0.3, 0],
  [0.304, 1],
  [0.3004, 2],
  [0.30001, 2],
])('shareDigits_%d_needs%dDecimals', (share, digits) => {
  expect(shareDigits(share, [0.3, 0.5])).toBe(digits);
});
