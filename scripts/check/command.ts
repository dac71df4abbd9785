import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)));

export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/**
 * Runs a program in the repository's root, without a shell.
 */
export function command(
  program: string,
  args: readonly string[],
  options: { env?: Record<string, string> } = {},
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a JavaScript tool of `node_modules` on this Node. @param path relative to the root */
export const node = (
  path: string,
  args: readonly string[],
  options?: { env?: Record<string, string> },
): Promise<CommandResult> => command(process.execPath, [path, ...args], options);

/** Runs a TypeScript script of the project. */
export const script = (path: string, args: readonly string[]): Promise<CommandResult> =>
  command(process.execPath, ['--import', 'tsx', path, ...args]);
