import { api, LightningElement, wire } from 'lwc';
import getPanel from '@salesforce/apex/DealCoachingController.getPanel';
import AMOUNT from '@salesforce/schema/Opportunity.Amount';
import CLOSE_DATE from '@salesforce/schema/Opportunity.CloseDate';
import LAST_MODIFIED_DATE from '@salesforce/schema/Opportunity.LastModifiedDate';
import NEXT_STEP from '@salesforce/schema/Opportunity.NextStep';
import OWNER from '@salesforce/schema/Opportunity.OwnerId';
import STAGE from '@salesforce/schema/Opportunity.StageName';
import { NavigationMixin } from 'lightning/navigation';
import { registerRefreshHandler, unregisterRefreshHandler } from 'lightning/refresh';
import { getFieldValue, getRecord, type RecordRepresentation } from 'lightning/uiRecordApi';
import {
  readAnswer,
  refreshPanel,
  type ProvisionedPanel,
  type ScoredPanel,
  type Side,
  type VisiblePanel,
} from 'c/dealCoachingService';
import type { SectionToggleDetail } from 'c/coachingSection';
import { fill, formatNumber } from 'c/coachingText';
import type DealActions from 'c/dealActions';
import type DealSignals from 'c/dealSignals';
import type { NoteWriteDetail } from 'c/dealSignals';
import type { SignalOpenDetail } from 'c/nextMove';
import type { CountSelectDetail } from 'c/touchCounts';
import type { TouchFilter } from 'c/touchEvidence';
import type TouchEvidence from 'c/touchEvidence';
import { labels } from './labels';
import { oneAtATime } from './oneAtATime';
import { failedState, LOADING, nextState, type PanelState } from './panelState';
import { notePrefill } from './notePrefill';
import { hasChanged, snapshot, type RecordSnapshot } from './recordChange';
import { askIntro, explain, methodSentences, sideNames, type Explanation } from './wording';

/** A save of one of these may change the numbers. */
const WATCHED_FIELDS = [STAGE, AMOUNT, CLOSE_DATE, NEXT_STEP, OWNER, LAST_MODIFIED_DATE];

/** The coaching panel of an opportunity: asks the server, and asks again when the record or the view changes. */
export default class DealCoaching extends NavigationMixin(LightningElement) {
  /** Opportunity that the page shows. */
  @api recordId?: string;

