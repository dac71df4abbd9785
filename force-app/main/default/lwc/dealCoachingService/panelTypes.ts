import type { CoachingFacts } from './coachingTypes';

export const SCALE = ['absent', 'coaching', 'coDriving', 'driving'] as const;
/** How the manager is involved, from least to most. */
export type Step = (typeof SCALE)[number];

export const BANDS = [...SCALE, 'stepIn'] as const;
/** A place on the scale, or that the manager drives on purpose for a while. */
export type Band = (typeof BANDS)[number];

export const VIEWER_ROLES = ['manager', 'rep', 'leader', 'other'] as const;
/** Who looks at the panel; a leader is above the manager. */
export type ViewerRole = (typeof VIEWER_ROLES)[number];

export const SIDES = ['rep', 'manager', 'both'] as const;
export type Side = (typeof SIDES)[number];

export const TOUCH_CLASSES = ['solo', 'joint', 'coaching', 'drivingEdit', 'holding'] as const;
export type TouchClass = (typeof TOUCH_CLASSES)[number];

export const TOUCH_KINDS = ['meeting', 'call', 'mail', 'task', 'edit', 'linkedIn', 'note'] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];

export const SOURCES = ['task', 'event', 'opportunityHistory', 'fieldHistory', 'emailMessage', 'coachingNote'] as const;
export type Source = (typeof SOURCES)[number];

export const COVERAGE_STATUSES = ['counted', 'absent', 'notTracked', 'notVisible'] as const;
/** `absent`: not in this org; `notTracked`: tracking is off; `notVisible`: Salesforce does not let it be read. */
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

export const SIGNALS = [
  'takeover',
  'parachute',
  'shrugOff',
  'quarterEndSpike',
  'rescueLoop',
  'everywhere',
  'uncoached',
  'sameGap',
  'dealRisk',
] as const;
/** A pattern on the deal that is worth a conversation. */
export type SignalName = (typeof SIGNALS)[number];

export const PROOF_STATUSES = ['proven', 'unproven', 'notCheckable'] as const;
/** `notCheckable`: the evidence is set up in a way that cannot be checked. */
export type ProofStatus = (typeof PROOF_STATUSES)[number];

export const STAGE_MOVE_KINDS = ['skip', 'back'] as const;
export type StageMoveKind = (typeof STAGE_MOVE_KINDS)[number];

export const PHASES = ['early', 'mid', 'late'] as const;
/** How far the deal has come, by its probability. */
export type Phase = (typeof PHASES)[number];

export interface Person {
  readonly userId: string;
  readonly name: string;
  readonly firstName: string;
  readonly isViewer: boolean;
}

/** How many touches of one class one side has, with their weights added up. */
export interface TouchCount {
  readonly side: Side;
  readonly touchClass: TouchClass;
  readonly count: number;
  readonly weight: number;
}

/** As what a touch counts, and how much. */
export interface TouchScore {
  readonly side: Side;
  readonly touchClass: TouchClass;
  readonly weight: number;
}

export const STEP_IN_STATES = ['open', 'overdue', 'handedBack'] as const;
export type StepInState = (typeof STEP_IN_STATES)[number];

/** The manager drives on purpose. Days are `YYYY-MM-DD`; onlookers get neither reason nor words. */
export interface StepIn {
  readonly stepInId: string;
  readonly state: StepInState;
  /** API value of the picklist. */
  readonly reason: string | undefined;
  readonly note: string | undefined;
  /** Last day on which the manager drives. */
  readonly untilDate: string;
  /** Day from which the rep leads again. */
  readonly handBackDate: string | undefined;
  readonly firstStep: string | undefined;
  readonly extensions: number;
  /** It was started by the viewer a moment ago. */
  readonly mayWithdraw: boolean;
}

/** What there is about stepping in, and what the viewer may do. */
export interface StepInFacts {
  /** Open, or handed back lately. */
  readonly current: StepIn | undefined;
  /** The viewer may start, extend and hand back. */
  readonly mayStepIn: boolean;
  /** The viewer is to be asked, this once, whether the driving is a step-in. */
  readonly isAsked: boolean;
  /** How many days ahead a step-in may last. */
  readonly maximumDays: number;
}

export const CALL_STATES = ['upcoming', 'debriefDue', 'debriefOverdue', 'debriefed'] as const;
export type CallState = (typeof CALL_STATES)[number];

export const CALL_ROLES = ['Observe', 'Support', 'Lead'] as const;
/** What the manager does in a call: listens, helps where asked, or leads. */
export type CallRole = (typeof CALL_ROLES)[number];

/** A meeting of rep and manager with the customer. */
export interface JointCall {
  readonly eventId: string;
  readonly subject: string;
  /** ISO 8601. */
  readonly startsAt: string;
  readonly state: CallState;
  /** Undefined when none was declared. */
  readonly role: CallRole | undefined;
  /** ISO 8601: when the debrief should be held at the latest, or was held; empty before the meeting. */
  readonly debriefAt: string;
  /** The viewer is asked for the role or for the debrief. */
  readonly isAsked: boolean;
}

/** The joint calls of the window and of the days ahead, with what came of those of the window. */
export interface JointCallFacts {
  readonly calls: readonly JointCall[];
  readonly debriefed: number;
  readonly debriefsDue: number;
  readonly led: number;
  readonly rolesDeclared: number;
}

/** One piece of evidence. */
export interface Touch {
  readonly key: string;
  /** Record to open; the opportunity itself for an edit. */
  readonly recordId: string;
  readonly objectApiName: string;
  readonly kind: TouchKind;
  readonly subject: string;
  /** ISO 8601. */
  readonly occurredAt: string;
  readonly actorName: string;
  /** Undefined when the touch is listed without counting. */
  readonly score: TouchScore | undefined;
  /** Why the touch does not count; empty when it does. */
  readonly reason: string;
}

