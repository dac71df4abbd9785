import { LightningElement } from 'lwc';
import { openUrl } from 'platform/router';
import { contains, query, recordUrl } from 'shell/data';
import { labels } from 'shell/labels';
import { arrowTarget, comboboxClass, optionClass } from 'shell/listKeys';

interface Found {
  readonly Id: string;
  readonly Name: string;
  readonly StageName: string;
  readonly Account: { readonly Name: string } | null;
}
interface Suggestion {
  readonly key: string;
  readonly url: string;
  readonly title: string;
  readonly detail: string;
  readonly id: string;
}

const DELAY = 250;
const LIMIT = 7;
const SHORTEST = 2;

/** Search box of the header: suggestions while typing, arrow keys choose, Enter opens. */
export default class OpportunitySearch extends LightningElement {
  suggestions: readonly Suggestion[] = [];
  open = false;
  active = -1;

  labels = labels;
  #term = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request = 0;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  get items(): readonly object[] {
    return this.suggestions.map((suggestion, index) => ({
      ...suggestion,
      selected: index === this.active ? 'true' : 'false',
      optionClass: optionClass(index === this.active),
    }));
  }

  get expanded(): string {
    return String(this.isOpen);
  }

  get isOpen(): boolean {
    return this.open && this.suggestions.length > 0;
  }

  get comboboxClass(): string {
    return comboboxClass(this.isOpen);
  }

  get activeDescendant(): string | undefined {
    return this.isOpen ? this.suggestions[this.active]?.id : undefined;
  }

  get announcement(): string {
    return this.isOpen ? labels.resultCount(this.suggestions.length - 1) : '';
  }

  handleInput(event: Event): void {
    this.#term = (event.target as HTMLInputElement).value.trim();
    this.active = -1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.find(), DELAY);
  }

  handleFocus(): void {
    this.open = true;
  }

  handleBlur(): void {
    this.open = false;
  }

  handleKey(event: KeyboardEvent): void {
    const target = arrowTarget(event.key, this.active, this.suggestions.length);
    if (target !== undefined) {
      this.open = true;
      this.active = target;
      event.preventDefault();
      return;
    }
    switch (event.key) {
      case 'Enter':
        this.openPage(this.suggestions[this.active]?.url ?? listUrl(this.#term));
        break;
      case 'Escape':
        this.open = false;
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /** The press, not the click: the click comes after the field has lost its focus and the list is gone. */
  handlePress(event: MouseEvent): void {
    event.preventDefault();
    this.openPage((event.currentTarget as HTMLElement).dataset['url'] ?? '');
  }

  private openPage(url: string): void {
    this.open = false;
    if (url) {
      openUrl(url);
    }
  }

  private async find(): Promise<void> {
    const term = this.#term;
    const request = ++this.#request;
    if (term.length < SHORTEST) {
      this.suggestions = [];
      return;
    }
    const match = contains(term);
    const soql = `SELECT Id, Name, StageName, Account.Name FROM Opportunity WHERE Name LIKE ${match} OR Account.Name LIKE ${match} ORDER BY IsClosed ASC, Name ASC LIMIT ${LIMIT}`;
    // A search that fails shows no suggestions; Enter still opens the list, which says what is wrong.
    const found = await query<Found>(soql).catch((): Found[] => []);
    if (request === this.#request) {
      this.open = true;
      this.suggestions = [...found.map(suggestionOf), allResults(term)];
    }
  }
}

function suggestionOf({ Id, Name, StageName, Account }: Found, index: number): Suggestion {
  const detail = [labels.opportunity, Account?.Name, StageName].filter(Boolean).join(' • ');
  return { key: Id, id: `suggestion-${index}`, url: recordUrl('Opportunity', Id), title: Name, detail };
}

function allResults(term: string): Suggestion {
  return {
    key: 'all',
    id: 'suggestion-all',
    url: listUrl(term),
    title: labels.showAllResults(term),
    detail: labels.opportunities,
  };
}

function listUrl(term: string): string {
  return term ? `/lightning/o/Opportunity/list?search=${encodeURIComponent(term)}` : '';
}
