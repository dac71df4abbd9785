import fs from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { transformSync, version as compilerVersion } from '@lwc/compiler';
import * as esbuild from 'esbuild';
import type { ModuleName } from './resolver.ts';
import type { TransformCache } from './transform-cache.ts';

/** Component API version handed to the LWC compiler: the newest that open-source LWC 8 knows. */
const API_VERSION = 66;

/**
 * The platform's own compiler strips these files: they hold the styles of native shadow, while the base components
 * run in synthetic shadow and take theirs from the page's design system.
 */
const NATIVE_SHADOW_CSS = /\.lbc\.native\.css$/;

const typescript: esbuild.TransformOptions = {
  loader: 'ts',
  target: 'esnext',
  // The only settings that leave LWC's decorators in place.
  tsconfigRaw: {
    compilerOptions: { experimentalDecorators: false, useDefineForClassFields: true, verbatimModuleSyntax: true },
  },
};

export interface TransformInput {
  readonly file: string;
  readonly source: string;
  readonly module: ModuleName;
  /** `?scoped=true` on a stylesheet: `x.scoped.css`. */
  readonly scoped: boolean;
}

/**
 * Compiles one file of a Lightning web component to an ES module.
 * @throws the TypeScript or LWC compiler's own error, with its location
 */
export function transformFile({ file, source, module, scoped }: TransformInput, cache: TransformCache): string {
  if (NATIVE_SHADOW_CSS.test(file)) {
    return 'export default function nativeShadowOnly() { return ""; }';
  }
  const { namespace, name, holdsComponents } = module;
  return cache.get([compilerVersion, esbuild.version, `${API_VERSION}`, namespace, name, `${scoped}`, file, source], () => {
    const javascript = file.endsWith('.ts')
      ? esbuild.transformSync(source, { ...typescript, sourcefile: file }).code
      : source;
    if (!holdsComponents) {
      return javascript;
    }
    return transformSync(javascript, file, {
      namespace,
      name,
      apiVersion: API_VERSION,
      scopedStyles: scoped || undefined,
      outputConfig: { sourcemap: false },
      enableDynamicComponents: true,
      enableLwcOn: true,
      // The base combobox calls attachInternals().
      enableSyntheticElementInternals: namespace === 'lightning',
    }).code;
  });
}

/** From the emitted JavaScript of a TypeScript file back to its source. Only needed once something is wrong. */
export function typescriptSourceMap(file: string): SourceMap {
  const { map } = esbuild.transformSync(fs.readFileSync(file, 'utf8'), { ...typescript, sourcefile: file, sourcemap: true });
  return new SourceMap(JSON.parse(map) as SourceMapPayload);
}
