import { api, LightningElement } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { updateRecord, type UiRecord } from 'lightning/uiRecordApi';
import { fieldText, opportunityStages, type Stage } from 'shell/data';
import { problemOf } from 'shell/errors';
import { labels } from 'shell/labels';
import CloseStageModal from 'shell/closeStageModal';
import { nextStep, stepsOf, type Step } from './steps';

const CLASSES: Readonly<Record<Step['state'], string>> = {
  complete: 'slds-is-complete',
  current: 'slds-is-current',
  incomplete: 'slds-is-incomplete',
  won: 'slds-is-current slds-is-won',
  lost: 'slds-is-current slds-is-lost',
};

/** The stages of the org as a path. A step can be chosen and made the record's stage. */
export default class StagePath extends LightningElement {
  @api record: UiRecord | undefined;

  stages: readonly Stage[] = [];
  /** Chosen step; null for the record's own stage. */
  chosen: number | null = null;
  busy = false;

  labels = labels;
  #focusWanted = false;

  override connectedCallback(): void {
    void this.load();
  }

  override renderedCallback(): void {
    this.showActiveStep();
    if (this.#focusWanted) {
      this.#focusWanted = false;
      this.template?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    }
  }

  get hasSteps(): boolean {
    return this.stages.length > 0;
  }

  get items(): readonly object[] {
    const { steps, active, currentIndex } = this;
    return steps.map(({ stage, label, state }, index) => ({
      key: stage || 'closed',
      index: String(index),
      label,
      itemClass: `slds-path__item ${CLASSES[state]}${index === active ? ' slds-is-active' : ''}`,
      selected: String(index === active),
      tabIndex: index === active ? '0' : '-1',
      isComplete: state === 'complete' || state === 'won',
      hint: index === currentIndex ? labels.currentStage : state === 'complete' ? labels.stageComplete : '',
    }));
  }

  get currentLabel(): string {
    return this.steps[this.active]?.label ?? '';
  }

  get actionLabel(): string {
    const { steps, active, currentIndex } = this;
    const step = steps[active];
    if (step?.state === 'won' || step?.state === 'lost') {
      return labels.changeClosed;
    }
    if (step?.stage === '') {
      return labels.selectClosed;
    }
    return active === currentIndex ? labels.markComplete : labels.markCurrent;
  }

  handleChoose(event: Event): void {
    event.preventDefault();
    this.chosen = Number((event.currentTarget as HTMLElement).dataset['index']);
  }

  handleKey(event: KeyboardEvent): void {
    const last = this.steps.length - 1;
    const moves: Record<string, number> = {
      ArrowRight: Math.min(this.active + 1, last),
      ArrowLeft: Math.max(this.active - 1, 0),
      Home: 0,
      End: last,
    };
    const target = moves[event.key];
    if (target !== undefined) {
      event.preventDefault();
      this.chosen = target;
      this.#focusWanted = true;
    }
  }

  async handleAction(): Promise<void> {
    const { steps, active, currentIndex } = this;
    const target = active === currentIndex ? nextStep(steps) : steps[active];
    const closing = !target || target.stage === '' || target.state === 'won' || target.state === 'lost';
    const stage = closing ? await this.chooseClosedStage() : target.stage;
    if (stage) {
      await this.save(stage);
    }
  }

  private get steps(): Step[] {
    return stepsOf(this.stages, fieldText(this.record, 'Opportunity.StageName'), labels.closedStep);
  }

  private get currentIndex(): number {
    return this.steps.findIndex(({ state }) => state === 'current' || state === 'won' || state === 'lost');
  }

  private get active(): number {
    return this.chosen ?? Math.max(this.currentIndex, 0);
  }

  /** On a phone the path scrolls sideways: the page itself must not move. */
  private showActiveStep(): void {
    const nav = this.template?.querySelector<HTMLElement>('.slds-path__nav');
    const step = this.template?.querySelector<HTMLElement>('.slds-is-active');
    if (nav && step && nav.scrollWidth > nav.clientWidth) {
      const offset = step.getBoundingClientRect().left - nav.getBoundingClientRect().left;
      nav.scrollLeft += offset - (nav.clientWidth - step.offsetWidth) / 2;
    }
  }

  private async load(): Promise<void> {
    try {
      this.stages = await opportunityStages();
    } catch (error) {
      this.toast('error', labels.reviewErrors, problemOf(error).message);
    }
  }

  private chooseClosedStage(): Promise<string | undefined> {
    const options = this.stages
      .filter(({ IsClosed }) => IsClosed)
      .map(({ ApiName, MasterLabel }) => ({ value: ApiName, label: MasterLabel }));
    return CloseStageModal.open({ label: labels.closeOpportunity, size: 'small', options });
  }

  private async save(stage: string): Promise<void> {
    this.busy = true;
    try {
      await updateRecord({ fields: { Id: this.record?.id, StageName: stage } });
      this.chosen = null;
      this.toast('success', labels.stageChanged, '');
    } catch (error) {
      const { message, fields } = problemOf(error);
      this.toast('error', labels.reviewErrors, [...new Set([message, ...Object.values(fields)])].join(' '));
    } finally {
      this.busy = false;
    }
  }

  private toast(variant: 'success' | 'error', title: string, message: string): void {
    this.dispatchEvent(new ShowToastEvent({ variant, title, message }));
  }
}
