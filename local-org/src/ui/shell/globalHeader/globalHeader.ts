import { LightningElement } from 'lwc';
import { pageContext } from 'platform/pageContext';
import { labels } from 'shell/labels';

/** The bar at the top of every page: product mark, search, user. */
export default class GlobalHeader extends LightningElement {
  labels = labels;

  get organizationName(): string {
    return pageContext().organizationName;
  }
}
