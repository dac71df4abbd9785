import type { DealPanel } from 'apex-types';
import CoachingNotes from 'c/coachingNotes';
import { loadNotes, saveAction } from 'c/coachingNoteService';
import type { CoachingTaskDetail } from 'c/coachingTasks';
import NoteModal from 'c/noteModal';
import { coachingPart, commitment, note, obstacle } from 'test/lwc/coaching';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import {
  OPPORTUNITY_ID,
  notEnoughDataPanel,
  noticedPanel,
  panelAsLeader,
  panelAsRep,
  scoredPanel,
} from 'test/lwc/panels';
import { readVisible } from 'test/lwc/read';

jest.mock('c/coachingNoteService', () => ({ loadNotes: jest.fn(), saveAction: jest.fn() }));
const saveMock = jest.mocked(saveAction);
const loadMock = jest.mocked(loadNotes);
const openMock = jest.mocked(NoteModal.open);

const ID = 'a01000000000001AAA';
const NAMES = { rep: 'Priya', manager: 'You' };

function show(answer: DealPanel): { element: Mounted<CoachingNotes>; changes: jest.Mock } {
  const element = mount('c-coaching-notes', CoachingNotes, { panel: readVisible(answer), names: NAMES });
  const changes = jest.fn();
  element.addEventListener('dealchange', changes);
  return { element, changes };
}

async function tell(element: Element, detail: CoachingTaskDetail): Promise<void> {
  find(element, '.notes').dispatchEvent(
    new CustomEvent<CoachingTaskDetail>('coachingtask', { detail, bubbles: true, composed: true }),
  );
  await flush();
}
const progressOf = (element: Element) =>
  find<HTMLElement & { progress: object }>(element, 'c-coaching-note, c-deal-obstacles').progress;

it('empty_manager_isOfferedTheFirstStep', async () => {
  const { element } = show(notEnoughDataPanel({ coaching: coachingPart({ notes: [] }) }));
  expect(textOf(element)).toContain('A note takes a minute');
  expect(textOf(element)).toContain('administrators with View All');
  await expect(element).toBeAccessible();
  openMock.mockResolvedValueOnce(undefined);
  find(element, '.write').click();
  await flush();
  expect(openMock).toHaveBeenCalledWith({
    label: 'Write note',
    size: 'small',
    opportunityId: OPPORTUNITY_ID,
    repName: 'Priya',
    maximumDays: 180,
    prefill: {},
  });
});

it('empty_rep_readsWhatWillBeThere', async () => {
  const { element } = show(panelAsRep({ coaching: coachingPart({ notes: [], mayWrite: false }) }));
  expect(textOf(element)).toContain('What Dana writes to you appears here');
  await expect(element).toBeAccessible();
});

it('empty_leader_readsWhoseItIs', async () => {
  const { element } = show(
    panelAsLeader({ coaching: coachingPart({ notes: [], mayWrite: false, mayAddObstacle: false }) }),
  );
  expect(textOf(element)).toContain('stay between Priya and Dana. None is shared with you.');
  await expect(element).toBeAccessible();
});

it('suggestion_shown_hasTheButtonItself', () => {
  const { element } = show(noticedPanel({ coaching: coachingPart({ confirmed: 1 }) }));
  expect(findAll(element, '.write')).toHaveLength(0);
  expect(textOf(element)).toContain('Confirmed: 1 of 1');
});

it('notReadable_showsNothing', () => {
  expect(textOf(show(scoredPanel()).element)).toBe('');
});

it('task_accepted_saysThatTheDealChangedAndMovesTheFocus', async () => {
  saveMock.mockResolvedValueOnce(undefined);
  const { element, changes } = show(scoredPanel({ coaching: coachingPart() }));
  await tell(element, { owner: ID, action: { type: 'withdraw', noteId: ID } });
  expect(saveMock).toHaveBeenCalledWith({ type: 'withdraw', noteId: ID });
  expect(changes).toHaveBeenCalledTimes(1);
  expect(find(element, 'c-coaching-note').shadowRoot?.activeElement?.className).toContain('name');
});

