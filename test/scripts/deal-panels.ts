import assert from 'node:assert/strict';
import { Connection } from 'jsforce';
import { present } from '../../scripts/present.ts';
import type { RunningOrg } from '../support/local-org.ts';

/** What the tests read of a panel's answer; names as in `DealPanel`. */
export interface Panel {
  readonly state: string;
  readonly band: string | null;
  readonly drivingShare: number | null;
  readonly phase: string | null;
  readonly pushCount: number;
  readonly counts: readonly Count[];
  readonly touches: readonly { readonly counted: boolean; readonly reason: string | null }[];
  readonly weeks: readonly { readonly stageChanges: readonly unknown[] }[];
  readonly signals: readonly { readonly signal: string; readonly rule: string }[];
  readonly nextMove: { readonly signal: string; readonly question: string } | null;
  /** Null for a closed deal. */
  readonly process: {
    readonly proven: number;
    readonly checked: number;
    readonly proofs: readonly { readonly status: string; readonly question: string | null }[];
    readonly moves: readonly { readonly kind: string }[];
  } | null;
  readonly stepIn: StepInFacts;
  readonly jointCalls: JointCallFacts | null;
}

interface Count {
  readonly side: string;
  readonly touchClass: string;
  readonly count: number;
  readonly weight: number;
}

interface StepInFacts {
  readonly isAsked: boolean;
  readonly mayStepIn: boolean;
  readonly maximumDays: number;
  readonly current?: {
    readonly state: string;
    readonly reason: string | null;
    readonly untilDate: string;
    readonly handBackDate: string | null;
    readonly firstStep: string | null;
    readonly extensions: number;
  } | null;
}

interface JointCallFacts {
  readonly calls: readonly {
    readonly state: string;
    readonly role: string | null;
    readonly debriefAt: string | null;
    readonly isAsked: boolean;
  }[];
  readonly debriefed: number;
  readonly debriefsDue: number;
  readonly led: number;
  readonly rolesDeclared: number;
}

/** A deal with the panel that a person gets of it. */
export interface DealPanel {
  readonly name: string;
  readonly panel: Panel;
}

/**
 * Panels of the open deals that a person sees.
 * @param condition SOQL that narrows the deals, beginning with AND
 */
export async function readPanels(org: RunningOrg, username: string, condition = ''): Promise<DealPanel[]> {
  const user = new Connection({ loginUrl: org.url, version: '67.0' });
  await user.login(username, 'local');
  const { records } = await user.query<{ Id: string; Name: string }>(
    `SELECT Id, Name FROM Opportunity WHERE IsClosed = false ${condition}`,
  );
  const answers: DealPanel[] = [];
  for (const { Id, Name } of records) {
    const answer = await fetch(`${org.url}/local/apex/DealCoachingController/getPanel`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${present(user.accessToken, 'Token')}` },
      body: JSON.stringify({ opportunityId: Id }),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    const body = (await answer.json()) as Panel | { readonly returnValue: Panel };
    answers.push({ name: Name, panel: 'returnValue' in body ? body.returnValue : body });
  }
  return answers;
}
