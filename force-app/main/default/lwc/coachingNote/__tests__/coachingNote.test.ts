import type { DealCoachingNote } from 'apex-types';
import CoachingNote, { FOLLOW_UP, kindName } from 'c/coachingNote';
import type { CoachingTaskButton, CoachingTaskDetail } from 'c/coachingTasks';
import type { Perspective } from 'c/dealCoachingService';
import { coachingPart, commitment, note } from 'test/lwc/coaching';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { readFacts } from 'test/lwc/read';

const ID = 'a01000000000001AAA';

function show(overrides: DealCoachingNote, perspective: Perspective = 'manager'): Mounted<CoachingNote> {
  const [shown] = readFacts(coachingPart({ notes: [note(overrides)] })).notes;
  if (!shown) throw new Error('no note');
  return mount('c-coaching-note', CoachingNote, { note: shown, perspective, maximumDays: 30 });
}
const tasksOf = (element: Element) =>
  find<HTMLElement & { buttons: readonly CoachingTaskButton[] }>(element, 'c-coaching-tasks');
const keysOf = (element: Element): string[] => tasksOf(element).buttons.map(({ key }) => key);
const buttonOf = (element: Element, key: string) => tasksOf(element).buttons.find((button) => button.key === key);
const values = { choices: { who: 'manager' }, text: 'Words', day: '2026-12-01' };

const answered = { answeredAt: '2026-11-21T10:00:00.000Z' };
it.each<[string, DealCoachingNote, Perspective, string]>([
  ['waiting', {}, 'manager', 'Sent, waits for Priya Nair until Nov 25'],
  ['waiting', {}, 'rep', 'Waits for your answer until Nov 25'],
  ['late', { state: 'late', answerDueOn: '2026-11-18' }, 'other', 'Sent, the answer of Priya Nair is due since Nov 18'],
  ['asked', { state: 'asked', replyDueOn: '2026-11-26' }, 'manager', 'Priya Nair asked; your reply is due Nov 26'],
  ['asked', { state: 'asked', replyDueOn: '2026-11-26' }, 'rep', 'You asked; Dana Weiss replies by Nov 26'],
  [
    'replied',
    { state: 'replied', coachRepliedAt: '2026-11-21T10:00:00.000Z' },
    'rep',
    'Dana Weiss replied on Nov 21, 2026: is it clear now?',
  ],
  [
    'acknowledged',
    { state: 'acknowledged', answer: 'gotIt', ...answered },
    'manager',
    'Confirmed: Priya Nair answered on Nov 21, 2026',
  ],
  [
    'differently',
    { state: 'acknowledged', answer: 'differently', ...answered },
    'manager',
    'Confirmed on Nov 21, 2026: Priya Nair sees it differently',
  ],
  ['praise', { state: 'praise', kind: 'praise', lens: null }, 'rep', 'Praise: no answer needed'],
  ['withdrawn', { state: 'withdrawn' }, 'manager', 'Withdrawn'],
])('state_%s_isSaidInWords', async (_name, overrides, perspective, text) => {
  const element = show(overrides, perspective);
  expect(textOf(find(element, '.state'))).toBe(text);
  await expect(element).toBeAccessible();
});

it('words_all_areShownAsWritten', () => {
  const element = show({
    nextStep: '<b>Call</b>',
    answer: 'differently',
    answerText: 'The CFO agreed.\nTwice.',
    coachReply: 'Good to know',
    useful: 'useful',
    followUpTo: 'a01000000000000AAA',
  });
  expect(findAll(element, 'dt').map(textOf)).toEqual([
    'What I saw',
    'My question',
    'Next step',
    'Priya Nair sees it differently',
    'Dana Weiss says',
  ]);
  expect(findAll(element, 'dd')[2]?.textContent).toBe('<b>Call</b>');
  expect(findAll(element, 'dd')[3]?.textContent).toBe('The CFO agreed.\nTwice.');
  expect(textOf(element)).toContain('Follow-up of Dana Weiss to Priya Nair, Nov 20, 2026');
  expect(textOf(element)).toContain('Priya Nair found it useful.');
  expect(textOf(find(element, '.name'))).toBe('Question · Deal');
});

