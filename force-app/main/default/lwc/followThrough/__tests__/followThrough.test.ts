import type { DealFollowThrough } from 'apex-types';
import FollowThrough from 'c/followThrough';
import { coachingPart, followThrough } from 'test/lwc/coaching';
import { findAll, mount, textOf, type Mounted } from 'test/lwc/mount';
import { readFacts } from 'test/lwc/read';

function show(rep: DealFollowThrough, manager: DealFollowThrough): Mounted<FollowThrough> {
  const part = coachingPart({
    repFollowThrough: followThrough(rep),
    managerFollowThrough: followThrough(manager),
  });
  return mount('c-follow-through', FollowThrough, {
    sides: readFacts(part).followThrough,
    names: { rep: 'Priya', manager: 'You' },
  });
}

it('sides_belowFiveDue_areCounts_fromThereOnAPercentage', async () => {
  const element = show(
    { dueItems: 5, onTime: 4, percent: 0.8, answersDue: 3, answeredOnTime: 2, overdue: 1 },
    { dueItems: 4, onTime: 3, extended: 2 },
  );
  expect(findAll(element, 'tbody tr').map(textOf)).toEqual([
    'On time 80% of 5 3 of 4',
    'Answered on time 2 of 3 nothing due',
    'Overdue now 1 0',
    'Moved later 0 2',
  ]);
  expect(textOf(element)).toContain('Both of you see the same numbers.');
  await expect(element).toBeAccessible();
});

it('sides_nothingDueOnOne_saySo', () => {
  expect(findAll(show({ dueItems: 1, onTime: 1, waived: 1 }, {}), 'tbody tr').map(textOf)).toEqual([
    'On time 1 of 1 nothing due',
    'No longer expected 1 0',
  ]);
});

it('sides_nothingYet_saysWhatWillBeHere', async () => {
  const element = show({}, {});
  expect(textOf(element)).toContain('Nothing was due yet.');
  await expect(element).toBeAccessible();
});
