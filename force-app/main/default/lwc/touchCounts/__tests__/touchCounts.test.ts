import TouchCounts from 'c/touchCounts';
import { find, findAll, mount, textOf, type Mounted } from 'test/lwc/mount';
import { scoredPanel } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';

const NAMES = { rep: 'Priya', manager: 'You', both: 'Together' };

function show(coachRatio?: number): Mounted<TouchCounts> {
  const { counts } = readScored(scoredPanel());
  return mount('c-touch-counts', TouchCounts, {
    counts,
    sideNames: NAMES,
    ...(coachRatio === undefined ? {} : { coachRatio }),
  });
}

it('counts_shown_haveARowForEachClassThatOccurs', async () => {
  const element = show(0.4);
  expect(findAll(element, 'tr').map(textOf)).toEqual([
    'Kind Priya You Together',
    'Solo customer touches 5 2',
    'Joint customer touches 1',
    'Driving edits 2',
  ]);
  await expect(element).toBeAccessible();
});

it('ratio_known_isSaidInWords', () => {
  expect(textOf(show(0.4))).toContain('Coach ratio 40%: coaching compared with coaching and driving together.');
});

it('ratio_nothingToDivide_isLeftOut', () => {
  expect(textOf(show())).not.toContain('Coach ratio');
});

it('number_pressed_asksForItsRecords', () => {
  const element = show();
  const listener = jest.fn();
  element.addEventListener('countselect', (event) => {
    listener((event as CustomEvent).detail);
  });
  const button = find<HTMLButtonElement>(element, '[data-side=manager][data-touch-class=drivingEdit]');
  expect(button.getAttribute('aria-label')).toBe('Driving edits: You, 2. Show the evidence');
  button.click();
  expect(listener).toHaveBeenCalledWith({ side: 'manager', touchClass: 'drivingEdit' });
});

it.each([
  ['nothing together', { rep: 'Priya', manager: 'You', both: 'Together' }, 'Kind Priya You'],
  ['no manager', { rep: 'Priya', manager: '', both: 'Together' }, 'Kind Priya'],
])('columns_%s_areLeftOut', (_, sideNames, head) => {
  const counts = [{ side: 'rep', touchClass: 'solo', count: 1, weight: 2 }] as const;
  const element = mount('c-touch-counts', TouchCounts, { counts, sideNames });
  expect(textOf(find(element, 'thead'))).toBe(head);
});
