import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';

/** Another process has the data open. */
export class DataInUseError extends Error {
  readonly pid: number;
  constructor(file: string, pid: number) {
    super(`The data in ${file} is in use by process ${pid}. Stop it first, or start with another data folder.`);
    this.name = 'DataInUseError';
    this.pid = pid;
  }
}

interface Owner {
  readonly pid: number;
  /** Tells a process from a later one with the same number. */
  readonly birth: string;
}

/**
 * Claims a database file for this process by a file beside it. A claim whose process has died is taken over.
 * @returns releases the claim
 * @throws DataInUseError when a living process holds it
 */
export function claim(databaseFile: string): () => void {
  const ownerFile = `${databaseFile}.owner`;
  const mine: Owner = { pid: process.pid, birth: birthOf(process.pid) };
  const draft = `${ownerFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    for (let attempt = 0; attempt < 10; attempt++) {
      try {
        // A hard link comes into being whole or not at all, unlike a file that is written.
        linkSync(draft, ownerFile);
        return () => release(ownerFile, mine);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      takeAwayDeadClaim(ownerFile, databaseFile, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`The data in ${databaseFile} could not be claimed; another process keeps trying as well`);
}

function takeAwayDeadClaim(ownerFile: string, databaseFile: string, draft: string): void {
  const owner = readOwner(ownerFile);
  if (owner && isAlive(owner)) throw new DataInUseError(databaseFile, owner.pid);
  const moved = `${draft}.stale`;
  try {
    // Renaming decides between two processes that found the same dead claim.
    renameSync(ownerFile, moved);
  } catch {
    return;
  }
  const taken = readOwner(moved);
  if (taken && isAlive(taken)) {
    // Between reading and renaming, another process made its own claim: give it back.
    renameSync(moved, ownerFile);
    throw new DataInUseError(databaseFile, taken.pid);
  }
  rmSync(moved, { force: true });
}

function release(ownerFile: string, mine: Owner): void {
  const owner = readOwner(ownerFile);
  if (owner?.pid === mine.pid && owner.birth === mine.birth) rmSync(ownerFile, { force: true });
}

function readOwner(file: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>;
    return typeof owner.pid === 'number' && typeof owner.birth === 'string'
      ? { pid: owner.pid, birth: owner.birth }
      : null;
  } catch {
    return null;
  }
}

function isAlive(owner: Owner): boolean {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return birthOf(owner.pid) === owner.birth;
}

/** When a process began, as the system tells it: start ticks on Linux, else the boot time (its number is not reused before). */
function birthOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `start ${afterName[19]} boot ${bootId()}`;
  } catch {
    return `boot ${Math.round((Date.now() / 1000 - os.uptime()) / 60)}`;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}
