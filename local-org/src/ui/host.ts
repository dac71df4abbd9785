import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Catalog } from '../metadata/catalog.ts';
import type { UserContext } from '../security/access.ts';
import type { BuildResult } from './build/result.ts';
import { packageFolder } from './build/paths.ts';
import { walk } from './build/files.ts';
import { applySwitches, readAppearance } from './appearance.ts';
import { renderPage } from './html.ts';
import { pageContextFor } from './context.ts';

/** What the pages need to know of the org. */
export interface PageOrg {
  readonly catalog: Catalog;
}

export interface PageOptions {
  readonly build: BuildResult;
  /** The user behind the request's session; null when there is no valid session. */
  readonly currentUser: (request: FastifyRequest) => UserContext | null;
  /** Name of a user's role for the header, if any. */
  readonly roleName?: (user: UserContext) => string | null;
  readonly organizationName?: string;
  /** ISO 4217 code of the organisation's currency; USD unless given. */
  readonly currency?: string;
}

const SECURITY_HEADERS = {
  // LWC inserts the components' styles as <style> elements; scripts come from files only.
  'content-security-policy': [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const;

/** Places that Lightning Experience has; anything else below `/lightning` is not found. */
const PLACES =
  /^\/lightning\/?(?:r\/[^/]+\/[^/]+(?:\/.*)?|r\/[^/]+|o\/[^/]+(?:\/[^/]+)?|page\/[^/]+|n\/[^/]+|cmp\/[^/]+)?\/?$/;

const IMMUTABLE = { immutable: true, maxAge: '365d', decorateReply: false, index: false } as const;

/**
 * Serves the Lightning pages of an org: the HTML of every `/lightning/...` address, the built components, the design
 * system's styles and icons, static resources and the page context. A page without a session shows the user switcher.
 */
export async function registerPages(app: FastifyInstance, org: PageOrg, options: PageOptions): Promise<void> {
  const designSystem = packageFolder('@salesforce-ux/design-system');
  const designSystem2 = packageFolder('@salesforce-ux/design-system-2');
  const contexts = pageContextFor(org.catalog, options);

  // A scope of its own: the headers are for pages and their files, not for the API.
  await app.register(async (pages) => {
    pages.addHook('onSend', async (_request, reply) => {
      void reply.headers(SECURITY_HEADERS);
    });
    await pages.register(fastifyStatic, { ...IMMUTABLE, root: options.build.assetFolder, prefix: '/local/ui/' });
    await pages.register(fastifyStatic, {
      ...IMMUTABLE,
      root: path.join(designSystem2, 'dist/css/bundled'),
      prefix: '/local/slds2/',
    });
    await pages.register(fastifyStatic, {
      ...IMMUTABLE,
      root: path.join(designSystem, 'assets/styles'),
      prefix: '/local/slds1/styles/',
    });
    await pages.register(fastifyStatic, {
      ...IMMUTABLE,
      root: path.join(designSystem, 'assets/icons'),
      prefix: '/_slds/icons/',
    });

    const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      const user = options.currentUser(request);
      const appearance = applySwitches(request, reply, readAppearance(request));
      const known = PLACES.test(new URL(request.url, 'http://page').pathname);
      return reply
        .code(known ? 200 : 404)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(renderPage({ build: options.build, appearance, language: user?.language ?? 'en_US' }));
    };
    pages.get('/', (_request, reply) => reply.redirect('/lightning/page/home'));
    pages.get('/lightning', (_request, reply) => reply.redirect('/lightning/page/home'));
    pages.get('/lightning/*', page);
    pages.get('/login', page);
    pages.get('/local/page-context.json', (request, reply) =>
      reply.header('cache-control', 'no-store').send(contexts(options.currentUser(request))),
    );
    pages.get('/favicon.ico', (_request, reply) => reply.code(204).send());
    registerStaticResources(pages, org.catalog.roots);
  });
}

/** `/resource/<name>`: files below `staticresources/`, named as the platform names them, without the extension. */
function registerStaticResources(app: FastifyInstance, roots: readonly string[]): void {
  const resources = new Map<string, string>();
  for (const file of roots.flatMap(walk)) {
    if (path.basename(path.dirname(file)) === 'staticresources' && !file.endsWith('-meta.xml')) {
      resources.set(path.parse(file).name, file);
    }
  }
  app.get<{ Params: { name: string } }>('/resource/:name', (request, reply) => {
    const file = resources.get(request.params.name);
    if (!file) {
      return reply.code(404).send({ message: `There is no static resource "${request.params.name}".` });
    }
    return reply.type(mediaType(file)).send(fs.createReadStream(file));
  });
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.txt': 'text/plain',
};

function mediaType(file: string): string {
  return MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream';
}
