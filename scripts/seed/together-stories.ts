import { daysAfter, daysBefore, isoDate } from './dates.ts';
import { moment } from './activities.ts';
import type { OpenDeal } from './open-deals.ts';
import type { Manager } from './people.ts';
import type { Ref, Value } from './timeline.ts';
import { present } from '../present.ts';
import { openStory, repNamed, type StoryStage } from './stories.ts';

/** Deals on which the manager steps in on purpose, and deals whose manager comes along to meetings. */
export function addTogetherStories(stage: StoryStage): OpenDeal[] {
  return [
    steppedIn(stage, 'Priya', 'Eastgate Energy', 200, 'CustomerAsked', 'Their board asked to talk to me.'),
    steppedIn(stage, 'Jonas', 'Cobalt Foods', 210, 'RepOnLeave', 'Jonas is back in ten days.'),
    extended(stage, 'Amelia', 'Cobalt Health', 220),
    overdue(stage, 'Priya', 'Brightwater Energy', 230),
    overdue(stage, 'Diego', 'Brightwater Foods', 240),
    overdue(stage, 'Hannah', 'Brightwater Health', 250),
    handedBack(stage, 'Priya', 'Eastgate Logistics', 260),
    handedBack(stage, 'Jonas', 'Eastgate Robotics', 270),
    handedBack(stage, 'Amelia', 'Eastgate Textiles', 280),
    answeredNotNow(stage, 'Diego', 'Brightwater Logistics', 290),
    comesAlong(stage, 'Mei', 'Harrow Foods', 300),
    comesAlong(stage, 'Oskar', 'Fenwick Energy', 310),
    comesAlong(stage, 'Fatima', 'Fenwick Logistics', 320),
  ];
}

/** Four calls of the manager against three of the rep: driving, if nobody said why. */
function driven(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const deal = openStory(stage, repNamed(stage, rep), customer, 80, 3, 40);
  for (const [i, days] of [28, 24, 19].entries())
    deal.activities.call(moment(stage.today, days, slot + i), deal.rep, 'Call with the project team');
  for (const [i, days] of [11, 8, 6, 4].entries())
    deal.activities.call(moment(stage.today, days, slot + 3 + i), managerOf(deal), 'Call with the sponsor');
  return deal;
}

const managerOf = (deal: OpenDeal): Manager => present(deal.rep.manager, 'Manager');

function startStepIn(
  stage: StoryStage,
  deal: OpenDeal,
  daysAgo: number,
  slot: number,
  values: { readonly Reason__c: string; readonly until: number; readonly Note__c?: string },
): Ref {
  const { until, ...rest } = values;
  const terms: Record<string, Value> = { ...rest, Until__c: isoDate(daysAfter(stage.today, until)) };
  return stage.timeline.create(moment(stage.today, daysAgo, slot), managerOf(deal).username, 'Deal_Step_In__c', {
    Opportunity__c: deal.ref,
    ...terms,
  });
}

/** Open since last week, until next week. */
function steppedIn(
  stage: StoryStage,
  rep: string,
  customer: string,
  slot: number,
  reason: string,
  note: string,
): OpenDeal {
  const deal = driven(stage, rep, customer, slot);
  startStepIn(stage, deal, 12, slot + 7, { Reason__c: reason, until: 6, Note__c: note });
  return deal;
}

/** Open, and extended once. */
function extended(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const deal = driven(stage, rep, customer, slot);
  const stepIn = startStepIn(stage, deal, 12, slot + 7, { Reason__c: 'ExecutiveRelationship', until: -2 });
  stage.timeline.update(moment(stage.today, 3, slot + 8), managerOf(deal).username, 'Deal_Step_In__c', stepIn, {
    Until__c: isoDate(daysAfter(stage.today, 9)),
    Hand_Back_Date__c: isoDate(daysAfter(stage.today, 10)),
  });
  return deal;
}

/** Should have been handed back three days ago. */
function overdue(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const deal = driven(stage, rep, customer, slot);
  startStepIn(stage, deal, 12, slot + 7, { Reason__c: 'DealAtRisk', until: -3 });
  return deal;
}

/** Handed back two days ago; the rep has taken the first step. */
function handedBack(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const deal = driven(stage, rep, customer, slot);
  const { today } = stage;
  const stepIn = startStepIn(stage, deal, 12, slot + 7, { Reason__c: 'CustomerAsked', until: 1 });
  const when = moment(today, 2, slot + 8);
  stage.timeline.update(when, managerOf(deal).username, 'Deal_Step_In__c', stepIn, {
    First_Step__c: 'Call the sponsor about the rollout plan',
    Hand_Back_Date__c: isoDate(when),
    Handed_Back_At__c: when.toISOString(),
  });
  deal.activities.call(moment(today, 1, slot + 9), deal.rep, 'Call about the rollout plan');
  return deal;
}

/** The manager drives, was asked and did not want to say why. */
function answeredNotNow(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const deal = driven(stage, rep, customer, slot);
  stage.timeline.create(moment(stage.today, 3, slot + 7), managerOf(deal).username, 'Deal_Step_In__c', {
    Opportunity__c: deal.ref,
    Not_Now__c: true,
  });
  return deal;
}

/** Three meetings of rep and manager: one talked about, one not yet, one ahead without a role. */
function comesAlong(stage: StoryStage, rep: string, customer: string, slot: number): OpenDeal {
  const { timeline, today } = stage;
  const deal = openStory(stage, repNamed(stage, rep), customer, 70, 4, 15);
  const manager = managerOf(deal);
  for (const [i, days] of [26, 20, 13, 7, 2].entries())
    deal.activities.call(moment(today, days, slot + i), deal.rep, 'Call with the clinic lead');
  const start = moment(today, 16, slot + 5);
  const talkedAbout = deal.activities.meeting(start, deal.rep, 'Workshop with the users', [manager]);
  const call = timeline.create(daysBefore(start, 0.5), manager.username, 'Joint_Call__c', {
    Event_Id__c: talkedAbout,
    Role__c: 'Observe',
  });
  const debrief = daysAfter(start, 1);
  timeline.update(debrief, manager.username, 'Joint_Call__c', call, { Debriefed_At__c: debrief.toISOString() });
  deal.activities.meeting(moment(today, 5, slot + 8), deal.rep, 'Commercial terms with the sponsor', [manager]);
  deal.activities.plannedMeeting(
    moment(today, -3, slot + 9),
    moment(today, 1, slot + 9),
    deal.rep,
    'Decision meeting with the board',
    [manager],
  );
  return deal;
}
