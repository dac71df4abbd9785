import type { ScoredPanel, SignalName } from 'c/dealCoachingService';
import type { NotePrefill } from 'c/noteModal';

/** A note out of a signal: what it says is what the manager saw, its question is what the manager asks. */
export function notePrefill({ signals, nextMove }: ScoredPanel, signal: SignalName): NotePrefill {
  const noticed = signals?.find((each) => each.signal === signal);
  const suggested = nextMove?.signal === signal ? nextMove.question : '';
  return {
    kind: 'question',
    // A gap on several deals is one of the process.
    lens: signal === 'sameGap' ? 'process' : 'deal',
    observation: noticed?.rule ?? '',
    question: noticed?.question || suggested,
    signal,
  };
}
