import type { DealStepIn, DealStepInPart } from 'apex-types';
import { oneOf, required } from './narrow';
import { STEP_IN_STATES, type StepIn, type StepInFacts } from './panelTypes';

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
