import { perspectiveOf, SCALE, type Band, type Perspective, type ScoredPanel, type Step } from 'c/dealCoachingService';
import { fill, fillPlural, formatDay, formatPercent } from 'c/coachingText';
import { labels } from './labels';

/** One position on the scale from absent to driving. */
export interface BandStep {
  readonly band: Step;
  readonly word: string;
  readonly className: string;
  /** Value for `aria-current`. */
  readonly current: 'step' | undefined;
}

/** Part of the disc that is filled, as the path of a disc with radius 8 around 10,10; nothing when absent. */
export const DISC_FILLS: Readonly<Record<Band, string | undefined>> = {
  absent: undefined,
  coaching: 'M10 10 V2 A8 8 0 0 1 18 10 Z',
  coDriving: 'M10 2 A8 8 0 0 1 10 18 Z',
  driving: 'M10 2 A8 8 0 0 1 10 18 A8 8 0 0 1 10 2 Z',
  stepIn: 'M10 6 A4 4 0 0 1 10 14 A4 4 0 0 1 10 6 Z',
};

/** The scale in its order, with the current step marked; none is during a step-in, which is not judged. */
export function bandSteps(current: Band): BandStep[] {
  return SCALE.map((band) => ({
    band,
    word: labels.words[band],
    className: band === current ? 'step step_current' : 'step',
    current: band === current ? 'step' : undefined,
  }));
}

/** What the band means on this deal, written for the viewer, with the numbers that decide it. */
export function bandMeaning(panel: ScoredPanel): string {
  return fill(
    meaningsOf(panel)[perspectiveOf(panel.viewerRole)],
    formatPercent(panel.watchAbove),
    formatPercent(panel.drivingAbove),
    panel.rep.firstName,
    panel.manager.firstName,
    fillPlural(labels.days, panel.cadenceDays),
    formatDay(panel.stepIn?.current?.untilDate ?? ''),
  );
}

/**
 * With a rep who is new, a share above the driving limit still reads Co-driving; the words have to say so, because
 * the numbers alone would contradict the band.
 */
function meaningsOf({ band, drivingShare, drivingAbove }: ScoredPanel): Readonly<Record<Perspective, string>> {
  const isRamping = band === 'coDriving' && drivingShare !== undefined && drivingShare > drivingAbove;
  return isRamping ? labels.ramping : labels.meanings[band];
}
