import type { DealPanel } from 'apex-types';
import { readAnswer, type ScoredPanel, type UnscoredPanel } from 'c/dealCoachingService';

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
