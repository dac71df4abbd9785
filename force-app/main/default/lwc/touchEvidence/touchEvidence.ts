import { api, LightningElement } from 'lwc';
import type { Side, Touch } from 'c/dealCoachingService';
import { fill, formatNumber } from 'c/coachingText';
import type { EvidenceEntry } from 'c/evidenceList';
import { FILTER_CLEAR_EVENT } from './constants';
import { evidenceEntry, filterText, filterTouches, type TouchFilter } from './evidenceEntries';
import { labels } from './labels';

export type { TouchFilter } from './evidenceEntries';

/**
 * The records behind the numbers, newest first; each entry opens its record.
 * @fires filterclear
 */
export default class TouchEvidence extends LightningElement {
  @api touches: readonly Touch[] = [];

  /** All touches of the deal; more than `touches` when the server capped the list. */
  @api total = 0;

  /** Lists only these touches. */
  @api filter?: TouchFilter;

  /** How the sides are called: first names or "You", and the word for both. */
  @api sideNames!: Readonly<Record<Side, string>>;

  /** Moves the keyboard focus to the heading of the list. */
  @api focusHeading(): void {
    this.template?.querySelector('h4')?.focus();
  }

  readonly labels = labels;

  get matching(): readonly Touch[] {
    return filterTouches(this.touches, this.filter);
  }

  get entries(): EvidenceEntry[] {
    return this.matching.map(evidenceEntry);
  }

  get heading(): string {
    return this.filter ? filterText(this.filter, this.sideNames) : labels.title;
  }

  get cappedText(): string | undefined {
    if (this.total <= this.touches.length) return undefined;
    return fill(labels.capped, formatNumber(this.touches.length), formatNumber(this.total));
  }

  get emptyText(): string | undefined {
    if (this.entries.length > 0) return undefined;
    return this.filter ? fill(labels.noneFiltered, formatNumber(this.touches.length)) : labels.empty;
  }

  handleShowAll(): void {
    this.dispatchEvent(new CustomEvent(FILTER_CLEAR_EVENT));
  }
}
