import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getFieldValue, updateRecord, type UiRecord } from 'lightning/uiRecordApi';
import { fieldText, opportunityStages, type Option } from 'shell/data';
import { problemOf } from 'shell/errors';
import { labels } from 'shell/labels';
import type { Person } from 'shell/lookup';

type Draft = Record<string, string | number | null>;

/** What every field control of the form can do. */
interface FieldControl extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity?(): boolean;
}

const EDITABLE = ['Name', 'StageName', 'Amount', 'CloseDate', 'NextStep', 'OwnerId', 'Description'];
const REQUIRED = ['Name', 'StageName', 'CloseDate', 'OwnerId'];

/** Inputs for the fields of an opportunity that people change. Keeps what was typed until the org has accepted it. */
export default class OpportunityFields extends LightningElement {
  @api record: UiRecord | undefined;
  /** Fields to show; all editable ones unless given. */
  @api fieldNames: readonly string[] | undefined;

  stageOptions: readonly Option[] = [];
  summary = '';
  owner: Person | null = null;

  labels = labels;
  #draft: Draft = {};

  override connectedCallback(): void {
    const ownerId = this.recordValue('OwnerId');
    if (typeof ownerId === 'string') {
      const name = fieldText(this.record, 'Opportunity.Owner.Name');
      this.owner = { id: ownerId, name, detail: '', object: 'User' };
    }
    void this.loadStages();
  }

  /** Puts the focus on one field. */
  @api focusField(name: string): void {
    this.control(name)?.focus();
  }

  /**
   * Saves what was changed.
   * @returns true when there is nothing left to save; false when a field needs attention, which is then shown
   */
  @api async save(): Promise<boolean> {
    this.summary = '';
    this.shownFields.forEach((name) => this.show(name, this.missing(name) ? labels.complete : ''));
    const missing = this.shownFields.find((name) => this.missing(name));
    if (missing) {
      this.focusField(missing);
      return false;
    }
    const changes = Object.entries(this.#draft).filter(([name, value]) => value !== (this.recordValue(name) ?? null));
    if (changes.length === 0) {
      return true;
    }
    try {
      await updateRecord({ fields: { Id: this.record?.id, ...Object.fromEntries(changes) } });
      const title = labels.saved(String(this.value('Name')));
      this.dispatchEvent(new ShowToastEvent({ variant: 'success', title }));
      return true;
    } catch (error) {
      this.showProblem(error);
      return false;
    }
  }

  get showsName(): boolean {
    return this.shows('Name');
  }

  get showsStage(): boolean {
    return this.shows('StageName');
  }

  get showsAmount(): boolean {
    return this.shows('Amount');
  }

  get showsCloseDate(): boolean {
    return this.shows('CloseDate');
  }

  get showsNextStep(): boolean {
    return this.shows('NextStep');
  }

  get showsOwner(): boolean {
    return this.shows('OwnerId');
  }

  get showsDescription(): boolean {
    return this.shows('Description');
  }

  get gridClass(): string {
    return this.fieldNames ? 'grid grid_single' : 'grid';
  }

  get name(): string | number | null {
    return this.value('Name');
  }

  get stage(): string | number | null {
    return this.value('StageName');
  }

  get amount(): string | number | null {
    return this.value('Amount');
  }

  get closeDate(): string | number | null {
    return this.value('CloseDate');
  }

  get nextStep(): string | number | null {
    return this.value('NextStep');
  }

  get description(): string | number | null {
    return this.value('Description');
  }

  handleChange(event: CustomEvent<{ value: string | null }>): void {
    const { dataset } = event.currentTarget as HTMLElement;
    const { field = '' } = dataset;
    const { value } = event.detail;
    this.#draft[field] = value === '' || value === null ? null : field === 'Amount' ? Number(value) : value;
    this.show(field, '');
  }

  handleOwner(event: CustomEvent<Person | null>): void {
    this.owner = event.detail;
    this.#draft['OwnerId'] = event.detail?.id ?? null;
  }

  private get shownFields(): readonly string[] {
    return EDITABLE.filter((name) => this.shows(name));
  }

  private shows(name: string): boolean {
    return (
      (!this.fieldNames || this.fieldNames.includes(name)) &&
      (this.record?.fields[name] !== undefined || name === 'OwnerId')
    );
  }

  private recordValue(name: string): string | number | null {
    return (getFieldValue(this.record, `Opportunity.${name}`) as string | number | null | undefined) ?? null;
  }

  private value(name: string): string | number | null {
    const drafted = this.#draft[name];
    return drafted === undefined ? this.recordValue(name) : drafted;
  }

  private missing(name: string): boolean {
    return REQUIRED.includes(name) && !this.value(name);
  }

  private control(name: string): FieldControl | null {
    return this.template?.querySelector<FieldControl>(`[data-field="${name}"]`) ?? null;
  }

  private show(name: string, message: string): void {
    const control = this.control(name);
    control?.setCustomValidity(message);
    control?.reportValidity?.();
  }

  private showProblem(error: unknown): void {
    const { message, fields } = problemOf(error);
    const shown = Object.entries(fields).filter(([name]) => this.control(name));
    shown.forEach(([name, text]) => this.show(name, text));
    const elsewhere = Object.keys(fields).length === 0 || shown.length < Object.keys(fields).length;
    const names = shown.map(([name]) => this.control(name)?.dataset['label'] ?? name);
    this.summary = elsewhere ? message : `${labels.reviewFields}: ${names.join(', ')}`;
    const first = shown[0]?.[0];
    if (first) {
      this.focusField(first);
    }
  }

  private async loadStages(): Promise<void> {
    try {
      const stages = await opportunityStages();
      this.stageOptions = stages.map(({ ApiName, MasterLabel }) => ({ value: ApiName, label: MasterLabel }));
    } catch (error) {
      this.summary = problemOf(error).message;
    }
  }
}
