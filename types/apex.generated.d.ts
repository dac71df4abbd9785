// Generated from the Apex classes by `npx tsx scripts/contract/generate.ts`. Do not edit.

declare module '@salesforce/apex/CoachingNoteController.loadNotes' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { opportunityId: string; before: string }) => Promise<readonly import('apex-types').DealCoachingNote[] | null>;
  export default method;
}

declare module '@salesforce/apex/CoachingNoteController.sendNote' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { request: import('apex-types').CoachingNoteRequest }) => Promise<string | null>;
  export default method;
}

declare module '@salesforce/apex/CoachingNoteController.answerNote' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { noteId: string; answer: string; text: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CoachingNoteController.replyToQuestion' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { noteId: string; text: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CoachingNoteController.withdrawNote' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { noteId: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CoachingNoteController.markUseful' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { noteId: string; isUseful: boolean }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CommitmentController.addCommitment' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { noteId: string; promisedBy: string; text: string; dueOn: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CommitmentController.proposeDate' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { commitmentId: string; dueOn: string; reason: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CommitmentController.acceptDate' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { commitmentId: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CommitmentController.completeCommitment' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { commitmentId: string; evidence: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/CommitmentController.waiveCommitment' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { commitmentId: string; reason: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealCoachingController.getPanel' {
  /** Cacheable: may be wired. */
  const method: ApexMethod<{ opportunityId: string }, import('apex-types').DealPanel | null>;
  export default method;
}

declare module '@salesforce/apex/DealObstacleController.addObstacle' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { request: import('apex-types').DealObstacleRequest }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealObstacleController.clearObstacle' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { obstacleId: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealObstacleController.confirmObstacle' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { obstacleId: string; isCleared: boolean }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealStepInController.start' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { opportunityId: string; reason: string; untilDate: string; note: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealStepInController.answerNotNow' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { opportunityId: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealStepInController.extend' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { stepInId: string; untilDate: string; reason: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealStepInController.handBack' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { stepInId: string; firstStep: string; handBackDate: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/DealStepInController.withdraw' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { stepInId: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/JointCallController.declareRole' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { eventId: string; role: string }) => Promise<void>;
  export default method;
}

declare module '@salesforce/apex/JointCallController.markDebriefed' {
  /** Not cacheable: may be called, but not be wired. */
  const method: (parameters: { eventId: string }) => Promise<void>;
  export default method;
}

declare module 'apex-types' {
  export interface CoachingNoteRequest {
    readonly opportunityId?: string | null;
    readonly kind?: string | null;
    readonly lens?: string | null;
    readonly observation?: string | null;
    readonly question?: string | null;
    readonly nextStep?: string | null;
    readonly nextStepDueOn?: string | null;
    readonly followUpTo?: string | null;
    readonly signal?: string | null;
    readonly clientKey?: string | null;
  }

  export interface DealCoachingNote {
    readonly noteId?: string | null;
    readonly kind?: string | null;
    readonly lens?: string | null;
    readonly observation?: string | null;
    readonly question?: string | null;
    readonly nextStep?: string | null;
    readonly signal?: string | null;
    readonly followUpTo?: string | null;
    readonly coachName?: string | null;
    readonly repName?: string | null;
    readonly sentAt?: string | null;
    readonly state?: string | null;
    readonly waitsFor?: string | null;
    readonly isConfirmed?: boolean | null;
    readonly answerDueOn?: string | null;
    readonly answer?: string | null;
    readonly answerText?: string | null;
    readonly answeredAt?: string | null;
    readonly replyDueOn?: string | null;
    readonly coachReply?: string | null;
    readonly coachRepliedAt?: string | null;
    readonly useful?: string | null;
    readonly mayAnswer?: boolean | null;
    readonly mayReply?: boolean | null;
    readonly mayWithdraw?: boolean | null;
    readonly mayRate?: boolean | null;
    readonly mayCommit?: boolean | null;
    readonly commitments?: readonly DealCommitment[] | null;
  }

