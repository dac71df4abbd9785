/** What only a local org has: the user switcher, queries with bind variables, and Apex calls of components. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawValue } from '../metadata/catalog.ts';
import type { BindValue } from '../soql/query.ts';
import type { ExecutionContext } from '../records/records.ts';
import type { Org } from '../org.ts';
import type { Authentication } from './authentication.ts';
import { findUser, SESSION_COOKIE } from './authentication.ts';
import { apexFailure } from './apex-failure.ts';
import type { ApiCall } from './call.ts';
import { apiError } from './errors.ts';
import { registerJobs } from './jobs-route.ts';
import { bodyOf, isLoopback, originOf, requireSameOrigin, sendAnswer } from './http.ts';
import { answerQuery } from './query.ts';
import type { QueryCursors } from './query-cursors.ts';
import type { TestRunStore } from './test-run-store.ts';
import type { SessionStore } from './sessions.ts';
import { jsonObject } from './values.ts';

export interface LocalParts {
  readonly org: Org;
  readonly sessions: SessionStore;
  readonly authentication: Authentication;
  readonly cursors: QueryCursors;
  readonly testRuns: TestRunStore;
  readonly run: <T>(request: FastifyRequest, work: (ctx: ExecutionContext) => T) => T;
}

const PAGE_API_VERSION = '68.0';
/** Sessions of pages last a year: nobody should meet a login form on their own machine. */
const COOKIE_SECONDS = 365 * 24 * 3600;

function requireThisMachine(request: FastifyRequest): void {
  if (!isLoopback(request)) {
    throw apiError(
      'INSUFFICIENT_ACCESS',
      'Switching users is possible on the machine of the org alone, at http://localhost',
    );
  }
  requireSameOrigin(request);
}

/** Active people, by name, with what the switcher shows of them. */
function listUsers(org: Org) {
  const rows = org.database.all(
    `SELECT u."Id" AS id, u."Name" AS name, u."Username" AS username, u."Title" AS title, r."Name" AS role, p."Name" AS profile
       FROM "User" u LEFT JOIN "UserRole" r ON r."Id" = u."UserRoleId" LEFT JOIN "Profile" p ON p."Id" = u."ProfileId"
      WHERE u."IsActive" = 1 ORDER BY u."Name"`,
  );
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return rows.map((row) => ({
    id: String(row['id']),
    name: String(row['name']),
    username: String(row['username']),
    title: text(row['title']),
    role: text(row['role']),
    profile: text(row['profile']),
  }));
}

function registerSwitcher(app: FastifyInstance, { org, sessions, authentication }: LocalParts): void {
  app.get('/local/users', (request, reply) => {
    requireThisMachine(request);
    return reply.send(listUsers(org));
  });
  app.post('/local/session', (request, reply) => {
    requireThisMachine(request);
    const { username } = jsonObject(bodyOf(request));
    const user = typeof username === 'string' ? findUser(org, username) : null;
    if (!user?.isActive)
      throw apiError('INVALID_LOGIN', `There is no active user named ${String(username)}; GET /local/users lists them`);
    const id = sessions.open(user.id, org.now());
    return reply
      .setCookie(SESSION_COOKIE, id, { path: '/', httpOnly: true, sameSite: 'strict', maxAge: COOKIE_SECONDS })
      .send({ user: { id: user.id, name: user.name, username: user.username } });
  });
  app.delete('/local/session', (request, reply) => {
    const id = authentication.sessionIdOf(request);
    if (id) sessions.close(id);
    return reply.clearCookie(SESSION_COOKIE, { path: '/' }).code(204).send();
  });
}

const isRaw = (value: unknown): value is RawValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function readBinds(value: unknown): ReadonlyMap<string, BindValue> {
  const binds = new Map<string, BindValue>();
  for (const [name, bind] of Object.entries(value === undefined ? {} : jsonObject(value, 'binds'))) {
    if (!isRaw(bind) && !(Array.isArray(bind) && bind.every(isRaw))) {
      throw apiError('INVALID_INPUT', `The bind ${name} must be a text, a number, a boolean, null or a list of these`);
    }
    binds.set(name.toLowerCase(), bind);
  }
  return binds;
}

/**
 * `POST /local/query {q, binds}`: a query whose `:name` variables come apart from its text, so that what people type
 * into a search box can never be read as SOQL.
 */
function queryRoute({ org, cursors, testRuns, run }: LocalParts) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const body = jsonObject(bodyOf(request));
    const { q } = body;
    if (typeof q !== 'string') throw apiError('MALFORMED_QUERY', 'The body must have the SOQL text in q');
    const binds = readBinds(body['binds']);
    const answer = run(request, (ctx) => {
      const call: ApiCall = {
        org,
        ctx,
        cursors,
        testRuns,
        method: 'POST',
        version: PAGE_API_VERSION,
        origin: originOf(request),
        params: {},
        query: new URLSearchParams(),
        body,
      };
      return answerQuery(call, q, { allRows: false, binds });
    });
    return sendAnswer(reply, answer);
  };
}

/** `POST /local/apex/:class/:method`: a component's call of an `@AuraEnabled` method. */
function apexRoute({ org, run }: LocalParts) {
  return (
    request: FastifyRequest<{ Params: { class: string; method: string } }>,
    reply: FastifyReply,
  ): FastifyReply => {
    const { class: className, method } = request.params;
    try {
      const body = bodyOf(request);
      const params = body === undefined ? {} : jsonObject(body, 'The parameters of the method');
      const returnValue = run(request, (ctx) => org.invokeAura(ctx, className, method, params));
      return sendAnswer(reply, { status: 200, body: { returnValue } });
    } catch (error) {
      const failure = apexFailure(error);
      if (!failure) throw error;
      return sendAnswer(reply, failure);
    }
  };
}

/** Registers everything below `/local` that is not a page. */
export function registerLocalRoutes(app: FastifyInstance, parts: LocalParts): void {
  registerSwitcher(app, parts);
  registerJobs(app, parts.org, requireThisMachine);
  app.post('/local/query', queryRoute(parts));
  app.post('/local/apex/:class/:method', apexRoute(parts));
}
