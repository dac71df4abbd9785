/** Finds the SFDX project that a command works on, and what its `sfdx-project.json` says about the local org. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const PROJECT_FILE = 'sfdx-project.json';

/** A mistake of the person at the keyboard: shown without a stack; the command ends with exit code 1. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

export interface Project {
  /** Absolute folder of `sfdx-project.json`. */
  readonly root: string;
  /** Absolute path of the module that fills an empty org; null when the project has none. */
  readonly seedModule: string | null;
  /** User that pages act as at first; null when the project names none. */
  readonly user: string | null;
}

/** @returns the nearest folder at or above `from` that has an `sfdx-project.json`. @throws CommandError */
export function findProjectRoot(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, PROJECT_FILE))) return folder;
    if (folder === dirname(folder)) {
      throw new CommandError(`No ${PROJECT_FILE} in ${resolve(from)} or above it. Name a project with --root DIR.`);
    }
  }
}

/** Reads `plugins.localOrg` of a project. @throws CommandError when the file is not valid or names a missing module */
export function openProject(root: string): Project {
  const file = join(root, PROJECT_FILE);
  let json: { plugins?: { localOrg?: { seed?: unknown; user?: unknown } } };
  try {
    json = JSON.parse(readFileSync(file, 'utf8')) as typeof json;
  } catch (error) {
    throw new CommandError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { seed, user: named } = json.plugins?.localOrg ?? {};
  const user = typeof named === 'string' ? named : null;
  if (seed === undefined) return { root, seedModule: null, user };
  if (typeof seed !== 'string') throw new CommandError(`${file}: plugins.localOrg.seed must be the path of a module`);
  const seedModule = resolve(root, seed);
  if (!existsSync(seedModule))
    throw new CommandError(`${file}: plugins.localOrg.seed names ${seed}, which does not exist`);
  return { root, seedModule, user };
}
