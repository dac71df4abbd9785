import { api, LightningElement } from 'lwc';
import type { ScoredPanel } from 'c/dealCoachingService';
import { NOTE_WRITE_EVENT, SIGNAL_OPEN_EVENT, type SignalOpenDetail } from './constants';
import { labels } from './labels';
import { moveView, type MoveView } from './moveView';

export type { SignalOpenDetail } from './constants';

/**
 * The one thing to do next, if there is one for this viewer: a question, the reason, and the way to what it rests on.
 * @fires signalopen with a {@link SignalOpenDetail}
 * @fires notewrite with a {@link SignalOpenDetail}
 */
export default class NextMove extends LightningElement {
  @api panel!: ScoredPanel;

  readonly labels = labels;

  get move(): MoveView | undefined {
    return moveView(this.panel);
  }

  get mayWrite(): boolean {
    return this.panel.coaching?.mayWrite ?? false;
  }

  handleWrite(): void {
    const signal = this.panel.nextMove?.signal;
    if (!signal) return;
    this.dispatchEvent(new CustomEvent<SignalOpenDetail>(NOTE_WRITE_EVENT, { detail: { signal } }));
  }

  handleWhy(): void {
    const signal = this.move?.why?.signal;
    if (!signal) return;
    this.dispatchEvent(new CustomEvent<SignalOpenDetail>(SIGNAL_OPEN_EVENT, { detail: { signal } }));
  }
}
