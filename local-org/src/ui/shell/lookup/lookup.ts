import { api, LightningElement } from 'lwc';
import { labels } from 'shell/labels';
import { arrowTarget, comboboxClass, optionClass } from 'shell/listKeys';
import { findPeople, type LookupSource, type Person } from './search';

export type { LookupSource, Person } from './search';

const DELAY = 200;

/**
 * Field that finds a user or a contact by name.
 * @fires choose with the chosen {@link Person}, or null when the choice was taken back
 */
export default class Lookup extends LightningElement {
  @api label = '';
  /** Whom to look for. */
  @api source: LookupSource = 'User';
  @api placeholder = labels.searchPeople;
  @api required = false;
  /** Contacts of this account come first. */
  @api accountId: string | undefined;
  /** People who are not offered, by id. */
  @api excluded: readonly string[] = [];
  /** The chosen person; leave unset where each choice is taken over by the parent and the field is free again. */
  @api value: Person | null = null;

  found: readonly Person[] = [];
  open = false;
  active = -1;
  error = '';

  labels = labels;
  #term = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #request = 0;
  #focusWanted = false;

  override disconnectedCallback(): void {
    clearTimeout(this.#timer);
  }

  override renderedCallback(): void {
    if (this.#focusWanted) {
      this.#focusWanted = false;
      this.focus();
    }
  }

  @api focus(): void {
    this.template?.querySelector<HTMLElement>('input, .clear')?.focus();
  }

  /** Shows `message` below the field; an empty one takes it away. */
  @api setCustomValidity(message: string): void {
    this.error = message;
  }

  get items(): readonly object[] {
    return this.found.map((person, index) => ({
      ...person,
      key: person.id,
      optionId: `option-${index}`,
      index: String(index),
      icon: person.object === 'User' ? 'standard:user' : 'standard:contact',
      selected: String(index === this.active),
      optionClass: optionClass(index === this.active),
    }));
  }

  get elementClass(): string {
    return `slds-form-element${this.error ? ' slds-has-error' : ''}`;
  }

  get comboboxClass(): string {
    return comboboxClass(this.open);
  }

  get expanded(): string {
    return String(this.open);
  }

  get activeDescendant(): string | undefined {
    return this.open && this.active >= 0 ? `option-${this.active}` : undefined;
  }

  get errorId(): string | undefined {
    return this.error ? 'error' : undefined;
  }

  get invalid(): string | undefined {
    return this.error ? 'true' : undefined;
  }

  get isEmpty(): boolean {
    return this.found.length === 0;
  }

  get valueIcon(): string {
    return this.value?.object === 'User' ? 'standard:user' : 'standard:contact';
  }

  get removeLabel(): string {
    return labels.remove(this.value?.name ?? '');
  }

  handleFocus(): void {
    void this.find();
  }

  handleInput(event: Event): void {
    this.#term = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.find(), DELAY);
  }

  handleBlur(): void {
    this.open = false;
  }

  handleKey(event: KeyboardEvent): void {
    const target = arrowTarget(event.key, this.active, this.found.length);
    if (target !== undefined) {
      this.open = true;
      this.active = target;
      event.preventDefault();
      return;
    }
    switch (event.key) {
      case 'Enter':
        if (!this.open || this.active < 0) {
          return;
        }
        this.choose(this.found[this.active] ?? null);
        break;
      case 'Escape':
        if (!this.open) {
          return;
        }
        event.stopPropagation();
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
    this.choose(this.found[Number((event.currentTarget as HTMLElement).dataset['index'])] ?? null);
  }

  handleClear(): void {
    this.choose(null);
    this.#focusWanted = true;
  }

  private choose(person: Person | null): void {
    this.open = false;
    this.active = -1;
    this.error = '';
    this.#term = '';
    const input = this.template?.querySelector('input');
    if (input) {
      input.value = '';
    }
    this.dispatchEvent(new CustomEvent('choose', { detail: person }));
  }

  private async find(): Promise<void> {
    const request = ++this.#request;
    try {
      const found = await findPeople(this.source, this.#term, this.accountId);
      if (request === this.#request) {
        this.found = found.filter(({ id }) => !this.excluded.includes(id));
        this.active = this.found.length && this.#term ? 0 : -1;
        this.open = this.template?.activeElement === this.template?.querySelector('input');
      }
    } catch {
      this.found = [];
    }
  }
}
