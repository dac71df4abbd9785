/** The files of an org in its data folder. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '../org.ts';
import { claim } from '../store/owner.ts';

/**
 * Deletes the records of an org: the database with its journal. Caches stay.
 * @throws DataInUseError when a running org has them open
 */
export function removeDatabase(folder: string): void {
  if (!existsSync(folder)) return;
  const release = claim(join(folder, DATABASE_FILE));
  try {
    for (const name of readdirSync(folder)) {
      const mine = name.startsWith(DATABASE_FILE) && !name.endsWith('.owner');
      if (mine) rmSync(join(folder, name), { recursive: true, force: true });
    }
  } finally {
    release();
  }
}
