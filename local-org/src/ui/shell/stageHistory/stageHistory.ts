import { text } from 'shell/data';
import { formatDate, formatMoment, formatMoney, formatPercent } from 'shell/format';
import { labels } from 'shell/labels';
import { RelatedRows } from 'shell/relatedRows';

interface Row {
  readonly Id: string;
  readonly StageName: string;
  readonly Amount: number | null;
  readonly Probability: number | null;
  readonly CloseDate: string | null;
  readonly CreatedDate: string;
  readonly CreatedBy: { readonly Name: string } | null;
}

/** Related list: how stage, amount and close date came to be. */
export default class StageHistory extends RelatedRows<Row> {
  protected override readonly listTitle = labels.stageHistory;
  protected override readonly none = labels.noStageHistory;

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

  protected override soql(recordId: string): string {
    return `SELECT Id, StageName, Amount, Probability, CloseDate, CreatedDate, CreatedBy.Name FROM OpportunityHistory WHERE OpportunityId = ${text(recordId)} ORDER BY CreatedDate DESC LIMIT 50`;
  }
}
