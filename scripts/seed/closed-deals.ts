import type { Customer } from './accounts.ts';
import {
  AMOUNT_DEVIATION,
  CLOSED_DEALS_PER_REP_AND_QUARTER,
  CYCLE_DAYS,
  PRODUCTS,
  UNITS_PER_DEAL,
} from './calibration.ts';
import { at, daysAfter, daysBefore, daysBetween, isoDate, weekOf, workday } from './dates.ts';
import type { Rep } from './people.ts';
import type { Random } from './random.ts';
import type { Ref, Timeline } from './timeline.ts';
import { present } from '../present.ts';

const QUARTERS = 4;
const QUARTER_DAYS = 91;
/** The newest closed deals leave room for open ones. */
const YOUNGEST_DAYS = 3;
const RAMP_SHARE = 0.3;
/** First deal of a new rep, days after the start: history is kept by the week and must not begin before the person. */
const SETTLING_DAYS = 10;

/** Stages of the org, in order, without naming any. */
export interface Stages {
  readonly open: readonly { readonly name: string; readonly probability: number }[];
  readonly won: string;
  readonly lost: string;
}

export interface Product {
  readonly name: string;
  readonly price: number;
}
export const drawProduct = (random: Random): Product => random.weighted(PRODUCTS.map((p) => [p, p.share] as const));
export const drawAmount = (random: Random, product: Product): number =>
  Math.round(Math.max(0.1, random.normal(1, AMOUNT_DEVIATION)) * product.price * UNITS_PER_DEAL);

/**
 * Four quarters of closed deals. Old history is kept by the week: everything that one rep did in a week carries one
 * time for each kind of step, which keeps the number of calls small and changes no figure that looks 30 days back.
 */
export function addClosedDeals(
  timeline: Timeline,
  random: Random,
  today: Date,
  reps: readonly Rep[],
  customers: readonly Customer[],
  stages: Stages,
  startedDaysAgo: (rep: Rep) => number,
): void {
  for (const rep of reps) {
    const reach = Math.min(QUARTERS * QUARTER_DAYS, startedDaysAgo(rep) - SETTLING_DAYS);
    const ramping = reach < QUARTERS * QUARTER_DAYS;
    const perDay = (CLOSED_DEALS_PER_REP_AND_QUARTER / QUARTER_DAYS) * (ramping ? RAMP_SHARE : 1);
    const count = Math.round((reach - YOUNGEST_DAYS) * perDay);
    for (let i = 0; i < count; i++) {
      const closed = workday(at(daysBefore(today, random.int(YOUNGEST_DAYS, reach)), 15));
      addClosedDeal(timeline, random, rep, random.pick(customers), stages, closed, today, startedDaysAgo(rep));
    }
  }
}

function addClosedDeal(
  timeline: Timeline,
  random: Random,
  rep: Rep,
  customer: Customer,
  stages: Stages,
  closed: Date,
  today: Date,
  startedDaysAgo: number,
): void {
  const won = random.chance(rep.winRate);
  const product = drawProduct(random);
  const cycle = Math.round(random.fromDeciles(won ? CYCLE_DAYS.won : CYCLE_DAYS.lost));
  const engaged = daysBefore(closed, Math.min(cycle, startedDaysAgo - SETTLING_DAYS - daysBetween(closed, today)));
  const deal = timeline.create(inWeek(engaged, 0, 8), rep.username, 'Opportunity', {
    Name: `${customer.name} ${product.name} ${isoDate(engaged).slice(0, 7)}`,
    AccountId: customer.account,
    StageName: present(stages.open[0], 'Open stage').name,
    Amount: drawAmount(random, product),
    CloseDate: isoDate(daysAfter(engaged, random.pick([30, 45, 60, 90]))),
  });
  const middle = daysBefore(closed, daysBetween(engaged, closed) / 2);
  const stage = random.pick(stages.open.slice(2));
  timeline.update(inWeek(middle, 2, 9), rep.username, 'Opportunity', deal, { StageName: stage.name });
  logCall(timeline, rep, customer, deal, inWeek(middle, 3, 10));
  timeline.update(inWeek(closed, 4, 16), rep.username, 'Opportunity', deal, {
    StageName: won ? stages.won : stages.lost,
    CloseDate: isoDate(closed),
  });
}

function logCall(timeline: Timeline, rep: Rep, customer: Customer, deal: Ref, when: Date): void {
  timeline.create(when, rep.username, 'Task', {
    Subject: 'Call: requirements and next steps',
    TaskSubtype: 'Call',
    Status: 'Completed',
    Priority: 'Normal',
    WhatId: deal,
    WhoId: present(customer.contacts[0], 'Contact'),
    OwnerId: rep.ref,
    ActivityDate: isoDate(when),
  });
}

const inWeek = (date: Date, weekday: number, hour: number): Date => at(daysAfter(weekOf(date), weekday), hour);
