import type { DealJointCall, DealJointCallPart } from 'apex-types';
import JointCalls, { type CallAnswerDetail } from 'c/jointCalls';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { jointCall, jointCallPart, scoredPanel } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';

function show(part: DealJointCallPart, managerName = 'You'): Mounted<JointCalls> {
  const facts = readScored(scoredPanel({ jointCalls: jointCallPart(part) })).jointCalls;
  if (!facts) throw new Error('no joint calls');
  return mount('c-joint-calls', JointCalls, { facts, managerName });
}

const past = (overrides: DealJointCall): DealJointCall =>
  jointCall({
    eventId: '00U000000000002AAA',
    subject: 'Workshop',
    startsAt: '2026-11-18T09:00:00.000Z',
    debriefAt: '2026-11-20T10:00:00.000Z',
    state: 'debriefDue',
    ...overrides,
  });

const TOPICS = 'Worth asking: What did you want to reach? What worked? What will you do differently next time?';

it.each([
  ['aheadAndAsked', jointCall(), 'Executive meeting Nov 24, 2026 Which role do you take?'],
  ['aheadWithRole', jointCall({ role: 'Observe', isAsked: false }), 'Executive meeting Nov 24, 2026 You: Observe'],
  ['aheadNotAsked', jointCall({ isAsked: false }), 'Executive meeting Nov 24, 2026 No role was declared.'],
  ['debriefDue', past({}), `Workshop Nov 18, 2026 No role was declared. Talk about it by Nov 20, 2026. ${TOPICS}`],
  [
    'debriefOverdue',
    past({ state: 'debriefOverdue', role: 'Lead' }),
    `Workshop Nov 18, 2026 You: Lead The debrief was due on Nov 20, 2026. ${TOPICS}`,
  ],
  [
    'debriefOverdueForTheRep',
    past({ state: 'debriefOverdue', isAsked: false }),
    'Workshop Nov 18, 2026 No role was declared. The debrief was due on Nov 20, 2026.',
  ],
  [
    'debriefed',
    past({ state: 'debriefed', role: 'Support', isAsked: false }),
    'Workshop Nov 18, 2026 You: Support Talked about on Nov 20, 2026.',
  ],
])('call_%s_saysWhatThereIs', async (_, call, text) => {
  const element = show({ calls: [call] });
  expect(textOf(find(element, 'li'))).toBe(text);
  await expect(element).toBeAccessible();
});

it('calls_severalAhead_nearestFirstThenThePast', () => {
  const calls = [
    jointCall({ eventId: '00U000000000004AAA', subject: 'In a week' }),
    jointCall({ eventId: '00U000000000003AAA', subject: 'Tomorrow' }),
    past({}),
  ];
  expect(findAll(show({ calls }), 'h4').map(textOf)).toEqual(['Tomorrow', 'In a week', 'Workshop']);
});

it('figures_belowFive_areCounts', () => {
  expect(textOf(show({ calls: [], debriefed: 1, debriefsDue: 4, led: 0, rolesDeclared: 2 }, 'Dana'))).toBe(
    'Talked about: 1 of 4 calls. Dana: lead in 0 of 2 calls with a declared role.',
  );
});

it('figures_fromFiveOn_areShares', () => {
  expect(textOf(show({ calls: [], debriefed: 3, debriefsDue: 5, led: 1, rolesDeclared: 4 }))).toBe(
    'Talked about: 60% of 5 calls. You: lead in 1 of 4 calls with a declared role.',
  );
});

it('figures_none_areNotShown', () => {
  expect(textOf(show({ calls: [] }))).toBe('');
});

it('answers_pressed_areNamed', async () => {
  const element = show({ calls: [jointCall(), past({})] });
  const heard: CallAnswerDetail[] = [];
  element.addEventListener('callanswer', (event) => heard.push((event as CustomEvent<CallAnswerDetail>).detail));
  find(element, '[data-role="Support"]').click();
  find(element, '.debrief').click();
  expect(heard).toEqual([{ eventId: '00U000000000001AAA', role: 'Support' }, { eventId: '00U000000000002AAA' }]);
  element.busy = true;
  await flush();
  expect(findAll<HTMLElement & { disabled: boolean }>(element, 'lightning-button').every((b) => b.disabled)).toBe(true);
});

it('focusCall_called_movesTheFocus', () => {
  const element = show({ calls: [past({})] });
  element.focusCall('00U000000000002AAA');
  expect(element.shadowRoot?.activeElement?.textContent).toBe('Workshop');
});
