import { perspectiveOf, type StepIn, type StepInFacts, type VisiblePanel } from 'c/dealCoachingService';
import { fill, fillPlural, formatDay } from 'c/coachingText';
import type { StepInAction } from './constants';
import { labels } from './labels';

/** A button of the step-in. */
export interface StepInButton {
  readonly action: StepInAction;
  readonly label: string;
  readonly variant: 'neutral' | 'base';
}

/** What is shown about a step-in to one viewer. */
export interface StepInView {
  readonly icon: string;
  /** Undefined when there is nothing but the offer to step in. */
  readonly heading: string | undefined;
  readonly lines: readonly string[];
  /** Red is for things that are overdue. */
  readonly isOverdue: boolean;
  readonly buttons: readonly StepInButton[];
}

/** The name of a reason; the value itself for one that an administrator added. */
function reasonName(reason: string): string {
  return labels.reasons[reason] ?? reason;
}

/** The reasons that Sideline brings, in their order. */
export function reasonOptions(): { readonly label: string; readonly value: string }[] {
  return Object.entries(labels.reasons).map(([value, label]) => ({ value, label }));
}

/**
 * An open step-in is shown, not blamed: why, until when, when the rep leads again. Without one the manager is asked
 * once, and may step in at any time.
 * @returns undefined when there is nothing to show to this viewer
 */
export function stepInView(panel: VisiblePanel): StepInView | undefined {
  const { stepIn } = panel;
  if (!stepIn) return undefined;
  if (stepIn.current) return currentView(panel, stepIn, stepIn.current);
  if (!stepIn.mayStepIn) return undefined;
  return stepIn.isAsked
    ? view('utility:question', labels.ask.title, [labels.ask.text], [button('start'), button('notNow', 'base')])
    : view('', undefined, [], [button('start', 'base')]);
}

function currentView(panel: VisiblePanel, facts: StepInFacts, stepIn: StepIn): StepInView {
  const perspective = perspectiveOf(panel.viewerRole);
  const until = formatDay(stepIn.untilDate);
  const manager = panel.manager?.firstName ?? '';
  switch (stepIn.state) {
    case 'open': {
      const heading = fill(labels.open[perspective], until, manager);
      return view(
        'utility:change_owner',
        heading,
        [...why(stepIn), ...handBack(panel, stepIn)],
        buttons(facts, stepIn),
      );
    }
    case 'overdue': {
      const lines = [fill(labels.overdue[perspective], until, manager), ...why(stepIn)];
      return {
        ...view('utility:clock', fill(labels.overdueTitle, until), lines, buttons(facts, stepIn)),
        isOverdue: true,
      };
    }
    case 'handedBack':
      return view(
        'utility:success',
        handedBack(panel, stepIn),
        firstStep(stepIn),
        facts.mayStepIn ? [button('start', 'base')] : [],
      );
  }
}

function why({ reason, note, extensions }: StepIn): string[] {
  return [
    ...(reason === undefined ? [] : [fill(labels.why, reasonName(reason))]),
    ...(note === undefined ? [] : [fill(labels.quote, note)]),
    ...(extensions > 0 ? [fillPlural(labels.extended, extensions)] : []),
  ];
}

function handBack({ rep }: VisiblePanel, { handBackDate, untilDate }: StepIn): string[] {
  return [fill(rep.isViewer ? labels.leadsYou : labels.leads, formatDay(handBackDate ?? untilDate), rep.firstName)];
}

function handedBack({ rep }: VisiblePanel, { handBackDate, untilDate }: StepIn): string {
  return fill(
    rep.isViewer ? labels.handedBackYou : labels.handedBack,
    formatDay(handBackDate ?? untilDate),
    rep.firstName,
  );
}

const firstStep = (stepIn: StepIn): string[] =>
  stepIn.firstStep === undefined ? [] : [fill(labels.firstStep, stepIn.firstStep)];

function buttons({ mayStepIn }: StepInFacts, { mayWithdraw }: StepIn): StepInButton[] {
  return [
    ...(mayStepIn ? [button('handBack'), button('extend', 'base')] : []),
    ...(mayWithdraw ? [button('withdraw', 'base')] : []),
  ];
}

const button = (action: StepInAction, variant: StepInButton['variant'] = 'neutral'): StepInButton => ({
  action,
  label: labels.buttons[action],
  variant,
});

const view = (
  icon: string,
  heading: string | undefined,
  lines: readonly string[],
  actions: readonly StepInButton[],
): StepInView => ({ icon, heading, lines, isOverdue: false, buttons: actions });
