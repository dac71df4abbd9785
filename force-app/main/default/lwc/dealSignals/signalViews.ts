import type { Evidence, Signal, SignalName } from 'c/dealCoachingService';
import { fill, fillPlural, formatDate } from 'c/coachingText';
import type { EvidenceEntry } from 'c/evidenceList';
import { labels } from './labels';

/** One signal, ready to be shown. */
export interface SignalView {
  readonly signal: SignalName;
  readonly icon: string;
  readonly name: string;
  readonly rule: string;
  /** In quotation marks; undefined when there is no suggestion. */
  readonly question: string | undefined;
  /** Text of the button that opens the records; undefined without records. */
  readonly evidenceLabel: string | undefined;
  /** Text of the button that writes a note, for screen readers. */
  readonly writeLabel: string;
  readonly entries: readonly EvidenceEntry[];
}

/** A signal starts a conversation; none of the icons is a warning about a person. */
const ICONS: Readonly<Record<SignalName, string>> = {
  takeover: 'utility:user',
  parachute: 'utility:clock',
  shrugOff: 'utility:volume_low',
  quarterEndSpike: 'utility:trending',
  rescueLoop: 'utility:loop',
  everywhere: 'utility:groups',
  uncoached: 'utility:comments',
  sameGap: 'utility:copy',
  dealRisk: 'utility:hourglass',
};

const RECORD_ICONS: Readonly<Record<string, string>> = {
  Task: 'standard:task',
  Event: 'standard:event',
  EmailMessage: 'standard:email',
  Opportunity: 'standard:opportunity',
};
const ANY_RECORD_ICON = 'standard:record';

/** The signals in words, in their order. */
export function signalViews(signals: readonly Signal[]): SignalView[] {
  return signals.map(({ signal, rule, question, evidence }) => ({
    signal,
    icon: ICONS[signal],
    name: labels.names[signal],
    rule,
    question: question === '' ? undefined : fill(labels.question, question),
    evidenceLabel: evidence.length > 0 ? fillPlural(labels.evidence, evidence.length) : undefined,
    writeLabel: fill(labels.writeSignal, labels.names[signal]),
    entries: evidence.map(evidenceEntry),
  }));
}

/** The same record may stand behind a signal twice, with different dates. */
function evidenceEntry({ recordId, objectApiName, label, occurredAt }: Evidence, index: number): EvidenceEntry {
  return {
    key: `${recordId}-${String(index)}`,
    recordId,
    objectApiName,
    icon: RECORD_ICONS[objectApiName] ?? ANY_RECORD_ICON,
    kind: '',
    title: label === '' ? recordId : label,
    details: formatDate(occurredAt),
  };
}
