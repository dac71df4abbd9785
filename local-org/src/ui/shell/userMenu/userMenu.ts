import { LightningElement } from 'lwc';
import { pageContext } from 'platform/pageContext';
import { initials } from 'shell/format';
import { labels } from 'shell/labels';

/** A setting of the page's appearance, by the name of its address parameter. */
interface Setting {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string; readonly pressed: string }[];
}

/** The user's picture in the header, with the user switcher and the page's appearance behind it. */
export default class UserMenu extends LightningElement {
  open = false;

  labels = labels;
  #focusWanted = false;

  override connectedCallback(): void {
    document.addEventListener('mousedown', this.handleOutside);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('mousedown', this.handleOutside);
  }

  override renderedCallback(): void {
    if (this.#focusWanted) {
      this.#focusWanted = false;
      this.template?.querySelector<HTMLElement>('.panel')?.focus();
    }
  }

  get name(): string {
    return pageContext().user?.name ?? '';
  }

  get role(): string {
    const { user } = pageContext();
    return user?.roleName ?? user?.profileName ?? '';
  }

  get initials(): string {
    return initials(this.name);
  }

  get expanded(): string {
    return String(this.open);
  }

  /** Dark mode belongs to the newer design system. */
  get settings(): readonly Setting[] {
    const { slds, scheme } = document.documentElement.dataset;
    const designSystem = setting('slds', labels.designSystem, slds, [
      ['2', labels.designSystem2],
      ['1', labels.designSystem1],
    ]);
    const appearance = setting('scheme', labels.appearance, scheme, [
      ['light', labels.schemeLight],
      ['dark', labels.schemeDark],
      ['system', labels.schemeSystem],
    ]);
    return slds === '1' ? [designSystem] : [appearance, designSystem];
  }

  handleToggle(): void {
    this.open = !this.open;
    this.#focusWanted = this.open;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      this.close();
    }
  }

  handleLeave(event: FocusEvent): void {
    const next = event.relatedTarget;
    if (this.open && next instanceof Node && !this.template?.contains(next)) {
      this.open = false;
    }
  }

  handleFollow(): void {
    this.open = false;
  }

  handleAppearance(event: Event): void {
    const { name = '', value = '' } = (event.currentTarget as HTMLElement).dataset;
    const url = new URL(window.location.href);
    url.searchParams.set(name, value);
    window.location.assign(url.href);
  }

  private close(): void {
    this.open = false;
    this.template?.querySelector<HTMLElement>('.trigger')?.focus();
  }

  handleOutside = (event: Event): void => {
    if (this.open && !event.composedPath().includes(this.hostElement)) {
      this.open = false;
    }
  };
}

function setting(
  name: string,
  label: string,
  current: string | undefined,
  options: readonly (readonly [string, string])[],
): Setting {
  const choices = options.map(([value, text]) => ({ value, label: text, pressed: String(value === current) }));
  return { name, label, choices };
}
