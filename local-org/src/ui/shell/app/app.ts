import { LightningElement } from 'lwc';
import { exposedComponents, type ExposedComponent } from 'platform/exposedComponents';
import { SESSION_ENDED } from 'platform/http';
import { pageContext } from 'platform/pageContext';
import { openUrl, watchReference, type PageReference } from 'platform/router';
import { labels } from 'shell/labels';

type View = 'signIn' | 'list' | 'opportunity' | 'record' | 'components' | 'jobs' | 'notFound';

/** The whole page: header, navigation and the view that belongs to the address. */
export default class App extends LightningElement {
  reference: PageReference | undefined;
  sessionEnded = false;

  labels = labels;
  #stop: (() => void) | undefined;

  override connectedCallback(): void {
    this.#stop = watchReference((reference) => this.show(reference));
    window.addEventListener(SESSION_ENDED, this.handleSessionEnd);
    this.addEventListener('click', this.handleLink);
  }

  override disconnectedCallback(): void {
    this.#stop?.();
    window.removeEventListener(SESSION_ENDED, this.handleSessionEnd);
    this.removeEventListener('click', this.handleLink);
  }

  get view(): View {
    const { type = 'unknown', attributes = {} } = this.reference ?? {};
    if (!pageContext().user || this.sessionEnded) {
      return 'signIn';
    }
    switch (type) {
      case 'standard__recordPage':
        return attributes['objectApiName'] === 'Opportunity' || isOpportunityId(attributes['recordId'])
          ? 'opportunity'
          : 'record';
      case 'standard__objectPage':
        return attributes['objectApiName'] === 'Opportunity' ? 'list' : 'notFound';
      case 'standard__namedPage':
        return attributes['pageName'] === 'home' ? 'components' : 'notFound';
      case 'standard__setupPage':
        return attributes['pageName'] === 'AsyncApexJobs' ? 'jobs' : 'notFound';
      case 'standard__navItemPage':
      case 'standard__component':
        return this.pageComponents.length ? 'components' : 'notFound';
      default:
        return 'notFound';
    }
  }

  get isSignIn(): boolean {
    return this.view === 'signIn';
  }

  get isList(): boolean {
    return this.view === 'list';
  }

  get isOpportunity(): boolean {
    return this.view === 'opportunity';
  }

  get isRecord(): boolean {
    return this.view === 'record';
  }

  get isComponents(): boolean {
    return this.view === 'components';
  }

  get isJobs(): boolean {
    return this.view === 'jobs';
  }

  /** One item, keyed by record: another record gets a page of its own. */
  get recordKeys(): { id: string; object: string | undefined }[] {
    const { recordId, objectApiName } = this.reference?.attributes ?? {};
    return recordId ? [{ id: recordId, object: objectApiName }] : [];
  }

  get searchTerm(): string {
    return this.reference?.state['search'] ?? '';
  }

  get signInMessage(): string {
    return this.sessionEnded ? labels.sessionEnded : labels.chooseUserText;
  }

  /** Components of the home page, or the one that the address names. */
  get pageComponents(): readonly ExposedComponent[] {
    const { attributes = {}, type } = this.reference ?? {};
    if (type === 'standard__namedPage') {
      return exposedComponents.filter(({ targets }) => targets.includes('lightning__HomePage'));
    }
    const wanted = (attributes['apiName'] ?? attributes['componentName'] ?? '').replace(/^c__/, '');
    return exposedComponents.filter(
      ({ name, targets }) =>
        name === wanted &&
        targets.some((target) => target === 'lightning__Tab' || target === 'lightning__UrlAddressable'),
    );
  }

  get pageTitle(): string {
    return this.reference?.type === 'standard__namedPage' ? labels.home : (this.pageComponents[0]?.label ?? '');
  }

  handleSkip(): void {
    this.main?.focus();
  }

  /** Links inside the application open in place; new tabs and downloads stay the browser's business. */
  handleLink = (event: Event): void => {
    const { button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented } = event as MouseEvent;
    const link = event
      .composedPath()
      .find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
    const inPlace =
      link?.href && !link.target && !link.hasAttribute('download') && link.pathname.startsWith('/lightning/');
    if (
      inPlace &&
      link.origin === window.location.origin &&
      button === 0 &&
      !metaKey &&
      !ctrlKey &&
      !shiftKey &&
      !altKey &&
      !defaultPrevented
    ) {
      event.preventDefault();
      openUrl(link.href);
    }
  };

  handleSessionEnd = (): void => {
    this.sessionEnded = true;
  };

  private get main(): HTMLElement | null {
    return this.template?.querySelector<HTMLElement>('main') ?? null;
  }

  private show(reference: PageReference): void {
    const before = this.reference;
    this.reference = reference;
    document.title = `${this.titleOf(reference)} | ${labels.productName}`;
    const moved =
      before &&
      (before.type !== reference.type || JSON.stringify(before.attributes) !== JSON.stringify(reference.attributes));
    if (moved) {
      window.scrollTo(0, 0);
      this.main?.focus();
    }
  }

  private titleOf({ type }: PageReference): string {
    if (type === 'standard__setupPage') return labels.jobs;
    return type === 'standard__namedPage' ? labels.home : labels.opportunities;
  }
}

function isOpportunityId(id: string | undefined): boolean {
  return id?.startsWith('006') ?? false;
}
