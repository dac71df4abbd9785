/** Between Fastify's requests and answers and those of the API. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiAnswer } from './call.ts';
import { apiError } from './errors.ts';

/** Scheme and host that the client used. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.headers.host ?? 'localhost'}`;
}

const LOOPBACK_ADDRESSES = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** Whether the request comes from this machine, under a name that only this machine has. */
export function isLoopback(request: FastifyRequest): boolean {
  return LOOPBACK_ADDRESSES.has(request.ip) && LOOPBACK_HOST.test(request.headers.host ?? '');
}

/**
 * Refuses a request that a page of another site made with this site's cookie.
 * @throws ApiError INSUFFICIENT_ACCESS
 */
export function requireSameOrigin(request: FastifyRequest): void {
  const { origin } = request.headers;
  if (origin !== undefined && origin !== originOf(request)) {
    throw apiError('INSUFFICIENT_ACCESS', `Requests of pages at ${origin} are refused`);
  }
}

/** @throws ApiError JSON_PARSER_ERROR for text that is not JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw apiError('JSON_PARSER_ERROR', `The request body is not valid JSON: ${reason.slice(0, 200)}`);
  }
}

/** @returns JSON as a value; other media types as text; undefined for an empty body */
export function bodyOf(request: FastifyRequest): unknown {
  const text = request.body;
  if (typeof text !== 'string' || text === '') return undefined;
  const type = request.headers['content-type'] ?? 'application/json';
  return type.includes('json') ? parseJson(text) : text;
}

/** Sends an answer of the API. */
export function sendAnswer(reply: FastifyReply, answer: ApiAnswer): FastifyReply {
  const { status, body, type, headers = {} } = answer;
  void reply
    .code(status)
    .headers(headers)
    .header('sforce-limit-info', 'api-usage=0/1000000')
    .header('cache-control', 'no-store');
  if (body === undefined) return reply.send();
  if (type) return reply.type(type).send(body);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
}
