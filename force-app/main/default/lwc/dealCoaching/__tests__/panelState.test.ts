import { scoredPanel, notEnoughDataPanel } from 'test/lwc/panels';
import { readScored, readUnscored } from 'test/lwc/read';
import { failedState, LOADING, nextState, type PanelState } from '../panelState';

const scored = readScored(scoredPanel());
const unscored = readUnscored(notEnoughDataPanel());

it.each<[string, Parameters<typeof nextState>[1], PanelState]>([
  ['score', { panel: scored }, { kind: 'ready', panel: scored }],
  ['explanation', { panel: unscored }, { kind: 'empty', panel: unscored }],
  ['refusal', { panel: { state: 'noAccess' } }, { kind: 'noAccess' }],
  ['failure', { error: 'Server busy' }, { kind: 'error', message: 'Server busy' }],
])('nextState_firstAnswerIsA_%s_showsIt', (_, answer, state) => {
  expect(nextState(LOADING, answer)).toEqual(state);
});

it('failedState_withNumbersOnThePage_keepsThemAndSaysWhy', () => {
  expect(failedState({ kind: 'ready', panel: scored }, 'Server busy')).toEqual({
    kind: 'ready',
    panel: scored,
    staleness: 'Server busy',
  });
});

it('nextState_answerAfterAFailure_isFreshAgain', () => {
  const stale = failedState({ kind: 'empty', panel: unscored }, 'Server busy');
  expect(nextState(stale, { panel: scored })).toEqual({ kind: 'ready', panel: scored });
});

it('nextState_refusalAfterNumbers_takesThemAway', () => {
  expect(nextState({ kind: 'ready', panel: scored }, { panel: { state: 'noAccess' } })).toEqual({ kind: 'noAccess' });
});
