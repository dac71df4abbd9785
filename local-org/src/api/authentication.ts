/** Who makes a request: the session behind its header or cookie, and on whose behalf and at what time it acts. */
import type { FastifyRequest } from 'fastify';
import type { UserContext } from '../security/access.ts';
import type { Org } from '../org.ts';
import { apiError } from './errors.ts';
import { requireSameOrigin } from './http.ts';
import type { SessionStore } from './sessions.ts';

export const SESSION_COOKIE = 'sid';

/** Whether requests may choose their own clock and acting user: while seeding, and in orgs opened for imports. */
export interface HistorySwitch {
  allowed: boolean;
}

export interface Actor {
  readonly user: UserContext;
  /** Epoch milliseconds for the request; undefined for the org's own clock. */
  readonly now: number | undefined;
}

export interface Authentication {
  /** @returns the session's user; null without a valid session */
  currentUser(request: FastifyRequest): UserContext | null;
  /** @throws ApiError INVALID_SESSION_ID; INSUFFICIENT_ACCESS for a clock or user that may not be chosen */
  actorOf(request: FastifyRequest): Actor;
  /** @returns the session id that the request carries */
  sessionIdOf(request: FastifyRequest): string | null;
}

function singleHeader(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function createAuthentication(org: Org, sessions: SessionStore, history: HistorySwitch): Authentication {
  function sessionIdOf(request: FastifyRequest): string | null {
    const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '');
    if (match?.[1]) return match[1];
    const cookie = request.cookies[SESSION_COOKIE];
    if (!cookie) return null;
    requireSameOrigin(request);
    return cookie;
  }

  function currentUser(request: FastifyRequest): UserContext | null {
    const sessionId = sessionIdOf(request);
    const userId = sessionId && sessions.userOf(sessionId);
    if (!userId) return null;
    const user = org.access.loadUser(userId);
    return user.isActive ? user : null;
  }

  function actorOf(request: FastifyRequest): Actor {
    const user = currentUser(request);
    if (!user) throw apiError('INVALID_SESSION_ID', 'Session expired or invalid');
    const clock = singleHeader(request, 'x-local-org-now');
    const username = singleHeader(request, 'x-local-org-user');
    if (clock === undefined && username === undefined) return { user, now: undefined };
    if (!history.allowed || !user.modifyAllData) {
      const message =
        'Headers x-local-org-now and x-local-org-user need an org opened for imports and a user with Modify All Data';
      throw apiError('INSUFFICIENT_ACCESS', message);
    }
    const now = clock === undefined ? undefined : Date.parse(clock);
    if (now !== undefined && Number.isNaN(now)) {
      throw apiError(
        'INVALID_INPUT',
        'The header x-local-org-now must be an ISO date and time, e.g. 2026-11-21T08:15:00.000Z',
      );
    }
    return { user: username === undefined ? user : namedUser(org, username), now };
  }

  return { currentUser, actorOf, sessionIdOf };
}

/** @throws ApiError INVALID_INPUT when there is no such user */
function namedUser(org: Org, username: string): UserContext {
  const user = findUser(org, username);
  if (!user) throw apiError('INVALID_INPUT', `There is no user named ${username}`);
  return user;
}

/** @returns the user of a user name, whatever its case; null when there is none */
export function findUser(org: Org, username: string): UserContext | null {
  const row = org.database.get('SELECT "Id" FROM "User" WHERE lower("Username") = lower(?)', [username]);
  return row ? org.access.loadUser(String(row['Id'])) : null;
}
