import { CALL_ROLES, type CallRole, type JointCall, type JointCallFacts } from 'c/dealCoachingService';
import { fill, formatDate, formatNumber, formatPercent } from 'c/coachingText';
import { labels } from './labels';

/** One call in words, with what is asked about it. */
export interface CallView {
  readonly eventId: string;
  readonly subject: string;
  readonly date: string;
  readonly icon: string;
  readonly lines: readonly string[];
  /** The debrief should have been held. */
  readonly isOverdue: boolean;
  /** Roles to choose from, when one is asked for. */
  readonly roles: readonly { readonly role: CallRole; readonly label: string }[];
  readonly asksForDebrief: boolean;
}

/** Below this a share says less than the two numbers. */
const MINIMUM_FOR_PERCENT = 5;

/** What is ahead comes first, the nearest on top; then what is over, the latest on top. */
export function callViews({ calls }: JointCallFacts, manager: string): CallView[] {
  const ahead = calls.filter(({ state }) => state === 'upcoming').reverse();
  const over = calls.filter(({ state }) => state !== 'upcoming');
  return [...ahead, ...over].map((call) => callView(call, manager));
}

/** How many of the calls were talked about and led: counts below five, a share from there on. */
export function figures({ debriefed, debriefsDue, led, rolesDeclared }: JointCallFacts, manager: string): string[] {
  return [
    ...(debriefsDue > 0 ? [share(labels.rate, debriefed, debriefsDue, manager)] : []),
    ...(rolesDeclared > 0 ? [share(labels.led, led, rolesDeclared, manager)] : []),
  ];
}

function callView(call: JointCall, manager: string): CallView {
  const isAhead = call.state === 'upcoming';
  return {
    eventId: call.eventId,
    subject: call.subject,
    date: formatDate(call.startsAt),
    icon: isAhead ? 'utility:event' : call.state === 'debriefed' ? 'utility:success' : 'utility:comments',
    lines: [roleLine(call, manager), ...debriefLines(call)],
    isOverdue: call.state === 'debriefOverdue',
    roles: isAhead && call.isAsked ? CALL_ROLES.map((role) => ({ role, label: labels.roles[role] })) : [],
    asksForDebrief: !isAhead && call.isAsked,
  };
}

function roleLine({ role, isAsked, state }: JointCall, manager: string): string {
  if (role) return fill(labels.role, manager, labels.roles[role]);
  return isAsked && state === 'upcoming' ? labels.askRole : labels.noRole;
}

function debriefLines({ state, debriefAt, isAsked }: JointCall): string[] {
  const date = formatDate(debriefAt);
  switch (state) {
    case 'upcoming':
      return [];
    case 'debriefDue':
      return [fill(labels.debriefDue, date), ...(isAsked ? [labels.debriefTopics] : [])];
    case 'debriefOverdue':
      return [fill(labels.debriefMissing, date), ...(isAsked ? [labels.debriefTopics] : [])];
    case 'debriefed':
      return [fill(labels.debriefHeld, date)];
  }
}

function share(text: string, part: number, whole: number, manager: string): string {
  const shown = whole < MINIMUM_FOR_PERCENT ? formatNumber(part) : formatPercent(part / whole);
  return fill(text, shown, formatNumber(whole), manager);
}
