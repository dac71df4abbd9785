import fs from 'node:fs';
import path from 'node:path';
import type { Location, OnLoadResult, OnResolveArgs, OnResolveResult, PartialMessage, Plugin } from 'esbuild';
import type { Catalog } from '../../metadata/catalog.ts';
import type { IconLibrary } from './icons.ts';
import { exposedComponentsModule, PlatformModules } from './platform-modules.ts';
import { buildFolder } from './paths.ts';
import { ModuleResolver } from './resolver.ts';
import type { TransformCache } from './transform-cache.ts';
import { transformFile, typescriptSourceMap } from './transform.ts';

const VIRTUAL = 'platform';
const EMPTY = 'empty';
/** Marks a resolution that this plugin started itself. */
const FRAMEWORK = Symbol('framework');

/** esbuild plugin that resolves and compiles Lightning web components the way the platform does. */
export function lightningPlugin(catalog: Catalog, icons: IconLibrary, cache: TransformCache): Plugin {
  const resolver = new ModuleResolver(catalog);
  const platform = new PlatformModules(catalog);

  const virtual = (name: string): OnResolveResult => ({ path: name, namespace: VIRTUAL, sideEffects: false });

  function resolve({ path: specifier, importer, namespace }: OnResolveArgs): OnResolveResult | undefined {
    if (specifier.startsWith('@salesforce/')) {
      return virtual(specifier);
    }
    if (specifier === 'platform/exposedComponents' || icons.categoryOf(specifier)) {
      return virtual(specifier);
    }
    if (path.isAbsolute(specifier)) {
      return { path: specifier };
    }
    if (specifier.startsWith('.')) {
      return namespace === 'file' && resolver.moduleOf(importer) ? resolveLocal(specifier, importer) : undefined;
    }
    const file = resolver.resolve(specifier) ?? platform.alias(specifier);
    return file ? { path: file } : undefined;
  }

  function resolveLocal(specifier: string, importer: string): OnResolveResult | undefined {
    const [relative = '', query] = specifier.split('?');
    const file = resolver.resolveRelative(relative, importer);
    if (file) {
      return query ? { path: file, suffix: `?${query}` } : { path: file };
    }
    // LWC imports a template and a stylesheet for every component, whether they exist or not.
    return /\.(html|css)$/.test(relative) ? virtual(EMPTY) : undefined;
  }

  function loadVirtual(name: string): OnLoadResult {
    const resolveDir = process.cwd();
    if (name === EMPTY) {
      return { contents: 'export default void 0;', loader: 'js' };
    }
    if (name === 'platform/exposedComponents') {
      return { contents: exposedComponentsModule(catalog.lwc), loader: 'js', resolveDir };
    }
    const category = icons.categoryOf(name);
    if (category) {
      return { contents: icons.moduleFor(category), loader: 'js', resolveDir };
    }
    try {
      const module = platform.resolve(name);
      return 'source' in module
        ? { contents: module.source, loader: 'js', resolveDir }
        : { contents: fs.readFileSync(module.file, 'utf8'), loader: 'js', resolveDir: path.dirname(module.file) };
    } catch (error) {
      return { errors: [{ text: (error as Error).message }] };
    }
  }

  function load(file: string, suffix: string): OnLoadResult | undefined {
    const module = resolver.moduleOf(file);
    if (!module) {
      return undefined;
    }
    try {
      const source = fs.readFileSync(file, 'utf8');
      const contents = transformFile({ file, source, module, scoped: suffix.includes('scoped=') }, cache);
      return { contents, loader: 'js', resolveDir: path.dirname(file) };
    } catch (error) {
      return { errors: problemsOf(error, file) };
    }
  }

  return {
    name: 'lightning-components',
    setup(build) {
      build.onResolve({ filter: /^(@salesforce\/|[a-z][a-zA-Z0-9]*\/|\.|\/|assert$)/ }, (args) =>
        args.kind === 'entry-point' ? undefined : resolve(args),
      );
      // Components may live anywhere on the disk: the framework is always the one installed here.
      build.onResolve({ filter: /^(lwc|@lwc\/.+)$/ }, ({ path: specifier, kind, pluginData }) =>
        pluginData === FRAMEWORK
          ? undefined
          : build.resolve(specifier, { kind, resolveDir: buildFolder, pluginData: FRAMEWORK }),
      );
      build.onLoad({ filter: /.*/, namespace: VIRTUAL }, (args) => loadVirtual(args.path));
      build.onLoad({ filter: /\.(js|ts|html|css)$/, namespace: 'file' }, (args) => load(args.path, args.suffix));
    },
  };
}

interface CompilerFailure {
  readonly message: string;
  readonly location?: { readonly line: number; readonly column: number };
  readonly errors?: readonly { readonly text: string; readonly location: Location | null }[];
}

function problemsOf(error: unknown, file: string): PartialMessage[] {
  const { errors, message, location } = error as CompilerFailure;
  if (errors?.length) {
    return errors.map(({ text, location: at }) => ({
      text,
      location: { file, line: at?.line ?? 1, column: at?.column ?? 0, lineText: at?.lineText ?? '' },
    }));
  }
  // The LWC compiler puts the path before its message and an excerpt of what it compiled behind it.
  const [text = message] = message.replace(/^(?:\w*Error: )?(?:\/[^:]*: )?/, '').split('\n');
  return [{ text, location: { file, ...originalPlace(file, location?.line ?? 1, location?.column ?? 0) } }];
}

/** For TypeScript the LWC compiler saw the emitted JavaScript: leads back to the place in the source. */
function originalPlace(file: string, line: number, column: number): { line: number; column: number } {
  if (!file.endsWith('.ts')) {
    return { line, column };
  }
  const entry = typescriptSourceMap(file).findEntry(line - 1, column);
  return 'originalLine' in entry ? { line: entry.originalLine + 1, column: entry.originalColumn } : { line, column };
}
