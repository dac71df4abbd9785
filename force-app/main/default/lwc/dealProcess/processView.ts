import type { Process, Proof, ProofStatus, StageMove } from 'c/dealCoachingService';
import { fill, fillPlural, formatDate, formatList } from 'c/coachingText';
import { labels } from './labels';

/** One piece of evidence, ready to be shown. */
export interface ProofView {
  readonly key: string;
  readonly icon: string;
  /** What the icon stands for. */
  readonly status: string;
  readonly name: string;
  /** Address of the record that proves it; undefined without one. */
  readonly href: string | undefined;
  readonly detail: string;
  /** In quotation marks; undefined where nothing is missing. */
  readonly question: string | undefined;
}

/** What is missing is a thing to do, not a fault: no icon warns. */
const ICONS: Readonly<Record<ProofStatus, string>> = {
  proven: 'utility:check',
  unproven: 'utility:routing_offline',
  notCheckable: 'utility:question',
};

/** The evidence in words, in its order. */
export function proofViews(proofs: readonly Proof[]): ProofView[] {
  return proofs.map(({ key, name, status, detail, neededFrom, recordId, question }) => ({
    key,
    icon: ICONS[status],
    status: labels.statuses[status],
    name,
    href: recordId === undefined ? undefined : `/${recordId}`,
    detail: [detail, status === 'proven' ? '' : neededFrom].filter((part) => part !== '').join(' · '),
    question: question === '' ? undefined : fill(labels.question, question),
  }));
}

/** What stands out about the deal's way: moves between stages, newest first, then pushes of the close date. */
export function wayTexts({ moves, note }: Process, pushCount: number | undefined): string[] {
  return [
    ...(note === '' ? [] : [note]),
    ...moves.map(moveText),
    ...(pushCount === undefined || pushCount === 0 ? [] : [fillPlural(labels.pushes, pushCount)]),
  ];
}

function moveText({ kind, changedAt, fromStage, toStage, skipped }: StageMove): string {
  return fill(labels.moves[kind], formatDate(changedAt), fromStage, toStage, formatList(skipped));
}
