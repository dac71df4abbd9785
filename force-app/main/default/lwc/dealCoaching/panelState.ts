import type { PanelAnswer, ScoredPanel, UnscoredPanel } from 'c/dealCoachingService';

/**
 * What the panel shows. `staleness` says why the numbers may be out of date: the last refresh failed, and numbers
 * that were right a moment ago are better than none.
 */
export type PanelState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly panel: ScoredPanel; readonly staleness?: string | undefined }
  | { readonly kind: 'empty'; readonly panel: UnscoredPanel; readonly staleness?: string | undefined }
  | { readonly kind: 'noAccess' }
  | { readonly kind: 'error'; readonly message: string };

export const LOADING: PanelState = { kind: 'loading' };

/** The state after an answer of the server. */
export function nextState(current: PanelState, answer: PanelAnswer): PanelState {
  if (answer.panel === undefined) return failedState(current, answer.error);
  const { panel } = answer;
  switch (panel.state) {
    case 'scored':
      return { kind: 'ready', panel };
    case 'noAccess':
      return { kind: 'noAccess' };
    default:
      return { kind: 'empty', panel };
  }
}

/** The state after a failure: numbers that are already there stay and are marked. */
export function failedState(current: PanelState, message: string): PanelState {
  return current.kind === 'ready' || current.kind === 'empty'
    ? { ...current, staleness: message }
    : { kind: 'error', message };
}
