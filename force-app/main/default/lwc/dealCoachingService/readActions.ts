import type { DealJointCall, DealJointCallPart, DealStepIn, DealStepInPart } from 'apex-types';
import { oneOf, required } from './narrow';
import {
  CALL_ROLES,
  CALL_STATES,
  STEP_IN_STATES,
  type JointCall,
  type JointCallFacts,
  type StepIn,
  type StepInFacts,
} from './panelTypes';

/** What there is about stepping in; undefined when the server does not say. */
export function readStepIn(part: DealStepInPart | null | undefined): StepInFacts | undefined {
  return part
    ? {
        current: part.current ? readCurrent(part.current) : undefined,
        mayStepIn: part.mayStepIn ?? false,
        isAsked: part.isAsked ?? false,
        maximumDays: required(part.maximumDays, 'maximumDays'),
      }
    : undefined;
}

/** The joint calls; undefined when they are not for the viewer. */
export function readJointCalls(part: DealJointCallPart | null | undefined): JointCallFacts | undefined {
  return part
    ? {
        calls: (part.calls ?? []).map(readCall),
        debriefed: part.debriefed ?? 0,
        debriefsDue: part.debriefsDue ?? 0,
        led: part.led ?? 0,
        rolesDeclared: part.rolesDeclared ?? 0,
      }
    : undefined;
}

function readCall(call: DealJointCall): JointCall {
  return {
    eventId: required(call.eventId, 'eventId'),
    subject: call.subject ?? '',
    startsAt: required(call.startsAt, 'startsAt'),
    state: oneOf(CALL_STATES, call.state, 'call.state'),
    role: call.role ? oneOf(CALL_ROLES, call.role, 'call.role') : undefined,
    debriefAt: call.debriefAt ?? '',
    isAsked: call.isAsked ?? false,
  };
}

function readCurrent(stepIn: DealStepIn): StepIn {
  return {
    stepInId: required(stepIn.stepInId, 'stepInId'),
    state: oneOf(STEP_IN_STATES, stepIn.state, 'stepIn.state'),
    reason: stepIn.reason ?? undefined,
    note: stepIn.note ?? undefined,
    untilDate: required(stepIn.untilDate, 'untilDate'),
    handBackDate: stepIn.handBackDate ?? undefined,
    firstStep: stepIn.firstStep ?? undefined,
    extensions: stepIn.extensions ?? 0,
    mayWithdraw: stepIn.mayWithdraw ?? false,
  };
}
