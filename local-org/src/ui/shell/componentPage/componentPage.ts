import { api, LightningElement } from 'lwc';
import type { ExposedComponent } from 'platform/exposedComponents';
import { openUrl } from 'platform/router';
import { labels } from 'shell/labels';

/** Home page or tab: the components that target it. A home page without components leads to the opportunities. */
export default class ComponentPage extends LightningElement {
  @api label = '';
  @api components: readonly ExposedComponent[] = [];

  labels = labels;

  override connectedCallback(): void {
    if (this.components.length === 0) {
      openUrl('/lightning/o/Opportunity/list', true);
    }
  }
}
