import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startOrg, type RunningOrg } from './local-org.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What the content of a filled org depends on. */
const SOURCES = ['force-app', 'local-org/src', 'scripts/seed'];

/**
 * Starts an org filled with the generated sales organisation. Filling takes a minute, so it is done once for the same
 * day and sources; every caller gets a copy of its own that it may change.
 */
export async function startSeededOrg(args: readonly string[] = []): Promise<RunningOrg> {
  const filled = await filledOrg();
  const dataDir = await mkdtemp(join(tmpdir(), 'sideline-seeded-'));
  await cp(filled, dataDir, { recursive: true });
  const org = await startOrg(args, { dataDir });
  return {
    ...org,
    async stop() {
      await org.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function filledOrg(): Promise<string> {
  const day = new Date().toISOString().slice(0, 10);
  const parent = join(ROOT, 'build/test/orgs');
  const folder = join(parent, `${day}-${await fingerprint()}`);
  if (existsSync(folder)) return folder;
  await rm(parent, { recursive: true, force: true });
  const unfinished = `${folder}.unfinished`;
  const org = await startOrg([], { dataDir: unfinished });
  await org.stop();
  await rename(unfinished, folder);
  return folder;
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const entries = await readdir(join(ROOT, source), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}
