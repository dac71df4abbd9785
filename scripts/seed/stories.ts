import type { Customer } from './accounts.ts';
import { moment } from './activities.ts';
import type { Product, Stages } from './closed-deals.ts';
import { isoDate, daysAfter } from './dates.ts';
import { addOpenDeal, type OpenDeal } from './open-deals.ts';
import type { People, Rep } from './people.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';
import { present } from '../present.ts';

/** What a story is told with. */
export interface StoryStage {
  readonly timeline: Timeline;
  readonly random: Random;
  readonly today: Date;
  readonly people: People;
  readonly customers: readonly Customer[];
  readonly stages: Stages;
}

const PRODUCT: Product = { name: 'Enterprise 500', price: 26768 };

/**
 * Deals that show one thing each and are easy to find by name. Their numbers are worked out by hand in
 * `docs/seed.md`, which the browser tests follow.
 */
export function addStories(stage: StoryStage): OpenDeal[] {
  return [takenOver(stage), parachute(stage), wellCoached(stage), absentManager(stage), tooLittleData(stage)];
}

export const repNamed = (stage: StoryStage, firstName: string): Rep => {
  const rep = stage.people.reps.find((person) => person.firstName === firstName);
  if (!rep) throw new Error(`No rep named ${firstName}`);
  return rep;
};

/** Opens a story's deal and moves it to its stage. */
export function openStory(
  stage: StoryStage,
  rep: Rep,
  customer: string,
  createdDaysAgo: number,
  stageFromEnd: number,
  lastMoveDaysAgo: number,
  closesInDays = 18,
): OpenDeal {
  const found = stage.customers.find((c) => c.name === customer);
  if (!found) throw new Error(`No customer named ${customer}`);
  return addOpenDeal(stage.timeline, stage.random, stage.today, stage.stages, {
    rep,
    customer: found,
    product: PRODUCT,
    createdDaysAgo,
    stage: stage.stages.open.length - 1 - stageFromEnd,
    closesInDays,
    slot: 3,
    lastMoveDaysAgo,
  });
}

/** Late deal, manager holds it: manager 2 calls, 1 meeting, 2 edits, 1 next step (10) against 4 calls of the rep (8). */
function takenOver(stage: StoryStage): OpenDeal {
  const rep = repNamed(stage, 'Priya');
  const manager = present(rep.manager, 'Manager');
  const deal = openStory(stage, rep, 'Ironbridge Energy', 95, 0, 34);
  const { timeline, today } = stage;
  for (const [i, days] of [29, 26, 24, 21].entries())
    deal.activities.call(moment(today, days, 11 + i), rep, 'Call with the project team');
  deal.activities.call(moment(today, 13, 12), manager, 'Call with the chief financial officer');
  deal.activities.meeting(moment(today, 10, 13), manager, 'Commercial terms with the sponsor');
  timeline.update(moment(today, 9, 14), manager.username, 'Opportunity', deal.ref, {
    CloseDate: isoDate(daysAfter(today, 12)),
  });
  deal.activities.call(moment(today, 6, 15), manager, 'Call on contract terms');
  timeline.update(moment(today, 5, 16), manager.username, 'Opportunity', deal.ref, {
    CloseDate: isoDate(daysAfter(today, 8)),
  });
  deal.activities.nextStep(moment(today, 3, 17), manager, 'Send the final offer', 5);
  return deal;
}

/** Nobody above the rep for three months, then the manager lands in the last stage. */
function parachute(stage: StoryStage): OpenDeal {
  const rep = repNamed(stage, 'Jonas');
  const manager = present(rep.manager, 'Manager');
  const deal = openStory(stage, rep, 'Cobalt Robotics', 110, 0, 33);
  const { today } = stage;
  for (const [i, days] of [100, 82, 64, 47, 28, 22].entries())
    deal.activities.call(moment(today, days, 20 + i), rep, 'Call with the plant team');
  deal.activities.meeting(moment(today, 6, 30), manager, 'Meeting with the board');
  deal.activities.meeting(moment(today, 4, 31), manager, 'Negotiation');
  deal.activities.call(moment(today, 2, 32), manager, 'Call with procurement');
  return deal;
}

/** The rep sells; the manager reviews, comes along once and stays off the keyboard. */
function wellCoached(stage: StoryStage): OpenDeal {
  const rep = repNamed(stage, 'Mei');
  const manager = present(rep.manager, 'Manager');
  const deal = openStory(stage, rep, 'Fenwick Health', 70, 2, 8);
  const { today } = stage;
  for (const [i, days] of [25, 18, 11, 5].entries())
    deal.activities.call(moment(today, days, 40 + i), rep, 'Call with the clinic lead');
  deal.activities.meeting(moment(today, 14, 45), rep, 'Workshop with the users');
  deal.activities.review(moment(today, 16, 46), manager, 'Deal review: who decides and how', rep);
  deal.activities.meeting(moment(today, 9, 47), rep, 'Executive meeting', [manager]);
  deal.activities.review(moment(today, 4, 48), manager, 'Debrief and next question', rep);
  return deal;
}

/** A busy rep, a large deal, and no trace of the manager. */
function absentManager(stage: StoryStage): OpenDeal {
  const rep = repNamed(stage, 'Clara');
  const deal = openStory(stage, rep, 'Harrow Logistics', 60, 3, 12);
  for (const [i, days] of [27, 20, 15, 8, 3].entries())
    deal.activities.call(moment(stage.today, days, 50 + i), rep, 'Call with operations');
  deal.activities.meeting(moment(stage.today, 10, 56), rep, 'Site visit');
  return deal;
}

/** Created last week: too few touches to say anything. */
function tooLittleData(stage: StoryStage): OpenDeal {
  const rep = repNamed(stage, 'Amelia');
  const deal = openStory(stage, rep, 'Juniper Foods', 8, stage.stages.open.length - 1, 8);
  deal.activities.call(moment(stage.today, 5, 60), rep, 'First call');
  return deal;
}
