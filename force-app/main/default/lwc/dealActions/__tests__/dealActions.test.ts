import type { DealPanel } from 'apex-types';
import DealActions from 'c/dealActions';
import { answerNotNow, withdrawStepIn } from 'c/dealStepInService';
import { declareRole, markDebriefed } from 'c/jointCallService';
import StepInModal from 'c/stepInModal';
import { coachingPart, commitment, note, obstacle } from 'test/lwc/coaching';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { jointCall, jointCallPart, OPPORTUNITY_ID, panelAsRep, scoredPanel, stepIn, stepInPart } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';

jest.mock('c/jointCallService', () => ({ declareRole: jest.fn(), markDebriefed: jest.fn() }));
jest.mock('c/dealStepInService', () => ({ answerNotNow: jest.fn(), withdrawStepIn: jest.fn() }));

const openMock = jest.mocked(StepInModal.open);
const notNowMock = jest.mocked(answerNotNow);
const roleMock = jest.mocked(declareRole);
const debriefMock = jest.mocked(markDebriefed);
const withdrawMock = jest.mocked(withdrawStepIn);

function show(answer: DealPanel): { element: Mounted<DealActions>; changes: jest.Mock } {
  const element = mount('c-deal-actions', DealActions, { panel: readScored(answer) });
  const changes = jest.fn();
  element.addEventListener('dealchange', changes);
  return { element, changes };
}

async function press(element: Element, action: string): Promise<void> {
  find(find(element, 'c-deal-step-in'), `[data-action="${action}"]`).click();
  await flush();
}

const overdue = scoredPanel({ stepIn: stepInPart({ current: stepIn({ state: 'overdue', untilDate: '2026-11-18' }) }) });
const asked = scoredPanel({ stepIn: stepInPart({ isAsked: true }) });

it('start_saved_saysThatTheDealChanged', async () => {
  openMock.mockResolvedValueOnce(true);
  const { element, changes } = show(asked);
  await press(element, 'start');
  expect(openMock).toHaveBeenCalledWith({
    label: 'Step in',
    size: 'small',
    task: 'start',
    opportunityId: OPPORTUNITY_ID,
    repName: 'Priya',
    maximumDays: 30,
    stepIn: undefined,
  });
  expect(changes).toHaveBeenCalledTimes(1);
});

it('start_left_changesNothing', async () => {
  openMock.mockResolvedValueOnce(undefined);
  const { element, changes } = show(asked);
  await press(element, 'start');
  expect(changes).not.toHaveBeenCalled();
});

it('notNow_accepted_saysThatTheDealChanged', async () => {
  notNowMock.mockResolvedValueOnce(undefined);
  const { element, changes } = show(asked);
  await press(element, 'notNow');
  expect(notNowMock).toHaveBeenCalledWith(OPPORTUNITY_ID);
  expect(changes).toHaveBeenCalledTimes(1);
});

it('notNow_refused_saysTheRule', async () => {
  notNowMock.mockResolvedValueOnce('Only the manager of the deal can step in.');
  const { element, changes } = show(asked);
  await press(element, 'notNow');
  expect(textOf(find(element, '[role="alert"]'))).toBe('Only the manager of the deal can step in.');
  expect(changes).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
});

it('withdraw_pressedTwice_isSavedOnce', async () => {
  let accept: (refusal: undefined) => void = () => undefined;
  withdrawMock.mockReturnValueOnce(new Promise((resolve) => (accept = resolve)));
  const { element, changes } = show(scoredPanel({ stepIn: stepInPart({ current: stepIn({ mayWithdraw: true }) }) }));
  await press(element, 'withdraw');
  await press(element, 'withdraw');
  accept(undefined);
  await flush();
  expect(withdrawMock).toHaveBeenCalledTimes(1);
  expect(withdrawMock).toHaveBeenCalledWith('a00000000000001AAA');
  expect(changes).toHaveBeenCalledTimes(1);
});

it('change_saved_movesTheFocusToWhatIsThereNow', async () => {
  openMock.mockResolvedValueOnce(true);
  const { element } = show(asked);
  await press(element, 'start');
  element.panel = readScored(scoredPanel({ stepIn: stepInPart({ current: stepIn() }) }));
  await flush();
  expect(find(element, 'c-deal-step-in').shadowRoot?.activeElement?.className).toBe('heading');
});

it('overdueHandBack_waitsForTheManagerAlone', async () => {
  const { element } = show(overdue);
  const list = find(element, 'c-waiting-list');
  expect(textOf(list)).toBe('Waiting for you (1) Hand the deal back to Priya due since Nov 18');
  openMock.mockResolvedValueOnce(undefined);
  find(list, 'button').click();
  await flush();
  expect(openMock).toHaveBeenCalledWith(expect.objectContaining({ task: 'handBack' }));
  await expect(element).toBeAccessible();

  const { element: ofRep } = show(
    panelAsRep({ stepIn: stepInPart({ mayStepIn: false, current: stepIn({ state: 'overdue' }) }) }),
  );
  expect(findAll(find(ofRep, 'c-waiting-list'), 'li')).toHaveLength(0);
});

