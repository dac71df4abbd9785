import { api, LightningElement } from 'lwc';
import type { UiRecord } from 'lightning/uiRecordApi';
import { query } from 'shell/data';
import { problemOf } from 'shell/errors';
import { labels } from 'shell/labels';

/** What related lists have in common: the record, its rows, and reading them again whenever the record changes. */
export abstract class RelatedRows<Row> extends LightningElement {
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

  get heading(): string {
    return this.rows ? `${this.listTitle} (${this.rows.length})` : this.listTitle;
  }

  get emptyText(): string {
    return this.rows?.length === 0 ? this.none : '';
  }

  protected abstract readonly listTitle: string;
  /** What the list says when it has no rows. */
  protected abstract readonly none: string;
  /** The query for the rows of a record. */
  protected abstract soql(recordId: string): string;

  protected async load(): Promise<void> {
    const id = this.#record?.id;
    if (!id) {
      return;
    }
    try {
      this.rows = await query<Row>(this.soql(id));
      this.failure = '';
    } catch (error) {
      this.failure = `${labels.relatedFailed}: ${problemOf(error).message}`;
    }
  }
}
