import { api, LightningElement } from 'lwc';
import { count, query, recordUrl } from 'shell/data';
import { problemOf } from 'shell/errors';
import { formatDate, formatMoney, formatNumber } from 'shell/format';
import { labels } from 'shell/labels';
import {
  COLUMNS,
  countSoql,
  LARGEST_OFFSET,
  orgViews,
  PAGE_SIZE,
  pageSoql,
  VIEWS,
  type ListRequest,
  type ListRow,
  type ListView,
} from './views';

const SEARCH_DELAY = 300;

/** List view of opportunities: choose a view, search, sort by a column, load more. */
export default class OpportunityList extends LightningElement {
  rows: readonly ListRow[] | null = null;
  views: readonly ListView[] = VIEWS;
  total = 0;
  failure = '';
  loadingMore = false;
  view = 'open';
  search = '';
  sortField = 'CloseDate';
  ascending = true;

  labels = labels;
  columnCount = COLUMNS.length;
  #connected = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request = 0;

  /** Term that the page was opened with: looks through all opportunities. */
  @api get searchTerm(): string {
    return this.search;
  }

  set searchTerm(value: string) {
    this.search = value;
    if (value) {
      this.view = 'all';
    }
    if (this.#connected) {
      void this.load();
    }
  }

  override connectedCallback(): void {
    this.#connected = true;
    void this.load();
    void this.loadViews();
  }

  override disconnectedCallback(): void {
    this.#connected = false;
    clearTimeout(this.#timer);
  }

  get viewOptions(): readonly object[] {
    return this.views.map(({ key, label }) => ({ key, label, selected: key === this.view }));
  }

  get columns(): readonly object[] {
    return COLUMNS.map(({ field, label, className }) => {
      const sorted = field === this.sortField;
      return {
        field,
        label,
        sort: sorted ? (this.ascending ? 'ascending' : 'descending') : 'none',
        icon: this.ascending || !sorted ? 'utility:arrowup' : 'utility:arrowdown',
        cellClass: `${className} ${sorted ? 'sorted' : ''}`,
      };
    });
  }

  get items(): readonly object[] {
    return (this.rows ?? []).map((row) => ({
      ...row,
      url: recordUrl('Opportunity', row.Id),
      accountUrl: row.AccountId ? recordUrl('Account', row.AccountId) : undefined,
      accountName: row.Account?.Name ?? '',
      ownerName: row.Owner?.Name ?? '',
      amount: formatMoney(row.Amount),
      closeDate: formatDate(row.CloseDate),
      lastActivity: formatDate(row.LastActivityDate),
    }));
  }

  get isLoading(): boolean {
    return this.rows === null && !this.failure;
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get hasRows(): boolean {
    return (this.rows?.length ?? 0) > 0;
  }

  get emptyText(): string {
    return this.search || this.view !== 'all' ? labels.noneFoundText : labels.noneYetText;
  }

  get skeletonRows(): number[] {
    return [1, 2, 3, 4, 5, 6, 7, 8];
  }

  get hasMore(): boolean {
    return this.shown < Math.min(this.total, LARGEST_OFFSET);
  }

  get isCut(): boolean {
    return this.shown >= LARGEST_OFFSET && this.total > this.shown;
  }

  get cutText(): string {
    return labels.listLimit(formatNumber(LARGEST_OFFSET));
  }

  get summary(): string {
    if (this.rows === null) {
      return '';
    }
    const column = COLUMNS.find(({ field }) => field === this.sortField)?.label ?? '';
    return `${labels.itemsShown(formatNumber(this.shown), formatNumber(this.total))} • ${labels.sortedBy(column)}`;
  }

  handleView(event: Event): void {
    this.view = (event.target as HTMLSelectElement).value;
    void this.load();
  }

  handleSearch(event: Event): void {
    this.search = (event.target as HTMLInputElement).value;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), SEARCH_DELAY);
  }

  handleSort(event: Event): void {
    const { field = '' } = (event.currentTarget as HTMLElement).dataset;
    this.ascending = field === this.sortField ? !this.ascending : true;
    this.sortField = field;
    void this.load();
  }

  handleReload(): void {
    void this.load();
  }

  async handleMore(): Promise<void> {
    this.loadingMore = true;
    await this.fetchRows(this.shown);
    this.loadingMore = false;
  }

  private get shown(): number {
    return this.rows?.length ?? 0;
  }

  /** Without an answer the shell's own views are there. */
  private async loadViews(): Promise<void> {
    this.views = [...VIEWS, ...(await orgViews().catch(() => []))];
  }

  private async load(): Promise<void> {
    this.rows = null;
    this.failure = '';
    await this.fetchRows(0);
  }

  private async fetchRows(offset: number): Promise<void> {
    const request = ++this.#request;
    const wanted: ListRequest = {
      view: this.views.find(({ key }) => key === this.view),
      search: this.search,
      sortField: this.sortField,
      ascending: this.ascending,
    };
    try {
      const [total, rows] = await Promise.all([
        offset === 0 ? count(countSoql(wanted)) : this.total,
        query<ListRow>(pageSoql(wanted, offset)),
      ]);
      if (request === this.#request) {
        this.total = total;
        this.rows = offset === 0 ? rows : [...(this.rows ?? []), ...rows];
        // The count may be of a moment ago; an incomplete page is the end whatever it said.
        if (rows.length < PAGE_SIZE) {
          this.total = this.shown;
        }
      }
    } catch (error) {
      if (request === this.#request) {
        this.failure = problemOf(error).message;
      }
    }
  }
}
