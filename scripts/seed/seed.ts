/**
 * Fills a fresh local org with a sales organisation, relative to today: a head of sales, 3 managers, 18 reps, 60
 * customers, four quarters of closed deals and 240 open ones. Everything goes through the REST API as the person who
 * did it at the time it happened, so triggers, validation and history apply. The same day gives the same org.
 */
import { Connection } from 'jsforce';
import type { Stages } from './closed-deals.ts';
import { at } from './dates.ts';
import { planOrg } from './plan.ts';
import { fiscalYearStart } from './signal-stories.ts';
import { summarise } from './summaries.ts';
import type { Send } from './timeline.ts';

/** What the local org hands to its seed module. */
export interface SeedApi {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  setFiscalYearStart(month: number): void;
  progress(done: number, total: number, label: string): void;
}

/** Sees all deals. */
const LEADER = 'elena.fischer@sideline.test';
const API_VERSION = '67.0';

export default async function seed(api: SeedApi): Promise<void> {
  const connection = new Connection({ loginUrl: api.url, version: API_VERSION });
  await connection.login(api.username, api.password);
  const today = at(new Date(), 0);
  api.setFiscalYearStart(fiscalYearStart(today));
  const timeline = planOrg(today, api.username, await readStages(connection), await readSetUp(connection));
  const total = timeline.length;
  await timeline.send(sender(connection), (done) => api.progress(done, total, 'records'));
  await summarise(connection, API_VERSION, LEADER, (done, all) => api.progress(done, all, 'summaries'));
}

async function readStages(connection: Connection): Promise<Stages> {
  const { records } = await connection.query<{
    ApiName: string;
    IsClosed: boolean;
    IsWon: boolean;
    DefaultProbability: number;
  }>(
    'SELECT ApiName, IsClosed, IsWon, DefaultProbability FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder',
  );
  const open = records.filter((s) => !s.IsClosed).map((s) => ({ name: s.ApiName, probability: s.DefaultProbability }));
  const won = records.find((s) => s.IsClosed && s.IsWon)?.ApiName;
  const lost = records.find((s) => s.IsClosed && !s.IsWon)?.ApiName;
  if (open.length < 3 || won === undefined || lost === undefined) {
    throw new Error('The org needs at least three open stages, a won and a lost one');
  }
  return { open, won, lost };
}

async function readSetUp(
  connection: Connection,
): Promise<(object: 'Profile' | 'PermissionSet', name: string) => string> {
  const ids = new Map<string, string>();
  for (const object of ['Profile', 'PermissionSet'] as const) {
    const { records } = await connection.query<{ Id: string; Name: string }>(`SELECT Id, Name FROM ${object}`);
    for (const { Id, Name } of records) ids.set(`${object} ${Name}`, Id);
  }
  return (object, name) => {
    const id = ids.get(`${object} ${name}`);
    if (id === undefined) throw new Error(`The org has no ${object} named ${name}`);
    return id;
  };
}

function sender(connection: Connection): Send {
  return ({ verb, as, at: when, records }) =>
    connection.request({
      method: verb === 'create' ? 'POST' : 'PATCH',
      url: `/services/data/v${API_VERSION}/composite/sobjects`,
      headers: {
        'content-type': 'application/json',
        'x-local-org-user': as,
        'x-local-org-now': when.toISOString(),
      },
      body: JSON.stringify({ allOrNone: true, records }),
    });
}
