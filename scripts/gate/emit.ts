/**
 * Makes `build/sfdx`: the deployable tree. TypeScript becomes JavaScript out of place, so that stale output can never
 * lie beside a source.
 */
import { existsSync } from 'node:fs';
import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { node, ROOT } from '../check/command.ts';
import { SOURCE } from './files.ts';

export const DEPLOYABLE = 'build/sfdx';
const NOT_DEPLOYED = /(\.ts|\.map)$|__tests__|tsconfig[^/]*\.json$/;

let emitted: Promise<string[]> | undefined;

/**
 * Emits once a run, however many parts ask for it.
 * @returns names of the bundles that got no JavaScript: they would deploy as empty components
 */
export function emit(): Promise<string[]> {
  emitted ??= emitAll();
  return emitted;
}

async function emitAll(): Promise<string[]> {
  const out = join(ROOT, DEPLOYABLE);
  await rm(out, { recursive: true, force: true });
  const compiled = await node('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
  if (compiled.code !== 0) throw new Error(`TypeScript does not compile:\n${compiled.output}`);
  await cp(join(ROOT, 'force-app'), join(out, 'force-app'), {
    recursive: true,
    filter: (source) => !NOT_DEPLOYED.test(source),
  });
  await cp(join(ROOT, 'sfdx-project.json'), join(out, 'sfdx-project.json'));
  await cp(join(ROOT, '.forceignore'), join(out, '.forceignore'));
  const bundles = await readdir(join(ROOT, SOURCE, 'lwc'), { withFileTypes: true });
  return bundles
    .filter((bundle) => bundle.isDirectory())
    .map(({ name }) => name)
    .filter((name) => !existsSync(join(out, SOURCE, 'lwc', name, `${name}.js`)));
}
