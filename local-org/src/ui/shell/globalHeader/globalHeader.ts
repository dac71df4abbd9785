import { LightningElement } from 'lwc';
import { pageContext } from 'platform/pageContext';
import { labels } from 'shell/labels';

/**
 * The bar at the top of every page: product mark, search, user.
 * @fires skip when the keyboard user wants to go straight to the content
 */
export default class GlobalHeader extends LightningElement {
  labels = labels;

  get organizationName(): string {
    return pageContext().organizationName;
  }

  handleSkip(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('skip'));
  }
}
