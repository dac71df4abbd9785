import { api, LightningElement } from 'lwc';
import { getFieldDisplayValue, getFieldValue, type UiRecord } from 'lightning/uiRecordApi';
import { fieldText, recordUrl } from 'shell/data';
import { formatDate, formatMoney } from 'shell/format';
import { labels } from 'shell/labels';
import OpportunityEditModal from 'shell/opportunityEditModal';

/** Head of a record page: the name, the facts that matter most and the actions. */
export default class RecordHighlights extends LightningElement {
  @api record: UiRecord | undefined;

  labels = labels;

  get name(): string {
    return this.text('Name');
  }

  get accountName(): string {
    return this.text('Account.Name');
  }

  get accountUrl(): string | undefined {
    const id = this.text('AccountId');
    return id ? recordUrl('Account', id) : undefined;
  }

  get ownerName(): string {
    return this.text('Owner.Name');
  }

  get ownerUrl(): string {
    return recordUrl('User', this.text('OwnerId'));
  }

  get amount(): string {
    return formatMoney(getFieldValue(this.record, 'Opportunity.Amount') as number | null);
  }

  get closeDate(): string {
    return formatDate(this.text('CloseDate'));
  }

  get stage(): string {
    return getFieldDisplayValue(this.record, 'Opportunity.StageName') ?? this.text('StageName');
  }

  handleEdit(): void {
    void OpportunityEditModal.open({ label: labels.editOpportunity, size: 'medium', record: this.record });
  }

  handleOwner(): void {
    void OpportunityEditModal.open({
      label: labels.changeOwner,
      size: 'small',
      record: this.record,
      fieldNames: ['OwnerId'],
    });
  }

  private text(field: string): string {
    return fieldText(this.record, `Opportunity.${field}`);
  }
}
