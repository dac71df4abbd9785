import type {
  DealEvidence,
  DealNextMove,
  DealProcess,
  DealProof,
  DealSignal,
  DealStageMove,
  DealWeek,
} from 'apex-types';
import { oneOf, required } from './narrow';
import {
  PROOF_STATUSES,
  SIGNALS,
  STAGE_MOVE_KINDS,
  type Evidence,
  type NextMove,
  type Process,
  type Proof,
  type Signal,
  type StageChange,
  type StageMove,
  type Week,
} from './panelTypes';

/** What was noticed; undefined when the server does not look for signals. */
export function readSignals(
  signals: readonly DealSignal[] | null | undefined,
  opportunityId: string,
): readonly Signal[] | undefined {
  return signals?.map((signal) => ({
    signal: oneOf(SIGNALS, signal.signal, 'signal'),
    rule: signal.rule ?? '',
    question: signal.question ?? '',
    evidence: (signal.evidence ?? []).map((evidence) => readEvidence(evidence, opportunityId)),
  }));
}

/** The suggestion; undefined when there is none. */
export function readNextMove(move: DealNextMove | null | undefined): NextMove | undefined {
  return move?.question
    ? { question: move.question, because: move.because ?? '', signal: oneOf(SIGNALS, move.signal, 'nextMove.signal') }
    : undefined;
}

/** Week for week what counted; empty when the server does not say. */
export function readWeeks(weeks: readonly DealWeek[] | null | undefined): readonly Week[] {
  return (weeks ?? []).map((week) => ({
    startsOn: required(week.startsOn, 'startsOn'),
    rep: week.rep ?? 0,
    manager: week.manager ?? 0,
    joint: week.joint ?? 0,
    coaching: week.coaching ?? 0,
    stageChanges: (week.stageChanges ?? []).map(({ changedAt, stage }): StageChange => ({
      changedAt: changedAt ?? '',
      stage: stage ?? '',
    })),
  }));
}

/** What the deal can show; undefined for a closed deal. */
export function readProcess(process: DealProcess | null | undefined): Process | undefined {
  return process
    ? {
        proven: process.proven ?? 0,
        checked: process.checked ?? 0,
        proofs: (process.proofs ?? []).map(readProof),
        moves: (process.moves ?? []).map(readStageMove),
        note: process.note ?? '',
      }
    : undefined;
}

function readProof(proof: DealProof): Proof {
  return {
    key: required(proof.proofKey, 'proofKey'),
    name: proof.name ?? '',
    status: oneOf(PROOF_STATUSES, proof.status, 'proof.status'),
    detail: proof.detail ?? '',
    neededFrom: proof.neededFrom ?? '',
    recordId: proof.recordId ?? undefined,
    objectApiName: proof.objectApiName ?? '',
    question: proof.question ?? '',
  };
}

function readStageMove(move: DealStageMove): StageMove {
  return {
    kind: oneOf(STAGE_MOVE_KINDS, move.kind, 'move.kind'),
    changedAt: move.changedAt ?? '',
    fromStage: move.fromStage ?? '',
    toStage: move.toStage ?? '',
    skipped: move.skipped ?? [],
  };
}

function readEvidence(evidence: DealEvidence, opportunityId: string): Evidence {
  return {
    recordId: evidence.recordId ?? opportunityId,
    objectApiName: evidence.recordId ? required(evidence.objectApiName, 'objectApiName') : 'Opportunity',
    label: evidence.label ?? '',
    occurredAt: evidence.occurredAt ?? '',
  };
}
