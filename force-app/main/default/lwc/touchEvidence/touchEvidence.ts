import { api, LightningElement } from 'lwc';
import { NavigationMixin, type PageReference } from 'lightning/navigation';
import type { Side, Touch } from 'c/dealCoachingService';
import { fill, fillPlural, formatNumber } from 'c/coachingText';
import { FILTER_CLEAR_EVENT, PAGE_SIZE } from './constants';
import { evidenceEntry, filterText, filterTouches, type EvidenceEntry, type TouchFilter } from './evidenceEntries';
import { labels } from './labels';

export type { TouchFilter } from './evidenceEntries';

/**
 * The records behind the numbers, newest first; each entry opens its record.
 * @fires filterclear
 */
export default class TouchEvidence extends NavigationMixin(LightningElement) {
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

  limit = PAGE_SIZE;
  readonly labels = labels;

  #focusEntry?: number;

  override renderedCallback(): void {
    if (this.#focusEntry === undefined) return;
    const links = this.template?.querySelectorAll<HTMLAnchorElement>('a');
    links?.[this.#focusEntry]?.focus();
    this.#focusEntry = undefined;
  }

  get matching(): readonly Touch[] {
    return filterTouches(this.touches, this.filter);
  }

  get entries(): EvidenceEntry[] {
    return this.matching.slice(0, this.limit).map(evidenceEntry);
  }

  get heading(): string {
    return this.filter ? filterText(this.filter, this.sideNames) : labels.title;
  }

  get moreLabel(): string | undefined {
    const hidden = this.matching.length - this.limit;
    return hidden > 0 ? fillPlural(labels.more, Math.min(hidden, PAGE_SIZE)) : undefined;
  }

  get cappedText(): string | undefined {
    if (this.moreLabel !== undefined || this.total <= this.touches.length || this.entries.length === 0)
      return undefined;
    return fill(labels.capped, formatNumber(this.touches.length), formatNumber(this.total));
  }

  get emptyText(): string | undefined {
    if (this.entries.length > 0) return undefined;
    return this.filter ? fill(labels.noneFiltered, formatNumber(this.touches.length)) : labels.empty;
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier the browser follows the address itself, into a new tab or window.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const touch = this.touches.find((candidate) => candidate.key === key);
    if (touch) this[NavigationMixin.Navigate](recordPage(touch));
  }

  handleMore(): void {
    this.#focusEntry = this.limit;
    this.limit += PAGE_SIZE;
  }

  handleShowAll(): void {
    this.dispatchEvent(new CustomEvent(FILTER_CLEAR_EVENT));
  }
}

function recordPage({ recordId, objectApiName }: Touch): PageReference {
  return { type: 'standard__recordPage', attributes: { recordId, objectApiName, actionName: 'view' } };
}
