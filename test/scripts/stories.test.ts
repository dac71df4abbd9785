/** The generated organisation shows every band and every signal at least three times. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Connection } from 'jsforce';
import { present } from '../../scripts/present.ts';
import type { RunningOrg } from '../support/local-org.ts';
import { startSeededOrg } from '../support/seeded-org.ts';

interface Panel {
  readonly state: string;
  readonly band: string | null;
  readonly signals: readonly { readonly signal: string }[];
  /** Null for a closed deal. */
  readonly process: { readonly moves: readonly { readonly kind: string }[] } | null;
  readonly stepIn: { readonly current?: { readonly state: string } | null };
  readonly jointCalls: { readonly calls: readonly { readonly state: string }[] } | null;
}
const AT_LEAST = 3;
/** The head of sales sees the deals of everybody. */
const LEADER = 'elena.fischer@sideline.test';
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

describe('the generated organisation', () => {
  let org: RunningOrg;
  const found = new Map<string, number>();
  before(async () => {
    org = await startSeededOrg();
    for (const panel of await panels(org)) {
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
    const skip = signal === 'quarterEndSpike' && NO_SPIKE_ON.includes(new Date().getUTCDate());
    test(`shows ${signal}`, { skip }, () => assertFound(signal));
  }
});

/** Each kind once, however often the deal did it. */
const movesOf = ({ process }: Panel): string[] => [...new Set(process?.moves.map(({ kind }) => kind))];

async function panels(org: RunningOrg): Promise<Panel[]> {
  const leader = new Connection({ loginUrl: org.url, version: '67.0' });
  await leader.login(LEADER, 'local');
  const { records } = await leader.query<{ Id: string }>('SELECT Id FROM Opportunity WHERE IsClosed = false');
  const answers: Panel[] = [];
  for (const { Id } of records) {
    const answer = await fetch(`${org.url}/local/apex/DealCoachingController/getPanel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${present(leader.accessToken, 'Token')}` },
      body: JSON.stringify({ opportunityId: Id }),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    const body = (await answer.json()) as Panel | { readonly returnValue: Panel };
    answers.push('returnValue' in body ? body.returnValue : body);
  }
  return answers;
}
