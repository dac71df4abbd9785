import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { command, ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, read, SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';
import { toolFolder } from './install.ts';
import { findJava, withoutJava } from './java.ts';

/** All of Graph Engine's rules but UnimplementedType, which only counts abstract types without a subclass. */
const RULES = [
  'ApexFlsViolation',
  'ApexNullPointerException',
  'AvoidDatabaseOperationInLoop',
  'AvoidMultipleMassSchemaLookups',
  'DatabaseOperationsMustUseWithSharing',
  'MissingNullCheckOnSoqlVariable',
];
/** What somebody outside can call. Getters of transfer objects are no entries: they touch no record. */
const ENTRY =
  /@(AuraEnabled|InvocableMethod|RemoteAction|Http\w+)\b[^;{]*\bstatic\b|\bwebservice\b|\bglobal\b.*\(|\btrigger\b.*\bon\b/;

interface Violation {
  readonly ruleName: string;
  readonly message: string;
  readonly sourceFileName: string;
  readonly sourceLineNumber: number;
  readonly sinkFileName?: string;
  readonly sinkLineNumber?: number;
}

/**
 * Salesforce's Graph Engine: follows every path from an entry to the database. The number of paths grows with every
 * branch on the way, which takes many minutes; so it runs when asked for by name.
 */
export const apexPaths: Part = {
  name: 'apex paths',
  kind: 'named',
  async run(): Promise<PartResult> {
    const java = await findJava();
    if (java === null) return withoutJava();
    const sources = await Promise.all(
      (await filesBelow(SOURCE, /\.(cls|trigger)$/)).map(async (file) => ({ file, text: await read(file) })),
    );
    const product = sources.filter(({ text }) => !/^@IsTest\b/im.test(text));
    const entries = product.filter(({ text }) => ENTRY.test(text));
    const absolute = (files: typeof sources): string[] => files.map(({ file }) => join(ROOT, file));
    const findings = await graphEngine(java, absolute(entries), absolute(product));
    return report(product.length, findings, `${RULES.length} rules from ${entries.length} classes with entries`);
  },
};

async function graphEngine(java: string, entries: readonly string[], files: readonly string[]): Promise<Finding[]> {
  const jars = join(await toolFolder('tools'), 'node_modules/@salesforce/code-analyzer-sfge-engine/dist/java-lib/*');
  const folder = await mkdtemp(join(tmpdir(), 'sideline-paths-'));
  try {
    const [input, result] = [join(folder, 'input.json'), join(folder, 'result.json')];
    const targets = entries.map((targetFile) => ({ targetFile, targetMethods: [] }));
    await writeFile(input, JSON.stringify({ targets, projectFilesAndFolders: files, rulesToRun: RULES }));
    const { code, output } = await command(java, [
      `-Dsfge_log_name=${join(folder, 'engine.log')}`,
      // A busy machine must not turn a slow path into a finding.
      '-DSFGE_RULE_THREAD_TIMEOUT=600000',
      '-cp',
      jars,
      'com.salesforce.Sfge',
      'execute',
      input,
      result,
    ]);
    if (code !== 0) return [unreadable(output, files)];
    const violations = JSON.parse(await readFile(result, 'utf8')) as readonly Violation[];
    return violations.map((violation) => ({
      file: relative(ROOT, violation.sinkFileName ?? violation.sourceFileName),
      line: violation.sinkLineNumber ?? violation.sourceLineNumber,
      rule: violation.ruleName,
      message: `${violation.message} (called from ${relative(ROOT, violation.sourceFileName)}:${violation.sourceLineNumber})`,
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The engine stops at language it does not know and says where only among its own remarks. */
function unreadable(output: string, files: readonly string[]): Finding {
  const line = /vp\[BeginLine-(?:\\+u003e|>)(\d+)\]/.exec(output)?.[1];
  const type = /vp\[DefiningType-(?:\\+u003e|>)(\w+)\]/.exec(output)?.[1];
  const file = files.find((path) => path.endsWith(`${type ?? ''}.cls`));
  if (line === undefined || file === undefined) throw new Error(`Graph Engine failed:\n${output}`);
  const message = 'Graph Engine cannot read this statement; write it in a simpler way';
  return { file: relative(ROOT, file), line: Number(line), rule: 'Graph Engine', message };
}
