import {
  perspectiveOf,
  type DealFacts,
  type Person,
  type Side,
  type UnscoredPanel,
  type VisiblePanel,
} from 'c/dealCoachingService';
import { fill, fillPlural, formatNumber, formatPercent } from 'c/coachingText';
import { labels } from './labels';

/** An explanation in place of a score. */
export interface Explanation {
  readonly icon: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Text of the button that leads to the fix; undefined when there is none for this viewer. */
  readonly actionLabel?: string;
}

/** Why a deal has no score, and what would change that. */
export function explain(panel: UnscoredPanel): Explanation {
  switch (panel.state) {
    case 'notEnoughData': {
      const days = fillPlural(labels.days, panel.windowDays);
      const missing = Math.max(panel.minimumTouches - panel.touchCount, 1);
      return {
        icon: 'utility:info',
        heading: labels.notEnough.title,
        paragraphs: [
          fillPlural(labels.notEnough.have, panel.touchCount, formatNumber(panel.minimumTouches), days),
          fillPlural(labels.notEnough.missing, missing, panel.rep.firstName, panel.manager.firstName),
        ],
      };
    }
    case 'managerNotSet':
      return explainMissingManager(panel);
    case 'managerOwned':
      return {
        icon: 'utility:user',
        heading: labels.owned.title,
        paragraphs: [panel.rep.isViewer ? labels.owned.textRep : fill(labels.owned.textOther, panel.rep.name)],
      };
  }
}

function explainMissingManager({ rep, mayEditPolicy }: DealFacts): Explanation {
  const text = rep.isViewer ? labels.noManager.textRep : fill(labels.noManager.textOther, rep.name);
  const explanation = { icon: 'utility:warning', heading: labels.noManager.title };
  return mayEditPolicy
    ? {
        ...explanation,
        paragraphs: [text, labels.noManager.fix],
        actionLabel: labels.noManager.link,
      }
    : { ...explanation, paragraphs: [text, labels.noManager.ask] };
}

/** How the sides are called for this viewer. */
export function sideNames(rep: Person, manager: Person | undefined): Record<Side, string> {
  const name = (person: Person): string => (person.isViewer ? labels.you : person.firstName);
  return { rep: name(rep), manager: manager ? name(manager) : '', both: labels.together };
}

/** For whom a suggested question is: questions are written as the manager asks them. */
export function askIntro({ viewerRole, rep, manager }: VisiblePanel): string {
  if (!manager) return labels.ask.anybody;
  switch (perspectiveOf(viewerRole)) {
    case 'manager':
      return fill(labels.ask.manager, rep.firstName);
    case 'rep':
      return fill(labels.ask.rep, manager.firstName);
    case 'other':
      return fill(labels.ask.other, manager.firstName, rep.firstName);
  }
}

/** How the numbers come about, in plain words with this deal's limits. */
export function methodSentences(facts: DealFacts): string[] {
  const { method, days } = labels;
  return [
    fill(method.window, fillPlural(days, facts.windowDays)),
    method.driving,
    method.coaching,
    fill(
      method.bands,
      formatPercent(facts.watchAbove),
      formatPercent(facts.drivingAbove),
      fillPlural(days, facts.cadenceDays),
    ),
    method.weights,
    fill(method.minimum, formatNumber(facts.minimumTouches)),
    ...(facts.phase ? [fill(method.phase, labels.phases[facts.phase])] : []),
  ];
}
