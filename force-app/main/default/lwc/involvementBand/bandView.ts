import { BANDS, perspectiveOf, type Band, type Perspective, type ScoredPanel } from 'c/dealCoachingService';
import { fill, fillPlural, formatPercent } from 'c/coachingText';
import { labels } from './labels';

/** One position on the scale from absent to driving. */
export interface BandStep {
  readonly band: Band;
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
};

/** All bands in their order, with the current one marked. */
export function bandSteps(current: Band): BandStep[] {
  return BANDS.map((band) => ({
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
