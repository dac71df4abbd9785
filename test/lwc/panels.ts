import type {
  DealJointCall,
  DealJointCallPart,
  DealPanel,
  DealPerson,
  DealProcess,
  DealSignal,
  DealStepIn,
  DealStepInPart,
  DealTouch,
  DealWeek,
} from 'apex-types';

export const OPPORTUNITY_ID = '006000000000001AAA';

const PRIYA: DealPerson = { userId: '005000000000001AAA', name: 'Priya Nair', firstName: 'Priya', isViewer: false };
const DANA: DealPerson = { userId: '005000000000002AAA', name: 'Dana Weiss', firstName: 'Dana', isViewer: false };

/** A touch that counts, unless told otherwise. */
export function touch(overrides: DealTouch = {}): DealTouch {
  return {
    touchKey: 'task:00T000000000001AAA',
    recordId: '00T000000000001AAA',
    objectApiName: 'Task',
    side: 'rep',
    touchClass: 'solo',
    kind: 'call',
    subject: 'Call with the buying centre',
    occurredAt: '2026-11-12T10:00:00.000Z',
    actorName: 'Priya Nair',
    weight: 2,
    counted: true,
    ...overrides,
  };
}

/** `count` touches with different keys, records and subjects. */
export function touches(count: number, overrides: DealTouch = {}): DealTouch[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `00T0000000001${String(index).padStart(2, '0')}AAA`;
    return touch({ touchKey: `task:${id}`, recordId: id, subject: `Call ${String(index + 1)}`, ...overrides });
  });
}

/** A signal with two records, unless told otherwise. */
export function signal(overrides: DealSignal = {}): DealSignal {
  return {
    signal: 'takeover',
    rule: 'You drive 58% in the late phase, with a coach ratio of 20%.',
    question: 'What would you do next if I were on holiday?',
    evidence: [
      {
        recordId: '00T000000000001AAA',
        objectApiName: 'Task',
        label: 'Call on contract terms',
        occurredAt: '2026-11-12T10:00:00.000Z',
      },
      { recordId: null, objectApiName: null, label: 'Stage changed to Negotiation', occurredAt: null },
    ],
    ...overrides,
  };
}

/** One proof, one gap and one that cannot be checked, with a skip and a step back, unless told otherwise. */
export function process(overrides: DealProcess = {}): DealProcess {
  return {
    proven: 1,
    checked: 2,
    proofs: [
      {
        proofKey: 'Customer_Meeting',
        name: 'A meeting with the customer',
        status: 'proven',
        detail: '3 found, the latest on 11/12/2026',
        neededFrom: 'needed from 20% on',
        recordId: '00U000000000001AAA',
        objectApiName: 'Event',
        question: null,
      },
      {
        proofKey: 'Next_Step',
        name: 'A next step',
        status: 'unproven',
        detail: 'Next Step is empty',
        neededFrom: 'needed from 10% on',
        recordId: null,
        objectApiName: null,
        question: 'What has the customer agreed to?',
      },
      {
        proofKey: 'Own',
        name: 'Our own field',
        status: 'notCheckable',
        detail: 'Cannot be checked: field Own__c does not exist',
        neededFrom: 'needed from 10% on',
        recordId: null,
        objectApiName: null,
        question: null,
      },
    ],
    moves: [
      {
        kind: 'back',
        changedAt: '2026-11-12T09:00:00.000Z',
        fromStage: 'Proposal',
        toStage: 'Qualification',
        skipped: [],
      },
      {
        kind: 'skip',
        changedAt: '2026-11-02T09:00:00.000Z',
        fromStage: 'Prospecting',
        toStage: 'Proposal',
        skipped: ['Qualification'],
      },
    ],
    note: null,
    ...overrides,
  };
}

/** A step-in of Dana until November 30, as Dana and Priya see it, unless told otherwise. */
export function stepIn(overrides: DealStepIn = {}): DealStepIn {
  return {
    stepInId: 'a00000000000001AAA',
    state: 'open',
    reason: 'CustomerAsked',
    note: 'Their board asked for me.',
    untilDate: '2026-11-30',
    handBackDate: '2026-12-01',
    firstStep: null,
    extensions: 0,
    mayWithdraw: false,
    ...overrides,
  };
}

/** What there is about stepping in: nothing yet, and Dana may, unless told otherwise. */
export function stepInPart(overrides: DealStepInPart = {}): DealStepInPart {
  return { current: null, mayStepIn: true, isAsked: false, maximumDays: 30, ...overrides };
}

/** A joint call on November 24 whose role Dana is asked for, unless told otherwise. */
export function jointCall(overrides: DealJointCall = {}): DealJointCall {
  return {
    eventId: '00U000000000001AAA',
    subject: 'Executive meeting',
    startsAt: '2026-11-24T09:00:00.000Z',
    state: 'upcoming',
    role: null,
    debriefAt: null,
    isAsked: true,
    ...overrides,
  };
}

/** The joint calls of the deal: one that is ahead, unless told otherwise. */
export function jointCallPart(overrides: DealJointCallPart = {}): DealJointCallPart {
  return { calls: [jointCall()], debriefed: 0, debriefsDue: 0, led: 0, rolesDeclared: 0, ...overrides };
}

