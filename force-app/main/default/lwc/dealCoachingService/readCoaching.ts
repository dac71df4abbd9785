import type { DealCoachingNote, DealCoachingPart, DealCommitment, DealFollowThrough, DealObstacle } from 'apex-types';
import {
  ANSWERS,
  COMMITMENT_STATES,
  LENSES,
  NOTE_KINDS,
  NOTE_STATES,
  OBSTACLE_STATES,
  PARTIES,
  type CoachingFacts,
  type CoachingNote,
  type Commitment,
  type FollowThrough,
  type Obstacle,
} from './coachingTypes';
import { oneOf, required } from './narrow';

/** What there is about coaching; undefined for somebody who may not read coaching notes at all. */
export function readCoaching(part: DealCoachingPart | null | undefined): CoachingFacts | undefined {
  return part
    ? {
        notes: readNotes(part.notes),
        noteTotal: part.noteTotal ?? 0,
        confirmed: part.confirmed ?? 0,
        obstacles: (part.obstacles ?? []).map(readObstacle),
        followThrough: {
          rep: readFollowThrough(part.repFollowThrough),
          manager: readFollowThrough(part.managerFollowThrough),
        },
        mayWrite: part.mayWrite ?? false,
        mayAddObstacle: part.mayAddObstacle ?? false,
        withdrawMinutes: part.withdrawMinutes ?? 0,
        maximumDays: required(part.maximumDays, 'maximumDays'),
      }
    : undefined;
}

/**
 * A page of notes.
 * @throws UnreadableAnswerError when server and components do not fit together
 */
export function readNotes(notes: readonly DealCoachingNote[] | null | undefined): readonly CoachingNote[] {
  return (notes ?? []).map(readNote);
}

function readNote(note: DealCoachingNote): CoachingNote {
  return { ...readWords(note), ...readState(note), ...readAnswers(note), ...readRights(note) };
}

function readWords(note: DealCoachingNote) {
  return {
    noteId: required(note.noteId, 'noteId'),
    kind: oneOf(NOTE_KINDS, note.kind, 'note.kind'),
    lens: note.lens ? oneOf(LENSES, note.lens, 'note.lens') : undefined,
    observation: note.observation ?? undefined,
    question: note.question ?? undefined,
    nextStep: note.nextStep ?? undefined,
    isFollowUp: Boolean(note.followUpTo),
    coachName: note.coachName ?? '',
    repName: note.repName ?? '',
    sentAt: required(note.sentAt, 'note.sentAt'),
    commitments: (note.commitments ?? []).map(readCommitment),
  };
}

function readState(note: DealCoachingNote) {
  return {
    state: oneOf(NOTE_STATES, note.state, 'note.state'),
    waitsFor: note.waitsFor ? oneOf(PARTIES, note.waitsFor, 'note.waitsFor') : undefined,
    answerDueOn: note.answerDueOn ?? undefined,
    replyDueOn: note.replyDueOn ?? undefined,
  };
}

function readAnswers(note: DealCoachingNote) {
  return {
    answer: note.answer ? oneOf(ANSWERS, note.answer, 'note.answer') : undefined,
    answerText: note.answerText ?? undefined,
    answeredAt: note.answeredAt ?? undefined,
    coachReply: note.coachReply ?? undefined,
    coachRepliedAt: note.coachRepliedAt ?? undefined,
    isUseful: note.useful ? oneOf(['useful', 'notUseful'], note.useful, 'note.useful') === 'useful' : undefined,
  };
}

function readRights(note: DealCoachingNote) {
  return {
    mayAnswer: note.mayAnswer ?? false,
    mayReply: note.mayReply ?? false,
    mayWithdraw: note.mayWithdraw ?? false,
    mayRate: note.mayRate ?? false,
    mayCommit: note.mayCommit ?? false,
  };
}

function readCommitment(commitment: DealCommitment): Commitment {
  return {
    commitmentId: required(commitment.commitmentId, 'commitmentId'),
    promisedBy: oneOf(PARTIES, commitment.promisedBy, 'promisedBy'),
    personName: commitment.personName ?? '',
    text: commitment.text ?? '',
    state: oneOf(COMMITMENT_STATES, commitment.state, 'commitment.state'),
    dueOn: required(commitment.dueOn, 'commitment.dueOn'),
    proposedDueOn: commitment.proposedDueOn ?? undefined,
    proposedBy: commitment.proposedBy ? oneOf(PARTIES, commitment.proposedBy, 'proposedBy') : undefined,
    extensions: commitment.extensions ?? 0,
    extensionReason: commitment.extensionReason ?? undefined,
    needsReason: commitment.needsReason ?? false,
    doneAt: commitment.doneAt ?? undefined,
    evidence: commitment.evidence ?? undefined,
    waiveReason: commitment.waiveReason ?? undefined,
    mayPropose: commitment.mayPropose ?? false,
    mayAccept: commitment.mayAccept ?? false,
    mayComplete: commitment.mayComplete ?? false,
    mayWaive: commitment.mayWaive ?? false,
  };
}

function readObstacle(obstacle: DealObstacle): Obstacle {
  return {
    obstacleId: required(obstacle.obstacleId, 'obstacleId'),
    kind: obstacle.kind ?? '',
    functionName: obstacle.functionName ?? '',
    ownerName: obstacle.ownerName ?? '',
    text: obstacle.text ?? '',
    state: oneOf(OBSTACLE_STATES, obstacle.state, 'obstacle.state'),
    dueOn: required(obstacle.dueOn, 'obstacle.dueOn'),
    clearedAt: obstacle.clearedAt ?? undefined,
    confirmedAt: obstacle.confirmedAt ?? undefined,
    ageDays: obstacle.ageDays ?? 0,
    mayClear: obstacle.mayClear ?? false,
    mayConfirm: obstacle.mayConfirm ?? false,
  };
}

function readFollowThrough(side: DealFollowThrough | null | undefined): FollowThrough {
  return {
    dueItems: side?.dueItems ?? 0,
    onTime: side?.onTime ?? 0,
    overdue: side?.overdue ?? 0,
    percent: side?.percent ?? undefined,
    answersDue: side?.answersDue ?? 0,
    answeredOnTime: side?.answeredOnTime ?? 0,
    extended: side?.extended ?? 0,
    waived: side?.waived ?? 0,
  };
}
