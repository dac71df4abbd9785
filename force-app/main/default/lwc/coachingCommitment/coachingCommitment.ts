import { api, LightningElement } from 'lwc';
import { AT_REST, type CoachingProgress } from 'c/coachingTasks';
import type { Commitment } from 'c/dealCoachingService';
import { commitmentView, type CommitmentView } from './commitmentView';

/**
 * A dated promise: how it stands, and what the viewer can do about it.
 * @fires coachingtask from its buttons
 */
export default class CoachingCommitment extends LightningElement {
  @api commitment!: Commitment;

  /** Days from today within which it may be due. */
  @api maximumDays = 0;

  /** What the user is at, here or elsewhere. */
  @api progress: CoachingProgress = AT_REST;

  /** Moves the keyboard focus to the promise. */
  @api focusText(): void {
    this.template?.querySelector<HTMLElement>('.text')?.focus();
  }

  get view(): CommitmentView {
    return commitmentView(this.commitment, this.maximumDays);
  }
}
