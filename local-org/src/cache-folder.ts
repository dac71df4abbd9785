/**
 * Where work on a project is kept for the next run when the project has no data folder: in the user's cache folder, one
 * folder for each set of projects. All of it can be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Folders of projects that were used longest ago go when there are more. */
const PROJECTS_KEPT = 20;

function base(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'local-org');
}

/** @returns the folder for these projects, made when it is missing; null when nothing can be kept */
export function cacheFolder(roots: readonly string[]): string | null {
  const name = createHash('sha256')
    .update(JSON.stringify(roots.map((root) => resolve(root))))
    .digest('hex')
    .slice(0, 16);
  const folder = join(base(), name);
  try {
    // Nobody else may put code there that this user would run.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const now = new Date();
    utimesSync(folder, now, now);
    prune();
    return folder;
  } catch {
    return null;
  }
}

function prune(): void {
  const folders = readdirSync(base()).map((name) => join(base(), name));
  if (folders.length <= PROJECTS_KEPT) return;
  const byAge = folders.map((folder) => ({ folder, used: statSync(folder).mtimeMs })).sort((a, b) => b.used - a.used);
  for (const { folder } of byAge.slice(PROJECTS_KEPT)) rmSync(folder, { recursive: true, force: true });
}
