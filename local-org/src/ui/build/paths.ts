import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));

/** Folder of an installed package, wherever the package manager hoisted it. */
export function packageFolder(name: string): string {
  const resolved = require.resolve.paths(name) ?? [];
  for (const base of resolved) {
    const folder = path.join(base, name);
    try {
      require.resolve(path.join(folder, 'package.json'));
      return folder;
    } catch {
      // Not in this node_modules folder: look in the next one up.
    }
  }
  throw new Error(`Package ${name} is not installed. Run npm install in the repository root.`);
}

/** Version of an installed package. */
export function packageVersion(name: string): string {
  return (require(path.join(packageFolder(name), 'package.json')) as { version: string }).version;
}

/** Our own components that make up the Lightning page, namespace `shell`. */
export const shellFolder = path.resolve(here, '../shell');
/** Modules that the platform supplies and the base component package lacks: `<namespace>/<name>/<name>.ts`. */
export const platformModulesFolder = path.resolve(here, '../modules');
/** The build's own sources: part of the key that decides whether a finished build is still good. */
export const buildFolder = here;
/** Sources of the base components, namespace `lightning`. */
export const baseComponentsFolder = path.join(packageFolder('lightning-base-components'), 'src/lightning');
