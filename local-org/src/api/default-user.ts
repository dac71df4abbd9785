/** Signs pages in as one user when the browser has no session yet. */
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from './authentication.ts';
import { isLoopback } from './http.ts';
import type { OrgServer } from './server.ts';

const isPage = (request: FastifyRequest): boolean =>
  request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && isLoopback(request);

/** From then on a page without a session gets one of this user; switching users still works. */
export function registerDefaultUser(server: OrgServer, userId: string): void {
  server.app.addHook('onRequest', (request, reply, done) => {
    if (isPage(request) && server.currentUser(request) === null) {
      const sessionId = server.openSession(userId);
      request.cookies[SESSION_COOKIE] = sessionId;
      void reply.setCookie(SESSION_COOKIE, sessionId, { path: '/', httpOnly: true, sameSite: 'strict' });
    }
    done();
  });
}