it('task_refused_keepsTheFormAndSaysTheRule', async () => {
  saveMock.mockResolvedValueOnce('Too long.');
  const { element, changes } = show(scoredPanel({ coaching: coachingPart() }));
  await tell(element, { owner: ID, formKey: 'reply' });
  expect(progressOf(element)).toEqual({ owner: ID, formKey: 'reply', refusal: '', busy: false });
  await tell(element, { owner: ID, formKey: 'reply', action: { type: 'reply', noteId: ID, text: 'x' } });
  expect(progressOf(element)).toEqual({ owner: ID, formKey: 'reply', refusal: 'Too long.', busy: false });
  expect(changes).not.toHaveBeenCalled();
});

it('task_twice_isSavedOnce', async () => {
  saveMock.mockReturnValueOnce(new Promise(() => undefined));
  const { element } = show(scoredPanel({ coaching: coachingPart() }));
  await tell(element, { owner: ID, action: { type: 'withdraw', noteId: ID } });
  await tell(element, { owner: ID, action: { type: 'withdraw', noteId: ID } });
  expect(saveMock).toHaveBeenCalledTimes(1);
  element.busy = true;
  await flush();
  expect(progressOf(element)).toMatchObject({ busy: true });
});

it('followUp_asked_opensTheDialogAboutTheNote', async () => {
  openMock.mockResolvedValueOnce(true);
  const { element, changes } = show(scoredPanel({ coaching: coachingPart() }));
  await tell(element, { owner: ID, formKey: 'followUp' });
  expect(openMock).toHaveBeenCalledWith(
    expect.objectContaining({ label: 'Follow up', prefill: { followUpTo: ID, lens: 'deal' } }),
  );
  expect(changes).toHaveBeenCalledTimes(1);
});

describe('earlier notes', () => {
  const answer = scoredPanel({ coaching: coachingPart({ noteTotal: 2 }) });
  const [earlier] =
    readVisible(scoredPanel({ coaching: coachingPart({ notes: [note({ noteId: 'a01000000000002AAA' })] }) })).coaching
      ?.notes ?? [];
  if (!earlier) throw new Error('no note');
  const notesOf = (element: Element): number => findAll(element, 'c-coaching-note').length;

  it('more_pressed_addsThem_andAChangeRenewsThem', async () => {
    loadMock.mockResolvedValue({ notes: [earlier] });
    const { element } = show(answer);
    find(element, '.more').click();
    await flush();
    expect(loadMock).toHaveBeenCalledWith(OPPORTUNITY_ID, ID);
    expect(notesOf(element)).toBe(2);
    expect(findAll(element, '.more')).toHaveLength(0);
    element.panel = readVisible(answer);
    await flush();
    expect(loadMock).toHaveBeenCalledTimes(2);
    expect(notesOf(element)).toBe(2);
  });

  it('more_notReachable_saysSo', async () => {
    loadMock.mockResolvedValue({ error: 'Try again.' });
    const { element } = show(answer);
    find(element, '.more').click();
    await flush();
    expect(textOf(find(element, '[role="alert"]'))).toBe('Try again.');
    expect(notesOf(element)).toBe(1);
  });
});

it('focusItem_promiseOrObstacle_movesTheFocus', () => {
  const { element } = show(
    scoredPanel({
      coaching: coachingPart({ notes: [note({ commitments: [commitment()] })], obstacles: [obstacle()] }),
    }),
  );
  element.focusItem('a02000000000001AAA');
  expect(element.shadowRoot?.activeElement?.tagName).toBe('C-COACHING-NOTE');
  element.focusItem('a03000000000001AAA');
  expect(element.shadowRoot?.activeElement?.tagName).toBe('C-DEAL-OBSTACLES');
});
