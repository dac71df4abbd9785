import { api, LightningElement } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { fillPlural } from 'c/coachingText';
import { PAGE_SIZE } from './constants';
import { labels } from './labels';

/** One piece of evidence, ready to be shown. */
export interface EvidenceEntry {
  readonly key: string;
  readonly recordId: string;
  readonly objectApiName: string;
  /** Name of an SLDS icon, and what it stands for. */
  readonly icon: string;
  readonly kind: string;
  readonly title: string;
  /** Who, when and what it weighs; may be empty. */
  readonly details: string;
  /** Why it does not count; undefined when it does. */
  readonly reason?: string | undefined;
}

interface LinkedEntry extends EvidenceEntry {
  /** Address of the record; Salesforce takes every record's id as a path. */
  readonly href: string;
}

/** Records that a number or a statement rests on, some at a time; each entry opens its record. */
export default class EvidenceList extends NavigationMixin(LightningElement) {
  @api entries: readonly EvidenceEntry[] = [];

  /** Shown under the list once it is complete. */
  @api endNote?: string;

  limit = PAGE_SIZE;

  #focusEntry?: number;

  override renderedCallback(): void {
    if (this.#focusEntry === undefined) return;
    const links = this.template?.querySelectorAll<HTMLAnchorElement>('a');
    links?.[this.#focusEntry]?.focus();
    this.#focusEntry = undefined;
  }

  get shown(): LinkedEntry[] {
    return this.entries.slice(0, this.limit).map((entry) => ({ ...entry, href: `/${entry.recordId}` }));
  }

  get moreLabel(): string | undefined {
    const hidden = this.entries.length - this.limit;
    return hidden > 0 ? fillPlural(labels.more, Math.min(hidden, PAGE_SIZE)) : undefined;
  }

  handleOpen(event: MouseEvent): void {
    // With a modifier the browser follows the address itself, into a new tab or window.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { key } = (event.currentTarget as HTMLElement).dataset;
    const entry = this.entries.find((candidate) => candidate.key === key);
    if (!entry) return;
    const { recordId, objectApiName } = entry;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId, objectApiName, actionName: 'view' },
    });
  }

  handleMore(): void {
    this.#focusEntry = this.limit;
    this.limit += PAGE_SIZE;
  }
}
