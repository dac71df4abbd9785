import { api, LightningElement } from 'lwc';
import { getFieldDisplayValue, getFieldValue, type UiRecord } from 'lightning/uiRecordApi';
import { fieldText, recordUrl } from 'shell/data';
import { formatDate, formatMoment, formatMoney, formatPercent } from 'shell/format';
import { labels } from 'shell/labels';

interface FieldsElement extends HTMLElement {
  save(): Promise<boolean>;
  focusField(name: string): void;
}

interface Line {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  readonly url?: string;
  /** Something more behind the value, e.g. when it happened. */
  readonly extra?: string;
  readonly editable?: boolean;
}

/** The fields of an opportunity, read first; a pencil turns them into inputs in place. */
export default class RecordDetails extends LightningElement {
  @api record: UiRecord | undefined;

  editing = false;
  busy = false;

  labels = labels;
  #focusField = '';

  override renderedCallback(): void {
    const fields = this.fields;
    if (this.#focusField && fields) {
      const field = this.#focusField;
      this.#focusField = '';
      // The inputs are rendered below this component, one step later.
      void Promise.resolve().then(() => fields.focusField(field));
    }
  }

  get lines(): readonly object[] {
    return this.allLines()
      .filter(({ field }) => this.record?.fields[field] !== undefined)
      .map((line) => ({ ...line, editLabel: labels.editField(line.label) }));
  }

  handleEdit(event: Event): void {
    this.#focusField = (event.currentTarget as HTMLElement).dataset['field'] ?? '';
    this.editing = true;
  }

  handleCancel(): void {
    this.editing = false;
  }

  handleKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      this.editing = false;
    }
  }

  async handleSave(): Promise<void> {
    this.busy = true;
    const saved = await this.fields?.save();
    this.busy = false;
    if (saved) {
      this.editing = false;
    }
  }

  private get fields(): FieldsElement | null {
    return this.template?.querySelector<FieldsElement>('shell-opportunity-fields') ?? null;
  }

  private allLines(): Line[] {
    return [
      { field: 'Name', label: labels.name, text: this.text('Name'), editable: true },
      {
        field: 'AccountId',
        label: labels.account,
        text: this.text('Account.Name'),
        url: this.url('Account', 'AccountId'),
      },
      { field: 'StageName', label: labels.stage, text: this.text('StageName'), editable: true },
      { field: 'Amount', label: labels.amount, text: formatMoney(this.number('Amount')), editable: true },
      { field: 'CloseDate', label: labels.closeDate, text: formatDate(this.text('CloseDate')), editable: true },
      { field: 'Probability', label: labels.probability, text: formatPercent(this.number('Probability')) },
      {
        field: 'OwnerId',
        label: labels.owner,
        text: this.text('Owner.Name'),
        url: this.url('User', 'OwnerId'),
        editable: true,
      },
      { field: 'ForecastCategoryName', label: labels.forecastCategory, text: this.text('ForecastCategoryName') },
      { field: 'NextStep', label: labels.nextStep, text: this.text('NextStep'), editable: true },
      { field: 'Type', label: labels.type, text: this.text('Type') },
      { field: 'LeadSource', label: labels.leadSource, text: this.text('LeadSource') },
      { field: 'Description', label: labels.description, text: this.text('Description'), editable: true },
      this.stamp('CreatedById', 'CreatedBy', 'CreatedDate', labels.createdBy),
      this.stamp('LastModifiedById', 'LastModifiedBy', 'LastModifiedDate', labels.lastModifiedBy),
    ];
  }

  private stamp(field: string, who: string, when: string, label: string): Line {
    return {
      field,
      label,
      text: this.text(`${who}.Name`),
      url: this.url('User', field),
      extra: formatMoment(this.text(when)),
    };
  }

  private text(field: string): string {
    const name = `Opportunity.${field}`;
    // Dates are formatted here: their display value has another length than the rest of the page.
    const display = field.endsWith('Date') ? null : getFieldDisplayValue(this.record, name);
    return display ?? fieldText(this.record, name);
  }

  private number(field: string): number | null {
    return (getFieldValue(this.record, `Opportunity.${field}`) as number | null | undefined) ?? null;
  }

  private url(object: string, field: string): string | undefined {
    const id = this.text(field);
    return id ? recordUrl(object, id) : undefined;
  }
}
