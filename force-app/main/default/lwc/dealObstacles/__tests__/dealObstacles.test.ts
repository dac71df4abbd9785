import type { DealObstacle } from 'apex-types';
import DealObstacles from 'c/dealObstacles';
import type { CoachingTaskButton } from 'c/coachingTasks';
import { coachingPart, obstacle } from 'test/lwc/coaching';
import { find, findAll, mount, textOf, type Mounted } from 'test/lwc/mount';
import { readFacts } from 'test/lwc/read';

beforeAll(() => jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: ['setTimeout'] }));
afterAll(() => jest.useRealTimers());

const ID = 'a03000000000001AAA';

function show(obstacles: readonly DealObstacle[], mayAdd = false): Mounted<DealObstacles> {
  return mount('c-deal-obstacles', DealObstacles, {
    obstacles: readFacts(coachingPart({ obstacles })).obstacles,
    opportunityId: '006000000000001AAA',
    mayAdd,
    maximumDays: 180,
  });
}
const buttonsOf = (element: Element, owner: string): readonly CoachingTaskButton[] =>
  findAll<HTMLElement & { owner: string; buttons: readonly CoachingTaskButton[] }>(element, 'c-coaching-tasks').find(
    (tasks) => tasks.owner === owner,
  )?.buttons ?? [];

it.each<[string, DealObstacle, string]>([
  ['open', {}, 'Dana Weiss clears it by Nov 30 · open for 4 days'],
  ['overdue', { state: 'overdue', dueOn: '2026-11-18' }, 'Dana Weiss clears it · due since Nov 18 · open for 4 days'],
  [
    'cleared',
    { state: 'cleared', clearedAt: '2026-11-20T10:00:00.000Z', ageDays: 1 },
    'Cleared by Dana Weiss on Nov 20, 2026 after 1 day; the rep confirms it',
  ],
  [
    'confirmed',
    { state: 'confirmed', confirmedAt: '2026-11-21T10:00:00.000Z' },
    'Cleared after 4 days, confirmed on Nov 21, 2026',
  ],
])('obstacle_%s_saysHowItStands', async (_name, overrides, text) => {
  const element = show([obstacle(overrides)]);
  expect(textOf(find(element, '.status'))).toBe(text);
  expect(textOf(element)).toContain('Technical help, from Presales');
  await expect(element).toBeAccessible();
});

it('kind_ofAnAdministrator_isShownAsItIs', () => {
  expect(textOf(show([obstacle({ kind: 'visa', functionName: 'board' })]))).toContain('visa, from board');
});

it('buttons_followWhatTheViewerMayDo', () => {
  const element = show([obstacle({ mayClear: true, mayConfirm: true })]);
  expect(buttonsOf(element, ID).map(({ action }) => action)).toEqual([
    { type: 'clearObstacle', obstacleId: ID },
    { type: 'confirmObstacle', obstacleId: ID, isCleared: true },
    { type: 'confirmObstacle', obstacleId: ID, isCleared: false },
  ]);
});

it('adding_offersKindAndFunction', async () => {
  const element = show([], true);
  const form = buttonsOf(element, 'newObstacle')[0]?.form;
  expect(form?.fields.choices?.map(({ options }) => options.length)).toEqual([8, 10]);
  expect(form?.fields.day?.value).toBe('2026-11-29');
  expect(form?.toAction({ choices: { kind: 'data', function: 'legal' }, text: 'Terms', day: '2026-12-01' })).toEqual({
    type: 'addObstacle',
    opportunityId: '006000000000001AAA',
    kind: 'data',
    functionName: 'legal',
    text: 'Terms',
    dueOn: '2026-12-01',
  });
  expect(textOf(element)).toContain('Nothing has been named.');
  await expect(element).toBeAccessible();
});

it('nothing_toSeeOrToDo_isNotShown', () => {
  expect(textOf(show([]))).toBe('');
});

it('focusItem_called_movesTheFocus', () => {
  const element = show([obstacle()]);
  element.focusItem(ID);
  expect(element.shadowRoot?.activeElement?.textContent).toBe('Security review');
  element.focusItem('newObstacle');
  expect(element.shadowRoot?.activeElement?.textContent).toBe('In the way');
});
