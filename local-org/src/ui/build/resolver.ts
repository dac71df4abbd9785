import path from 'node:path';
import type { Catalog } from '../../metadata/catalog.ts';
import { firstFile, isFile, isInside } from './files.ts';
import { baseComponentsFolder, platformModulesFolder, shellFolder } from './paths.ts';

/** Whose module a file belongs to, as the platform names it. */
export interface ModuleName {
  readonly namespace: string;
  readonly name: string;
  /** False for the platform's own modules: plain TypeScript that holds no component. */
  readonly holdsComponents: boolean;
}

const BARE_MODULE = /^([a-z][a-zA-Z0-9]*)\/([a-zA-Z][\w-]*)$/;

/** Finds the files behind `namespace/name` imports and says which module a file belongs to. */
export class ModuleResolver {
  readonly #bundles: ReadonlyMap<string, string>;
  readonly #folders: readonly { readonly folder: string; readonly namespace: string }[];

  constructor(catalog: Catalog) {
    this.#bundles = new Map(catalog.lwc.map(({ name, folder }) => [name, folder]));
    this.#folders = [
      { folder: shellFolder, namespace: 'shell' },
      { folder: baseComponentsFolder, namespace: 'lightning' },
      ...catalog.lwc.map(({ folder }) => ({ folder: path.dirname(folder), namespace: 'c' })),
    ];
  }

  /** Entry file of `c/x`, `shell/x`, `lightning/x` or a platform module; undefined when there is none. */
  resolve(specifier: string): string | undefined {
    const match = BARE_MODULE.exec(specifier);
    if (!match) {
      return undefined;
    }
    const [, namespace, name] = match as unknown as [string, string, string];
    if (namespace === 'c') {
      const folder = this.#bundles.get(name);
      return folder ? entryFile(folder, name) : undefined;
    }
    if (namespace === 'shell') {
      return entryFile(path.join(shellFolder, name), name);
    }
    const platform = entryFile(path.join(platformModulesFolder, namespace, name), name);
    if (platform) {
      return platform;
    }
    return namespace === 'lightning' ? entryFile(path.join(baseComponentsFolder, name), name) : undefined;
  }

  /** File of a relative import made by `importer`; undefined when it does not exist. */
  resolveRelative(specifier: string, importer: string): string | undefined {
    const base = path.resolve(path.dirname(importer), specifier);
    return firstFile([base, `${base}.ts`, `${base}.js`, path.join(base, 'index.ts'), path.join(base, 'index.js')]);
  }

  /** The module that `file` belongs to; null for a file outside every module folder. */
  moduleOf(file: string): ModuleName | null {
    for (const { folder, namespace } of this.#folders) {
      if (isInside(folder, file)) {
        const [name = ''] = path.relative(folder, file).split(path.sep);
        return { namespace, name, holdsComponents: true };
      }
    }
    if (isInside(platformModulesFolder, file)) {
      const [namespace = '', name = ''] = path.relative(platformModulesFolder, file).split(path.sep);
      return { namespace, name, holdsComponents: false };
    }
    return null;
  }
}

function entryFile(folder: string, name: string): string | undefined {
  const file = firstFile(['ts', 'js', 'html', 'css'].map((extension) => path.join(folder, `${name}.${extension}`)));
  return file && isFile(file) ? file : undefined;
}