describe('answering', () => {
  it('gotIt_tapped_isAnsweredAtOnce', async () => {
    const element = show({ mayAnswer: true, mayCommit: true }, 'rep');
    const heard: CoachingTaskDetail[] = [];
    document.body.addEventListener('coachingtask', (event) =>
      heard.push((event as CustomEvent<CoachingTaskDetail>).detail),
    );
    expect(keysOf(element)).toEqual(['gotIt', 'question', 'differently', 'words']);
    find(tasksOf(element), '[data-key="gotIt"]').click();
    find(tasksOf(element), '[data-key="question"]').click();
    expect(heard).toEqual([
      { owner: ID, action: { type: 'answer', noteId: ID, answer: 'gotIt', text: '' } },
      { owner: ID, formKey: 'question' },
    ]);
    await expect(element).toBeAccessible();
  });

  it('question_opened_asksForWordsAndSendsThem', async () => {
    const element = show({ mayAnswer: true }, 'rep');
    const heard: CoachingTaskDetail[] = [];
    element.addEventListener('coachingtask', (event) => heard.push((event as CustomEvent<CoachingTaskDetail>).detail));
    element.progress = { owner: ID, formKey: 'question', refusal: 'Too long.', busy: false };
    await flush();
    const form = find(tasksOf(element), 'c-coaching-form');
    expect(textOf(find(tasksOf(element), '[role="alert"]'))).toBe('Too long.');
    expect(findAll(tasksOf(element), '[data-key]')).toHaveLength(0);
    form.dispatchEvent(new CustomEvent('formsubmit', { detail: { choices: {}, text: 'Which CFO?', day: '' } }));
    form.dispatchEvent(new CustomEvent('formcancel'));
    expect(heard).toEqual([
      {
        owner: ID,
        formKey: 'question',
        action: { type: 'answer', noteId: ID, answer: 'question', text: 'Which CFO?' },
      },
      { owner: ID },
    ]);
    await expect(element).toBeAccessible();
  });

  it('progressElsewhere_isNotShownHere', async () => {
    const element = show({ mayAnswer: true }, 'rep');
    element.progress = { owner: 'other', formKey: 'question', refusal: 'No.', busy: true };
    await flush();
    expect(findAll(tasksOf(element), '[role="alert"], c-coaching-form')).toHaveLength(0);
    expect(findAll<HTMLButtonElement>(tasksOf(element), 'button').every(({ disabled }) => disabled)).toBe(true);
  });

  it('replied_leavesGotItAlone', () => {
    expect(keysOf(show({ mayAnswer: true, state: 'replied' }, 'rep'))).toEqual(['gotIt']);
  });
});

it('coach_repliesAddsPromisesAndWithdraws', () => {
  const element = show({ mayReply: true, mayCommit: true, mayWithdraw: true });
  expect(keysOf(element)).toEqual(['reply', 'promise', FOLLOW_UP, 'withdraw']);
  expect(buttonOf(element, 'reply')?.form?.toAction(values)).toEqual({ type: 'reply', noteId: ID, text: 'Words' });
  expect(buttonOf(element, 'withdraw')?.action).toEqual({ type: 'withdraw', noteId: ID });
  expect(buttonOf(element, 'promise')?.form?.fields.choices?.[0]?.options.map(({ label }) => label)).toEqual([
    'Dana Weiss',
    'Priya Nair',
  ]);
  expect(buttonOf(element, 'promise')?.form?.toAction(values)).toMatchObject({
    type: 'promise',
    promisedBy: 'manager',
    text: 'Words',
    dueOn: '2026-12-01',
  });
});

it('rep_ratesAndPromisesForNobodyElse', () => {
  const element = show({ state: 'acknowledged', mayRate: true, mayCommit: true }, 'rep');
  expect(keysOf(element)).toEqual(['useful', 'notUseful', 'promise']);
  expect(buttonOf(element, 'notUseful')?.action).toEqual({ type: 'rate', noteId: ID, isUseful: false });
  expect(buttonOf(element, 'promise')?.form?.fields.choices).toBeUndefined();
  expect(buttonOf(element, 'promise')?.form?.toAction(values)).toMatchObject({ promisedBy: 'rep' });
});

it('focusItem_called_movesTheFocusToTheNoteOrThePromise', () => {
  const element = show({ commitments: [commitment()] });
  element.focusItem(ID);
  expect(element.shadowRoot?.activeElement?.className).toBe('name');
  element.focusItem('a02000000000001AAA');
  expect(find(element, 'c-coaching-commitment').shadowRoot?.activeElement?.className).toContain('text');
});

it('kindName_known_isTranslated', () => {
  expect(kindName('handBack')).toBe('Hand-back');
});
