import { api, LightningElement } from 'lwc';
import type { ScoredPanel } from 'c/dealCoachingService';
import { fillPlural } from 'c/coachingText';
import { bandMeaning, bandSteps, DISC_FILLS, type BandStep } from './bandView';
import { labels } from './labels';

/** The band: disc, word, position between absent and driving, and its meaning in words. */
export default class InvolvementBand extends LightningElement {
  @api panel!: ScoredPanel;

  readonly labels = labels;

  get word(): string {
    return labels.words[this.panel.band];
  }

  get period(): string {
    return fillPlural(labels.window, this.panel.windowDays);
  }

  get steps(): BandStep[] {
    return bandSteps(this.panel.band);
  }

  get discFill(): string | undefined {
    return DISC_FILLS[this.panel.band];
  }

  get meaning(): string {
    return bandMeaning(this.panel);
  }
}
