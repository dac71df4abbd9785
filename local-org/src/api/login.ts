/** Login by SOAP and OAuth, and what clients ask about who they are. */
import { XMLParser } from 'fast-xml-parser';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { UserContext } from '../security/access.ts';
import type { Org } from '../org.ts';
import type { Authentication } from './authentication.ts';
import { findUser } from './authentication.ts';
import { apiError, notFound } from './errors.ts';
import { originOf } from './http.ts';
import type { SessionStore } from './sessions.ts';
import { scalarText } from './text.ts';
import { LOCAL_PASSWORD } from './sessions.ts';

const INVALID_LOGIN = 'Invalid username, password, security token; or user locked out.';

export interface LoginParts {
  readonly org: Org;
  readonly sessions: SessionStore;
  readonly authentication: Authentication;
}

/** @returns the user when name and password are right and the user is active */
function checkPassword(org: Org, username: string, password: string): UserContext | null {
  const user = password === LOCAL_PASSWORD ? findUser(org, username) : null;
  return user?.isActive ? user : null;
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Writes nested values as XML elements. */
function toXml(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => {
      const inner =
        typeof value === 'object' && value !== null
          ? toXml(value as Record<string, unknown>)
          : escapeXml(scalarText(value));
      return `<${name}>${inner}</${name}>`;
    })
    .join('');
}

