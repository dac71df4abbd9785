import { api, LightningElement } from 'lwc';
import { fill, formatNumber } from 'c/coachingText';
import { WAITING_SELECT_EVENT, type WaitingItem, type WaitingSelectDetail } from './constants';
import { labels } from './labels';

export type { WaitingItem, WaitingSelectDetail } from './constants';

/**
 * What waits for the viewer on this deal, each one a step away.
 * @fires waitingselect with a {@link WaitingSelectDetail}
 */
export default class WaitingList extends LightningElement {
  /** Most urgent first; nothing is shown when there is none. */
  @api items: readonly WaitingItem[] = [];

  readonly labels = labels;

  get hasItems(): boolean {
    return this.items.length > 0;
  }

  get heading(): string {
    return fill(labels.title, formatNumber(this.items.length));
  }

  handleSelect(event: Event): void {
    const key = (event.currentTarget as HTMLElement).dataset['key'] ?? '';
    this.dispatchEvent(new CustomEvent<WaitingSelectDetail>(WAITING_SELECT_EVENT, { detail: { key } }));
  }
}
