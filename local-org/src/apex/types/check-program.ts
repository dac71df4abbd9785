import type { Catalog } from '../../metadata/catalog.ts';
import type { ParsedFile } from '../syntax/parse.ts';
import type { Diagnostics } from '../syntax/diagnostics.ts';
import type { BoundClass, BoundProgram, BoundTrigger } from './bound.ts';
import { checkClass, checkTrigger } from './check-class.ts';
import { declareHierarchy, declareMembers, declareNames } from './declare-user.ts';
import { Environment } from './environment.ts';
import type { TypeSymbol } from './symbols.ts';
import type { SystemTypes } from './system-types.ts';

/** Name that a file's content would have declared. */
function unitName(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.\w+$/, '')
    .toLowerCase();
}

/** Resolves and checks all files together. Errors go to `diagnostics`; the result is complete only when there are none. */
export function checkProgram(
  catalog: Catalog,
  system: SystemTypes,
  files: readonly ParsedFile[],
  diagnostics: Diagnostics,
): BoundProgram {
  const env = new Environment(catalog, system, diagnostics);
  const types: TypeSymbol[] = [];
  const triggers: TypeSymbol[] = [];
  for (const { path, unit, problems } of files) {
    for (const { line, column, code, message } of problems) diagnostics.report(path, { line, column }, code, message);
    if (unit === null) {
      env.broken.add(unitName(path));
      continue;
    }
    const symbol = declareNames(env, path, unit, null);
    if (unit.kind === 'trigger') {
      triggers.push(symbol);
      continue;
    }
    const key = symbol.name.toLowerCase();
    if (env.userTypes.has(key)) env.error(path, unit.at, 'DECLARATION', `Duplicate class: ${symbol.name}`);
    env.userTypes.set(key, symbol);
    types.push(symbol);
  }
  const all = [...types, ...triggers];
  for (const symbol of all) declareHierarchy(env, symbol);
  for (const symbol of all) declareMembers(env, symbol);
  return {
    classes: types.flatMap((symbol) => checkWithInner(env, symbol)),
    triggers: triggers
      .map((symbol) => checkTrigger(env, symbol))
      .filter((trigger): trigger is BoundTrigger => trigger !== null),
  };
}

function checkWithInner(env: Environment, symbol: TypeSymbol): BoundClass[] {
  return [checkClass(env, symbol), ...[...symbol.inner.values()].flatMap((inner) => checkWithInner(env, inner))];
}
