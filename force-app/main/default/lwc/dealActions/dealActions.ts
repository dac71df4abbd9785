import { api, LightningElement } from 'lwc';
import type CoachingNotes from 'c/coachingNotes';
import type { SectionToggleDetail } from 'c/coachingSection';
import { fill, formatNumber } from 'c/coachingText';
import type { JointCallFacts, Party, VisiblePanel } from 'c/dealCoachingService';
import type DealStepIn from 'c/dealStepIn';
import type { StepInAction, StepInActionDetail } from 'c/dealStepIn';
import { answerNotNow, withdrawStepIn } from 'c/dealStepInService';
import type JointCalls from 'c/jointCalls';
import type { CallAnswerDetail } from 'c/jointCalls';
import { declareRole, markDebriefed } from 'c/jointCallService';
import StepInModal, { stepInTitle, type StepInTask } from 'c/stepInModal';
import type { WaitingItem, WaitingSelectDetail } from 'c/waitingList';
import type { NotePrefill } from 'c/noteModal';
import { coachingItemId } from './coachingWaiting';
import { coachingLabel } from './coachingLabel';
import { DEAL_CHANGE_EVENT } from './constants';
import { labels } from './labels';
import { HAND_BACK, waitingItems } from './waiting';

/**
 * What the viewer can do about a deal, and what waits to be done: saves it and says when something was saved.
 * @fires dealchange
 */
export default class DealActions extends LightningElement {
  @api panel!: VisiblePanel;

  /** What is shown is being renewed. */
  @api busy = false;

  /** Opens the dialog that writes a note. */
  @api writeNote(prefill: NotePrefill): void {
    void this.coachingNotes?.writeNote(prefill);
  }

  saving = false;
  /** Why the server refused a change, and what to do. */
  refusal = '';
  callsOpen = false;
  /** Undefined as long as the viewer did not open or close it. */
  coachingOpen?: boolean;
  #focusAfterChange: (() => void) | undefined;

  override renderedCallback(): void {
    if (!this.#focusAfterChange || this.isBusy) return;
    // The button that had the focus may be gone.
    this.#focusAfterChange();
    this.#focusAfterChange = undefined;
  }

  get isBusy(): boolean {
    return this.busy || this.saving;
  }

  get waiting(): readonly WaitingItem[] {
    return waitingItems(this.panel);
  }

  /** Undefined for somebody who may not read coaching notes. */
  get coachingLabel(): string | undefined {
    return this.panel.coaching && coachingLabel(this.panel.coaching);
  }

  /** What the rep is to answer is there without a tap. */
  get isCoachingOpen(): boolean {
    return (
      this.coachingOpen ??
      this.panel.coaching?.notes.some(({ mayAnswer, state }) => mayAnswer && state !== 'praise') ??
      false
    );
  }

  get names(): Record<Party, string> {
    return { rep: this.panel.rep.isViewer ? labels.you : this.panel.rep.firstName, manager: this.managerName };
  }

  get calls(): JointCallFacts | undefined {
    const { jointCalls } = this.panel;
    return jointCalls && jointCalls.calls.length > 0 ? jointCalls : undefined;
  }

  get callsLabel(): string {
    return fill(labels.callsSection, formatNumber(this.calls?.calls.length ?? 0));
  }

  get managerName(): string {
    const { manager } = this.panel;
    return manager?.isViewer ? labels.you : (manager?.firstName ?? '');
  }

  handleStepIn({ detail }: CustomEvent<StepInActionDetail>): void {
    void this.changeStepIn(detail.action);
  }

  handleWaiting({ detail }: CustomEvent<WaitingSelectDetail>): void {
    if (detail.key === HAND_BACK) return void this.changeStepIn(HAND_BACK);
    const coachingId = coachingItemId(detail.key);
    if (coachingId === undefined) this.callsOpen = true;
    else this.coachingOpen = true;
    // The section has to be open before something in it can take the focus.
    void Promise.resolve().then(() =>
      coachingId === undefined ? this.focusCall(detail.key) : this.coachingNotes?.focusItem(coachingId),
    );
  }

  handleCoachingToggle({ detail }: CustomEvent<SectionToggleDetail>): void {
    this.coachingOpen = detail.open;
  }

  /** The section stays as it is, also when what had opened it is done. */
  handleCoachingChange(): void {
    this.coachingOpen = true;
    this.refusal = '';
    this.dispatchEvent(new CustomEvent(DEAL_CHANGE_EVENT));
  }

  handleSectionToggle({ detail }: CustomEvent<SectionToggleDetail>): void {
    this.callsOpen = detail.open;
  }

  handleCallAnswer({ detail: { eventId, role } }: CustomEvent<CallAnswerDetail>): void {
    const call = (): Promise<string | undefined> => (role ? declareRole(eventId, role) : markDebriefed(eventId));
    void this.save(call, () => this.focusCall(eventId));
  }

  private get coachingNotes(): (Element & CoachingNotes) | undefined {
    return this.refs?.['coaching'] as (Element & CoachingNotes) | undefined;
  }

  private focusCall(eventId: string): void {
    (this.refs?.['calls'] as (Element & JointCalls) | undefined)?.focusCall(eventId);
  }

  private focusStepIn(): void {
    (this.refs?.['stepIn'] as (Element & DealStepIn) | undefined)?.focusHeading();
  }

  private async changeStepIn(action: StepInAction): Promise<void> {
    const { opportunityId, stepIn } = this.panel;
    switch (action) {
      case 'notNow':
        return this.save(
          () => answerNotNow(opportunityId),
          () => this.focusStepIn(),
        );
      case 'withdraw':
        return this.save(
          () => withdrawStepIn(stepIn?.current?.stepInId ?? ''),
          () => this.focusStepIn(),
        );
      default:
        if (await this.askForTerms(action)) this.announceChange(() => this.focusStepIn());
    }
  }

  private askForTerms(task: StepInTask): Promise<true | undefined> {
    const { opportunityId, rep, stepIn } = this.panel;
    return StepInModal.open({
      label: stepInTitle(task),
      size: 'small',
      task,
      opportunityId,
      repName: rep.firstName,
      maximumDays: stepIn?.maximumDays ?? 0,
      stepIn: task === 'start' ? undefined : stepIn?.current,
    });
  }

  private async save(call: () => Promise<string | undefined>, focus: () => void): Promise<void> {
    if (this.isBusy) return;
    this.saving = true;
    const refusal = await call();
    this.saving = false;
    this.refusal = refusal ?? '';
    if (refusal === undefined) this.announceChange(focus);
  }

  private announceChange(focus: () => void): void {
    this.refusal = '';
    this.#focusAfterChange = focus;
    this.dispatchEvent(new CustomEvent(DEAL_CHANGE_EVENT));
  }
}
