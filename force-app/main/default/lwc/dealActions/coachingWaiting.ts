import type { CoachingFacts, CoachingNote, Commitment, Obstacle } from 'c/dealCoachingService';
import { dayFromToday, fill, formatDay } from 'c/coachingText';
import type { WaitingItem } from 'c/waitingList';
import { labels } from './labels';

const PREFIX = 'coaching:';
/** Promises and obstacles are listed that long before they are due. */
const SOON_DAYS = 3;

/** The record that an item of {@link coachingWaiting} is about; undefined for other items. */
export function coachingItemId(key: string): string | undefined {
  return key.startsWith(PREFIX) ? key.slice(PREFIX.length) : undefined;
}

/** Notes, promises and obstacles that wait for the viewer. */
export function coachingWaiting({ notes, obstacles }: CoachingFacts): WaitingItem[] {
  return [
    ...notes.flatMap(noteItem),
    ...notes.flatMap(({ commitments }) => commitments.flatMap(commitmentItem)),
    ...obstacles.flatMap(obstacleItem),
  ];
}

function noteItem({ noteId, state, mayAnswer, mayReply, coachName, repName, ...note }: CoachingNote): WaitingItem[] {
  if (mayAnswer && state === 'replied') return [item(noteId, fill(labels.readReply, coachName), undefined)];
  if (mayAnswer && state !== 'praise') return [item(noteId, fill(labels.answerNote, coachName), note.answerDueOn)];
  if (mayReply && state === 'asked') return [item(noteId, fill(labels.answerQuestion, repName), note.replyDueOn)];
  return [];
}

function commitmentItem(commitment: Commitment): WaitingItem[] {
  const { commitmentId, text, dueOn, mayAccept, mayComplete, personName } = commitment;
  if (mayAccept) return [item(commitmentId, fill(labels.agreeDate, personName, text), dueOn)];
  return mayComplete && isSoon(dueOn) ? [item(commitmentId, fill(labels.keepPromise, text), dueOn)] : [];
}

function obstacleItem({ obstacleId, text, dueOn, mayClear, mayConfirm }: Obstacle): WaitingItem[] {
  if (mayConfirm) return [item(obstacleId, fill(labels.confirmCleared, text), undefined)];
  return mayClear && isSoon(dueOn) ? [item(obstacleId, fill(labels.clearObstacle, text), dueOn)] : [];
}

const isSoon = (dueOn: string): boolean => dueOn <= dayFromToday(SOON_DAYS);

function item(id: string, text: string, dueOn: string | undefined): WaitingItem {
  const isOverdue = dueOn !== undefined && dueOn < dayFromToday(0);
  return {
    key: `${PREFIX}${id}`,
    text,
    due: dueOn === undefined ? '' : fill(isOverdue ? labels.since : labels.due, formatDay(dueOn)),
    isOverdue,
  };
}