  export interface DealCoachingPart {
    readonly notes?: readonly DealCoachingNote[] | null;
    readonly noteTotal?: number | null;
    readonly waitingForRep?: number | null;
    readonly waitingForManager?: number | null;
    readonly confirmed?: number | null;
    readonly obstacles?: readonly DealObstacle[] | null;
    readonly repFollowThrough?: DealFollowThrough | null;
    readonly managerFollowThrough?: DealFollowThrough | null;
    readonly mayWrite?: boolean | null;
    readonly mayAddObstacle?: boolean | null;
    readonly withdrawMinutes?: number | null;
    readonly maximumDays?: number | null;
  }

  export interface DealCommitment {
    readonly commitmentId?: string | null;
    readonly noteId?: string | null;
    readonly promisedBy?: string | null;
    readonly personName?: string | null;
    readonly text?: string | null;
    readonly state?: string | null;
    readonly dueOn?: string | null;
    readonly originalDueOn?: string | null;
    readonly proposedDueOn?: string | null;
    readonly proposedBy?: string | null;
    readonly extensions?: number | null;
    readonly extensionReason?: string | null;
    readonly needsReason?: boolean | null;
    readonly doneAt?: string | null;
    readonly evidence?: string | null;
    readonly waiveReason?: string | null;
    readonly mayPropose?: boolean | null;
    readonly mayAccept?: boolean | null;
    readonly mayComplete?: boolean | null;
    readonly mayWaive?: boolean | null;
  }

  export interface DealEvidence {
    readonly recordId?: string | null;
    readonly objectApiName?: string | null;
    readonly label?: string | null;
    readonly occurredAt?: string | null;
  }

  export interface DealFollowThrough {
    readonly dueItems?: number | null;
    readonly onTime?: number | null;
    readonly overdue?: number | null;
    readonly percent?: number | null;
    readonly answersDue?: number | null;
    readonly answeredOnTime?: number | null;
    readonly extended?: number | null;
    readonly waived?: number | null;
  }

  export interface DealJointCall {
    readonly eventId?: string | null;
    readonly subject?: string | null;
    readonly startsAt?: string | null;
    readonly state?: string | null;
    readonly role?: string | null;
    readonly debriefAt?: string | null;
    readonly isAsked?: boolean | null;
  }

  export interface DealJointCallPart {
    readonly calls?: readonly DealJointCall[] | null;
    readonly debriefed?: number | null;
    readonly debriefsDue?: number | null;
    readonly led?: number | null;
    readonly rolesDeclared?: number | null;
  }

  export interface DealNextMove {
    readonly question?: string | null;
    readonly because?: string | null;
    readonly signal?: string | null;
  }

  export interface DealObstacle {
    readonly obstacleId?: string | null;
    readonly kind?: string | null;
    readonly functionName?: string | null;
    readonly ownerUserId?: string | null;
    readonly ownerName?: string | null;
    readonly text?: string | null;
    readonly state?: string | null;
    readonly dueOn?: string | null;
    readonly openedAt?: string | null;
    readonly clearedAt?: string | null;
    readonly confirmedAt?: string | null;
    readonly ageDays?: number | null;
    readonly mayClear?: boolean | null;
    readonly mayConfirm?: boolean | null;
  }

  export interface DealObstacleRequest {
    readonly opportunityId?: string | null;
    readonly kind?: string | null;
    readonly functionName?: string | null;
    readonly ownerUserId?: string | null;
    readonly text?: string | null;
    readonly dueOn?: string | null;
  }

