import type { Side, Touch, TouchClass, TouchKind } from 'c/dealCoachingService';
import { fill, formatDate, formatNumber } from 'c/coachingText';
import type { EvidenceEntry } from 'c/evidenceList';
import { labels } from './labels';

/** Only touches of this side and class. */
export interface TouchFilter {
  readonly side: Side;
  readonly touchClass: TouchClass;
}

const ICONS: Readonly<Record<TouchKind, string>> = {
  meeting: 'standard:event',
  call: 'standard:log_a_call',
  mail: 'standard:email',
  task: 'standard:task',
  edit: 'standard:record_update',
  linkedIn: 'standard:social',
  note: 'standard:coaching',
};

const SEPARATOR = ' · ';

/** The touches that the filter lets through, in their order. A number counts only what counts. */
export function filterTouches(touches: readonly Touch[], filter: TouchFilter | undefined): readonly Touch[] {
  if (!filter) return touches;
  return touches.filter(
    ({ score }) => score !== undefined && score.side === filter.side && score.touchClass === filter.touchClass,
  );
}

/** One touch in words. */
export function evidenceEntry(touch: Touch): EvidenceEntry {
  const { key, recordId, objectApiName, kind, actorName, occurredAt, score, reason } = touch;
  const counted = score ? [labels.touchClasses[score.touchClass], fill(labels.weight, formatNumber(score.weight))] : [];
  return {
    key,
    recordId,
    objectApiName,
    icon: ICONS[kind],
    kind: labels.kinds[kind],
    title: titleOf(touch),
    details: [actorName, formatDate(occurredAt), ...counted]
      .filter((part) => part !== '')
      .map(unbroken)
      .join(SEPARATOR),
    reason: score ? undefined : fill(labels.notCounted, reason),
  };
}

/** The subject of a change is the stage in which it was made, which says nothing on its own. */
function titleOf({ kind, subject }: Touch): string {
  if (subject === '') return labels.kinds[kind];
  return kind === 'edit' ? fill(labels.edit, subject) : subject;
}

/** Lines break between the parts only. */
function unbroken(part: string): string {
  return part.replaceAll(' ', '\u00a0');
}

/** Says which touches are listed. */
export function filterText(filter: TouchFilter, sideNames: Readonly<Record<Side, string>>): string {
  return fill(labels.filtered, labels.classes[filter.touchClass], sideNames[filter.side]);
}
