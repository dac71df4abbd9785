import { api, LightningElement } from 'lwc';
import type { ExposedComponent } from 'platform/exposedComponents';
import { labels } from 'shell/labels';

/** Loads one component of the SFDX tree and gives it what a Lightning page gives. */
export default class ComponentHost extends LightningElement {
  /** The component to show. */
  @api component: ExposedComponent | undefined;
  /** Record of the page; unset on home pages and tabs. */
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;

  loaded: typeof LightningElement | null = null;
  failure = '';

  override connectedCallback(): void {
    void this.load();
  }

  override errorCallback(error: unknown): void {
    this.fail(error);
  }

  get properties(): Record<string, string> {
    const { recordId, objectApiName } = this;
    return { ...(recordId ? { recordId } : {}), ...(objectApiName ? { objectApiName } : {}) };
  }

  private async load(): Promise<void> {
    try {
      this.loaded = (await this.component?.load())?.default ?? null;
    } catch (error) {
      this.fail(error);
    }
  }

  /** One broken component must not take the page with it. */
  private fail(error: unknown): void {
    this.failure = labels.componentFailed(this.component?.label ?? '');
    reportError(error);
  }
}