const envelope = (body: string): string =>
  '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
  `xmlns="urn:partner.soap.sforce.com" xmlns:sf="urn:fault.partner.soap.sforce.com"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;

function sendFault(reply: FastifyReply, code: string, message: string): FastifyReply {
  const fault = toXml({ 'soapenv:Fault': { faultcode: `sf:${code}`, faultstring: `${code}: ${message}` } });
  return reply.code(500).type('text/xml; charset=utf-8').send(envelope(fault));
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: true });

interface SoapMessage {
  readonly operation: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly sessionId: string | null;
}

const child = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** @returns null for text that is not XML, or that brings a document type: its entities are of no use to clients */
function parseXml(text: string): unknown {
  if (/<!DOCTYPE/i.test(text)) return null;
  try {
    return parser.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** @returns the message; null when the text is not a SOAP envelope */
function readSoap(text: string): SoapMessage | null {
  const root = child(parseXml(text), 'Envelope');
  const body = child(root, 'Body');
  const [operation] = typeof body === 'object' && body !== null ? Object.entries(body as Record<string, unknown>) : [];
  if (!operation) return null;
  const sessionId = child(child(child(root, 'Header'), 'SessionHeader'), 'sessionId');
  const values = operation[1];
  return {
    operation: operation[0],
    values: typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : {},
    sessionId: typeof sessionId === 'string' ? sessionId : null,
  };
}

function userInfo(org: Org, user: UserContext) {
  return {
    organizationId: org.organization.id,
    organizationName: org.organization.name,
    profileName: user.profileName,
    roleId: user.roleId ?? '',
    userFullName: user.name,
    userId: user.id,
    userLanguage: user.language,
    userLocale: user.locale,
    userName: user.username,
    userTimeZone: user.timeZone,
    userType: 'Standard',
  };
}

/** `POST /services/Soap/u/:version`: `login` and `logout`. */
function soapRoute({ org, sessions }: LoginParts) {
  return (request: FastifyRequest<{ Params: { version: string } }>, reply: FastifyReply): FastifyReply => {
    const message = typeof request.body === 'string' ? readSoap(request.body) : null;
    if (!message) return sendFault(reply, 'INVALID_SOAP_HEADER', 'The request is not a SOAP envelope');
    if (message.operation === 'logout') {
      if (message.sessionId) sessions.close(message.sessionId);
      return reply.type('text/xml; charset=utf-8').send(envelope('<logoutResponse/>'));
    }
    if (message.operation !== 'login') {
      return sendFault(
        reply,
        'UNSUPPORTED_API_VERSION',
        `The local org answers SOAP login and logout, not ${message.operation}`,
      );
    }
    const user = checkPassword(org, scalarText(message.values['username']), scalarText(message.values['password']));
    if (!user) return sendFault(reply, 'INVALID_LOGIN', INVALID_LOGIN);
    const base = `${originOf(request)}/services/Soap`;
    const suffix = `${request.params.version}/${org.organization.id.slice(0, 15)}`;
    const result = {
      metadataServerUrl: `${base}/m/${suffix}`,
      passwordExpired: false,
      sandbox: false,
      serverUrl: `${base}/u/${suffix}`,
      sessionId: sessions.open(user.id, org.now()),
      userId: user.id,
      userInfo: userInfo(org, user),
    };
    return reply.type('text/xml; charset=utf-8').send(envelope(toXml({ loginResponse: { result } })));
  };
}

/** `POST /services/oauth2/token`: the password grant. */
function tokenRoute({ org, sessions }: LoginParts) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    if (form.get('grant_type') !== 'password') {
      return reply
        .code(400)
        .send({ error: 'unsupported_grant_type', error_description: 'The local org supports grant_type=password' });
    }
    const user = checkPassword(org, form.get('username') ?? '', form.get('password') ?? '');
    if (!user) return reply.code(400).send({ error: 'invalid_grant', error_description: 'authentication failure' });
    const origin = originOf(request);
    return reply.send({
      access_token: sessions.open(user.id, org.now()),
      instance_url: origin,
      id: `${origin}/id/${org.organization.id}/${user.id}`,
      token_type: 'Bearer',
      issued_at: String(org.now()),
      signature: '',
    });
  };
}

function emailOf(org: Org, user: UserContext): string {
  const row = org.database.get('SELECT "Email" FROM "User" WHERE "Id" = ?', [user.id]);
  return String(row?.['Email'] ?? '');
}

/** The answer of `/services/oauth2/userinfo` and `/id/ORG/USER`. */
function identity(org: Org, user: UserContext, origin: string) {
  const url = `${origin}/id/${org.organization.id}/${user.id}`;
  const rest = `${origin}/services/data/v{version}/`;
  return {
    id: url,
    sub: url,
    asserted_user: true,
    user_id: user.id,
    organization_id: org.organization.id,
    username: user.username,
    preferred_username: user.username,
    nick_name: user.username,
    display_name: user.name,
    name: user.name,
    email: emailOf(org, user),
    user_type: 'STANDARD',
    active: user.isActive,
    language: user.language,
    locale: user.locale,
    timezone: user.timeZone,
    zoneinfo: user.timeZone,
    urls: {
      rest,
      sobjects: `${rest}sobjects/`,
      query: `${rest}query/`,
      partner: `${origin}/services/Soap/u/{version}/${org.organization.id.slice(0, 15)}`,
    },
  };
}

/** Registers login, logout, user info and identity. */
export function registerLogin(app: FastifyInstance, parts: LoginParts): void {
  const { org, sessions, authentication } = parts;
  app.post('/services/Soap/u/:version', soapRoute(parts));
  app.post('/services/Soap/u/:version/:org', soapRoute(parts));
  app.post('/services/oauth2/token', tokenRoute(parts));
  app.post('/services/oauth2/revoke', (request, reply) => {
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    sessions.close(form.get('token') ?? '');
    return reply.send({});
  });
  const userInfoRoute = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply.send(identity(org, authentication.actorOf(request).user, originOf(request)));
  app.get('/services/oauth2/userinfo', userInfoRoute);
  app.post('/services/oauth2/userinfo', userInfoRoute);
  app.get<{ Params: { org: string; user: string } }>('/id/:org/:user', (request, reply) => {
    const { user } = authentication.actorOf(request);
    const { params } = request;
    if (params.org.slice(0, 15) !== org.organization.id.slice(0, 15)) throw notFound();
    if (params.user.slice(0, 15) !== user.id.slice(0, 15)) {
      throw apiError('INSUFFICIENT_ACCESS', 'A session may read the identity of its own user alone');
    }
    return reply.send(identity(org, user, originOf(request)));
  });
}
