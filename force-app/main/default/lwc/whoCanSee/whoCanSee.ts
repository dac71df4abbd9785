import { api, LightningElement } from 'lwc';
import type { Person } from 'c/dealCoachingService';
import { fill } from 'c/coachingText';
import { labels } from './labels';

/** Says truthfully who can see the panel, on request. */
export default class WhoCanSee extends LightningElement {
  @api rep!: Person;

  /** Undefined when the deal has no manager. */
  @api manager?: Person;

  expanded = false;
  readonly labels = labels;

  get icon(): string {
    return this.expanded ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get ariaExpanded(): 'true' | 'false' {
    return this.expanded ? 'true' : 'false';
  }

  get collapsed(): boolean {
    return !this.expanded;
  }

  get audience(): string {
    const rep = this.rep.isViewer ? labels.first : this.rep.name;
    if (!this.manager) return fill(labels.alone, rep);
    return fill(labels.pair, rep, this.manager.isViewer ? labels.you : this.manager.name);
  }

  handleToggle(): void {
    this.expanded = !this.expanded;
  }
}
