export const NOTE_KINDS = ['question', 'observation', 'praise', 'direction', 'debrief', 'handBack'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const LENSES = ['process', 'deal', 'skill'] as const;
/** What a note looks at. */
export type Lens = (typeof LENSES)[number];

export const NOTE_STATES = ['waiting', 'late', 'asked', 'replied', 'acknowledged', 'praise', 'withdrawn'] as const;
/** How a note stands. `asked`: the rep asked back; `replied`: the coach answered that. */
export type NoteState = (typeof NOTE_STATES)[number];

export const ANSWERS = ['gotIt', 'question', 'differently'] as const;
/** What the rep says to a note. To acknowledge is not to agree. */
export type Answer = (typeof ANSWERS)[number];

export const PARTIES = ['rep', 'manager'] as const;
/** One of the two people between whom coaching happens. */
export type Party = (typeof PARTIES)[number];

export const COMMITMENT_STATES = ['open', 'overdue', 'done', 'waived'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

export const OBSTACLE_STATES = ['open', 'overdue', 'cleared', 'confirmed'] as const;
/** `cleared`: somebody says so, and the rep is to confirm it. */
export type ObstacleState = (typeof OBSTACLE_STATES)[number];

/** A dated promise of the rep or of the manager. Days are `YYYY-MM-DD`. */
export interface Commitment {
  readonly commitmentId: string;
  readonly promisedBy: Party;
  readonly personName: string;
  readonly text: string;
  readonly state: CommitmentState;
  readonly dueOn: string;
  /** Another day that one side proposes; undefined without one. */
  readonly proposedDueOn: string | undefined;
  readonly proposedBy: Party | undefined;
  readonly extensions: number;
  readonly extensionReason: string | undefined;
  /** A later day needs a reason from now on. */
  readonly needsReason: boolean;
  /** ISO 8601: when it was done or waived. */
  readonly doneAt: string | undefined;
  readonly evidence: string | undefined;
  readonly waiveReason: string | undefined;
  readonly mayPropose: boolean;
  readonly mayAccept: boolean;
  readonly mayComplete: boolean;
  readonly mayWaive: boolean;
}

/** A coaching note as its coach and its rep see it. Days are `YYYY-MM-DD`, moments ISO 8601. */
export interface CoachingNote {
  readonly noteId: string;
  readonly kind: NoteKind;
  readonly lens: Lens | undefined;
  readonly observation: string | undefined;
  readonly question: string | undefined;
  readonly nextStep: string | undefined;
  readonly isFollowUp: boolean;
  readonly coachName: string;
  readonly repName: string;
  readonly sentAt: string;
  readonly state: NoteState;
  /** Whose turn it is; undefined when it is nobody's. */
  readonly waitsFor: Party | undefined;
  readonly answerDueOn: string | undefined;
  readonly answer: Answer | undefined;
  readonly answerText: string | undefined;
  readonly answeredAt: string | undefined;
  readonly replyDueOn: string | undefined;
  readonly coachReply: string | undefined;
  readonly coachRepliedAt: string | undefined;
  /** What the rep said about it; undefined before. */
  readonly isUseful: boolean | undefined;
  readonly mayAnswer: boolean;
  readonly mayReply: boolean;
  readonly mayWithdraw: boolean;
  readonly mayRate: boolean;
  readonly mayCommit: boolean;
  readonly commitments: readonly Commitment[];
}

/** Something in the deal's way that somebody promised to clear. */
export interface Obstacle {
  readonly obstacleId: string;
  /** API value of the picklist; an administrator may have added some. */
  readonly kind: string;
  /** The part of the company that can clear it, as the picklist's API value. */
  readonly functionName: string;
  readonly ownerName: string;
  readonly text: string;
  readonly state: ObstacleState;
  /** `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** ISO 8601. */
  readonly clearedAt: string | undefined;
  readonly confirmedAt: string | undefined;
  /** Days until it was cleared, or until today. */
  readonly ageDays: number;
  readonly mayClear: boolean;
  readonly mayConfirm: boolean;
}

/** How one side keeps to what was agreed on the deal. */
export interface FollowThrough {
  readonly dueItems: number;
  readonly onTime: number;
  readonly overdue: number;
  /** From 0 to 1; undefined where so few items were due that counts say more. */
  readonly percent: number | undefined;
  readonly answersDue: number;
  readonly answeredOnTime: number;
  readonly extended: number;
  readonly waived: number;
}

/** Notes, promises and obstacles that the viewer may read, and what the viewer may do. */
export interface CoachingFacts {
  /** Newest first, the first page of them. */
  readonly notes: readonly CoachingNote[];
  readonly noteTotal: number;
  readonly confirmed: number;
  /** To be cleared first, then the newest. */
  readonly obstacles: readonly Obstacle[];
  readonly followThrough: Readonly<Record<Party, FollowThrough>>;
  readonly mayWrite: boolean;
  readonly mayAddObstacle: boolean;
  /** Minutes within which a note may be taken back. */
  readonly withdrawMinutes: number;
  /** Days from today within which promises and obstacles are due. */
  readonly maximumDays: number;
}