/** Twelve weeks up to that of November 16 without a touch; `overrides` are what some of them have, by position. */
export function weeks(overrides: Readonly<Record<number, DealWeek>> = {}): DealWeek[] {
  return Array.from({ length: 12 }, (_, index) => ({
    startsOn: new Date(Date.UTC(2026, 7, 31 + 7 * index)).toISOString().slice(0, 10),
    rep: 0,
    manager: 0,
    joint: 0,
    coaching: 0,
    stageChanges: [],
    ...overrides[index],
  }));
}

/** The deal with everything that was noticed on it, as Dana sees it, unless told otherwise. */
export function noticedPanel(overrides: DealPanel = {}): DealPanel {
  return scoredPanel({
    signals: [signal(), signal({ signal: 'dealRisk', rule: 'No activity for 16 days.', question: null, evidence: [] })],
    nextMove: {
      question: 'What would you do next if I were on holiday?',
      because: 'you drive late in the deal',
      signal: 'takeover',
    },
    weeks: weeks({
      2: { rep: 4, stageChanges: [{ changedAt: '2026-09-17T09:00:00.000Z', stage: 'Proposal' }] },
      6: { rep: 3, manager: 5, coaching: 1 },
      11: { rep: 2, manager: 3, joint: 3 },
    }),
    phase: 'late',
    pushCount: 2,
    process: process(),
    ...overrides,
  });
}

/** Answer of the server for a deal that Dana and Priya co-drive, as Dana sees it, unless told otherwise. */
export function scoredPanel(overrides: DealPanel = {}): DealPanel {
  return {
    state: 'scored',
    opportunityId: OPPORTUNITY_ID,
    opportunityName: 'Acme renewal',
    viewerRole: 'manager',
    rep: PRIYA,
    manager: { ...DANA, isViewer: true },
    windowDays: 30,
    band: 'coDriving',
    drivingShare: 0.38,
    coachRatio: 0.4,
    watchAbove: 0.3,
    drivingAbove: 0.5,
    cadenceDays: 14,
    touchCount: 12,
    minimumTouches: 5,
    counts: [
      { side: 'rep', touchClass: 'solo', count: 5, weight: 11 },
      { side: 'manager', touchClass: 'solo', count: 2, weight: 5 },
      { side: 'manager', touchClass: 'drivingEdit', count: 2, weight: 2 },
      { side: 'both', touchClass: 'joint', count: 1, weight: 3 },
    ],
    touches: [
      touch(),
      touch({
        touchKey: 'edit:1',
        recordId: null,
        objectApiName: 'Opportunity',
        side: 'manager',
        touchClass: 'drivingEdit',
        kind: 'edit',
        subject: 'Proposal',
        actorName: 'Dana Weiss',
        weight: 1,
      }),
      touch({
        touchKey: 'edit:2',
        recordId: null,
        objectApiName: 'Opportunity',
        touchClass: null,
        kind: 'edit',
        subject: 'Negotiation',
        actorName: 'Dana Weiss',
        weight: 0,
        counted: false,
        reason: 'Part of a mass update',
      }),
    ],
    touchesTotal: 3,
    coverage: [
      { source: 'task', status: 'counted', count: 17 },
      { source: 'event', status: 'counted', count: 1 },
      { source: 'opportunityHistory', status: 'counted', count: 9 },
      { source: 'fieldHistory', status: 'notTracked', count: 0 },
      { source: 'emailMessage', status: 'notVisible', count: 0 },
    ],
    mayEditPolicy: false,
    ...overrides,
  };
}

/** The same deal as Priya sees it. */
export function panelAsRep(overrides: DealPanel = {}): DealPanel {
  return scoredPanel({ viewerRole: 'rep', rep: { ...PRIYA, isViewer: true }, manager: DANA, ...overrides });
}

/** The same deal as somebody above Dana sees it. */
export function panelAsLeader(overrides: DealPanel = {}): DealPanel {
  return scoredPanel({ viewerRole: 'leader', manager: DANA, ...overrides });
}

export function notEnoughDataPanel(overrides: DealPanel = {}): DealPanel {
  return scoredPanel({
    state: 'notEnoughData',
    band: null,
    drivingShare: null,
    coachRatio: null,
    touchCount: 2,
    counts: [{ side: 'rep', touchClass: 'solo', count: 2, weight: 4 }],
    touches: touches(2),
    touchesTotal: 2,
    ...overrides,
  });
}

export function managerNotSetPanel(overrides: DealPanel = {}): DealPanel {
  return scoredPanel({
    state: 'managerNotSet',
    viewerRole: 'other',
    manager: null,
    band: null,
    drivingShare: null,
    coachRatio: null,
    counts: [],
    touches: [],
    touchesTotal: 0,
    ...overrides,
  });
}

export function managerOwnedPanel(overrides: DealPanel = {}): DealPanel {
  return managerNotSetPanel({ state: 'managerOwned', ...overrides });
}

/** What a stranger gets: nothing but the refusal. */
export function noAccessPanel(): DealPanel {
  return { state: 'noAccess', mayEditPolicy: false };
}
