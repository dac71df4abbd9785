import type { DealPanel, DealStepIn as StepInAnswer } from 'apex-types';
import DealStepIn, { reasonOptions, type StepInActionDetail } from 'c/dealStepIn';
import { find, findAll, flush, mount, textOf, type Mounted } from 'test/lwc/mount';
import { notEnoughDataPanel, panelAsLeader, panelAsRep, scoredPanel, stepIn, stepInPart } from 'test/lwc/panels';
import { readScored, readUnscored } from 'test/lwc/read';

function show(answer: DealPanel): Mounted<DealStepIn> {
  return mount('c-deal-step-in', DealStepIn, { panel: readScored(answer) });
}

const withStepIn = (overrides: StepInAnswer = {}, mayStepIn = false): DealPanel => ({
  stepIn: stepInPart({ current: stepIn(overrides), mayStepIn }),
});

const actions = (element: Element): (string | undefined)[] =>
  findAll(element, 'lightning-button').map(({ dataset }) => dataset['action']);

it.each([
  ['manager', scoredPanel(withStepIn({}, true)), 'You stepped in until Nov 30', 'Priya leads again from Dec 1'],
  ['rep', panelAsRep(withStepIn()), 'Your manager stepped in until Nov 30', 'You lead again from Dec 1'],
  ['leader', panelAsLeader(withStepIn()), 'Dana stepped in until Nov 30', 'Priya leads again from Dec 1'],
])('stepIn_openFor_%s_saysWhyAndUntilWhen', async (_, answer, heading, handBack) => {
  const element = show(answer);
  expect(textOf(element)).toBe(
    `${heading} Why: Customer asked for the manager “Their board asked for me.” ${handBack}`,
  );
  await expect(element).toBeAccessible();
});

it('stepIn_open_offersHandBackAndExtensionToTheManagerAlone', () => {
  expect(actions(show(scoredPanel(withStepIn({ mayWithdraw: true }, true))))).toEqual([
    'handBack',
    'extend',
    'withdraw',
  ]);
  expect(actions(show(panelAsRep(withStepIn())))).toEqual([]);
});

it('stepIn_extended_saysHowOften', () => {
  expect(textOf(show(scoredPanel(withStepIn({ extensions: 1 }))))).toContain('Extended once.');
  expect(textOf(show(scoredPanel(withStepIn({ extensions: 2 }))))).toContain('Extended 2 times.');
});

it('stepIn_forOnlookers_keepsTheReasonToItself', () => {
  const answer = scoredPanel({ ...withStepIn({ reason: null, note: null }), viewerRole: 'other' });
  expect(textOf(show(answer))).toBe('Dana stepped in until Nov 30 Priya leads again from Dec 1');
});

it.each([
  [
    'manager',
    scoredPanel(withStepIn({ state: 'overdue' }, true)),
    'Hand the deal back, or say how long it still takes.',
  ],
  ['rep', panelAsRep(withStepIn({ state: 'overdue' })), 'Your manager wanted to hand the deal back by then.'],
  ['leader', panelAsLeader(withStepIn({ state: 'overdue' })), 'Dana wanted to hand the deal back by then.'],
])('stepIn_overdueFor_%s_marksTheThingAndNotThePerson', async (_, answer, sentence) => {
  const element = show(answer);
  expect(find(element, '.heading').textContent).toBe('Hand-back due since Nov 30');
  expect(textOf(element)).toContain(sentence);
  expect(findAll(element, '.box_overdue')).toHaveLength(1);
  await expect(element).toBeAccessible();
});

it('stepIn_handedBack_saysWhatTheRepDoesFirst', async () => {
  const element = show(panelAsRep(withStepIn({ state: 'handedBack', firstStep: 'Call the sponsor' })));
  expect(textOf(element)).toBe('Handed back: you lead from Dec 1 First step: Call the sponsor');
  await expect(element).toBeAccessible();
});

it('stepIn_askedFor_offersAnAnswerAndNotNow', async () => {
  const element = show(scoredPanel({ stepIn: stepInPart({ isAsked: true }) }));
  expect(textOf(element)).toContain('Stepping in on purpose?');
  expect(actions(element)).toEqual(['start', 'notNow']);
  await expect(element).toBeAccessible();
});

it('stepIn_noneAndAllowed_isAQuietOffer', () => {
  const element = show(scoredPanel({ stepIn: stepInPart() }));
  expect(textOf(element)).toBe('');
  expect(actions(element)).toEqual(['start']);
});

it('stepIn_noneAndNotAllowed_isNothing', () => {
  expect(actions(show(scoredPanel({ stepIn: stepInPart({ mayStepIn: false }) })))).toEqual([]);
  expect(actions(show(scoredPanel()))).toEqual([]);
});

it('stepIn_withoutScore_isShownAllTheSame', () => {
  const panel = readUnscored(notEnoughDataPanel(withStepIn()));
  expect(textOf(mount('c-deal-step-in', DealStepIn, { panel }))).toContain('stepped in until Nov 30');
});

it('reason_ofAnAdministrator_isShownAsItIs', () => {
  expect(textOf(show(scoredPanel(withStepIn({ reason: 'Trade fair' }))))).toContain('Why: Trade fair');
  expect(reasonOptions().map(({ value }) => value)).toContain('RepOnLeave');
});

it('button_pressed_saysWhatIsWanted', async () => {
  const element = show(scoredPanel(withStepIn({}, true)));
  const heard: StepInActionDetail[] = [];
  element.addEventListener('stepinaction', (event) => heard.push((event as CustomEvent<StepInActionDetail>).detail));
  find(element, '[data-action="handBack"]').click();
  expect(heard).toEqual([{ action: 'handBack' }]);
  element.busy = true;
  await flush();
  expect(findAll<HTMLElement & { disabled: boolean }>(element, 'lightning-button').every((b) => b.disabled)).toBe(true);
});

it('focusHeading_called_movesTheFocus', () => {
  const element = show(scoredPanel(withStepIn()));
  element.focusHeading();
  expect(element.shadowRoot?.activeElement?.className).toBe('heading');
});
