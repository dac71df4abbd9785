import { api, LightningElement } from 'lwc';
import type { UiRecord } from 'lightning/uiRecordApi';
import { query, text } from 'shell/data';
import { problemOf } from 'shell/errors';
import { formatDate, formatMoment, formatMoney, formatPercent } from 'shell/format';
import { labels } from 'shell/labels';

interface Row {
  readonly Id: string;
  readonly StageName: string;
  readonly Amount: number | null;
  readonly Probability: number | null;
  readonly CloseDate: string | null;
  readonly CreatedDate: string;
  readonly CreatedBy: { readonly Name: string } | null;
}

/** Related list: how stage, amount and close date came to be. Reads again whenever the record changes. */
export default class StageHistory extends LightningElement {
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

  get items(): readonly object[] {
    return (this.rows ?? []).map((row) => ({
      id: row.Id,
      stage: row.StageName,
      facts: [formatMoney(row.Amount), formatPercent(row.Probability), formatDate(row.CloseDate)]
        .filter(Boolean)
        .join(' • '),
      change: [row.CreatedBy?.Name, formatMoment(row.CreatedDate)].filter(Boolean).join(', '),
    }));
  }

  get isEmpty(): boolean {
    return this.rows?.length === 0;
  }

  get heading(): string {
    return this.rows ? `${labels.stageHistory} (${this.rows.length})` : labels.stageHistory;
  }

  private async load(): Promise<void> {
    const id = this.#record?.id;
    if (!id) {
      return;
    }
    try {
      this.rows = await query<Row>(
        `SELECT Id, StageName, Amount, Probability, CloseDate, CreatedDate, CreatedBy.Name FROM OpportunityHistory WHERE OpportunityId = ${text(id)} ORDER BY CreatedDate DESC LIMIT 50`,
      );
      this.failure = '';
    } catch (error) {
      this.failure = problemOf(error).message;
    }
  }
}
