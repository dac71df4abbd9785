import { api, LightningElement, wire } from 'lwc';
import { registerRefreshContainer, unregisterRefreshContainer } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable, type UiRecord } from 'lightning/uiRecordApi';
import type { WireValue } from 'platform/wireAdapter';
import { isAbsent, problemOf } from 'shell/errors';
import { labels } from 'shell/labels';
import { OPPORTUNITY_FIELDS, OPTIONAL_FIELDS } from './fields';

const THREE_COLUMNS = '(min-width: 1280px)';
const ONE_COLUMN = '(max-width: 767px)';

/** Record page of an opportunity: highlights, path, details, activities, related lists, and the tree's components. */
export default class OpportunityPage extends LightningElement {
  @api recordId = '';

  record: UiRecord | undefined;
  error: unknown;
  isWide = window.matchMedia(THREE_COLUMNS).matches;
  isPhone = window.matchMedia(ONE_COLUMN).matches;

  labels = labels;
  #queries: readonly MediaQueryList[] = [];
  #container = 0;

  @wire(getRecord, { recordId: '$recordId', fields: OPPORTUNITY_FIELDS, optionalFields: OPTIONAL_FIELDS })
  wiredRecord({ data, error }: WireValue): void {
    this.error = error;
    if (data) {
      this.record = data as UiRecord;
      document.title = `${String(this.record.fields['Name']?.value)} | ${labels.opportunity} | ${labels.productName}`;
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

  get columnsClass(): string {
    return this.isWide ? 'columns columns_three' : this.isPhone ? 'columns' : 'columns columns_two';
  }

  get hasSidebarAfter(): boolean {
    return !this.isPhone;
  }

  handleRetry(): void {
    void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
  }

  handleResize = (): void => {
    this.isWide = window.matchMedia(THREE_COLUMNS).matches;
    this.isPhone = window.matchMedia(ONE_COLUMN).matches;
  };
}
