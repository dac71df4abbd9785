import { daysBefore, isoDate, daysAfter } from './dates.ts';
import { moment } from './activities.ts';
import type { OpenDeal } from './open-deals.ts';
import { present } from '../present.ts';
import { openStory, repNamed, type StoryStage } from './stories.ts';

/** As many days as the shipped policy calls the end of a quarter. */
const QUARTER_END_DAYS = 15;
const MONTHS_OF_QUARTER = 3;

/** Deals that show what happens too rarely by chance: quarter-end spikes, risks, and deals that a leader owns. */
export function addSignalStories(stage: StoryStage): OpenDeal[] {
  return [
    quarterEndSpike(stage, 'Priya', 'Granby Foods', 60),
    quarterEndSpike(stage, 'Diego', 'Granby Health', 70),
    quarterEndSpike(stage, 'Hannah', 'Granby Robotics', 80),
    atRisk(stage, 'Oskar', 'Dunmore Foods', 90),
    atRisk(stage, 'Ravi', 'Dunmore Health', 100),
    atRisk(stage, 'Greta', 'Dunmore Textiles', 110),
    takenOverLate(stage, 'Jonas', 'Eastgate Foods', 150),
    takenOverLate(stage, 'Amelia', 'Eastgate Health', 160),
    shrugOff(stage, 'Hannah', 'Fenwick Foods', 170),
    shrugOff(stage, 'Liam', 'Fenwick Robotics', 180),
    shrugOff(stage, 'Noah', 'Fenwick Textiles', 190),
    ...['Alder Health', 'Alder Robotics', 'Alder Textiles'].map((customer, i) =>
      ownedByLeader(stage, customer, 120 + i * 7),
    ),
  ];
}

/**
 * The month in which the fiscal year has to start so that a quarter ends about today: this month's end in its second
 * half, the end of last month before. A spike can only be seen then.
 * @returns 1 to 12
 */
export function fiscalYearStart(today: Date): number {
  const lastMonthOfQuarter = endOfQuarter(today).getUTCMonth();
  return ((lastMonthOfQuarter + 1) % MONTHS_OF_QUARTER) + 1;
}

/** Last day of the quarter that ends about today. */
function endOfQuarter(today: Date): Date {
  const endsLater = today.getUTCDate() > QUARTER_END_DAYS;
  return new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + (endsLater ? 1 : 0), 0));
}

/** Nothing of the manager for two months; four calls within the last days of the quarter. The rep goes on selling. */
function quarterEndSpike(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const { today } = stage;
  const deal = openStory(stage, repNamed(stage, rep), customer, 100, 4, 20);
  const manager = present(deal.rep.manager, 'Manager');
  const end = endOfQuarter(today);
  const begins = daysBefore(end, QUARTER_END_DAYS - 1);
  const last = end < today ? end : daysBefore(today, 1);
  const length = Math.max(0, Math.round((last.getTime() - begins.getTime()) / 86_400_000));
  for (let i = 0; i < 4; i++) {
    const day = daysBefore(last, Math.round((length * i) / 4));
    deal.activities.call(moment(day, 0, slot + i), manager, 'Call about signing this quarter');
  }
  for (const [i, days] of [27, 19, 12, 8, 3].entries())
    deal.activities.call(moment(today, days, slot + 5 + i), deal.rep, 'Call with the project lead');
  return deal;
}

/** Nobody above the rep until the last stage; then the manager takes it over: parachute, takeover, coaching due. */
function takenOverLate(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const { today } = stage;
  const deal = openStory(stage, repNamed(stage, rep), customer, 85, 0, 36);
  const manager = present(deal.rep.manager, 'Manager');
  for (const [i, days] of [50, 40, 28, 20].entries())
    deal.activities.call(moment(today, days, slot + i), deal.rep, 'Call with the buying team');
  deal.activities.meeting(moment(today, 12, slot + 4), manager, 'Final terms');
  deal.activities.call(moment(today, 8, slot + 5), manager, 'Call on the contract');
  deal.activities.call(moment(today, 4, slot + 6), manager, 'Call with legal');
  return deal;
}

/** The rep calls every few days until the manager does; from then on hardly at all. */
function shrugOff(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const { today } = stage;
  const deal = openStory(stage, repNamed(stage, rep), customer, 75, 4, 32);
  const manager = present(deal.rep.manager, 'Manager');
  for (const [i, days] of [29, 27, 24, 21, 19, 18].entries())
    deal.activities.call(moment(today, days, slot + i), deal.rep, 'Call with the evaluation team');
  deal.activities.call(moment(today, 16, slot + 6), manager, 'Call with the evaluation team');
  deal.activities.call(moment(today, 9, slot + 7), deal.rep, 'Call about the next meeting');
  deal.activities.call(moment(today, 5, slot + 8), manager, 'Call about the offer');
  return deal;
}

/** A busy rep on a deal that does not move: its close date was moved twice and has passed all the same. */
function atRisk(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const { timeline, today } = stage;
  const deal = openStory(stage, repNamed(stage, rep), customer, 95, 5, 45, -40);
  for (const [i, [days, movedTo]] of (
    [
      [44, -20],
      [22, -2],
    ] as const
  ).entries()) {
    timeline.update(moment(today, days, slot + i), deal.rep.username, 'Opportunity', deal.ref, {
      CloseDate: isoDate(daysAfter(today, movedTo)),
    });
  }
  for (const [i, days] of [26, 21, 16, 11, 6, 2].entries())
    deal.activities.call(moment(today, days, slot + 3 + i), deal.rep, 'Call to ask where they are');
  return deal;
}

/** Nobody is above the head of sales: her own deals are not scored. */
function ownedByLeader(stage: StoryStage, customer: string, slot: number): OpenDeal {
  const owner = { ...stage.people.leader, manager: null, winRate: 0 };
  const deal = openStory(stage, owner, customer, 50, 4, 10);
  for (const [i, days] of [24, 17, 9].entries())
    deal.activities.call(moment(stage.today, days, slot + i), owner, 'Call with the chief executive');
  return deal;
}
