import { api, LightningElement, wire } from 'lwc';
import { registerRefreshContainer, unregisterRefreshContainer } from 'lightning/refresh';
import { getRecord, notifyRecordUpdateAvailable, type UiRecord } from 'lightning/uiRecordApi';
import { API_PATH, request } from 'platform/http';
import { fetchRecord } from 'platform/recordStore';
import type { WireValue } from 'platform/wireAdapter';
import { exposedComponents } from 'platform/exposedComponents';
import { fieldText } from 'shell/data';
import { labels } from 'shell/labels';
import { linesOf, wantedFields, type ObjectInfo } from './lines';

/** Record page of any other object: its fields to read, and the components that target it. */
export default class RecordPage extends LightningElement {
  @api recordId = '';
  /** Unset when the address does not say it. */
  @api objectApiName: string | undefined;

  info: ObjectInfo | undefined;
  record: UiRecord | undefined;
  failed = false;
  /** Fields to read, once the object is known. */
  fields: readonly string[] | undefined;

  labels = labels;
  #container = 0;

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  wiredRecord({ data, error }: WireValue): void {
    if (data) {
      this.record = data as UiRecord;
      document.title = `${this.heading} | ${this.info?.label ?? ''} | ${labels.productName}`;
    }
    this.failed ||= error !== undefined;
  }

  override connectedCallback(): void {
    this.#container = registerRefreshContainer(this, () => {
      void notifyRecordUpdateAvailable([{ recordId: this.recordId }]);
    });
    void this.load();
  }

  override disconnectedCallback(): void {
    unregisterRefreshContainer(this.#container);
  }

  get isLoading(): boolean {
    return !this.failed && !this.record;
  }

  get heading(): string {
    const name = this.info?.nameFields[0] ?? 'Name';
    return fieldText(this.record, `${this.info?.apiName ?? ''}.${name}`) || (this.info?.label ?? '');
  }

  get iconName(): string {
    return ICONS[this.info?.apiName ?? ''] ?? 'standard:record';
  }

  get lines(): readonly object[] {
    return this.info && this.record ? linesOf(this.info, this.record) : [];
  }

  get hasComponents(): boolean {
    const object = this.info?.apiName ?? '';
    return exposedComponents.some(
      ({ targets, objects }) =>
        targets.includes('lightning__RecordPage') && (objects.length === 0 || objects.includes(object)),
    );
  }

  get columnsClass(): string {
    return this.hasComponents ? 'columns columns_two' : 'columns';
  }

  private async load(): Promise<void> {
    try {
      const object = this.objectApiName ?? (await fetchRecord(this.recordId, new URLSearchParams())).apiName;
      this.info = await request<ObjectInfo>(`${API_PATH}/ui-api/object-info/${encodeURIComponent(object)}`);
      this.fields = wantedFields(this.info);
    } catch {
      this.failed = true;
    }
  }
}

/** Spelled out, because only icons that stand in a source are bundled. */
const ICONS: Readonly<Record<string, string>> = {
  Account: 'standard:account',
  Contact: 'standard:contact',
  Event: 'standard:event',
  Lead: 'standard:lead',
  Task: 'standard:task',
  User: 'standard:user',
};
