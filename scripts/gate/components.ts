import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { DEPLOYABLE, emit } from './emit.ts';
import { SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';
import { fromTools } from './install.ts';

interface Compiled {
  readonly success: boolean;
  readonly diagnostics: readonly { message: string; filename?: string; location?: { line: number } }[];
  readonly metadata?: { readonly decorators?: readonly { type: string; targets: readonly { name: string }[] }[] };
}
interface PlatformCompiler {
  readonly compile: (input: object) => Promise<Compiled>;
}
const DECORATORS = ['api', 'wire', 'track'] as const;

/**
 * Every emitted bundle through Salesforce's own component compiler. Its success alone proves little: a bundle without
 * JavaScript "succeeds" as an empty component, and a decorator lost in the emit is no error either.
 */
export const platformCompiler: Part = {
  name: 'components (platform)',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const missing = await emit();
    const { compile } = await fromTools<PlatformCompiler>('platform-compiler', '@lwc/sfdc-lwc-compiler');
    const folder = join(SOURCE, 'lwc');
    const findings: Finding[] = missing.map((name) => ({
      file: join(folder, name),
      line: 0,
      rule: 'emit',
      message: `no ${name}.js was emitted; the bundle would deploy empty`,
    }));
    const bundles = (await readdir(join(ROOT, DEPLOYABLE, folder), { withFileTypes: true })).filter((b) =>
      b.isDirectory(),
    );
    for (const { name } of bundles) findings.push(...(await check(compile, folder, name)));
    return report(bundles.length, findings);
  },
};

async function check(compile: PlatformCompiler['compile'], folder: string, name: string): Promise<Finding[]> {
  const emitted = join(ROOT, DEPLOYABLE, folder, name);
  const names = (await readdir(emitted)).filter((file) => /\.(js|html|css)$/.test(file));
  const files = Object.fromEntries(
    await Promise.all(names.map(async (file) => [file, await readFile(join(emitted, file), 'utf8')] as const)),
  );
  const result = await compile({
    bundle: {
      type: 'platform',
      namespace: 'c',
      name,
      namespaceMapping: { c: 'c' },
      files,
      options: {
        apiVersion: 66,
        disableCustomWireAdapters: true,
        dynamicImport: 'stringLiteralOnly',
        enableLightningWebSecurityTransforms: true,
      },
    },
    compilerConfigs: [{ outputConfig: { minify: false, env: { NODE_ENV: 'production' } } }],
  });
  const findings = result.diagnostics.map((diagnostic) => ({
    file: join(folder, name, (diagnostic.filename ?? `${name}.js`).replace(/\.js$/, '.ts')),
    line: diagnostic.location?.line ?? 0,
    rule: 'platform compiler',
    message: diagnostic.message,
  }));
  if (!result.success && findings.length === 0) {
    findings.push({ file: join(folder, name), line: 0, rule: 'platform compiler', message: 'does not compile' });
  }
  return [...findings, ...(await lostDecorators(folder, name, result))];
}

/** What the source decorates must be what the compiled metadata lists. */
async function lostDecorators(folder: string, name: string, result: Compiled): Promise<Finding[]> {
  const source = await readFile(join(ROOT, folder, name, `${name}.ts`), 'utf8');
  const listed = new Set(
    (result.metadata?.decorators ?? []).flatMap(({ type, targets }) =>
      targets.map((target) => `${type} ${target.name}`),
    ),
  );
  const findings: Finding[] = [];
  source.split('\n').forEach((text, i) => {
    const found = new RegExp(
      `^\\s*@(${DECORATORS.join('|')})\\b(?:\\([^)]*\\))?\\s+(?:get |set |async |override |readonly )*(\\w+)`,
    ).exec(text);
    if (found && !listed.has(`${found[1]} ${found[2]}`)) {
      findings.push({
        file: join(folder, name, `${name}.ts`),
        line: i + 1,
        rule: 'lost decorator',
        message: `@${found[1]} ${found[2]} is in the source and not in the compiled component; check the compiler options of tsconfig.build.json`,
      });
    }
  });
  return findings;
}
