import type { FollowThrough, Party } from 'c/dealCoachingService';
import { fill, formatNumber, formatPercent } from 'c/coachingText';
import { labels } from './labels';

/** One comparison. */
export interface FollowThroughRow {
  readonly key: string;
  readonly name: string;
  readonly rep: string;
  readonly manager: string;
}

/** What there is to compare; nothing as long as nothing was due, moved or waived. */
export function followThroughRows(sides: Readonly<Record<Party, FollowThrough>>): FollowThroughRow[] {
  const row = (key: string, name: string, part: (side: FollowThrough) => number, text = count(part)) =>
    part(sides.rep) + part(sides.manager) > 0
      ? [{ key, name, rep: text(sides.rep), manager: text(sides.manager) }]
      : [];
  return [
    ...row('onTime', labels.onTime, (side) => side.dueItems, onTime),
    ...row('answers', labels.answers, (side) => side.answersDue, answers),
    ...row('overdue', labels.overdue, (side) => side.overdue),
    ...row('extended', labels.extended, (side) => side.extended),
    ...row('waived', labels.waived, (side) => side.waived),
  ];
}

const count = (part: (side: FollowThrough) => number) => (side: FollowThrough) => formatNumber(part(side));

/** A percentage says something from some items on; the server decides from how many. */
function onTime({ dueItems, onTime: done, percent }: FollowThrough): string {
  if (dueItems === 0) return labels.nothingDue;
  return percent === undefined
    ? fill(labels.countOf, formatNumber(done), formatNumber(dueItems))
    : fill(labels.percentOf, formatPercent(percent), formatNumber(dueItems));
}

const answers = ({ answersDue, answeredOnTime }: FollowThrough): string =>
  answersDue === 0 ? labels.nothingDue : fill(labels.countOf, formatNumber(answeredOnTime), formatNumber(answersDue));
