/** The folder that holds one org: its database and caches. One process uses it at a time. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from './project.ts';

const OWNER_FILE = 'process.pid';
const DATABASE = /^org\.sqlite/;

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ownerOf(folder: string): number | null {
  try {
    const pid = Number(readFileSync(join(folder, OWNER_FILE), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/**
 * Makes the folder and marks it as this process's own. The mark of a process that no longer runs is replaced.
 * @returns gives the folder back
 * @throws CommandError when another process has it open
 */
export function claimDataDir(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const owner = ownerOf(folder);
  if (owner !== null && owner !== process.pid && isRunning(owner)) {
    throw new CommandError(
      `${folder} is in use by process ${owner}. Stop that local org, or keep this one elsewhere: --data DIR`,
    );
  }
  const file = join(folder, OWNER_FILE);
  writeFileSync(file, String(process.pid));
  return () => {
    if (ownerOf(folder) === process.pid) rmSync(file, { force: true });
  };
}

/** Deletes the database with its journal and lock; caches stay. */
export function removeDatabase(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (DATABASE.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
