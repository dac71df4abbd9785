import { api, LightningElement } from 'lwc';
import type { VisiblePanel } from 'c/dealCoachingService';
import { STEP_IN_ACTION_EVENT, type StepInAction, type StepInActionDetail } from './constants';
import { stepInView, type StepInView } from './stepInView';

export type { StepInAction, StepInActionDetail } from './constants';
export { reasonOptions } from './stepInView';

/**
 * The step-in of a deal, the question whether this is one, or the offer to step in.
 * @fires stepinaction with a {@link StepInActionDetail}
 */
export default class DealStepIn extends LightningElement {
  @api panel!: VisiblePanel;

  /** A button was pressed and its work is under way. */
  @api busy = false;

  /** Moves the keyboard focus to the heading, for when the button that had it is gone. */
  @api focusHeading(): void {
    this.template?.querySelector<HTMLElement>('.heading, lightning-button')?.focus();
  }

  get view(): StepInView | undefined {
    return stepInView(this.panel);
  }

  get boxClass(): string {
    if (!this.view?.heading) return '';
    return this.view.isOverdue ? 'box box_overdue' : 'box';
  }

  handleClick(event: Event): void {
    const action = (event.currentTarget as HTMLElement).dataset['action'] as StepInAction;
    this.dispatchEvent(new CustomEvent<StepInActionDetail>(STEP_IN_ACTION_EVENT, { detail: { action } }));
  }
}