  @wire(getPanel, { opportunityId: '$recordId' })
  receivePanel(provisioned: ProvisionedPanel): void {
    this.#provisioned = provisioned;
    const answer = readAnswer(provisioned, this.recordId);
    if (answer) this.show(nextState(this.state, answer));
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: WATCHED_FIELDS })
  receiveRecord({ data }: WireResult<RecordRepresentation>): void {
    if (!data) return;
    const current = snapshot(
      data.id,
      WATCHED_FIELDS.map((field) => getFieldValue(data, field)),
    );
    const changed = hasChanged(this.#lastSeen, current);
    this.#lastSeen = current;
    if (changed) void this.#refresh();
  }

  answered: { readonly recordId: string | undefined; readonly state: PanelState } = {
    recordId: undefined,
    state: LOADING,
  };
  announcement = '';
  refreshing = false;
  filter?: TouchFilter | undefined;
  sections: Readonly<Record<string, boolean>> = {
    weeks: false,
    noticed: false,
    process: false,
    counts: false,
    evidence: false,
    method: false,
  };
  readonly labels = labels;

  #provisioned?: ProvisionedPanel;
  #lastSeen?: RecordSnapshot;
  #refreshRegistration?: string | number;
  readonly #refresh = oneAtATime(() => this.askServer());

  override connectedCallback(): void {
    this.#refreshRegistration = registerRefreshHandler(this, this.#refresh);
  }

  override disconnectedCallback(): void {
    if (this.#refreshRegistration !== undefined) unregisterRefreshHandler(this.#refreshRegistration);
  }

  get state(): PanelState {
    // An answer about the record shown before says nothing about this one.
    return this.answered.recordId === this.recordId ? this.answered.state : LOADING;
  }

  get isLoading(): boolean {
    return this.state.kind === 'loading';
  }

  get isRefused(): boolean {
    return this.state.kind === 'noAccess';
  }

  get errorParagraphs(): string[] | undefined {
    return this.state.kind === 'error' ? [this.state.message] : undefined;
  }

  get visible(): VisiblePanel | undefined {
    return this.state.kind === 'ready' || this.state.kind === 'empty' ? this.state.panel : undefined;
  }

  get scored(): ScoredPanel | undefined {
    return this.state.kind === 'ready' ? this.state.panel : undefined;
  }

  get explanation(): Explanation | undefined {
    return this.state.kind === 'empty' ? explain(this.state.panel) : undefined;
  }

  get staleness(): string | undefined {
    const { state } = this;
    if (state.kind !== 'ready' && state.kind !== 'empty') return undefined;
    return state.staleness === undefined ? undefined : fill(labels.stale, state.staleness);
  }

  get refusal(): string[] {
    return [labels.noAccess.text];
  }

  get sideNames(): Record<Side, string> | undefined {
    return this.visible && sideNames(this.visible.rep, this.visible.manager);
  }

  get coachRatio(): number | undefined {
    return this.scored?.coachRatio;
  }

  /** The weeks compare two sides; without a manager there is only one. */
  get weeksLabel(): string | undefined {
    const { visible } = this;
    if (!visible?.manager || visible.weeks.length === 0) return undefined;
    return fill(labels.sectionWeeks, formatNumber(visible.weeks.length));
  }

  get noticedLabel(): string | undefined {
    const signals = this.scored?.signals;
    return signals && fill(labels.sectionNoticed, formatNumber(signals.length));
  }

  get processLabel(): string | undefined {
    const process = this.visible?.process;
    return process && fill(labels.sectionProcess, formatNumber(process.proven), formatNumber(process.checked));
  }

  /** For whom the suggested questions are. */
  get ask(): string | undefined {
    return this.visible && askIntro(this.visible);
  }

  get mayWrite(): boolean {
    return this.visible?.coaching?.mayWrite ?? false;
  }

  get hasCounts(): boolean {
    return (this.visible?.counts ?? []).some(({ count }) => count > 0);
  }

  get evidenceLabel(): string {
    return fill(labels.sectionEvidence, formatNumber(this.visible?.touchesTotal ?? 0));
  }

  get method(): string[] {
    return this.visible ? methodSentences(this.visible) : [];
  }

  handleRefresh(): void {
    void this.#refresh();
  }

  handleFix(): void {
    const panel = this.visible;
    if (!panel) return;
    this[NavigationMixin.Navigate]({
      type: 'standard__recordPage',
      attributes: { recordId: panel.rep.userId, objectApiName: 'User', actionName: 'view' },
    });
  }

  handleSectionToggle({ detail }: CustomEvent<SectionToggleDetail>): void {
    this.sections = { ...this.sections, [detail.name]: detail.open };
  }

  async handleCountSelect({ detail }: CustomEvent<CountSelectDetail>): Promise<void> {
    this.filter = detail;
    this.sections = { ...this.sections, evidence: true };
    // The section has to be open before something in it can take the focus.
    await Promise.resolve();
    (this.refs?.['evidence'] as (Element & TouchEvidence) | undefined)?.focusHeading();
  }

  async handleSignalOpen({ detail }: CustomEvent<SignalOpenDetail>): Promise<void> {
    this.sections = { ...this.sections, noticed: true };
    await Promise.resolve();
    (this.refs?.['signals'] as (Element & DealSignals) | undefined)?.focusSignal(detail.signal);
  }

  handleNoteWrite({ detail }: CustomEvent<NoteWriteDetail>): void {
    if (!this.scored) return;
    (this.refs?.['actions'] as (Element & DealActions) | undefined)?.writeNote(notePrefill(this.scored, detail.signal));
  }

  handleFilterClear(): void {
    this.filter = undefined;
  }

  private show(state: PanelState): void {
    const isUpdate = this.visible !== undefined && (state.kind === 'ready' || state.kind === 'empty');
    this.announcement = isUpdate && state.staleness === undefined ? labels.updated : '';
    this.answered = { recordId: this.recordId, state };
  }

  private async askServer(): Promise<void> {
    const asked = this.#provisioned;
    this.refreshing = true;
    const failure = await refreshPanel(asked);
    this.refreshing = false;
    // When the wire has provisioned something since, that is the newer answer.
    if (failure !== undefined && asked === this.#provisioned) this.show(failedState(this.state, failure));
  }
}
