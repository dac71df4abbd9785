import type { DealPanel, DealPerson, DealSourceCoverage, DealTouch, DealTouchCount } from 'apex-types';
import { oneOf, required, UnreadableAnswerError } from './narrow';
import {
  BANDS,
  COVERAGE_STATUSES,
  PHASES,
  SIDES,
  SOURCES,
  TOUCH_CLASSES,
  TOUCH_KINDS,
  VIEWER_ROLES,
  type CoachingPanel,
  type DealFacts,
  type Person,
  type SourceCoverage,
  type Touch,
  type TouchCount,
  type TouchScore,
} from './panelTypes';
import { readNextMove, readProcess, readSignals, readWeeks } from './readInsights';
import { readJointCalls, readStepIn } from './readActions';
import { readCoaching } from './readCoaching';

/**
 * Narrows the answer of the server to the closed set of cases that the components handle.
 * @throws UnreadableAnswerError when server and components do not fit together
 */
export function readPanel(answer: DealPanel): CoachingPanel {
  switch (answer.state) {
    case 'noAccess':
      return { state: 'noAccess' };
    case 'scored': {
      const facts = readFacts(answer);
      return {
        ...facts,
        state: 'scored',
        manager: readPerson(answer.manager, 'manager'),
        band: oneOf(BANDS, answer.band, 'band'),
        drivingShare: answer.drivingShare ?? undefined,
        coachRatio: answer.coachRatio ?? undefined,
        signals: readSignals(answer.signals, facts.opportunityId),
        nextMove: readNextMove(answer.nextMove),
      };
    }
    case 'notEnoughData':
      return { ...readFacts(answer), state: 'notEnoughData', manager: readPerson(answer.manager, 'manager') };
    case 'managerNotSet':
      return { ...readFacts(answer), state: 'managerNotSet', manager: undefined };
    case 'managerOwned':
      return { ...readFacts(answer), state: 'managerOwned', manager: undefined };
    default:
      throw new UnreadableAnswerError(`state: ${String(answer.state)}`);
  }
}

function readFacts(answer: DealPanel): DealFacts {
  const opportunityId = required(answer.opportunityId, 'opportunityId');
  return {
    opportunityId,
    viewerRole: oneOf(VIEWER_ROLES, answer.viewerRole, 'viewerRole'),
    rep: readPerson(answer.rep, 'rep'),
    windowDays: required(answer.windowDays, 'windowDays'),
    cadenceDays: required(answer.cadenceDays, 'cadenceDays'),
    watchAbove: required(answer.watchAbove, 'watchAbove'),
    drivingAbove: required(answer.drivingAbove, 'drivingAbove'),
    touchCount: answer.touchCount ?? 0,
    minimumTouches: required(answer.minimumTouches, 'minimumTouches'),
    counts: (answer.counts ?? []).map(readCount),
    touches: (answer.touches ?? []).map((touch) => readTouch(touch, opportunityId)),
    touchesTotal: answer.touchesTotal ?? answer.touches?.length ?? 0,
    coverage: (answer.coverage ?? []).map(readCoverage),
    weeks: readWeeks(answer.weeks),
    phase: answer.phase ? oneOf(PHASES, answer.phase, 'phase') : undefined,
    pushCount: answer.pushCount ?? undefined,
    process: readProcess(answer.process),
    stepIn: readStepIn(answer.stepIn),
    jointCalls: readJointCalls(answer.jointCalls),
    coaching: readCoaching(answer.coaching),
    mayEditPolicy: answer.mayEditPolicy ?? false,
  };
}

function readPerson(person: DealPerson | null | undefined, field: string): Person {
  const name = required(person?.name, `${field}.name`);
  return {
    userId: required(person?.userId, `${field}.userId`),
    name,
    firstName: person?.firstName ?? name,
    isViewer: person?.isViewer ?? false,
  };
}

function readCount(count: DealTouchCount): TouchCount {
  return {
    side: oneOf(SIDES, count.side, 'side'),
    touchClass: oneOf(TOUCH_CLASSES, count.touchClass, 'touchClass'),
    count: count.count ?? 0,
    weight: count.weight ?? 0,
  };
}

function readTouch(touch: DealTouch, opportunityId: string): Touch {
  return {
    key: required(touch.touchKey, 'touchKey'),
    recordId: touch.recordId ?? opportunityId,
    objectApiName: touch.recordId ? required(touch.objectApiName, 'objectApiName') : 'Opportunity',
    kind: oneOf(TOUCH_KINDS, touch.kind, 'kind'),
    subject: touch.subject ?? '',
    occurredAt: touch.occurredAt ?? '',
    actorName: touch.actorName ?? '',
    score: touch.counted ? readScore(touch) : undefined,
    reason: touch.counted ? '' : (touch.reason ?? ''),
  };
}

function readScore(touch: DealTouch): TouchScore {
  return {
    side: oneOf(SIDES, touch.side, 'side'),
    touchClass: oneOf(TOUCH_CLASSES, touch.touchClass, 'touchClass'),
    weight: touch.weight ?? 0,
  };
}

function readCoverage(coverage: DealSourceCoverage): SourceCoverage {
  return {
    source: oneOf(SOURCES, coverage.source, 'source'),
    status: oneOf(COVERAGE_STATUSES, coverage.status, 'status'),
    count: coverage.count ?? 0,
  };
}
