import { sendNote } from 'c/coachingNoteService';
import NoteModal, { noteTitle } from 'c/noteModal';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { OPPORTUNITY_ID } from 'test/lwc/panels';
import { closed } from 'test/lwc/stubs/lightning/modal';

jest.mock('c/coachingNoteService', () => ({ sendNote: jest.fn() }));
const sendMock = jest.mocked(sendNote);

beforeAll(() => {
  jest.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z'), doNotFake: ['setTimeout'] });
  let next = 0;
  Object.defineProperty(globalThis, 'crypto', {
    value: { getRandomValues: (bytes: Uint8Array) => bytes.fill(++next) },
  });
});
afterAll(() => jest.useRealTimers());
beforeEach(() => localStorage.clear());

const prefill = { observation: 'You drive 58%.', question: 'What would you do next?', signal: 'takeover' } as const;

function open(given: NoteModal['prefill'] = prefill): Mounted<NoteModal> {
  return mount('c-note-modal', NoteModal, {
    label: noteTitle(given),
    opportunityId: OPPORTUNITY_ID,
    repName: 'Priya',
    maximumDays: 180,
    prefill: given,
  });
}

interface Field extends HTMLElement {
  readonly value: string;
  readonly disabled: boolean;
  readonly required: boolean;
}
const SELECTORS: Readonly<Record<string, string>> = {
  kind: 'lightning-combobox',
  lens: 'lightning-radio-group',
  day: 'lightning-input',
};
const field = (element: Element, name: string): Field =>
  find<Field>(element, SELECTORS[name] ?? `[data-name="${name}"]`);
const isDisabled = (element: Element): boolean => find<Field>(element, '.send').disabled;

async function enter(element: Element, name: string, value: string | null): Promise<void> {
  field(element, name).dispatchEvent(new CustomEvent('change', { detail: { value } }));
  await flush();
}
async function send(element: Element): Promise<void> {
  find(element, '.send').click();
  await flush();
}
const sent = (): { clientKey: string } => sendMock.mock.calls.at(-1)?.[0] as unknown as { clientKey: string };

it('note_ofASignal_isPrefilledAndSentInOneStep', async () => {
  sendMock.mockResolvedValueOnce(undefined);
  const element = open();
  expect(textOf(element)).toContain('For Priya.');
  expect(textOf(element)).toContain('23 of 500 characters');
  await expect(element).toBeAccessible();
  await send(element);
  expect(sendMock).toHaveBeenCalledWith({
    opportunityId: OPPORTUNITY_ID,
    kind: 'question',
    lens: 'deal',
    observation: 'You drive 58%.',
    question: 'What would you do next?',
    nextStep: null,
    nextStepDueOn: null,
    followUpTo: null,
    signal: 'takeover',
    clientKey: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  });
  expect(closed).toHaveBeenCalledWith(true);
  expect(localStorage).toHaveLength(0);
});

it('nextStep_entered_isDueInAWeek', async () => {
  sendMock.mockResolvedValueOnce(undefined);
  const element = open();
  expect(findAll(element, 'lightning-input')).toHaveLength(0);
  await enter(element, 'nextStep', 'Call the CFO');
  expect(field(element, 'day').value).toBe('2026-11-29');
  await enter(element, 'day', null);
  expect(isDisabled(element)).toBe(true);
  await enter(element, 'day', '2026-12-02');
  await send(element);
  expect(sendMock).toHaveBeenCalledWith(
    expect.objectContaining({ nextStep: 'Call the CFO', nextStepDueOn: '2026-12-02' }),
  );
});

it('praise_standsAlone', async () => {
  sendMock.mockResolvedValueOnce(undefined);
  const element = open();
  await enter(element, 'kind', 'praise');
  expect(findAll(element, 'lightning-textarea')).toHaveLength(1);
  expect(textOf(element)).toContain('no answer needed');
  await send(element);
  expect(sendMock).toHaveBeenCalledWith(expect.objectContaining({ kind: 'praise', question: null, nextStep: null }));
});

