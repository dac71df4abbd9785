import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningOrg {
  readonly url: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Ends the server as Ctrl-C would, and removes its data. */
  stop(): Promise<void>;
}

/**
 * Starts the local org the way `npm start` does and waits until it answers.
 * @param args further options of `start`, e.g. `['--as', 'elena.fischer@sideline.test']`
 * @param dataDir kept data; by default a new folder that is removed at the end
 * @throws Error with the server's output when it ends or takes longer than `timeout` ms
 */
export async function startOrg(
  args: readonly string[] = [],
  options: { dataDir?: string; timeout?: number } = {},
): Promise<RunningOrg> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'sideline-')));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'local-org/src/cli.ts', 'start', '--port', String(port), '--data', dataDir, ...args],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const url = `http://localhost:${port}`;
  await ready(child, options.timeout ?? 240_000);
  return {
    url,
    dataDir,
    process: child,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGTERM')) await ended;
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess, timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string): void => {
      child.kill('SIGKILL');
      reject(new Error(`The local org ${reason}:\n${output}`));
    };
    const timer = setTimeout(() => fail(`was not ready after ${timeout / 1000} s`), timeout);
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('Local org ready')) {
        clearTimeout(timer);
        resolve();
      }
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with code ${code}`);
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port')),
      );
    });
  });
}
