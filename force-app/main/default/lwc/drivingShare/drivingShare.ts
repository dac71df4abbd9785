import { api, LightningElement } from 'lwc';
import type { ScoredPanel } from 'c/dealCoachingService';
import { labels } from './labels';
import { shareView, type ShareView } from './shareView';

/** Who drives the deal: a sentence and a bar with the two limits. */
export default class DrivingShare extends LightningElement {
  @api panel!: ScoredPanel;

  readonly labels = labels;

  get share(): ShareView | undefined {
    return shareView(this.panel);
  }

  get managerStyle(): string {
    return `inline-size: ${percent(this.share?.managerShare ?? 0)}`;
  }

  get watchStyle(): string {
    return `inset-inline-end: ${percent(this.panel.watchAbove)}`;
  }

  get drivingStyle(): string {
    return `inset-inline-end: ${percent(this.panel.drivingAbove)}`;
  }
}

function percent(fraction: number): string {
  return `${String(Math.round(fraction * 10_000) / 100)}%`;
}
