import type { DealCoachingNote, DealCoachingPart, DealCommitment, DealFollowThrough, DealObstacle } from 'apex-types';

/** A question of Dana that waits for Priya until November 25, as an onlooker sees it, unless told otherwise. */
export function note(overrides: DealCoachingNote = {}): DealCoachingNote {
  return {
    noteId: 'a01000000000001AAA',
    kind: 'question',
    lens: 'deal',
    observation: 'Two proofs are missing.',
    question: 'Which criteria has the CFO agreed to?',
    nextStep: null,
    signal: 'takeover',
    followUpTo: null,
    coachName: 'Dana Weiss',
    repName: 'Priya Nair',
    sentAt: '2026-11-20T10:00:00.000Z',
    state: 'waiting',
    waitsFor: 'rep',
    isConfirmed: false,
    answerDueOn: '2026-11-25',
    answer: null,
    answerText: null,
    answeredAt: null,
    replyDueOn: null,
    coachReply: null,
    coachRepliedAt: null,
    useful: null,
    mayAnswer: false,
    mayReply: false,
    mayWithdraw: false,
    mayRate: false,
    mayCommit: false,
    commitments: [],
    ...overrides,
  };
}

/** A promise of Priya for November 30, unless told otherwise. */
export function commitment(overrides: DealCommitment = {}): DealCommitment {
  return {
    commitmentId: 'a02000000000001AAA',
    noteId: 'a01000000000001AAA',
    promisedBy: 'rep',
    personName: 'Priya Nair',
    text: 'Ask the CFO who signs',
    state: 'open',
    dueOn: '2026-11-30',
    originalDueOn: '2026-11-30',
    proposedDueOn: null,
    proposedBy: null,
    extensions: 0,
    extensionReason: null,
    needsReason: false,
    doneAt: null,
    evidence: null,
    waiveReason: null,
    mayPropose: false,
    mayAccept: false,
    mayComplete: false,
    mayWaive: false,
    ...overrides,
  };
}

/** A security review that Dana clears until November 30, unless told otherwise. */
export function obstacle(overrides: DealObstacle = {}): DealObstacle {
  return {
    obstacleId: 'a03000000000001AAA',
    kind: 'technicalHelp',
    functionName: 'presales',
    ownerUserId: '005000000000002AAA',
    ownerName: 'Dana Weiss',
    text: 'Security review',
    state: 'open',
    dueOn: '2026-11-30',
    openedAt: '2026-11-18T10:00:00.000Z',
    clearedAt: null,
    confirmedAt: null,
    ageDays: 4,
    mayClear: false,
    mayConfirm: false,
    ...overrides,
  };
}

/** Nothing was due, unless told otherwise. */
export function followThrough(overrides: DealFollowThrough = {}): DealFollowThrough {
  return {
    dueItems: 0,
    onTime: 0,
    overdue: 0,
    percent: null,
    answersDue: 0,
    answeredOnTime: 0,
    extended: 0,
    waived: 0,
    ...overrides,
  };
}

/** The part about coaching: one note, and Dana may write, unless told otherwise. */
export function coachingPart(overrides: DealCoachingPart = {}): DealCoachingPart {
  return {
    notes: [note()],
    noteTotal: overrides.notes?.length ?? 1,
    waitingForRep: 1,
    waitingForManager: 0,
    confirmed: 0,
    obstacles: [],
    repFollowThrough: followThrough(),
    managerFollowThrough: followThrough(),
    mayWrite: true,
    mayAddObstacle: true,
    withdrawMinutes: 60,
    maximumDays: 180,
    ...overrides,
  };
}
