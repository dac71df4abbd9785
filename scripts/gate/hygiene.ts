import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { node, ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow } from './files.ts';
import { report, type Finding } from './findings.ts';
import { toolFolder } from './install.ts';

/** Share of duplicated lines that fails the gate, per cent. */
const DUPLICATION_LIMIT = 3;
/** Libraries that reach a browser through the local org's pages. */
const SHIPPED = ['lwc', 'lightning-base-components', '@lwc/engine-dom', '@lwc/synthetic-shadow', '@lwc/wire-service'];

interface KnipIssue {
  readonly file: string;
  readonly [kind: string]: unknown;
}

/** Exports, files and dependencies that nobody uses. */
export const deadCode: Part = {
  name: 'dead code',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const { output } = await node('node_modules/knip/bin/knip.js', [
      '--config',
      'config/knip.ts',
      '--reporter',
      'json',
      '--no-progress',
    ]);
    const start = output.indexOf('{"');
    if (start < 0) throw new Error(`knip gave no report:\n${output}`);
    const { issues } = JSON.parse(output.slice(start)) as { issues: readonly KnipIssue[] };
    const findings = issues.flatMap(({ file, ...kinds }) =>
      Object.entries(kinds).flatMap(([kind, found]) =>
        (Array.isArray(found) ? (found as { name: string; line?: number }[]) : []).map(({ name, line }) => ({
          file,
          line: line ?? 1,
          rule: `unused ${kind}`,
          message: `${name} is used nowhere: delete it`,
        })),
      ),
    );
    return report((await sources()).length, findings);
  },
};

/** Code that stands twice. */
export const duplicates: Part = {
  name: 'duplicates',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const out = 'build/duplicates';
    await node(join(relative(ROOT, await toolFolder('tools')), 'node_modules/jscpd/bin/jscpd'), [
      'force-app',
      'local-org/src',
      'scripts',
      'test',
      '--min-lines',
      '12',
      '--min-tokens',
      '90',
      '--ignore',
      '**/node_modules/**,**/*.json,**/*.xml,**/__tests__/**,**/*.md',
      '--reporters',
      'json',
      '--output',
      out,
      '--silent',
    ]);
    const { statistics, duplicates: found } = JSON.parse(
      await readFile(join(ROOT, out, 'jscpd-report.json'), 'utf8'),
    ) as {
      statistics: { total: { percentage: number; sources: number } };
      duplicates: readonly {
        firstFile: { name: string; start: number };
        secondFile: { name: string; start: number };
        lines: number;
      }[];
    };
    const { percentage, sources: files } = statistics.total;
    const findings: Finding[] = found.map(({ firstFile, secondFile, lines }) => ({
      file: firstFile.name,
      line: firstFile.start,
      rule: 'duplicate',
      message: `${lines} lines stand again in ${secondFile.name}:${secondFile.start}`,
    }));
    const note = `${percentage} % of the lines, limit ${DUPLICATION_LIMIT} %`;
    return report(files, percentage > DUPLICATION_LIMIT ? findings : [], note);
  },
};

/** Keys and passwords. */
export const secrets: Part = {
  name: 'secrets',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const tools = relative(ROOT, await toolFolder('tools'));
    const { code, output } = await node(join(tools, 'node_modules/secretlint/bin/secretlint.js'), [
      '--secretlintrc',
      'config/secretlint.json',
      '--format',
      'json',
      '--no-color',
      ...(await sources()),
    ]);
    const files = (await sources()).length;
    if (code === 0) return report(files, []);
    const start = output.indexOf('[');
    const results = JSON.parse(output.slice(start)) as {
      filePath: string;
      messages: { message: string; loc: { start: { line: number } } }[];
    }[];
    return report(
      files,
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
    for (const library of SHIPPED) {
      const { output } = await node(join(relative(ROOT, tools), 'node_modules/retire/lib/cli.js'), [
        '--jspath',
        join('node_modules', library),
        '--jsrepo',
        database,
        '--outputformat',
        'json',
      ]);
      const start = output.indexOf('{');
      if (start < 0) throw new Error(`retire gave no report for ${library}:\n${output}`);
      const { data } = JSON.parse(output.slice(start)) as {
        data: { file: string; results: { component: string; version: string }[] }[];
      };
      for (const { file, results } of data) {
        for (const { component, version } of results) {
          findings.push({
            file: relative(ROOT, file),
            line: 0,
            rule: 'vulnerable',
            message: `${component} ${version} has known holes: update ${library}`,
          });
        }
      }
    }
    return report(SHIPPED.length, findings);
  },
};

const sources = async (): Promise<string[]> => [
  ...(await filesBelow('force-app', /\.(ts|cls|trigger|html|css|xml)$/)),
  ...(await filesBelow('local-org/src', /\.(ts|html|css)$/)),
  ...(await filesBelow('scripts', /\.(ts|mjs|json)$/)).filter((file) => !file.endsWith('package-lock.json')),
  ...(await filesBelow('config', /./)),
];
