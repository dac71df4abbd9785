import type { DealPanel } from 'apex-types';
import NextMove from 'c/nextMove';
import { coachingPart } from 'test/lwc/coaching';
import { find, findAll, mount, textOf, type Mounted } from 'test/lwc/mount';
import { noticedPanel, panelAsLeader, panelAsRep } from 'test/lwc/panels';
import { readScored } from 'test/lwc/read';

const MOVE = noticedPanel();

function show(answer: DealPanel): Mounted<NextMove> {
  return mount('c-next-move', NextMove, { panel: readScored(answer) });
}

it('move_forTheManager_isAQuestionToAsk', async () => {
  const element = show(MOVE);
  expect(textOf(element)).toBe(
    'Next move A question for Priya “What would you do next if I were on holiday?” Because: you drive late in the deal Why?',
  );
  expect(find(element, '.why').getAttribute('aria-label')).toBe('Why? Show “The manager leads late in the deal”');
  await expect(element).toBeAccessible();
});

it('move_forTheRep_isWhatMayBeAsked', async () => {
  const element = show(panelAsRep({ nextMove: MOVE.nextMove, signals: MOVE.signals }));
  expect(textOf(element)).toContain('Dana may ask you this, or you bring it up yourself');
  await expect(element).toBeAccessible();
});

it('move_forALeader_isNotTheirs', async () => {
  const element = show(panelAsLeader({ nextMove: MOVE.nextMove, signals: MOVE.signals }));
  expect(textOf(element)).toBe('');
  await expect(element).toBeAccessible();
});

it('move_none_showsNothing', () => {
  expect(textOf(show(noticedPanel({ nextMove: null })))).toBe('');
});

it('why_pressed_asksForTheSignal', () => {
  const element = show(MOVE);
  const listener = jest.fn();
  element.addEventListener('signalopen', (event) => {
    listener((event as CustomEvent<object>).detail);
  });
  find(element, '.why').click();
  expect(listener).toHaveBeenCalledWith({ signal: 'takeover' });
});

it.each([
  ['not listed', noticedPanel({ signals: [] })],
  ['not looked for', noticedPanel({ signals: null })],
])('why_signal_%s_isNotOffered', (_, answer) => {
  expect(findAll(show(answer), '.why')).toHaveLength(0);
});

it('because_missing_isLeftOut', () => {
  const element = show(noticedPanel({ nextMove: { ...MOVE.nextMove, because: null } }));
  expect(textOf(element)).not.toContain('Because');
});

it('write_pressed_asksForANoteAboutTheSignal', async () => {
  expect(findAll(show(MOVE), '.write')).toHaveLength(0);
  const element = show(noticedPanel({ coaching: coachingPart() }));
  const listener = jest.fn();
  element.addEventListener('notewrite', (event) => {
    listener((event as CustomEvent<object>).detail);
  });
  find(element, '.write').click();
  expect(listener).toHaveBeenCalledWith({ signal: 'takeover' });
  await expect(element).toBeAccessible();
});