it.each([
  ['question', 'question'],
  ['observation', 'observation'],
  ['direction', 'nextStep'],
  ['debrief', 'observation'],
  ['handBack', 'nextStep'],
] as const)('kind_%s_needs_%s', async (kind, needed) => {
  const element = open({ kind, lens: 'skill' });
  expect(isDisabled(element)).toBe(true);
  expect(field(element, needed).required).toBe(true);
  await enter(element, needed, ' ');
  expect(isDisabled(element)).toBe(true);
  await enter(element, needed, 'Words');
  expect(isDisabled(element)).toBe(false);
});

it('lens_changed_isSent', async () => {
  sendMock.mockResolvedValueOnce(undefined);
  const element = open();
  await enter(element, 'lens', 'process');
  await send(element);
  expect(sendMock).toHaveBeenCalledWith(expect.objectContaining({ lens: 'process' }));
});

it('send_pressedTwice_sendsOnceAndLocksTheInput', async () => {
  sendMock.mockReturnValueOnce(new Promise(() => undefined));
  const element = open();
  await send(element);
  await send(element);
  expect(sendMock).toHaveBeenCalledTimes(1);
  expect(field(element, 'question').disabled).toBe(true);
});

it('send_failed_keepsTheInputAndSaysWhatToDo_sameWordsAreTheSameNote', async () => {
  sendMock.mockResolvedValueOnce('Check your connection and try again.').mockResolvedValueOnce(undefined);
  const element = open();
  await enter(element, 'question', 'Who signs?');
  await send(element);
  const { clientKey } = sent();
  expect(textOf(find(element, '[role="alert"]'))).toBe('Check your connection and try again.');
  expect(field(element, 'question').value).toBe('Who signs?');
  expect(closed).not.toHaveBeenCalled();
  await expect(element).toBeAccessible();
  await send(element);
  expect(sent().clientKey).toBe(clientKey);
});

it('send_failedThenChanged_isAnotherNote', async () => {
  sendMock.mockResolvedValueOnce('No connection.').mockResolvedValueOnce(undefined);
  const element = open();
  await send(element);
  const { clientKey } = sent();
  await enter(element, 'question', 'Who signs, and when?');
  await send(element);
  expect(sent().clientKey).not.toBe(clientKey);
});

it('draft_leftBehind_isThereAgain_andCanBeDiscarded', async () => {
  const first = open();
  await enter(first, 'question', 'Half a sen');
  find(first, '.cancel').click();
  expect(closed).toHaveBeenCalledWith(undefined);
  const again = open({ question: 'Another suggestion' });
  expect(textOf(again)).toContain('This is your draft from before.');
  expect(field(again, 'question').value).toBe('Half a sen');
  await expect(again).toBeAccessible();
  find(again, '.discard').click();
  await flush();
  expect(field(again, 'question').value).toBe('Another suggestion');
  expect(localStorage).toHaveLength(0);
});

it('answer_late_leavesANewerDraftAlone', async () => {
  let accept: (refusal: undefined) => void = () => undefined;
  sendMock.mockReturnValueOnce(new Promise((resolve) => (accept = resolve)));
  const first = open();
  await send(first);
  const second = open();
  await enter(second, 'question', 'Newer words');
  accept(undefined);
  await flush();
  expect(field(open(), 'question').value).toBe('Newer words');
});

it.each([['not JSON'], ['null'], ['{"kind":"rant"}'], ['{"kind":"question","question":1}']])(
  'draft_unreadable_%s_isLeftOut',
  (stored) => {
    jest.spyOn(Storage.prototype, 'getItem').mockReturnValueOnce(stored);
    expect(field(open(), 'question').value).toBe('What would you do next?');
  },
);

it('storage_blocked_writingGoesOn', async () => {
  const blocked = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('blocked');
  });
  const element = open();
  await enter(element, 'question', 'Still there');
  expect(field(element, 'question').value).toBe('Still there');
  blocked.mockRestore();
});

it('followUp_namesTheEarlierNote', async () => {
  sendMock.mockResolvedValueOnce(undefined);
  const element = open({ followUpTo: 'a01000000000001AAA', lens: 'skill', question: 'And now?' });
  expect(element.label).toBe('Follow up');
  await send(element);
  expect(sendMock).toHaveBeenCalledWith(expect.objectContaining({ followUpTo: 'a01000000000001AAA', signal: null }));
});
