/** `start`: opens the org, fills it when it is empty, and serves API and pages until it is told to stop. */
import { createServer as createProbe } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { openOrg, ORG_CURRENCY } from '../org.ts';
import type { Org } from '../org.ts';
import { ADMIN_USERNAME } from '../records/bootstrap.ts';
import { findUser } from '../api/authentication.ts';
import { registerDefaultUser } from '../api/default-user.ts';
import { createServer } from '../api/server.ts';
import { buildUi } from '../ui/build/build.ts';
import type { BuildResult } from '../ui/build/result.ts';
import { registerPages } from '../ui/host.ts';
import { removeDatabase } from './data-dir.ts';
import { CommandError, openProject } from './project.ts';
import { seedMark, seedOrg } from './seeding.ts';

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Delete all records first. */
  readonly reset: boolean;
  /** User that pages act as until somebody switches; null: the one that the project names, else nobody. */
  readonly as: string | null;
  readonly roots: readonly string[];
  /** Let administrators choose clock and acting user of a request, for imports. */
  readonly allowClock: boolean;
}

const note = (text: string): void => void process.stderr.write(`${text}\n`);

/** @throws CommandError when the port cannot be used */
function requireFreePort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createProbe();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? `Port ${port} is in use.` : `Port ${port} cannot be used (${error.message}).`;
      reject(new CommandError(`${reason} Stop what uses it, or choose another: --port ${port + 1}`));
    });
    probe.listen({ port, host }, () => probe.close(() => resolve()));
  });
}

/** Opens the org; one whose seeding did not finish starts over from an empty store. */
async function openFilled({ dataDir, roots }: StartOptions, seedModule: string | null): Promise<Org> {
  let org = await openOrg({ dataDir, roots });
  const mark = seedMark(org);
  if (!seedModule || mark === 'complete') return org;
  if (mark === 'running') {
    note('The last start ended before the org was filled. Starting over with an empty one.');
    org.close();
    removeDatabase(dataDir);
    org = await openOrg({ dataDir, roots });
  }
  try {
    await seedOrg(org, seedModule, ADMIN_USERNAME);
    return org;
  } catch (error) {
    org.close();
    throw new CommandError(`The org could not be filled: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Builds the server with API and pages. */
async function buildServer(
  org: Org,
  build: BuildResult,
  options: StartOptions,
  projectUser: string | null,
): Promise<FastifyInstance> {
  const server = await createServer(org, { allowClock: options.allowClock });
  const firstUser = options.as ?? projectUser;
  const user = firstUser === null ? null : findUser(org, firstUser);
  if (user?.isActive) registerDefaultUser(server, user.id);
  else if (options.as !== null) throw new CommandError(`There is no active user named ${options.as} (--as)`);
  await registerPages(server.app, org, {
    build,
    currentUser: (request) => server.currentUser(request),
    roleName: ({ roleId }) => {
      const row =
        roleId === null
          ? undefined
          : org.database.get('SELECT "Name" AS name FROM "UserRole" WHERE "Id" = ?', [roleId]);
      return row ? String(row['name']) : null;
    },
    organizationName: org.organization.name,
    currency: ORG_CURRENCY,
  });
  return server.app;
}

/** Ends cleanly on Ctrl-C and `kill`: open requests are answered, the database is closed. */
function stopOnSignal(app: FastifyInstance, close: () => void): void {
  const stop = (): void => {
    app.close().then(
      () => {
        close();
        process.exit(0);
      },
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/**
 * Runs until a signal ends the process.
 * @throws CommandError, compile errors of Apex and components
 */
export async function start(options: StartOptions): Promise<void> {
  const started = performance.now();
  const { dataDir, roots, port, host } = options;
  await requireFreePort(port, host);
  if (options.reset) removeDatabase(dataDir);
  const { seedModule, user } = openProject(roots[0] ?? process.cwd());
  const org = await openFilled(options, seedModule);
  const build = await buildUi({ roots, catalog: org.catalog, outDir: join(dataDir, 'ui'), mode: 'production' });
  const app = await buildServer(org, build, options, user);
  stopOnSignal(app, () => org.close());
  await app.listen({ port, host });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(
    `Local org ready: http://localhost:${port}  (${seconds} s; password of every user: local; Ctrl-C stops)\n`,
  );
}
