import type { DealCommitment } from 'apex-types';
import CoachingCommitment from 'c/coachingCommitment';
import type { CoachingTaskButton } from 'c/coachingTasks';
import { commitment, coachingPart, note } from 'test/lwc/coaching';
import { find, mount, textOf, type Mounted } from 'test/lwc/mount';
import { readFacts } from 'test/lwc/read';

beforeAll(() => jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: ['setTimeout'] }));
afterAll(() => jest.useRealTimers());

function show(overrides: DealCommitment): Mounted<CoachingCommitment> {
  const facts = readFacts(coachingPart({ notes: [note({ commitments: [commitment(overrides)] })] }));
  const [shown] = facts.notes[0]?.commitments ?? [];
  if (!shown) throw new Error('no promise');
  return mount('c-coaching-commitment', CoachingCommitment, { commitment: shown, maximumDays: 30 });
}
const buttonsOf = (element: Element): readonly CoachingTaskButton[] =>
  find<HTMLElement & { buttons: readonly CoachingTaskButton[] }>(element, 'c-coaching-tasks').buttons;
const values = { choices: {}, text: 'Words', day: '2026-12-01' };

it.each<[string, DealCommitment, string]>([
  ['open', {}, 'Ask the CFO who signs Priya Nair · due Nov 30'],
  ['overdue', { state: 'overdue', dueOn: '2026-11-18' }, 'Ask the CFO who signs Priya Nair · due since Nov 18'],
  [
    'done',
    { state: 'done', doneAt: '2026-11-20T10:00:00.000Z', evidence: 'Mail of Tuesday' },
    'Ask the CFO who signs Priya Nair · done on Nov 20, 2026 “Mail of Tuesday”',
  ],
  [
    'waived',
    { state: 'waived', doneAt: '2026-11-20T10:00:00.000Z', waiveReason: 'The deal changed' },
    'Ask the CFO who signs Priya Nair · no longer expected since Nov 20, 2026 “The deal changed”',
  ],
  [
    'moved',
    { extensions: 1, extensionReason: 'Holiday', proposedDueOn: '2026-12-07', proposedBy: 'rep' },
    'Ask the CFO who signs Priya Nair · due Nov 30 Moved once “Holiday” The rep proposes Dec 7',
  ],
])('promise_%s_saysHowItStands', async (_name, overrides, text) => {
  const element = show(overrides);
  expect(textOf(element)).toBe(text);
  await expect(element).toBeAccessible();
});

it('buttons_ofWhoPromised_finishOrMove', () => {
  const [done, date] = buttonsOf(show({ mayComplete: true, mayPropose: true, needsReason: true }));
  expect(done?.form?.toAction(values)).toEqual({
    type: 'complete',
    commitmentId: 'a02000000000001AAA',
    evidence: 'Words',
  });
  expect(date?.form?.fields.text.required).toBe(true);
  expect(date?.form?.fields.day).toMatchObject({ value: '2026-12-07', min: '2026-11-22', max: '2026-12-22' });
  expect(date?.form?.toAction(values)).toEqual({
    type: 'proposeDate',
    commitmentId: 'a02000000000001AAA',
    dueOn: '2026-12-01',
    reason: 'Words',
  });
});

it('date_overdueOrFarAway_isProposedFromTodayUpToTheLimit', () => {
  const dayOf = (dueOn: string) => buttonsOf(show({ mayPropose: true, dueOn }))[0]?.form?.fields.day?.value;
  expect(dayOf('2026-11-10')).toBe('2026-11-29');
  expect(dayOf('2026-12-20')).toBe('2026-12-22');
});

it('buttons_ofTheOtherSide_agreeOrLetGo', () => {
  const [accept, waive] = buttonsOf(show({ mayAccept: true, mayWaive: true, proposedDueOn: '2026-12-07' }));
  expect(accept?.label).toBe('Agree to Dec 7');
  expect(accept?.action).toEqual({ type: 'acceptDate', commitmentId: 'a02000000000001AAA' });
  expect(waive?.form?.toAction(values)).toEqual({
    type: 'waive',
    commitmentId: 'a02000000000001AAA',
    reason: 'Words',
  });
});

it('buttons_settled_areGone', () => {
  expect(buttonsOf(show({ state: 'done', mayComplete: true, mayPropose: true }))).toEqual([]);
});

it('focusText_called_movesTheFocus', () => {
  const element = show({});
  element.focusText();
  expect(element.shadowRoot?.activeElement?.textContent).toBe('Ask the CFO who signs');
});
