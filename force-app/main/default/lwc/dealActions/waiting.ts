import type { VisiblePanel } from 'c/dealCoachingService';
import { fill, formatDay } from 'c/coachingText';
import type { WaitingItem } from 'c/waitingList';
import { labels } from './labels';

export const HAND_BACK = 'handBack';

/** What waits for the viewer on this deal: an overdue hand-back. */
export function waitingItems({ rep, stepIn }: VisiblePanel): WaitingItem[] {
  const current = stepIn?.current;
  if (!stepIn?.mayStepIn || current?.state !== 'overdue') return [];
  return [
    {
      key: HAND_BACK,
      text: fill(labels.handBack, rep.firstName),
      due: fill(labels.since, formatDay(current.untilDate)),
      isOverdue: true,
    },
  ];
}
