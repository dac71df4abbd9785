import { api, LightningElement } from 'lwc';
import type { CallRole, JointCallFacts } from 'c/dealCoachingService';
import { callViews, figures, type CallView } from './callViews';
import { CALL_ANSWER_EVENT, type CallAnswerDetail } from './constants';
import { labels } from './labels';

export type { CallAnswerDetail } from './constants';

/**
 * Meetings of rep and manager with the customer: the manager's role before, the debrief after.
 * @fires callanswer with a {@link CallAnswerDetail}
 */
export default class JointCalls extends LightningElement {
  @api facts!: JointCallFacts;

  /** What the manager is called for the viewer. */
  @api managerName = '';

  /** An answer is being saved. */
  @api busy = false;

  /** Moves the keyboard focus to a call. */
  @api focusCall(eventId: string): void {
    this.template?.querySelector<HTMLElement>(`h4[data-event="${eventId}"]`)?.focus();
  }

  readonly labels = labels;

  get calls(): CallView[] {
    return callViews(this.facts, this.managerName);
  }

  get figures(): string[] {
    return figures(this.facts, this.managerName);
  }

  handleRole(event: Event): void {
    const { event: eventId = '', role } = (event.currentTarget as HTMLElement).dataset;
    this.answer({ eventId, role: role as CallRole });
  }

  handleDebrief(event: Event): void {
    this.answer({ eventId: (event.currentTarget as HTMLElement).dataset['event'] ?? '' });
  }

  private answer(detail: CallAnswerDetail): void {
    this.dispatchEvent(new CustomEvent<CallAnswerDetail>(CALL_ANSWER_EVENT, { detail }));
  }
}
