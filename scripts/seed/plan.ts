import { addCustomers } from './accounts.ts';
import { WIN_RATE } from './calibration.ts';
import { addClosedDeals, type Stages } from './closed-deals.ts';
import { addOpenDeals, OPEN_DEALS } from './open-deals.ts';
import { addPeople, type Rep } from './people.ts';
import { addMassUpdate, addRepStories } from './rep-stories.ts';
import { Random } from './random.ts';
import { addSignalStories } from './signal-stories.ts';
import { addStories } from './stories.ts';
import { addTogetherStories } from './together-stories.ts';
import { Timeline } from './timeline.ts';

const SEED = 20_170_301;
const RAMPING_REP = 'Victor';
const RAMP_START_DAYS = 40;
const OLD_HANDS_DAYS = 900;

/**
 * Everything that happened in the generated organisation, in no order yet.
 * @param today midnight of the day that it is relative to
 * @param administrator user name of whoever creates the people
 * @param setUp id of a profile or permission set by its name
 */
export function planOrg(
  today: Date,
  administrator: string,
  stages: Stages,
  setUp: (object: 'Profile' | 'PermissionSet', name: string) => string,
): Timeline {
  const random = new Random(SEED);
  const timeline = new Timeline();
  const people = addPeople(
    timeline,
    today,
    administrator,
    setUp,
    () => WIN_RATE.low + random.next() * (WIN_RATE.high - WIN_RATE.low),
  );
  const customers = addCustomers(timeline, random, today, people.managers);
  const startedDaysAgo = (rep: Rep): number => (rep.firstName === RAMPING_REP ? RAMP_START_DAYS : OLD_HANDS_DAYS);
  addClosedDeals(timeline, random, today, people.reps, customers, stages, startedDaysAgo);
  const stage = { timeline, random, today, people, customers, stages };
  const stories = [
    ...addStories(stage),
    ...addSignalStories(stage),
    ...addTogetherStories(stage),
    ...addRepStories(stage, administrator),
  ];
  const drawn = OPEN_DEALS - stories.length;
  const open = addOpenDeals(timeline, random, today, people.reps, customers, stages, drawn, startedDaysAgo);
  addMassUpdate(stage, open);
  return timeline;
}
