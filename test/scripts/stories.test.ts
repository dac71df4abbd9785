/** The generated organisation shows every band and signal at least three times, and every rule where the docs say so. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { present } from '../../scripts/present.ts';
import type { RunningOrg } from '../support/local-org.ts';
import { startSeededOrg } from '../support/seeded-org.ts';
import { readPanels, type DealPanel, type Panel } from './deal-panels.ts';
import { AS_MANAGER, CHECKS, documentedRules } from './documented-deals.ts';

const AT_LEAST = 3;
/** The head of sales sees the deals of everybody. */
const LEADER = 'elena.fischer@sideline.test';
const MANAGER = 'marcus.hale@sideline.test';
const DOCS = new URL('../../docs/involvement.md', import.meta.url);
const BANDS = [
  'absent',
  'coaching',
  'coDriving',
  'driving',
  'stepIn',
  'notEnoughData',
  'managerNotSet',
  'managerOwned',
];
/** States of step-ins and of joint calls. */
const TOGETHER = ['open', 'overdue', 'handedBack', 'upcoming', 'debriefOverdue', 'debriefed'];
const SIGNALS = [
  'takeover',
  'parachute',
  'shrugOff',
  'quarterEndSpike',
  'rescueLoop',
  'everywhere',
  'uncoached',
  'sameGap',
  'dealRisk',
];
/** What stands out on a deal's way through the stages. */
const MOVES = ['skip', 'back'];
/** A quarter's end has only begun on these days, and nothing can have happened in it yet; see docs/seed.md. */
const NO_SPIKE_ON = [16, 17];
const isTooEarlyForSpikes = NO_SPIKE_ON.includes(new Date().getUTCDate());
/** Characters of a rule in the name of its test. */
const SHOWN = 60;
const rules = documentedRules(await readFile(DOCS, 'utf8'));

describe('the generated organisation', () => {
  let org: RunningOrg;
  const found = new Map<string, number>();
  let ofLeader: readonly DealPanel[] = [];
  let ofManager: readonly DealPanel[] = [];
  before(async () => {
    org = await startSeededOrg();
    ofLeader = await readPanels(org, LEADER);
    ofManager = await readPanels(org, MANAGER, "AND Name LIKE '% Enterprise 500'");
    for (const { panel } of ofLeader) {
      const states = [...(panel.stepIn.current ? [panel.stepIn.current] : []), ...(panel.jointCalls?.calls ?? [])];
      const names = [
        ...panel.signals.map(({ signal }) => signal),
        ...states.map(({ state }) => state),
        ...movesOf(panel),
      ];
      for (const name of [panel.band ?? panel.state, ...names]) found.set(name, (found.get(name) ?? 0) + 1);
    }
  });
  after(() => org?.stop());

  const assertFound = (name: string): void =>
    assert.ok((found.get(name) ?? 0) >= AT_LEAST, `${name}: ${found.get(name) ?? 0}, at least ${AT_LEAST}`);

  for (const name of [...BANDS, ...TOGETHER, ...MOVES]) test(`shows ${name}`, () => assertFound(name));
  for (const signal of SIGNALS) {
    const skip = signal === 'quarterEndSpike' && isTooEarlyForSpikes;
    test(`shows ${signal}`, { skip }, () => assertFound(signal));
  }

  for (const { rule, deals } of rules) {
    const start = Object.keys(CHECKS).find((key) => rule.startsWith(key)) ?? '';
    const skip = start === 'Quarter-end spike' && isTooEarlyForSpikes;
    for (const deal of deals)
      test(`${deal} shows: ${rule.slice(0, SHOWN)}`, { skip }, () => {
        const panels = AS_MANAGER.includes(start) ? ofManager : ofLeader;
        const named = panels.filter(({ name }) => name === deal);
        assert.equal(named.length, 1, 'one deal has the name');
        const { panel } = present(named[0], deal);
        assert.ok(present(CHECKS[start], `Check of "${rule}"`)(panel, deal), JSON.stringify(panel, null, 1));
      });
  }

  test('has a deal for every rule that is checked', () => {
    for (const start of Object.keys(CHECKS))
      assert.equal(rules.filter(({ rule }) => rule.startsWith(start)).length, 1, `rules that begin with "${start}"`);
  });
});

/** Each kind once, however often the deal did it. */
const movesOf = ({ process }: Panel): string[] => [...new Set(process?.moves.map(({ kind }) => kind))];
