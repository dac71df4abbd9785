import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Catalog } from '../../metadata/catalog.ts';
import { walk, writeAtomically } from './files.ts';
import { scanIcons } from './icons.ts';
import { buildFolder, packageVersion, platformModulesFolder, shellFolder } from './paths.ts';
import { lightningPlugin } from './plugin.ts';
import { UiBuildError, type BuildMode, type BuildResult } from './result.ts';
import { TransformCache } from './transform-cache.ts';

export interface BuildOptions {
  /** SFDX roots whose components are built; the same that the catalog was read from. */
  readonly roots: readonly string[];
  readonly catalog: Catalog;
  /** Folder for built files and for what makes the next build fast. */
  readonly outDir: string;
  readonly mode: BuildMode;
}

type FinishedBuild = Omit<BuildResult, 'reused' | 'milliseconds'>;
interface Manifest {
  readonly fingerprint: string;
  readonly build: FinishedBuild;
}

const PAGE_SOURCE = 'page.ts';
const SHADOW_SOURCE = 'synthetic-shadow.js';
const PACKAGES = ['@lwc/compiler', '@lwc/synthetic-shadow', 'lwc', 'lightning-base-components', 'esbuild'];

/**
 * Bundles the shell, every component of the SFDX tree and the base components that they use. A finished build is
 * used again as long as no source changed.
 * @throws UiBuildError when a component does not compile
 */
export async function buildUi(options: BuildOptions): Promise<BuildResult> {
  const started = performance.now();
  const { outDir, mode } = options;
  const manifestFile = path.join(outDir, `manifest-${mode}.json`);
  const fingerprint = fingerprintOf(options);
  const previous = readManifest(manifestFile);
  if (previous?.fingerprint === fingerprint && isComplete(previous.build)) {
    return { ...previous.build, reused: true, milliseconds: performance.now() - started };
  }
  const build = await compile(options);
  writeAtomically(manifestFile, JSON.stringify({ fingerprint, build } satisfies Manifest));
  return { ...build, reused: false, milliseconds: performance.now() - started };
}

async function compile({ roots, catalog, outDir, mode }: BuildOptions): Promise<FinishedBuild> {
  const assetFolder = path.join(outDir, mode);
  fs.mkdirSync(assetFolder, { recursive: true });
  const cache = new TransformCache(path.join(outDir, 'transforms.json'));
  const icons = scanIcons([shellFolder, platformModulesFolder, ...roots]);
  const shared = commonOptions(assetFolder, mode);
  try {
    const [shadow, page] = await Promise.all([
      esbuild.build({
        ...shared,
        stdin: { contents: "import '@lwc/synthetic-shadow';", resolveDir: buildFolder, sourcefile: SHADOW_SOURCE },
        format: 'iife',
        entryNames: 'synthetic-shadow-[hash]',
      }),
      esbuild.build({
        ...shared,
        entryPoints: { page: path.join(shellFolder, PAGE_SOURCE) },
        format: 'esm',
        splitting: true,
        entryNames: '[name]-[hash]',
        chunkNames: '[name]-[hash]',
        plugins: [lightningPlugin(catalog, icons, cache)],
      }),
    ]);
    cache.save();
    const written = [shadow, page].flatMap(({ metafile }) => Object.keys(metafile.outputs)).map((file) => path.basename(file));
    removeStale(assetFolder, new Set(written));
    return {
      assetFolder,
      syntheticShadow: path.basename(entryOf(shadow.metafile, SHADOW_SOURCE)),
      entry: path.basename(entryOf(page.metafile, PAGE_SOURCE)),
      preload: preloadOf(page.metafile),
    };
  } catch (error) {
    throw asBuildError(error, assetFolder);
  }
}

function commonOptions(assetFolder: string, mode: BuildMode) {
  return {
    bundle: true,
    metafile: true,
    outdir: assetFolder,
    target: 'es2022',
    minify: mode === 'production',
    logLevel: 'silent',
    legalComments: 'none',
    // Paths in the metafile and in error messages are relative to this folder.
    absWorkingDir: assetFolder,
    define: {
      'import.meta.env.SSR': 'false',
      'process.env.NODE_ENV': JSON.stringify(mode),
      'process.env.SKIP_LWC_VERSION_MISMATCH_CHECK': '"true"',
    },
  } as const satisfies esbuild.BuildOptions;
}

/** Output made from `source`; every module that is imported at run time is an entry point of its own. */
function entryOf({ outputs }: esbuild.Metafile, source: string): string {
  const found = Object.keys(outputs).find((file) => path.basename(outputs[file]?.entryPoint ?? '') === source);
  if (!found) {
    throw new Error('esbuild reported no entry file.');
  }
  return found;
}

/** What every page needs: the entry imports the application at run time, the application its parts statically. */
function preloadOf(metafile: esbuild.Metafile): string[] {
  const entry = entryOf(metafile, PAGE_SOURCE);
  const wanted = new Set<string>();
  const follow = (file: string): void => {
    for (const { path: imported, kind, external } of metafile.outputs[file]?.imports ?? []) {
      const always = kind === 'import-statement' || file === entry;
      if (always && !external && !wanted.has(imported)) {
        wanted.add(imported);
        follow(imported);
      }
    }
  };
  follow(entry);
  return [...wanted].map((file) => path.basename(file));
}

/** Everything that decides the outcome, without compiling: names, sizes and times of sources, versions, labels. */
function fingerprintOf({ roots, catalog, mode }: BuildOptions): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([mode, roots, PACKAGES.map(packageVersion), catalog.lwc, [...catalog.labels.keys()].sort()]));
  const folders = [shellFolder, platformModulesFolder, buildFolder, ...catalog.lwc.map(({ folder }) => folder)];
  for (const file of folders.flatMap(walk)) {
    const { size, mtimeMs } = fs.statSync(file);
    hash.update(`\n${file} ${size} ${mtimeMs}`);
  }
  return hash.digest('hex');
}

function readManifest(file: string): Manifest | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

function isComplete({ assetFolder, entry, syntheticShadow, preload }: FinishedBuild): boolean {
  return [entry, syntheticShadow, ...preload].every((file) => fs.existsSync(path.join(assetFolder, file)));
}

function removeStale(folder: string, keep: ReadonlySet<string>): void {
  for (const name of fs.readdirSync(folder)) {
    if (!keep.has(name)) {
      fs.rmSync(path.join(folder, name), { force: true });
    }
  }
}

function asBuildError(error: unknown, baseFolder: string): unknown {
  const { errors } = error as esbuild.BuildFailure;
  if (!Array.isArray(errors)) {
    return error;
  }
  return new UiBuildError(
    errors.map(({ text, location }) => ({
      message: text,
      file: location ? path.resolve(baseFolder, location.file) : null,
      line: location?.line ?? null,
      column: location?.column ?? null,
    })),
  );
}
