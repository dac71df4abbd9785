import { api, LightningElement } from 'lwc';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import type { UiRecord } from 'lightning/uiRecordApi';
import { query, recordUrl, text } from 'shell/data';
import { problemOf } from 'shell/errors';
import { labels } from 'shell/labels';

interface Row {
  readonly Id: string;
  readonly ContactId: string;
  readonly Contact: { readonly Name: string; readonly Title: string | null } | null;
  readonly Role: string | null;
  readonly IsPrimary: boolean;
}

/** Related list: who takes part on the customer's side. */
export default class ContactRoles extends LightningElement {
  @api get record(): UiRecord | undefined {
    return this.#record;
  }

  set record(record: UiRecord | undefined) {
    this.#record = record;
    void this.load();
  }

  rows: readonly Row[] | null = null;
  failure = '';

  labels = labels;
  #record: UiRecord | undefined;
  #handler = 0;

  override connectedCallback(): void {
    this.#handler = registerRefreshHandler(this, () => this.load());
  }

  override disconnectedCallback(): void {
    unregisterRefreshHandler(this.#handler);
  }

  get items(): readonly object[] {
    return (this.rows ?? []).map(({ Id, ContactId, Contact, Role, IsPrimary }) => ({
      id: Id,
      name: Contact?.Name ?? '',
      url: recordUrl('Contact', ContactId),
      detail: [Role, Contact?.Title].filter(Boolean).join(' • '),
      isPrimary: IsPrimary,
    }));
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get heading(): string {
    return this.rows ? `${labels.contactRoles} (${this.rows.length})` : labels.contactRoles;
  }

  private async load(): Promise<void> {
    const id = this.#record?.id;
    if (!id) {
      return;
    }
    try {
      this.rows = await query<Row>(
        `SELECT Id, ContactId, Contact.Name, Contact.Title, Role, IsPrimary FROM OpportunityContactRole WHERE OpportunityId = ${text(id)} ORDER BY IsPrimary DESC, CreatedDate ASC LIMIT 50`,
      );
      this.failure = '';
    } catch (error) {
      this.failure = problemOf(error).message;
    }
  }
}
