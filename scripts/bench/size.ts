/** How large a component's own code is: what an org sends beside the framework and the base components. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { loadCatalog } from '../../local-org/src/metadata/loader.ts';
import { scanIcons } from '../../local-org/src/ui/build/icons.ts';
import { lightningPlugin } from '../../local-org/src/ui/build/plugin.ts';
import { TransformCache } from '../../local-org/src/ui/build/transform-cache.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const platform: Plugin = {
  name: 'platform',
  setup(bundling) {
    bundling.onResolve({ filter: /^(lwc|@lwc\/.*|lightning\/.*|@salesforce\/.*)$/ }, ({ path }) => ({
      path,
      external: true,
    }));
  },
};

/**
 * Bundles a component with all of its own that it needs, minified.
 * @param component e.g. `dealCoaching`
 * @returns bytes, plain and compressed with gzip
 */
export async function sizeOf(component: string): Promise<{ plain: number; gzip: number }> {
  const catalog = loadCatalog([ROOT]);
  const bundle = catalog.lwc.find(({ name }) => name === component);
  if (!bundle) throw new Error(`There is no component ${component}`);
  const folder = await mkdtemp(join(tmpdir(), 'sideline-size-'));
  try {
    const cache = new TransformCache(join(folder, 'transforms.json'));
    const { outputFiles } = await build({
      entryPoints: [join(bundle.folder, `${component}.ts`)],
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
      outdir: folder,
      absWorkingDir: ROOT,
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [platform, lightningPlugin(catalog, scanIcons([]), cache)],
    });
    const [code] = outputFiles;
    if (!code) throw new Error(`${component} gave no code`);
    return { plain: code.contents.length, gzip: gzipSync(code.contents, { level: 9 }).length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
