import { api, LightningElement } from 'lwc';
import { exposedComponents } from 'platform/exposedComponents';
import type { PageReference } from 'platform/router';
import { labels } from 'shell/labels';

/** Tabs of the app: home when a component targets it, opportunities, and every component that is a tab. */
export default class NavigationBar extends LightningElement {
  /** Where the page is. */
  @api reference: PageReference | undefined;

  labels = labels;

  get items(): readonly object[] {
    const { type = '', attributes = {} } = this.reference ?? {};
    const onOpportunity =
      attributes['objectApiName'] === 'Opportunity' || (attributes['recordId']?.startsWith('006') ?? false);
    const item = (key: string, label: string, url: string, active: boolean) => ({
      key,
      label,
      url,
      current: active ? 'page' : undefined,
      itemClass: `slds-context-bar__item${active ? ' slds-is-active' : ''}`,
    });
    const tabs = exposedComponents.filter(({ targets }) => targets.includes('lightning__Tab'));
    return [
      ...(hasHome() ? [item('home', labels.home, '/lightning/page/home', type === 'standard__namedPage')] : []),
      item('opportunities', labels.opportunities, '/lightning/o/Opportunity/list', onOpportunity),
      ...tabs.map(({ name, label }) => item(name, label, `/lightning/n/${name}`, attributes['apiName'] === name)),
    ];
  }
}

function hasHome(): boolean {
  return exposedComponents.some(({ targets }) => targets.includes('lightning__HomePage'));
}
