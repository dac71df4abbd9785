import { perspectiveOf, type ScoredPanel, type SignalName } from 'c/dealCoachingService';
import { fill } from 'c/coachingText';
import { signalName } from 'c/dealSignals';
import { labels } from './labels';

/** The suggestion in words for one viewer. */
export interface MoveView {
  /** For whom the question is. */
  readonly intro: string;
  readonly question: string;
  readonly because: string | undefined;
  /** Signal that can be opened, with the text of its button for screen readers; undefined when it is not shown. */
  readonly why: { readonly signal: SignalName; readonly description: string } | undefined;
}

/**
 * The manager reads what to ask, the rep what may be asked. Others see band and signals; a conversation that is not
 * theirs is not suggested to them.
 * @returns undefined when there is nothing to suggest to this viewer
 */
export function moveView({ nextMove, viewerRole, rep, manager, signals }: ScoredPanel): MoveView | undefined {
  const perspective = perspectiveOf(viewerRole);
  if (!nextMove || perspective === 'other') return undefined;
  const { question, because, signal } = nextMove;
  const isShown = signals?.some((shown) => shown.signal === signal) ?? false;
  return {
    intro:
      perspective === 'manager' ? fill(labels.introManager, rep.firstName) : fill(labels.introRep, manager.firstName),
    question: fill(labels.question, question),
    because: because === '' ? undefined : fill(labels.because, because),
    why: isShown ? { signal, description: fill(labels.whySignal, signalName(signal)) } : undefined,
  };
}
