import { perspectiveOf, type Person, type ScoredPanel } from 'c/dealCoachingService';
import { fill, formatPercent } from 'c/coachingText';
import { labels } from './labels';

/** Two parts of a whole and the limits, ready to be shown. Fractions are 0 to 1. */
export interface ShareView {
  readonly sentence: string;
  readonly repText: string;
  readonly managerText: string;
  readonly alternative: string;
  readonly marks: string;
  readonly managerShare: number;
}

const MAX_DIGITS = 2;

/**
 * Decimals that a share needs so that, once rounded, it does not look as if it were exactly on a limit that it is
 * above or below.
 */
export function shareDigits(share: number, limits: readonly number[]): number {
  for (let digits = 0; digits < MAX_DIGITS; digits++) {
    const text = formatPercent(share, digits);
    if (limits.every((limit) => limit === share || formatPercent(limit, digits) !== text)) return digits;
  }
  return MAX_DIGITS;
}

/** The share of manager and rep in words, or undefined when nobody has driven the deal. */
export function shareView(panel: ScoredPanel): ShareView | undefined {
  const { drivingShare, watchAbove, drivingAbove, rep, manager } = panel;
  if (drivingShare === undefined) return undefined;
  const digits = shareDigits(drivingShare, [watchAbove, drivingAbove]);
  const scale = 100 * 10 ** digits;
  const managerPercent = formatPercent(drivingShare, digits);
  // The rest of the rounded share, so that the two always add up to 100 %.
  const repPercent = formatPercent(1 - Math.round(drivingShare * scale) / scale, digits);
  const watch = formatPercent(watchAbove);
  const driving = formatPercent(drivingAbove);
  return {
    sentence: fill(
      labels.sentences[perspectiveOf(panel.viewerRole)],
      managerPercent,
      rep.firstName,
      repPercent,
      manager.firstName,
    ),
    repText: `${nameOf(rep)} ${repPercent}`,
    managerText: `${nameOf(manager)} ${managerPercent}`,
    alternative: fill(labels.alternative, nameOf(rep), repPercent, nameOf(manager), managerPercent, watch, driving),
    marks: fill(labels.marks, watch, driving),
    managerShare: drivingShare,
  };
}

function nameOf(person: Person): string {
  return person.isViewer ? labels.you : person.firstName;
}
