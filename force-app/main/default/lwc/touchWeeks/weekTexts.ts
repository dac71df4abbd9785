import type { Side, Week } from 'c/dealCoachingService';
import { fill, fillPlural, formatDay, formatNumber } from 'c/coachingText';
import { labels } from './labels';

type SideNames = Readonly<Record<Side, string>>;

/** One week as a row of the table. */
export interface WeekRow {
  readonly startsOn: string;
  readonly week: string;
  readonly rep: string;
  readonly manager: string;
  readonly joint: string;
  readonly coaching: string;
  /** The stages that the deal came to; empty when it stayed in its stage. */
  readonly stages: string;
}

/** A heading and what follows it. */
export interface WeekDetails {
  readonly heading: string;
  readonly text: string;
}

const SEPARATOR = ' · ';

/** The numbers of one week in words. */
export function weekDetails(week: Week, sideNames: SideNames): WeekDetails {
  return {
    heading: fill(labels.weekOf, formatDay(week.startsOn)),
    text: join([...parts(week, sideNames), ...stageTexts(week)]),
  };
}

/** The numbers of all weeks together in words. */
export function totalDetails(weeks: readonly Week[], sideNames: SideNames): WeekDetails {
  const sum = (read: (week: Week) => number): number => weeks.reduce((total, week) => total + read(week), 0);
  const total = {
    rep: sum(({ rep }) => rep),
    manager: sum(({ manager }) => manager),
    joint: sum(({ joint }) => joint),
    coaching: sum(({ coaching }) => coaching),
  };
  return { heading: fill(labels.total, formatNumber(weeks.length)), text: join(parts(total, sideNames)) };
}

/** The same numbers as in the picture, one row a week. */
export function weekRows(weeks: readonly Week[]): WeekRow[] {
  return weeks.map((week) => ({
    startsOn: week.startsOn,
    week: formatDay(week.startsOn),
    rep: formatNumber(week.rep),
    manager: formatNumber(week.manager),
    joint: formatNumber(week.joint),
    coaching: formatNumber(week.coaching),
    stages: stageTexts(week).join(', '),
  }));
}

/** Neither a touch nor a change of the stage in any week. */
export function isEmpty(weeks: readonly Week[]): boolean {
  return weeks.every(
    ({ rep, manager, joint, coaching, stageChanges }) =>
      rep + manager + joint + coaching === 0 && stageChanges.length === 0,
  );
}

function stageTexts({ stageChanges }: Week): string[] {
  return stageChanges.map(({ stage }) => fill(labels.toStage, stage));
}

type Weights = Pick<Week, 'rep' | 'manager' | 'joint' | 'coaching'>;

function parts({ rep, manager, joint, coaching }: Weights, sideNames: SideNames): string[] {
  const weights: readonly (readonly [string, number])[] = [
    [sideNames.rep, rep],
    [sideNames.manager, manager],
    [sideNames.both, joint],
  ];
  return [
    ...weights
      .filter(([, weight]) => weight > 0)
      .map(([name, weight]) => fill(labels.weight, name, formatNumber(weight))),
    ...(coaching > 0 ? [fillPlural(labels.coachingTouches, coaching)] : []),
  ];
}

/** Lines break between the parts only. */
function join(texts: readonly string[]): string {
  return texts.length > 0 ? texts.map((text) => text.replaceAll(' ', '\u00a0')).join(SEPARATOR) : labels.nothing;
}
