import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT, script } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';
import { toolFolder } from './install.ts';
import { findJava, runJava, withoutJava } from './java.ts';

/**
 * Apex types, judged twice: by apex-ls (the open type checker inside the Code Analyzer) and by the local org's own
 * compiler, which also knows the fields inside SOQL.
 */
export const apexTypes: Part = {
  name: 'apex types',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const java = await findJava();
    if (java === null) return withoutJava();
    const jars = join(await toolFolder('tools'), 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/*');
    const check = (folder: string): Promise<Finding[]> => apexLs(java, jars, folder);
    const findings = await Promise.all([check(ROOT), withoutExtensions(check), ownCheck()]);
    return report((await filesBelow(SOURCE, /\.(cls|trigger)$/)).length, findings.flat());
  },
};

interface Reported {
  readonly files?: readonly {
    readonly path: string;
    readonly messages: readonly { start: { line: number }; message: string }[];
  }[];
}

async function apexLs(java: string, jars: string, folder: string): Promise<Finding[]> {
  const { output } = await runJava(java, jars, [
    'io.github.apexdevtools.apexls.CheckForIssues',
    '-w',
    folder,
    '-d',
    'warnings',
    '-f',
    'json',
    '-n',
  ]);
  const start = output.indexOf('{');
  if (start < 0) throw new Error(`apex-ls gave no report; mend what part "metadata" finds first:\n${output}`);
  const reported = JSON.parse(output.slice(start)) as Reported;
  return (reported.files ?? []).flatMap(({ path, messages }) =>
    messages.map(({ start: { line }, message }) => ({
      file: path.slice(folder.length).replace(/^[\\/]+/, ''),
      line,
      rule: 'apex-ls',
      message,
    })),
  );
}

/**
 * apex-ls accepts any field on a standard object that the project extends. A second pass over a copy without those
 * extensions reports every such field; what the project itself defines is then no fault.
 */
async function withoutExtensions(check: (folder: string) => Promise<Finding[]>): Promise<Finding[]> {
  const objects = await readdir(join(ROOT, SOURCE, 'objects')).catch(() => []);
  const standard = objects.filter((name) => !name.includes('__'));
  if (standard.length === 0) return [];
  const known = await knownNames();
  const copy = await mkdtemp(join(tmpdir(), 'sideline-gate-'));
  try {
    await cp(join(ROOT, 'sfdx-project.json'), join(copy, 'sfdx-project.json'));
    await cp(join(ROOT, 'force-app'), join(copy, 'force-app'), {
      recursive: true,
      filter: (source) => !standard.some((name) => source.endsWith(join('objects', name))),
    });
    return (await check(copy)).filter((finding) => {
      const field = /Unknown field(?: or type)? '([^']+)'/.exec(finding.message)?.[1];
      return field !== undefined && !known.has(field.toLowerCase());
    });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function knownNames(): Promise<Set<string>> {
  const fields = await filesBelow(join(SOURCE, 'objects'), /\.field-meta\.xml$/);
  const names = fields.map((file) => basename(file, '.field-meta.xml').toLowerCase());
  return new Set([...names, ...names.map((name) => name.replace(/__c$/, '__r'))]);
}

async function ownCheck(): Promise<Finding[]> {
  const { code, output } = await script('local-org/src/cli.ts', ['check', '.']);
  if (code === 0) return [];
  const findings = [...output.matchAll(/^(.+?):(\d+):\d+:? (.+)$/gm)].map(
    ([, file = '', line = '0', message = '']) => ({
      file,
      line: Number(line),
      rule: 'local-org check',
      message,
    }),
  );
  return findings.length > 0 ? findings : [{ file: '.', line: 0, rule: 'local-org check', message: output.trim() }];
}
