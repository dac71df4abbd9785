import type { CoachingTaskButton } from 'c/coachingTasks';
import type { Obstacle } from 'c/dealCoachingService';
import { dayFromToday, fill, fillPlural, formatDate, formatDay } from 'c/coachingText';
import { labels } from './labels';

/** An obstacle in words. */
export interface ObstacleView {
  readonly obstacleId: string;
  readonly icon: string;
  readonly iconVariant: 'error' | '';
  readonly text: string;
  /** What is needed, from whom. */
  readonly kind: string;
  readonly status: string;
  readonly buttons: readonly CoachingTaskButton[];
}

const ICONS: Readonly<Record<Obstacle['state'], string>> = {
  open: 'utility:block_visitor',
  overdue: 'utility:clock',
  cleared: 'utility:question',
  confirmed: 'utility:success',
};
const USUAL_DAYS = 7;

/** How an obstacle stands, with its age or the time it took. */
export function obstacleView(obstacle: Obstacle): ObstacleView {
  const { obstacleId, state, text, kind, functionName } = obstacle;
  return {
    obstacleId,
    icon: ICONS[state],
    iconVariant: state === 'overdue' ? 'error' : '',
    text,
    kind: fill(labels.needs, nameOf(labels.kinds, kind), nameOf(labels.functions, functionName)),
    status: fill(labels.states[state], obstacle.ownerName, dateOf(obstacle), fillPlural(labels.days, obstacle.ageDays)),
    buttons: buttonsOf(obstacle),
  };
}

/** The button that names a new obstacle. */
export function addButton(opportunityId: string, maximumDays: number): CoachingTaskButton {
  return {
    key: 'add',
    label: labels.add,
    variant: 'base',
    form: {
      fields: {
        choices: [
          { name: 'kind', label: labels.kind, options: optionsOf(labels.kinds) },
          { name: 'function', label: labels.function, options: optionsOf(labels.functions) },
        ],
        text: { label: labels.text, required: true },
        day: {
          label: labels.day,
          value: dayFromToday(Math.min(USUAL_DAYS, maximumDays)),
          min: dayFromToday(0),
          max: dayFromToday(maximumDays),
        },
        submitLabel: labels.submit,
      },
      toAction: ({ choices, text, day }) => ({
        type: 'addObstacle',
        opportunityId,
        kind: choices['kind'] ?? '',
        functionName: choices['function'] ?? '',
        text,
        dueOn: day,
      }),
    },
  };
}

function dateOf({ state, dueOn, clearedAt, confirmedAt }: Obstacle): string {
  switch (state) {
    case 'open':
    case 'overdue':
      return formatDay(dueOn);
    case 'cleared':
      return formatDate(clearedAt ?? '');
    case 'confirmed':
      return formatDate(confirmedAt ?? '');
  }
}

function buttonsOf({ obstacleId, mayClear, mayConfirm }: Obstacle): CoachingTaskButton[] {
  const confirm = (key: string, label: string, isCleared: boolean): CoachingTaskButton => ({
    key,
    label,
    variant: 'neutral',
    action: { type: 'confirmObstacle', obstacleId, isCleared },
  });
  return [
    ...(mayClear
      ? [
          {
            key: 'clear',
            label: labels.clear,
            variant: 'neutral' as const,
            action: { type: 'clearObstacle' as const, obstacleId },
          },
        ]
      : []),
    ...(mayConfirm ? [confirm('confirm', labels.confirm, true), confirm('reopen', labels.reopen, false)] : []),
  ];
}

/** The value itself for one that an administrator added. */
const nameOf = (names: Readonly<Record<string, string>>, value: string): string => names[value] ?? value;

const optionsOf = (names: Readonly<Record<string, string>>): { readonly label: string; readonly value: string }[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
