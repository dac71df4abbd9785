import { api, LightningElement, wire } from 'lwc';
import { registerRefreshContainer, unregisterRefreshContainer } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable, type UiRecord } from 'lightning/uiRecordApi';
import type { WireValue } from 'platform/wireAdapter';
import { fieldText } from 'shell/data';
import { isAbsent, problemOf } from 'shell/errors';
import { labels } from 'shell/labels';
import { OPPORTUNITY_FIELDS, OPTIONAL_FIELDS } from './fields';

type Tab = 'details' | 'activity' | 'related';

const THREE_COLUMNS = '(min-width: 1280px)';
const ONE_COLUMN = '(max-width: 767px)';

/** Record page of an opportunity: highlights, path, details, activities, related lists, and the tree's components. */
export default class OpportunityPage extends LightningElement {
  @api recordId = '';

  record: UiRecord | undefined;
  error: unknown;
  isWide = window.matchMedia(THREE_COLUMNS).matches;
  isPhone = window.matchMedia(ONE_COLUMN).matches;
  /** Chosen tab; null until somebody chooses one. */
  chosen: Tab | null = null;

  labels = labels;
  #queries: readonly MediaQueryList[] = [];
  #container = 0;

  @wire(getRecord, { recordId: '$recordId', fields: OPPORTUNITY_FIELDS, optionalFields: OPTIONAL_FIELDS })
  wiredRecord({ data, error }: WireValue): void {
    this.error = error;
    if (data) {
      this.record = data as UiRecord;
      document.title = `${fieldText(this.record, 'Opportunity.Name')} | ${labels.opportunity} | ${labels.productName}`;
    }
  }

  override connectedCallback(): void {
    this.#queries = [THREE_COLUMNS, ONE_COLUMN].map((media) => window.matchMedia(media));
    this.#queries.forEach((media) => media.addEventListener('change', this.handleResize));
    // As on the platform, a refresh of the view also reads the page's own record again.
    this.#container = registerRefreshContainer(this, () => {
      void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
    });
  }

  override disconnectedCallback(): void {
    this.#queries.forEach((media) => media.removeEventListener('change', this.handleResize));
    unregisterRefreshContainer(this.#container);
  }

  get isLoading(): boolean {
    return !this.record && !this.error;
  }

  get isAbsent(): boolean {
    return this.error !== undefined && isAbsent(problemOf(this.error));
  }

  get failure(): string {
    return this.error === undefined ? '' : problemOf(this.error).message;
  }

  get showsFailure(): boolean {
    return Boolean(this.failure) && !this.record;
  }

  get accountId(): string | undefined {
    return (this.record?.fields['AccountId']?.value as string | null | undefined) ?? undefined;
  }

  get columnsClass(): string {
    return `columns ${this.isWide ? 'columns_three' : this.isPhone ? 'columns_phone' : 'columns_two'}`;
  }

  /** With room for it, activities have a card of their own; else everything shares one card with tabs. */
  get mainClass(): string {
    return this.isWide ? 'main' : 'main slds-card box';
  }

  get tabsClass(): string {
    return this.isWide ? 'slds-card box' : '';
  }

  get tabs(): readonly object[] {
    const names: Record<Tab, string> = { details: labels.details, activity: labels.activity, related: labels.related };
    return this.tabOrder.map((name) => {
      const selected = name === this.tab;
      return {
        name,
        label: names[name],
        selected: String(selected),
        tabIndex: selected ? '0' : '-1',
        itemClass: `slds-tabs_default__item${selected ? ' slds-is-active' : ''}`,
      };
    });
  }

  get detailsClass(): string {
    return this.tab === 'details' ? 'part' : 'slds-hide';
  }

  get relatedClass(): string {
    return this.tab === 'related' ? 'part' : 'slds-hide';
  }

  get activityClass(): string {
    if (this.isWide) {
      return 'slds-card box';
    }
    return this.tab === 'activity' ? 'part' : 'slds-hide';
  }

  get activityRole(): string {
    return this.isWide ? 'region' : 'tabpanel';
  }

  get activityTitleClass(): string {
    return this.isWide ? 'slds-text-heading_small title' : 'slds-assistive-text';
  }

  handleTab(event: Event): void {
    event.preventDefault();
    this.chosen = (event.currentTarget as HTMLElement).dataset['name'] as Tab;
  }

  handleTabKey(event: KeyboardEvent): void {
    const order = this.tabOrder;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.chosen = order[(order.indexOf(this.tab) + step + order.length) % order.length] ?? null;
      this.template?.querySelector<HTMLElement>(`[data-name="${this.tab}"]`)?.focus();
    }
  }

  handleRetry(): void {
    void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }

  handleResize = (): void => {
    this.isWide = window.matchMedia(THREE_COLUMNS).matches;
    this.isPhone = window.matchMedia(ONE_COLUMN).matches;
  };

  private get tabOrder(): readonly [Tab, ...Tab[]] {
    if (this.isWide) {
      return ['details', 'related'];
    }
    return this.isPhone ? ['details', 'activity', 'related'] : ['activity', 'details', 'related'];
  }

  private get tab(): Tab {
    const order = this.tabOrder;
    return this.chosen && order.includes(this.chosen) ? this.chosen : order[0];
  }
}