  export interface DealPanel {
    readonly state?: string | null;
    readonly opportunityId?: string | null;
    readonly opportunityName?: string | null;
    readonly viewerRole?: string | null;
    readonly rep?: DealPerson | null;
    readonly manager?: DealPerson | null;
    readonly windowDays?: number | null;
    readonly band?: string | null;
    readonly drivingShare?: number | null;
    readonly coachRatio?: number | null;
    readonly watchAbove?: number | null;
    readonly drivingAbove?: number | null;
    readonly cadenceDays?: number | null;
    readonly touchCount?: number | null;
    readonly minimumTouches?: number | null;
    readonly counts?: readonly DealTouchCount[] | null;
    readonly touches?: readonly DealTouch[] | null;
    readonly touchesTotal?: number | null;
    readonly coverage?: readonly DealSourceCoverage[] | null;
    readonly weeks?: readonly DealWeek[] | null;
    readonly phase?: string | null;
    readonly pushCount?: number | null;
    readonly process?: DealProcess | null;
    readonly signals?: readonly DealSignal[] | null;
    readonly nextMove?: DealNextMove | null;
    readonly stepIn?: DealStepInPart | null;
    readonly jointCalls?: DealJointCallPart | null;
    readonly coaching?: DealCoachingPart | null;
    readonly mayEditPolicy?: boolean | null;
  }

  export interface DealPerson {
    readonly userId?: string | null;
    readonly name?: string | null;
    readonly firstName?: string | null;
    readonly isViewer?: boolean | null;
  }

  export interface DealProcess {
    readonly proven?: number | null;
    readonly checked?: number | null;
    readonly proofs?: readonly DealProof[] | null;
    readonly moves?: readonly DealStageMove[] | null;
    readonly note?: string | null;
  }

  export interface DealProof {
    readonly proofKey?: string | null;
    readonly name?: string | null;
    readonly status?: string | null;
    readonly detail?: string | null;
    readonly neededFrom?: string | null;
    readonly recordId?: string | null;
    readonly objectApiName?: string | null;
    readonly question?: string | null;
  }

  export interface DealSignal {
    readonly signal?: string | null;
    readonly rule?: string | null;
    readonly question?: string | null;
    readonly evidence?: readonly DealEvidence[] | null;
  }

  export interface DealSourceCoverage {
    readonly source?: string | null;
    readonly status?: string | null;
    readonly count?: number | null;
  }

  export interface DealStageChange {
    readonly changedAt?: string | null;
    readonly stage?: string | null;
  }

  export interface DealStageMove {
    readonly kind?: string | null;
    readonly changedAt?: string | null;
    readonly fromStage?: string | null;
    readonly toStage?: string | null;
    readonly skipped?: readonly string[] | null;
  }

  export interface DealStepIn {
    readonly stepInId?: string | null;
    readonly state?: string | null;
    readonly reason?: string | null;
    readonly note?: string | null;
    readonly untilDate?: string | null;
    readonly handBackDate?: string | null;
    readonly firstStep?: string | null;
    readonly extensions?: number | null;
    readonly mayWithdraw?: boolean | null;
  }

  export interface DealStepInPart {
    readonly current?: DealStepIn | null;
    readonly mayStepIn?: boolean | null;
    readonly isAsked?: boolean | null;
    readonly maximumDays?: number | null;
  }

  export interface DealTouch {
    readonly touchKey?: string | null;
    readonly recordId?: string | null;
    readonly objectApiName?: string | null;
    readonly side?: string | null;
    readonly touchClass?: string | null;
    readonly kind?: string | null;
    readonly subject?: string | null;
    readonly occurredAt?: string | null;
    readonly actorName?: string | null;
    readonly weight?: number | null;
    readonly counted?: boolean | null;
    readonly reason?: string | null;
  }

  export interface DealTouchCount {
    readonly side?: string | null;
    readonly touchClass?: string | null;
    readonly count?: number | null;
    readonly weight?: number | null;
  }

  export interface DealWeek {
    readonly startsOn?: string | null;
    readonly rep?: number | null;
    readonly manager?: number | null;
    readonly joint?: number | null;
    readonly coaching?: number | null;
    readonly stageChanges?: readonly DealStageChange[] | null;
  }
}
