import type { Side, Touch, TouchClass, TouchKind } from 'c/dealCoachingService';
import { fill, formatDate, formatNumber } from 'c/coachingText';
import { labels } from './labels';

/** Only touches of this side and class. */
export interface TouchFilter {
  readonly side: Side;
  readonly touchClass: TouchClass;
}

/** One piece of evidence, ready to be shown. */
export interface EvidenceEntry {
  readonly key: string;
  /** Address of the record; Salesforce takes every record's id as a path. */
  readonly href: string;
  readonly icon: string;
  readonly kind: string;
  readonly title: string;
  /** Who, when, which class and with which weight. */
  readonly details: string;
  /** Why it does not count; undefined when it does. */
  readonly reason: string | undefined;
}

const ICONS: Readonly<Record<TouchKind, string>> = {
  meeting: 'standard:event',
  call: 'standard:log_a_call',
  mail: 'standard:email',
  task: 'standard:task',
  edit: 'standard:record_update',
  linkedIn: 'standard:social',
};

const SEPARATOR = ' · ';

/** The touches that the filter lets through, in their order. A number counts only what counts. */
export function filterTouches(touches: readonly Touch[], filter: TouchFilter | undefined): readonly Touch[] {
  if (!filter) return touches;
  return touches.filter(
    ({ side, touchClass, notCountedBecause }) =>
      side === filter.side && touchClass === filter.touchClass && notCountedBecause === undefined,
  );
}

export function evidenceEntry(touch: Touch): EvidenceEntry {
  const counted = touch.notCountedBecause === undefined;
  return {
    key: touch.key,
    href: `/${touch.recordId}`,
    icon: ICONS[touch.kind],
    kind: labels.kinds[touch.kind],
    title: touch.subject || labels.kinds[touch.kind],
    details: [
      touch.actorName,
      formatDate(touch.occurredAt),
      labels.touchClasses[touch.touchClass],
      counted ? fill(labels.weight, formatNumber(touch.weight)) : '',
    ]
      .filter((part) => part !== '')
      .join(SEPARATOR),
    reason: counted ? undefined : fill(labels.notCounted, touch.notCountedBecause),
  };
}

/** Says which touches are listed. */
export function filterText(filter: TouchFilter, sideNames: Readonly<Record<Side, string>>): string {
  return fill(labels.filtered, labels.classes[filter.touchClass], sideNames[filter.side]);
}
