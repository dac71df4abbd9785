/** Fills an empty org by the project's seed module, through the REST API. */
import { pathToFileURL } from 'node:url';
import type { Org } from '../org.ts';
import { createServer } from '../api/server.ts';
import { LOCAL_PASSWORD } from '../api/sessions.ts';
import { readSetting, writeSetting } from '../settings.ts';
import { CommandError } from './project.ts';
import { createProgress } from './progress.ts';

/** What a seed module's default export gets. While it runs, requests may choose clock and acting user by header. */
export interface SeedApi {
  /** Address of the org's API while it is being filled. */
  readonly url: string;
  /** The administrator. */
  readonly username: string;
  readonly password: string;
  /** Signs a user in. @throws Error when there is no such active user */
  login(username: string): Promise<SeedSession>;
  /** Changes what an administrator sets in Setup, Company Information, which no API of the platform offers. */
  setFiscalYearStart(month: number): void;
  /** Shows how far the work is. */
  progress(done: number, total: number, label: string): void;
}
export interface SeedSession {
  readonly instanceUrl: string;
  readonly accessToken: string;
}

type Mark = 'running' | 'complete';

/** @returns how far seeding of this org came; null when it never started */
export const seedMark = (org: Org): Mark | null => readSetting(org.database, 'seed') as Mark | null;

async function loadSeedModule(file: string): Promise<(api: SeedApi) => Promise<void>> {
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  if (typeof module.default !== 'function') throw new CommandError(`${file} has no default export that is a function`);
  return module.default as (api: SeedApi) => Promise<void>;
}

async function login(url: string, username: string): Promise<SeedSession> {
  const form = new URLSearchParams({ grant_type: 'password', username, password: LOCAL_PASSWORD });
  const response = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body: form });
  const answer = (await response.json()) as { access_token?: string; error_description?: string };
  if (!answer.access_token)
    throw new Error(`Login of ${username} failed: ${answer.error_description ?? response.status}`);
  return { instanceUrl: url, accessToken: answer.access_token };
}

function writeFiscalYearStart(org: Org, month: number): void {
  if (!Number.isInteger(month) || month < 1 || month > 12) {
    throw new CommandError(`The fiscal year cannot start in month ${month}; name one from 1 to 12`);
  }
  org.database.run('UPDATE "Organization" SET "FiscalYearStartMonth" = ?', [month]);
}

/**
 * Runs the seed module against a server of its own that nobody else knows; marks the org as complete at the end.
 * @throws whatever the module throws; the org then counts as interrupted and the next start begins anew
 */
export async function seedOrg(org: Org, seedModule: string, administrator: string): Promise<void> {
  const seed = await loadSeedModule(seedModule);
  writeSetting(org.database, 'seed', 'running' satisfies Mark);
  const { app } = await createServer(org, { allowClock: true });
  const progress = createProgress('Filling the org');
  try {
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    await seed({
      url,
      username: administrator,
      password: LOCAL_PASSWORD,
      login: (username) => login(url, username),
      setFiscalYearStart: (month) => writeFiscalYearStart(org, month),
      progress: (done, total, label) => progress.update(done, total, label),
    });
  } finally {
    progress.finish();
    await app.close();
  }
  writeSetting(org.database, 'seed', 'complete' satisfies Mark);
}
