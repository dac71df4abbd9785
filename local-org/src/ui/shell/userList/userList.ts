import { api, LightningElement } from 'lwc';
import { request } from 'platform/http';
import { pageContext } from 'platform/pageContext';
import { problemOf } from 'shell/errors';
import { initials } from 'shell/format';
import { labels } from 'shell/labels';

interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly title?: string | null;
  readonly role?: string | null;
  readonly profile?: string | null;
}

/** People that the page can be seen as. Choosing one opens a session and loads the page anew. */
export default class UserList extends LightningElement {
  users: readonly User[] | null = null;
  filter = '';
  failure = '';
  busy = false;

  labels = labels;

  override connectedCallback(): void {
    void this.load();
  }

  @api focus(): void {
    this.template?.querySelector('input')?.focus();
  }

  get isLoading(): boolean {
    return this.users === null && !this.failure;
  }

  get items(): readonly object[] {
    const current = pageContext().user?.id;
    const wanted = this.filter.toLowerCase();
    return (this.users ?? [])
      .filter(({ name, role, title }) => `${name} ${role ?? ''} ${title ?? ''}`.toLowerCase().includes(wanted))
      .map((user) => ({
        ...user,
        initials: initials(user.name),
        detail: user.role ?? user.title ?? user.profile ?? user.username,
        isCurrent: user.id === current,
        pressed: user.id === current ? 'true' : undefined,
      }));
  }

  get nobodyFound(): boolean {
    return this.users !== null && this.items.length === 0;
  }

  handleFilter(event: Event): void {
    this.filter = (event.target as HTMLInputElement).value.trim();
  }

  async handleChoose(event: Event): Promise<void> {
    const { username } = (event.currentTarget as HTMLElement).dataset;
    if (this.busy) {
      return;
    }
    this.busy = true;
    try {
      await request('/local/session', { method: 'POST', body: { username } });
      window.location.reload();
    } catch (error) {
      this.failure = problemOf(error).message;
      this.busy = false;
    }
  }

  handleRetry(): void {
    void this.load();
  }

  private async load(): Promise<void> {
    this.failure = '';
    try {
      this.users = await request<readonly User[]>('/local/users');
    } catch (error) {
      this.failure = problemOf(error).message;
    }
  }
}
