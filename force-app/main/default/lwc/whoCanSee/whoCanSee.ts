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
    return this.manager
      ? fill(labels.pair, nameOf(this.rep), nameOf(this.manager))
      : fill(labels.alone, nameOf(this.rep));
  }

  handleToggle(): void {
    this.expanded = !this.expanded;
  }
}

function nameOf(person: Person): string {
  return person.isViewer ? labels.you : person.name;
}
