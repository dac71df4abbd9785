import { api, LightningElement } from 'lwc';
import type { VisiblePanel } from 'c/dealCoachingService';
import type DealStepIn from 'c/dealStepIn';
import type { StepInAction, StepInActionDetail } from 'c/dealStepIn';
import { answerNotNow, withdrawStepIn } from 'c/dealStepInService';
import StepInModal, { stepInTitle, type StepInTask } from 'c/stepInModal';
import type { WaitingItem, WaitingSelectDetail } from 'c/waitingList';
import { DEAL_CHANGE_EVENT } from './constants';
import { HAND_BACK, waitingItems } from './waiting';

/**
 * What the viewer can do about a deal, and what waits to be done: saves it and says when something was saved.
 * @fires dealchange
 */
export default class DealActions extends LightningElement {
  @api panel!: VisiblePanel;

  /** What is shown is being renewed. */
  @api busy = false;

  saving = false;
  /** Why the server refused a change, and what to do. */
  refusal = '';
  #movesFocus = false;

  override renderedCallback(): void {
    if (!this.#movesFocus || this.isBusy) return;
    // The button that had the focus may be gone.
    this.#movesFocus = false;
    (this.refs?.['stepIn'] as (Element & DealStepIn) | undefined)?.focusHeading();
  }

  get isBusy(): boolean {
    return this.busy || this.saving;
  }

  get waiting(): readonly WaitingItem[] {
    return waitingItems(this.panel);
  }

  handleStepIn({ detail }: CustomEvent<StepInActionDetail>): void {
    void this.changeStepIn(detail.action);
  }

  handleWaiting({ detail }: CustomEvent<WaitingSelectDetail>): void {
    if (detail.key === HAND_BACK) void this.changeStepIn(HAND_BACK);
  }

  private async changeStepIn(action: StepInAction): Promise<void> {
    const { opportunityId, stepIn } = this.panel;
    switch (action) {
      case 'notNow':
        return this.save(() => answerNotNow(opportunityId));
      case 'withdraw':
        return this.save(() => withdrawStepIn(stepIn?.current?.stepInId ?? ''));
      default:
        if (await this.askForTerms(action)) this.announceChange();
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

  private async save(call: () => Promise<string | undefined>): Promise<void> {
    if (this.isBusy) return;
    this.saving = true;
    const refusal = await call();
    this.saving = false;
    this.refusal = refusal ?? '';
    if (refusal === undefined) this.announceChange();
  }

  private announceChange(): void {
    this.refusal = '';
    this.#movesFocus = true;
    this.dispatchEvent(new CustomEvent(DEAL_CHANGE_EVENT));
  }
}