/** A record that a signal rests on. */
export interface Evidence {
  readonly recordId: string;
  readonly objectApiName: string;
  readonly label: string;
  /** ISO 8601; empty when the record has no date. */
  readonly occurredAt: string;
}

/** Something noticed on the deal. */
export interface Signal {
  readonly signal: SignalName;
  /** The rule that fired, in words with this deal's numbers. */
  readonly rule: string;
  /** Suggested coaching question; empty when there is none. */
  readonly question: string;
  readonly evidence: readonly Evidence[];
}

/** What to do next about the strongest signal. */
export interface NextMove {
  readonly question: string;
  readonly because: string;
  readonly signal: SignalName;
}

export interface StageChange {
  /** ISO 8601. */
  readonly changedAt: string;
  /** The new stage, as users of the organisation call it. */
  readonly stage: string;
}

/** One piece of evidence on the deal. */
export interface Proof {
  readonly key: string;
  readonly name: string;
  readonly status: ProofStatus;
  /** What proves it, what is missing, or why it cannot be checked. */
  readonly detail: string;
  /** From where on it is needed. */
  readonly neededFrom: string;
  /** The record that proves it; undefined without one. */
  readonly recordId: string | undefined;
  readonly objectApiName: string;
  /** What to ask where it is missing; empty otherwise. */
  readonly question: string;
}

/** A move that left stages out or went back. */
export interface StageMove {
  readonly kind: StageMoveKind;
  /** ISO 8601. */
  readonly changedAt: string;
  readonly fromStage: string;
  readonly toStage: string;
  readonly skipped: readonly string[];
}

/** What the deal can show of what its stage asks for. */
export interface Process {
  readonly proven: number;
  /** Number of proofs that could be checked. */
  readonly checked: number;
  readonly proofs: readonly Proof[];
  readonly moves: readonly StageMove[];
  /** What is unusual about the stage; empty when nothing is. */
  readonly note: string;
}

/** What counted in one week: weights of each side's touches and of those that both share. */
export interface Week {
  /** Monday, `YYYY-MM-DD`. */
  readonly startsOn: string;
  readonly rep: number;
  readonly manager: number;
  readonly joint: number;
  /** Number of coaching touches. */
  readonly coaching: number;
  readonly stageChanges: readonly StageChange[];
}

export interface SourceCoverage {
  readonly source: Source;
  readonly status: CoverageStatus;
  readonly count: number;
}

/** What every answer about a visible deal carries. Shares and limits are fractions from 0 to 1. */
export interface DealFacts {
  readonly opportunityId: string;
  readonly viewerRole: ViewerRole;
  readonly rep: Person;
  readonly windowDays: number;
  readonly cadenceDays: number;
  readonly watchAbove: number;
  readonly drivingAbove: number;
  readonly touchCount: number;
  readonly minimumTouches: number;
  readonly counts: readonly TouchCount[];
  /** Newest first; the server caps the list, `touchesTotal` is the number before that. */
  readonly touches: readonly Touch[];
  readonly touchesTotal: number;
  readonly coverage: readonly SourceCoverage[];
  /** Oldest first, without a gap; empty when the server does not say. */
  readonly weeks: readonly Week[];
  /** Undefined when the server does not say. */
  readonly phase: Phase | undefined;
  /** How often the close date was moved back; undefined when the server does not say. */
  readonly pushCount: number | undefined;
  /** Undefined for a closed deal. */
  readonly process: Process | undefined;
  /** Undefined when the server does not say. */
  readonly stepIn: StepInFacts | undefined;
  /** Undefined for onlookers. */
  readonly jointCalls: JointCallFacts | undefined;
  /** Undefined for somebody who may not read coaching notes at all. */
  readonly coaching: CoachingFacts | undefined;
  /** The viewer administers Sideline. */
  readonly mayEditPolicy: boolean;
}

export interface ScoredPanel extends DealFacts {
  readonly state: 'scored';
  readonly manager: Person;
  readonly band: Band;
  /** Undefined when neither side has driven. */
  readonly drivingShare: number | undefined;
  /** Undefined when the manager has neither coached nor driven. */
  readonly coachRatio: number | undefined;
  /** Strongest first; undefined when the server does not look for signals. */
  readonly signals: readonly Signal[] | undefined;
  readonly nextMove: NextMove | undefined;
}

export interface NotEnoughDataPanel extends DealFacts {
  readonly state: 'notEnoughData';
  readonly manager: Person;
}

export interface ManagerNotSetPanel extends DealFacts {
  readonly state: 'managerNotSet';
  readonly manager: undefined;
}

export interface ManagerOwnedPanel extends DealFacts {
  readonly state: 'managerOwned';
  readonly manager: undefined;
}

/** A deal that the viewer may see but that has no score, for a stated reason. */
export type UnscoredPanel = NotEnoughDataPanel | ManagerNotSetPanel | ManagerOwnedPanel;

/** The viewer lacks the permission, or the deal is not visible or does not exist. */
export interface NoAccessPanel {
  readonly state: 'noAccess';
}

export type VisiblePanel = ScoredPanel | UnscoredPanel;
export type CoachingPanel = VisiblePanel | NoAccessPanel;

/** Whose eyes a text is written for. */
export type Perspective = 'manager' | 'rep' | 'other';

/** A leader reads the same words as everybody who is neither rep nor manager of the deal. */
export function perspectiveOf(viewerRole: ViewerRole): Perspective {
  return viewerRole === 'leader' ? 'other' : viewerRole;
}
