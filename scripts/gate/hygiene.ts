import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { node, ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow } from './files.ts';
import { report, type Finding } from './findings.ts';
import { toolFolder } from './install.ts';

/** Copies of this many lines, or more than this share of all lines in shorter ones, fail the gate. */
const LONGEST_COPY = 30;
const SHARE_OF_COPIES = 1;
/** What reaches a browser: the package and the libraries in the local org's pages. */
const SHIPPED = ['force-app', 'node_modules/@lwc', 'node_modules/lightning-base-components'];

/** Folders in which modules may import each other in circles: their functions follow a grammar that contains itself. */
const RECURSIVE = ['local-org/src/apex/emit/', 'local-org/src/apex/types/'];
/** What is used and not there, by knip's names, and how to mend it. */
const ABSENT = {
  unlisted: 'is used and not in package.json: add it there',
  unresolved: 'cannot be found: correct the import',
  binaries: 'is called and brought by no package: add the package',
};
const NOBODY = 'is used nowhere: delete it';
/** What knip looks for beside circles, which are not among its defaults. */
const MENDING: Readonly<Record<string, string>> = {
  ...ABSENT,
  files: NOBODY,
  dependencies: NOBODY,
  devDependencies: NOBODY,
  exports: NOBODY,
  types: NOBODY,
  enumMembers: NOBODY,
  namespaceMembers: NOBODY,
  duplicates: 'is exported twice: keep one name',
};

interface Named {
  readonly name: string;
  readonly line?: number;
}
interface KnipIssue {
  readonly file: string;
  /** Circles through the file: the modules in their order. */
  readonly cycles?: readonly (readonly Named[])[];
  readonly [kind: string]: unknown;
}

/** Exports, files and dependencies that nobody uses, and modules that import each other in a circle. */
export const deadCode: Part = {
  name: 'dead code',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const { output } = await node('node_modules/knip/bin/knip.js', [
      '--config',
      'config/knip.ts',
      '--include',
      [...Object.keys(MENDING).filter((kind) => kind !== 'devDependencies'), 'cycles'].join(','),
      '--reporter',
      'json',
      '--no-progress',
    ]);
    const start = output.indexOf('{"');
    if (start < 0) throw new Error(`knip gave no report:\n${output}`);
    const { issues } = JSON.parse(output.slice(start)) as { issues: readonly KnipIssue[] };
    const unused = issues.flatMap((issue) =>
      Object.entries(MENDING).flatMap(([kind, mending]) =>
        ((issue[kind] ?? []) as readonly (Named | readonly Named[])[]).flat().map(({ name, line }) => ({
          file: issue.file,
          line: line ?? 1,
          rule: kind in ABSENT ? kind : `unused ${kind}`,
          message: `${name} ${mending}`,
        })),
      ),
    );
    const circles = issues.flatMap(({ file, cycles = [] }) => cycles.map((modules) => ({ file, modules })));
    const forbidden = circles.filter(
      ({ modules }) => !RECURSIVE.some((folder) => modules.every(({ name }) => name.startsWith(folder))),
    );
    const findings = forbidden.map(({ file, modules }) => ({
      file,
      line: modules[0]?.line ?? 1,
      rule: 'circle',
      message: `imports itself by way of ${modules.map(({ name }) => name).join(', ')}; move what both need into a module of its own`,
    }));
    const folders = ['force-app', 'local-org/src', 'scripts', 'test'];
    const files = (await Promise.all(folders.map((folder) => filesBelow(folder, /\.ts$/)))).flat();
    const allowed = circles.length - forbidden.length;
    return report(files.length, [...unused, ...findings], `${allowed} circles inside the compiler's own recursion`);
  },
};

