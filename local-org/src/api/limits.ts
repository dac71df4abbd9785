/** Resources that say something about the org, or refuse clearly. */
import type { ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { apiError } from './errors.ts';

const UNLIMITED = 1_000_000;
const limit = { Max: UNLIMITED, Remaining: UNLIMITED };

/** The local org counts nothing against daily allowances; clients only look whether something remains. */
const LIMITS = {
  DailyApiRequests: limit,
  DailyAsyncApexExecutions: limit,
  DailyBulkApiBatches: limit,
  DailyBulkV2QueryJobs: limit,
  DataStorageMB: limit,
  FileStorageMB: limit,
};

const refuse = (what: string) => (): never => {
  throw apiError('API_CURRENTLY_DISABLED', `${what} is not supported by the local org`);
};

function root(call: ApiCall) {
  const base = `/services/data/v${call.version}`;
  const names = ['composite', 'limits', 'query', 'queryAll', 'recent', 'sobjects', 'tooling'];
  return ok({
    ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
    'ui-api': `${base}/ui-api`,
    identity: `${call.origin}/id/${call.org.organization.id}/${call.ctx.user.id}`,
  });
}

export const orgResources: readonly Resource[] = [
  { method: 'GET', path: '/', handle: root },
  { method: 'GET', path: '/limits', handle: () => ok(LIMITS) },
  { method: 'GET', path: '/recent', handle: () => ok([]) },
  { method: 'GET', path: '/search', handle: refuse('Search with SOSL (use /query with LIKE)') },
  { method: 'GET', path: '/parameterizedSearch', handle: refuse('Parameterized search (use /query with LIKE)') },
  { method: 'POST', path: '/parameterizedSearch', handle: refuse('Parameterized search (use /query with LIKE)') },
  { method: 'GET', path: '/tooling/executeAnonymous', handle: refuse('Anonymous Apex') },
];
