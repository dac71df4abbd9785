import type { JointCall, VisiblePanel } from 'c/dealCoachingService';
import { fill, formatDate, formatDay } from 'c/coachingText';
import type { WaitingItem } from 'c/waitingList';
import { coachingWaiting } from './coachingWaiting';
import { labels } from './labels';

/** Key of the overdue hand-back. Other items are about coaching, or about the event that is their key. */
export const HAND_BACK = 'handBack';

/** What waits for the viewer on this deal: a hand-back, coaching, debriefs, roles; what is overdue first. */
export function waitingItems({ rep, stepIn, jointCalls, coaching }: VisiblePanel): WaitingItem[] {
  const current = stepIn?.current;
  const calls = (jointCalls?.calls ?? []).filter(({ isAsked }) => isAsked).map(askedCall);
  const handBack =
    stepIn?.mayStepIn && current?.state === 'overdue'
      ? [
          {
            key: HAND_BACK,
            text: fill(labels.handBack, rep.firstName),
            due: fill(labels.since, formatDay(current.untilDate)),
            isOverdue: true,
          },
        ]
      : [];
  const conversation = coaching ? coachingWaiting(coaching) : [];
  return [...handBack, ...conversation, ...calls].sort((a, b) => Number(b.isOverdue) - Number(a.isOverdue));
}

function askedCall({ eventId, subject, state, startsAt, debriefAt }: JointCall): WaitingItem {
  const isOverdue = state === 'debriefOverdue';
  return {
    key: eventId,
    text: fill(state === 'upcoming' ? labels.role : labels.debrief, subject),
    due: fill(isOverdue ? labels.since : labels.due, formatDate(state === 'upcoming' ? startsAt : debriefAt)),
    isOverdue,
  };
}
