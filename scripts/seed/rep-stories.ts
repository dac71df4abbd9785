import { daysAfter, daysBefore, isoDate } from './dates.ts';
import { moment } from './activities.ts';
import type { OpenDeal } from './open-deals.ts';
import { present } from '../present.ts';
import { openStory, repNamed, type StoryStage } from './stories.ts';

/** How many deals the nightly job of the generated organisation writes to in one minute. */
const SYNCED_DEALS = 30;
const LEAVE = { from: 40, until: 12 } as const;

/** Deals that show something of a rep's work as a whole, or of who was the manager when. */
export function addRepStories(stage: StoryStage, administrator: string): OpenDeal[] {
  for (const [i, customer] of ['Granby Energy', 'Granby Logistics', 'Granby Textiles'].entries())
    rescued(stage, 'Sofia', customer, 330 + i * 10);
  wonAlone(stage, 'Sofia', 'Dunmore Energy', 360);
  return coveredDuringLeave(stage, administrator, 'Greta', ['Juniper Logistics', 'Juniper Health', 'Juniper Robotics']);
}

/** Late and large: manager 3 calls and 1 meeting (9), rep 2 calls (4) in the month before the closing. */
function rescued(stage: StoryStage, rep: string, customer: string, slot: number): void {
  const { today } = stage;
  const deal = openStory(stage, repNamed(stage, rep), customer, 100, 0, 60);
  const manager = present(deal.rep.manager, 'Manager');
  for (const [i, days] of [46, 42].entries())
    deal.activities.call(moment(today, days, slot + i), deal.rep, 'Call with the project team');
  for (const [i, days] of [39, 36, 31].entries())
    deal.activities.call(moment(today, days, slot + 2 + i), manager, 'Call on final terms');
  deal.activities.meeting(moment(today, 28, slot + 5), manager, 'Signing with the board');
  win(stage, deal, 24, slot + 6);
}

/** Large too, and the rep's own work: 6 calls. */
function wonAlone(stage: StoryStage, rep: string, customer: string, slot: number): void {
  const deal = openStory(stage, repNamed(stage, rep), customer, 100, 0, 60);
  for (const [i, days] of [48, 44, 40, 36, 32, 28].entries())
    deal.activities.call(moment(stage.today, days, slot + i), deal.rep, 'Call with the buying team');
  win(stage, deal, 26, slot + 6);
}

function win({ timeline, today, stages }: StoryStage, deal: OpenDeal, days: number, slot: number): void {
  timeline.update(moment(today, days, slot), deal.rep.username, 'Opportunity', deal.ref, {
    StageName: stages.won,
    CloseDate: isoDate(daysBefore(today, days)),
  });
}

/**
 * The manager was on leave and the head of sales stood in: what she did then counts on the manager's side, what she
 * did afterwards does not.
 */
function coveredDuringLeave(
  stage: StoryStage,
  administrator: string,
  repName: string,
  customers: readonly string[],
): OpenDeal[] {
  const { timeline, today, people } = stage;
  const rep = repNamed(stage, repName);
  timeline.create(daysBefore(today, LEAVE.from + 1), administrator, 'Coach_Assignment__c', {
    Rep__c: rep.ref,
    Coach__c: people.leader.ref,
    From__c: isoDate(daysBefore(today, LEAVE.from)),
    Until__c: isoDate(daysBefore(today, LEAVE.until)),
  });
  return customers.map((customer, i) => {
    const slot = 370 + i * 10;
    const deal = openStory(stage, rep, customer, 80, 4, 20);
    for (const [turn, days] of [27, 22, 18, 9, 3].entries())
      deal.activities.call(moment(today, days, slot + turn), rep, 'Call with the project lead');
    deal.activities.call(moment(today, 25, slot + 5), people.leader, 'Call with the sponsor');
    deal.activities.review(moment(today, 16, slot + 6), people.leader, 'Deal review during the leave', rep);
    deal.activities.call(moment(today, 5, slot + 7), people.leader, 'Call after the leave');
    wander(stage, deal, slot + 8);
    return deal;
  });
}

/** Back by one stage, then forward by two: a step back and a skip. */
function wander({ timeline, today, stages }: StoryStage, deal: OpenDeal, slot: number): void {
  for (const [i, [days, by]] of (
    [
      [15, -1],
      [8, 1],
    ] as const
  ).entries()) {
    timeline.update(moment(today, days, slot + i), deal.rep.username, 'Opportunity', deal.ref, {
      StageName: present(stages.open[deal.stage + by], 'Open stage').name,
    });
  }
}

/** An integration writes to many deals within one minute: listed on each of them, and never counted. */
export function addMassUpdate({ timeline, today, people }: StoryStage, deals: readonly OpenDeal[]): void {
  const when = moment(today, 4, 400);
  for (const deal of deals.filter(({ createdDaysAgo }) => createdDaysAgo > 5).slice(0, SYNCED_DEALS)) {
    timeline.update(when, people.integration.username, 'Opportunity', deal.ref, {
      CloseDate: isoDate(daysAfter(today, 60)),
    });
  }
}
