import type { DealCoachingPart, DealPanel } from 'apex-types';
import {
  readAnswer,
  type CoachingFacts,
  type ScoredPanel,
  type UnscoredPanel,
  type VisiblePanel,
} from 'c/dealCoachingService';
import { scoredPanel } from './panels';

/** The server's answer as the presentational components get it. Fails for one without a score. */
export function readScored(answer: DealPanel): ScoredPanel {
  const panel = readAnswer({ data: answer }, answer.opportunityId ?? undefined)?.panel;
  if (panel?.state !== 'scored') throw new Error(`not scored: ${String(panel?.state)}`);
  return panel;
}

/** The server's answer for a deal without a score. Fails for one with a score and for a refusal. */
export function readUnscored(answer: DealPanel): UnscoredPanel {
  const panel = readAnswer({ data: answer }, answer.opportunityId ?? undefined)?.panel;
  if (!panel || panel.state === 'scored' || panel.state === 'noAccess') throw new Error('not an unscored deal');
  return panel;
}

/** The server's part about coaching as the presentational components get it. */
export function readFacts(part: DealCoachingPart): CoachingFacts {
  const { coaching } = readScored(scoredPanel({ coaching: part }));
  if (!coaching) throw new Error('no coaching');
  return coaching;
}

/** The server's answer about a visible deal, with a score or without. Fails for a refusal. */
export function readVisible(answer: DealPanel): VisiblePanel {
  return answer.state === 'scored' ? readScored(answer) : readUnscored(answer);
}
