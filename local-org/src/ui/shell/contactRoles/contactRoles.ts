import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { recordUrl, text } from 'shell/data';
import { labels } from 'shell/labels';
import { RelatedRows } from 'shell/relatedRows';

interface Row {
  readonly Id: string;
  readonly ContactId: string;
  readonly Contact: { readonly Name: string; readonly Title: string | null } | null;
  readonly Role: string | null;
  readonly IsPrimary: boolean;
}

/** Related list: who takes part on the customer's side. */
export default class ContactRoles extends RelatedRows<Row> {
  protected override readonly listTitle = labels.contactRoles;
  protected override readonly none = labels.noContactRoles;
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

  protected override soql(recordId: string): string {
    return `SELECT Id, ContactId, Contact.Name, Contact.Title, Role, IsPrimary FROM OpportunityContactRole WHERE OpportunityId = ${text(recordId)} ORDER BY IsPrimary DESC, CreatedDate ASC LIMIT 50`;
  }
}
