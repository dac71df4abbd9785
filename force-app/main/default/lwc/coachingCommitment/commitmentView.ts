import type { CoachingTaskButton } from 'c/coachingTasks';
import type { Commitment } from 'c/dealCoachingService';
import { dayFromToday, fill, fillPlural, formatDate, formatDay } from 'c/coachingText';
import { labels } from './labels';

/** A promise in words. */
export interface CommitmentView {
  readonly icon: string;
  readonly iconVariant: 'error' | '';
  /** Who promised it, and until when, or what became of it. */
  readonly status: string;
  readonly lines: readonly string[];
  readonly buttons: readonly CoachingTaskButton[];
}

const ICONS: Readonly<Record<Commitment['state'], string>> = {
  open: 'utility:date_input',
  overdue: 'utility:clock',
  done: 'utility:success',
  waived: 'utility:ban',
};
const USUAL_DAYS = 7;
const REASON_LENGTH = 255;

/** How a promise stands; it is the date that is overdue, not the person. */
export function commitmentView(commitment: Commitment, maximumDays: number): CommitmentView {
  const { state, personName, dueOn, doneAt } = commitment;
  const isOpen = state === 'open' || state === 'overdue';
  return {
    icon: ICONS[state],
    iconVariant: state === 'overdue' ? 'error' : '',
    status: fill(labels.states[state], personName, isOpen ? formatDay(dueOn) : formatDate(doneAt ?? '')),
    lines: [...extensionLines(commitment), ...endLines(commitment)],
    buttons: isOpen ? openButtons(commitment, maximumDays) : [],
  };
}

function extensionLines({ extensions, extensionReason, proposedDueOn, proposedBy }: Commitment): string[] {
  return [
    ...(extensions > 0 ? [fillPlural(labels.moved, extensions)] : []),
    ...(extensionReason === undefined ? [] : [fill(labels.quote, extensionReason)]),
    ...(proposedDueOn === undefined || proposedBy === undefined
      ? []
      : [fill(labels.proposed[proposedBy], formatDay(proposedDueOn))]),
  ];
}

function endLines({ evidence, waiveReason }: Commitment): string[] {
  return [evidence, waiveReason].filter((text) => text !== undefined).map((text) => fill(labels.quote, text));
}

function openButtons(commitment: Commitment, maximumDays: number): CoachingTaskButton[] {
  const { mayAccept, mayComplete, mayPropose, mayWaive } = commitment;
  return [
    ...(mayAccept ? [acceptButton(commitment)] : []),
    ...(mayComplete ? [doneButton(commitment)] : []),
    ...(mayPropose ? [dateButton(commitment, maximumDays)] : []),
    ...(mayWaive ? [waiveButton(commitment)] : []),
  ];
}

function acceptButton({ commitmentId, proposedDueOn }: Commitment): CoachingTaskButton {
  return {
    key: 'accept',
    label: fill(labels.accept, formatDay(proposedDueOn ?? '')),
    variant: 'neutral',
    action: { type: 'acceptDate', commitmentId },
  };
}

function doneButton({ commitmentId }: Commitment): CoachingTaskButton {
  return {
    key: 'done',
    label: labels.done,
    variant: 'neutral',
    form: {
      fields: { text: { label: labels.evidence, required: false }, submitLabel: labels.doneSubmit },
      toAction: ({ text }) => ({ type: 'complete', commitmentId, evidence: text }),
    },
  };
}

function dateButton({ commitmentId, dueOn, needsReason }: Commitment, maximumDays: number): CoachingTaskButton {
  return {
    key: 'date',
    label: labels.otherDate,
    variant: 'base',
    form: {
      fields: {
        text: { label: labels.dateReason, required: needsReason, length: REASON_LENGTH },
        day: {
          label: labels.newDate,
          value: laterDay(dueOn, maximumDays),
          min: dayFromToday(0),
          max: dayFromToday(maximumDays),
        },
        submitLabel: labels.dateSubmit,
      },
      toAction: ({ text, day }) => ({ type: 'proposeDate', commitmentId, dueOn: day, reason: text }),
    },
  };
}

/** A week after the day on which it is due, or after today when that has passed. */
function laterDay(dueOn: string, maximumDays: number): string {
  const today = dayFromToday(0);
  const later = new Date(`${dueOn > today ? dueOn : today}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + USUAL_DAYS);
  const [day = ''] = [later.toISOString().slice(0, 10), dayFromToday(maximumDays)].sort();
  return day;
}

function waiveButton({ commitmentId }: Commitment): CoachingTaskButton {
  return {
    key: 'waive',
    label: labels.waive,
    variant: 'base',
    form: {
      fields: {
        text: { label: labels.waiveReason, required: false, length: REASON_LENGTH },
        submitLabel: labels.waiveSubmit,
      },
      toAction: ({ text }) => ({ type: 'waive', commitmentId, reason: text }),
    },
  };
}
