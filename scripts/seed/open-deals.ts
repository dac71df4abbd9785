import type { Customer } from './accounts.ts';
import { DealActivities, moment } from './activities.ts';
import { drawAmount, drawProduct, type Product, type Stages } from './closed-deals.ts';
import { daysAfter, daysBefore, isoDate } from './dates.ts';
import type { Manager, Rep } from './people.ts';
import type { Random } from './random.ts';
import type { Ref, Timeline } from './timeline.ts';
import { present } from '../present.ts';

export const OPEN_DEALS = 240;
const WINDOW_DAYS = 30;
const TOPICS = [
  'discovery',
  'requirements',
  'security questions',
  'pricing',
  'rollout plan',
  'business case',
  'references',
];

export interface OpenDeal {
  readonly ref: Ref;
  readonly name: string;
  readonly rep: Rep;
  readonly customer: Customer;
  readonly createdDaysAgo: number;
  readonly stage: number;
  readonly activities: DealActivities;
}

/** Creates an open deal and moves it stage by stage; the rep makes the moves older than `byRepUntil` days. */
export function addOpenDeal(
  timeline: Timeline,
  random: Random,
  today: Date,
  stages: Stages,
  options: {
    rep: Rep;
    customer: Customer;
    product: Product;
    createdDaysAgo: number;
    stage: number;
    closesInDays: number;
    slot: number;
    lastMoveDaysAgo?: number;
    nextStep?: string;
  },
): OpenDeal {
  const { rep, customer, product, createdDaysAgo, stage, slot } = options;
  const name = `${customer.name} ${product.name}`;
  const ref = timeline.create(moment(today, createdDaysAgo, slot), rep.username, 'Opportunity', {
    Name: name,
    AccountId: customer.account,
    StageName: present(stages.open[0], 'Open stage').name,
    Amount: drawAmount(random, product),
    CloseDate: isoDate(daysAfter(today, options.closesInDays)),
    NextStep: options.nextStep ?? 'Agree on the next meeting',
  });
  const last = options.lastMoveDaysAgo ?? Math.max(1, Math.round(createdDaysAgo * 0.2));
  for (let i = 1; i <= stage; i++) {
    const days = createdDaysAgo - ((createdDaysAgo - last) * i) / stage;
    timeline.update(moment(today, Math.round(days), slot + i), rep.username, 'Opportunity', ref, {
      StageName: present(stages.open[i], 'Open stage').name,
    });
  }
  addContactRoles(timeline, random, today, { ref, rep, customer, createdDaysAgo, stage }, slot);
  const activities = new DealActivities(timeline, ref, present(customer.contacts[0], 'Contact'));
  return { ref, name, rep, customer, createdDaysAgo, stage, activities };
}

/** Reps name a customer's people as the deal goes on: nobody at first, then one, then often a second one. */
function addContactRoles(
  timeline: Timeline,
  random: Random,
  today: Date,
  deal: Pick<OpenDeal, 'ref' | 'rep' | 'customer' | 'createdDaysAgo' | 'stage'>,
  slot: number,
): void {
  const known = deal.stage === 0 ? 0 : deal.stage > 2 && random.chance(0.6) ? 2 : 1;
  const when = moment(today, Math.max(1, Math.round(deal.createdDaysAgo * 0.8)), slot + 17);
  for (const [i, contact] of deal.customer.contacts.slice(0, known).entries()) {
    timeline.create(when, deal.rep.username, 'OpportunityContactRole', {
      OpportunityId: deal.ref,
      ContactId: contact,
      Role: i === 0 ? 'Business User' : 'Decision Maker',
      IsPrimary: i === 0,
    });
  }
}

/** Open deals drawn at random, each with what rep and manager did on it in the window. */
export function addOpenDeals(
  timeline: Timeline,
  random: Random,
  today: Date,
  reps: readonly Rep[],
  customers: readonly Customer[],
  stages: Stages,
  count: number,
  startedDaysAgo: (rep: Rep) => number,
): OpenDeal[] {
  return Array.from({ length: count }, (_, i) => {
    const rep = present(reps[i % reps.length], 'Rep');
    const createdDaysAgo = Math.min(random.int(12, 120), startedDaysAgo(rep) - 1);
    const deal = addOpenDeal(timeline, random, today, stages, {
      rep,
      customer: random.pick(customers),
      product: drawProduct(random),
      createdDaysAgo,
      stage: random.int(0, stages.open.length - 1),
      closesInDays: random.int(-5, 75),
      slot: i,
    });
    addRepWork(random, today, deal, i);
    if (rep.manager) addManagerWork(timeline, random, today, deal, rep.manager, i);
    return deal;
  });
}

function addRepWork(random: Random, today: Date, deal: OpenDeal, slot: number): void {
  const reach = Math.min(WINDOW_DAYS - 1, deal.createdDaysAgo - 2);
  for (let touch = random.int(1, 6); touch > 0; touch--) {
    const when = moment(today, random.int(1, reach), slot + touch);
    if (random.chance(0.35)) deal.activities.meeting(when, deal.rep, `Meeting on ${random.pick(TOPICS)}`);
    else deal.activities.call(when, deal.rep, `Call about ${random.pick(TOPICS)}`);
  }
  if (random.chance(0.6)) {
    deal.activities.nextStep(
      moment(today, 2, slot),
      deal.rep,
      `Send ${random.pick(TOPICS)} summary`,
      random.int(1, 10),
    );
  }
}

function addManagerWork(
  timeline: Timeline,
  random: Random,
  today: Date,
  deal: OpenDeal,
  manager: Manager,
  slot: number,
): void {
  const reach = Math.min(WINDOW_DAYS - 2, deal.createdDaysAgo - 2);
  const when = (turn: number): Date => moment(today, random.int(1, reach), slot + 31 + turn);
  if (manager.style === 'everywhere' && random.chance(0.85)) {
    for (let turn = random.int(1, 3); turn > 0; turn--)
      deal.activities.call(when(turn), manager, `Call with ${deal.customer.name}`);
    if (random.chance(0.4)) deal.activities.meeting(when(5), manager, 'Meeting on commercial terms');
    if (random.chance(0.5)) {
      timeline.update(when(7), manager.username, 'Opportunity', deal.ref, {
        CloseDate: isoDate(daysAfter(today, random.int(5, 40))),
      });
    }
  }
  if (manager.style === 'coach') {
    if (random.chance(0.6))
      deal.activities.review(
        moment(today, random.int(1, Math.min(12, reach)), slot + 3),
        manager,
        'Deal review',
        deal.rep,
      );
    if (random.chance(0.35)) deal.activities.meeting(when(2), deal.rep, 'Joint call with the customer', [manager]);
    // Selective: steps into the few large deals that are about to close.
    if (deal.stage >= 6 && random.chance(0.25)) {
      deal.activities.meeting(when(4), manager, 'Meeting with the sponsor');
      deal.activities.call(when(5), manager, 'Call on commercial terms');
    }
  }
  if (manager.style === 'absent' && reach > 15 && random.chance(0.05)) {
    deal.activities.review(daysBefore(today, random.int(15, reach)), manager, 'Pipeline review', deal.rep);
  }
}