describe('joint calls', () => {
  const due = jointCall({
    eventId: '00U000000000002AAA',
    subject: 'Workshop',
    startsAt: '2026-11-18T09:00:00.000Z',
    state: 'debriefOverdue',
    debriefAt: '2026-11-20T10:00:00.000Z',
  });
  const answer = scoredPanel({ jointCalls: jointCallPart({ calls: [jointCall(), due] }) });
  const callsOf = (element: Element): HTMLElement => find(element, 'c-joint-calls');

  it('asks_wait_whatIsOverdueFirst', async () => {
    const { element } = show(answer);
    expect(findAll(find(element, 'c-waiting-list'), 'li').map(textOf)).toEqual([
      'Talk about “Workshop” due since Nov 20, 2026',
      'Say your role in “Executive meeting” due Nov 24, 2026',
    ]);
    await expect(element).toBeAccessible();
  });

  it('ask_pressed_opensTheSectionAtTheCall', async () => {
    const { element } = show(answer);
    findAll(find(element, 'c-waiting-list'), 'button')[0]?.click();
    await flush();
    expect(find<HTMLElement & { open: boolean }>(element, 'c-coaching-section').open).toBe(true);
    expect(callsOf(element).shadowRoot?.activeElement?.textContent).toBe('Workshop');
  });

  it('role_declared_saysThatTheDealChanged', async () => {
    roleMock.mockResolvedValueOnce(undefined);
    const { element, changes } = show(answer);
    find(callsOf(element), '[data-role="Observe"]').click();
    await flush();
    expect(roleMock).toHaveBeenCalledWith('00U000000000001AAA', 'Observe');
    expect(changes).toHaveBeenCalledTimes(1);
    expect(callsOf(element).shadowRoot?.activeElement?.textContent).toBe('Executive meeting');
  });

  it('debrief_refused_saysTheRule', async () => {
    debriefMock.mockResolvedValueOnce('A debrief comes after the call.');
    const { element, changes } = show(answer);
    find(callsOf(element), '.debrief').click();
    await flush();
    expect(debriefMock).toHaveBeenCalledWith('00U000000000002AAA');
    expect(textOf(find(element, '[role="alert"]'))).toBe('A debrief comes after the call.');
    expect(changes).not.toHaveBeenCalled();
  });

  it('section_toggledByHand_opensAndCloses', async () => {
    const { element } = show(answer);
    const section = find<HTMLElement & { open: boolean; label: string }>(element, 'c-coaching-section');
    expect(section.label).toBe('Joint calls (2)');
    find(section, 'button').click();
    await flush();
    expect(section.open).toBe(true);
  });

  it('section_withoutCalls_isNotThere', () => {
    const { element } = show(scoredPanel({ jointCalls: jointCallPart({ calls: [] }) }));
    expect(findAll(element, 'c-coaching-section')).toHaveLength(0);
  });
});

describe('coaching', () => {
  beforeAll(() => jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: ['setTimeout'] }));
  afterAll(() => jest.useRealTimers());

  const sectionOf = (element: Element) =>
    find<HTMLElement & { open: boolean; label: string }>(
      element,
      'c-coaching-section[name="coaching"], c-coaching-section',
    );
  const itemsOf = (element: Element): string[] => findAll(find(element, 'c-waiting-list'), 'li').map(textOf);

  it('rep_findsTheNoteOpenAndWhatWaits', async () => {
    const { element } = show(
      panelAsRep({
        coaching: coachingPart({
          notes: [
            note({ mayAnswer: true, commitments: [commitment({ mayComplete: true, dueOn: '2026-11-20' })] }),
            note({ noteId: 'a01000000000002AAA', state: 'replied', mayAnswer: true }),
            note({ noteId: 'a01000000000003AAA', state: 'praise', kind: 'praise', mayAnswer: true }),
          ],
          obstacles: [obstacle({ state: 'cleared', mayConfirm: true })],
        }),
      }),
    );
    expect(sectionOf(element).open).toBe(true);
    expect(sectionOf(element).label).toBe('Coaching (3 notes, 1 open promise)');
    expect(itemsOf(element)).toEqual(
      [
        'Your promise: Ask the CFO who signs Overdue due since Nov 20',
        'Answer the note of Dana Weiss due Nov 25',
        'Dana Weiss replied to your question',
        'Is it really gone? Security review',
      ].map((text) => text.replace('Overdue ', '')),
    );
    await expect(element).toBeAccessible();
  });

  it('manager_findsQuestionsDatesAndObstaclesThatAreDueSoon', async () => {
    const { element } = show(
      scoredPanel({
        coaching: coachingPart({
          notes: [
            note({
              state: 'asked',
              mayReply: true,
              replyDueOn: '2026-11-26',
              commitments: [
                commitment({ mayAccept: true, proposedDueOn: '2026-12-07' }),
                commitment({ commitmentId: 'a02000000000002AAA', mayComplete: true, dueOn: '2026-12-20' }),
              ],
            }),
          ],
          noteTotal: 12,
          obstacles: [obstacle({ mayClear: true, dueOn: '2026-11-24' })],
        }),
      }),
    );
    expect(sectionOf(element).label).toBe('Coaching (12 notes)');
    expect(sectionOf(element).open).toBe(false);
    expect(itemsOf(element)).toEqual([
      'Answer the question of Priya Nair due Nov 26',
      'Another date? Priya Nair: Ask the CFO who signs due Nov 30',
      'Obstacle: Security review due Nov 24',
    ]);
    findAll(find(element, 'c-waiting-list'), 'button')[0]?.click();
    await flush();
    expect(sectionOf(element).open).toBe(true);
    find(sectionOf(element), 'button').click();
    await flush();
    expect(sectionOf(element).open).toBe(false);
  });

  it('note_written_saysThatTheDealChanged', async () => {
    openMock.mockResolvedValueOnce(true);
    const { element, changes } = show(scoredPanel({ coaching: coachingPart() }));
    element.writeNote({ question: 'Who signs?' });
    await flush();
    expect(openMock).toHaveBeenCalledWith(expect.objectContaining({ prefill: { question: 'Who signs?' } }));
    expect(changes).toHaveBeenCalledTimes(1);
    expect(sectionOf(element).open).toBe(true);
  });
});
