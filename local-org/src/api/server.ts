/** The org's HTTP server: login, the REST API, and a place for the pages. */
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionContext } from '../records/records.ts';
import type { UserContext } from '../security/access.ts';
import type { Org } from '../org.ts';
import type { HistorySwitch } from './authentication.ts';
import { createAuthentication } from './authentication.ts';
import type { ApiCall, Method } from './call.ts';
import { ApiError, apiError, notFound, toApiError } from './errors.ts';
import { bodyOf, originOf, sendAnswer } from './http.ts';
import { registerLocalRoutes } from './local-routes.ts';
import { registerLogin } from './login.ts';
import { createQueryCursors } from './query-cursors.ts';
import { ownTransactionResources, resources } from './resources.ts';
import { createRouter } from './routing.ts';
import { createSessionStore } from './sessions.ts';
import { TestRunStore } from './test-run-store.ts';
import { runApexTests, startApexTests } from './test-runs.ts';
import { FIRST_VERSION, LATEST_VERSION, versionList } from './versions.ts';

/** Largest request body, as on the platform. */
const BODY_LIMIT = 50 * 1024 * 1024;

export interface ServerOptions {
  /** Whether requests may choose clock and acting user; `false` unless the org is being seeded or imports are open. */
  readonly allowClock?: boolean;
  /** Largest request body in bytes; 50 MiB by default. */
  readonly bodyLimit?: number;
  /** Where defects of the org are reported; standard error by default. */
  readonly logError?: (text: string) => void;
}

export interface OrgServer {
  readonly app: FastifyInstance;
  /** Opens or closes the choice of clock and acting user. */
  readonly history: HistorySwitch;
  /** The user behind a request's session, for pages; null without a valid session. */
  currentUser(request: FastifyRequest): UserContext | null;
  /** Opens a session without a password, for the command line. @returns the session id */
  openSession(userId: string): string;
}

/** Builds the server over an open org. It does not listen yet. */
export async function createServer(org: Org, options: ServerOptions = {}): Promise<OrgServer> {
  const bodyLimit = options.bodyLimit ?? BODY_LIMIT;
  const logError = options.logError ?? ((text: string) => void process.stderr.write(`${text}\n`));
  const app = fastify({
    bodyLimit,
    // Clients that store the address with a slash ask for `//services/...`.
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
    routerOptions: { maxParamLength: 1000 },
    frameworkErrors: (error, _request, reply) => void sendError(reply, knownError(error, bodyLimit, logError)),
  });
  await app.register(cookie);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, text));

  const history: HistorySwitch = { allowed: options.allowClock ?? false };
  const sessions = createSessionStore(org.database, org.organization.id);
  const authentication = createAuthentication(org, sessions, history);
  const cursors = createQueryCursors();
  const testRuns = new TestRunStore();
  const router = createRouter(resources);
  const direct = createRouter(ownTransactionResources());

  const run = <T>(request: FastifyRequest, work: (ctx: ExecutionContext) => T): T => {
    const { user, now } = authentication.actorOf(request);
    return org.transaction(user, work, { now });
  };

  const rest = (
    request: FastifyRequest<{ Params: { version: string; '*': string } }>,
    reply: FastifyReply,
  ): FastifyReply => {
    const version = /^v(\d+\.0)$/.exec(request.params.version)?.[1];
    if (!version || Number(version) < FIRST_VERSION || Number(version) > LATEST_VERSION) throw notFound();
    const { pathname, searchParams } = new URL(request.url, 'http://org');
    const path = pathname.slice(`/services/data/v${version}`.length);
    const base = {
      org,
      cursors,
      testRuns,
      method: request.method as Method,
      version,
      origin: originOf(request),
      query: searchParams,
      body: bodyOf(request),
    };
    const own = direct.has(path);
    const { resource, params } = (own ? direct : router).find(base.method, path);
    const handle = (ctx: ExecutionContext) => resource.handle({ ...base, ctx, params } satisfies ApiCall);
    if (!own) return sendAnswer(reply, run(request, handle));
    const { user, now } = authentication.actorOf(request);
    return sendAnswer(reply, handle({ user, now: () => now ?? org.now() }));
  };
  app.all('/services/data/:version/*', rest);
  app.post('/services/data/:version/tooling/runTestsSynchronous', async (request, reply) => {
    authentication.actorOf(request);
    return sendAnswer(reply, { status: 200, body: await runApexTests(org, bodyOf(request)) });
  });
  app.post('/services/data/:version/tooling/runTestsAsynchronous', (request, reply) => {
    const { user } = authentication.actorOf(request);
    return sendAnswer(reply, { status: 200, body: startApexTests(org, testRuns, user.id, bodyOf(request)) });
  });
  app.get('/services/data/:version', (request, reply) => {
    const params = { ...(request.params as { version: string }), '*': '' };
    return rest(Object.assign(request, { params }), reply);
  });
  app.get('/services/data', (_request, reply) => reply.send(versionList()));
  app.get('/services/data/', (_request, reply) => reply.send(versionList()));
  registerLogin(app, { org, sessions, authentication });
  registerLocalRoutes(app, { org, sessions, authentication, cursors, testRuns, run });

  app.setNotFoundHandler((_request, reply) => sendError(reply, notFound()));
  app.setErrorHandler((error, _request, reply) => sendError(reply, knownError(error, bodyLimit, logError)));
  return {
    app,
    history,
    currentUser: (request) => authentication.currentUser(request),
    openSession: (userId) => sessions.open(userId, org.now()),
  };
}

const sendError = (reply: FastifyReply, error: ApiError): FastifyReply =>
  sendAnswer(reply, { status: error.status, body: error.items });

/** Gives every failure an API error; what nobody foresaw is logged under an id and answered without details. */
function knownError(error: unknown, bodyLimit: number, logError: (text: string) => void): ApiError {
  const known = toApiError(error);
  if (known) return known;
  const { code, statusCode } = error as Partial<FastifyError>;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return apiError(
      'EXCEEDED_MAX_SIZE_REQUEST',
      `The request body is larger than ${bodyLimit} bytes. Send the records in several requests.`,
    );
  }
  if (code === 'FST_ERR_BAD_URL') return apiError('MALFORMED_ID', 'The path holds a malformed percent escape');
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new ApiError(statusCode, [{ errorCode: 'INVALID_INPUT', message: (error as Error).message }]);
  }
  const id = randomUUID();
  logError(`Error ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const message = `An unexpected error occurred. The log of the local org has the details under ErrorId ${id}`;
  return apiError('UNKNOWN_EXCEPTION', message);
}
