import { api, LightningElement } from 'lwc';
import type { Signal, SignalName } from 'c/dealCoachingService';
import { fill, formatList } from 'c/coachingText';
import { NOTE_WRITE_EVENT, type NoteWriteDetail } from './constants';
import { labels } from './labels';
import { signalViews, type SignalView } from './signalViews';

export type { NoteWriteDetail } from './constants';

interface DisclosedSignal extends SignalView {
  readonly isOpen: boolean;
  readonly expanded: 'true' | 'false';
  readonly disclosureIcon: string;
}

/** The name of a signal in kind words. */
export function signalName(signal: SignalName): string {
  return labels.names[signal];
}

/**
 * What was noticed on the deal: each signal with its rule, a question to ask and the records behind it.
 * @fires notewrite with a {@link NoteWriteDetail}
 */
export default class DealSignals extends LightningElement {
  /** Strongest first. */
  @api signals: readonly Signal[] = [];

  /** For whom the questions are. */
  @api ask = '';

  /** The viewer may write a note out of a signal. */
  @api mayWrite = false;

  /** Moves the keyboard focus to the name of a signal. */
  @api focusSignal(signal: SignalName): void {
    this.template?.querySelector<HTMLElement>(`h4[data-signal="${signal}"]`)?.focus();
  }

  opened: ReadonlySet<string> = new Set();
  readonly labels = labels;

  get views(): DisclosedSignal[] {
    return signalViews(this.signals).map((view) => {
      const isOpen = this.opened.has(view.signal);
      return {
        ...view,
        isOpen,
        expanded: isOpen ? 'true' : 'false',
        disclosureIcon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      };
    });
  }

  get isEmpty(): boolean {
    return this.signals.length === 0;
  }

  get watched(): string {
    return fill(labels.watched, formatList(labels.watchedTopics));
  }

  handleWrite(event: Event): void {
    const signal = (event.currentTarget as HTMLElement).dataset['signal'] as SignalName;
    this.dispatchEvent(new CustomEvent<NoteWriteDetail>(NOTE_WRITE_EVENT, { detail: { signal } }));
  }

  handleEvidenceToggle(event: Event): void {
    const { signal } = (event.currentTarget as HTMLElement).dataset;
    if (signal === undefined) return;
    const opened = new Set(this.opened);
    if (!opened.delete(signal)) opened.add(signal);
    this.opened = opened;
  }
}