/** Code that stands twice. */
export const duplicates: Part = {
  name: 'duplicates',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const out = 'build/duplicates';
    await rm(join(ROOT, out), { recursive: true, force: true });
    const { output } = await node(join(relative(ROOT, await toolFolder('tools')), 'node_modules/jscpd/bin/jscpd'), [
      'force-app',
      'local-org/src',
      'scripts',
      'test',
      // Apex is near enough to Java for a comparison of words.
      '--formats-exts',
      'typescript:ts;java:cls,trigger;markup:html;css:css',
      '--min-lines',
      '8',
      '--min-tokens',
      '50',
      '--ignore',
      '**/node_modules/**,**/generated/**,**/*.generated.*,**/__tests__/**',
      '--reporters',
      'json',
      '--output',
      out,
      '--silent',
    ]);
    const file = await readFile(join(ROOT, out, 'jscpd-report.json'), 'utf8').catch(() => null);
    if (file === null) throw new Error(`jscpd gave no report:\n${output}`);
    const { statistics, duplicates: found } = JSON.parse(file) as {
      statistics: { total: { percentage: number; sources: number } };
      duplicates: readonly {
        firstFile: { name: string; start: number };
        secondFile: { name: string; start: number };
        lines: number;
      }[];
    };
    const { percentage, sources: files } = statistics.total;
    const findings: Finding[] = found
      .filter(({ lines }) => lines >= LONGEST_COPY || percentage > SHARE_OF_COPIES)
      .map(({ firstFile, secondFile, lines }) => ({
        file: firstFile.name,
        line: firstFile.start,
        rule: 'duplicate',
        message: `${lines} lines stand again in ${secondFile.name}:${secondFile.start}; let both use one`,
      }));
    return report(files, findings, `${found.length} copies of at most ${LONGEST_COPY} lines, ${percentage} % of all`);
  },
};

/** Keys and passwords. */
export const secrets: Part = {
  name: 'secrets',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const tools = relative(ROOT, await toolFolder('tools'));
    const files = (await Promise.all(KEPT.map((folder) => filesBelow(folder, TEXT)))).flat();
    await rm(join(ROOT, SECRETS_REPORT), { force: true });
    const { code, output } = await node(join(tools, 'node_modules/secretlint/bin/secretlint.js'), [
      '--secretlintrc',
      'config/secretlint.json',
      '--format',
      'json',
      // Its output would be cut off: it ends without waiting for a pipe.
      '--output',
      SECRETS_REPORT,
      ...files,
    ]);
    const text = await readFile(join(ROOT, SECRETS_REPORT), 'utf8').catch(() => null);
    if (code !== 0 && text === null) throw new Error(`secretlint gave no report:\n${output}`);
    const results = JSON.parse(text ?? '[]') as readonly SecretReport[];
    return report(
      files.length,
      results.flatMap(({ filePath, messages }) =>
        messages.map(({ message, loc }) => ({
          file: relative(ROOT, filePath),
          line: loc.start.line,
          rule: 'secret',
          message: `${message}; take it out and revoke it`,
        })),
      ),
    );
  },
};

interface SecretReport {
  readonly filePath: string;
  readonly messages: readonly {
    readonly message: string;
    readonly loc: { readonly start: { readonly line: number } };
  }[];
}
const SECRETS_REPORT = 'build/test/secrets.json';
const KEPT = ['.ci', '.vscode', 'config', 'docs', 'force-app', 'local-org/src', 'local-org/test', 'scripts', 'test'];
const TEXT = /(^run|\.(ts|mjs|cjs|js|cls|trigger|html|css|xml|json|md|csv))$(?<!package-lock\.json)/;

/** Libraries with known holes, from the database that the Code Analyzer ships (no network needed). */
export const vulnerable: Part = {
  name: 'vulnerable',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const tools = await toolFolder('tools');
    const database = join(
      tools,
      'node_modules/@salesforce/code-analyzer-retirejs-engine/vulnerabilities/RetireJsVulns.json',
    );
    const findings: Finding[] = [];
    for (const folder of SHIPPED) {
      const { output } = await node(join(relative(ROOT, tools), 'node_modules/retire/lib/cli.js'), [
        '--path',
        folder,
        '--jsrepo',
        database,
        '--outputformat',
        'json',
      ]);
      const start = output.indexOf('{"');
      if (start < 0) throw new Error(`retire gave no report for ${folder}:\n${output}`);
      const { data } = JSON.parse(output.slice(start)) as {
        data: { file: string; results: { component: string; version: string }[] }[];
      };
      for (const { file, results } of data) {
        for (const { component, version } of results) {
          findings.push({
            file: relative(ROOT, file),
            line: 0,
            rule: 'vulnerable',
            message: `${component} ${version} has known holes: update it`,
          });
        }
      }
    }
    return report(SHIPPED.length, findings);
  },
};
