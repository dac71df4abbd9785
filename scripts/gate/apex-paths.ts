import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { command, ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, read, SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';
import { toolFolder } from './install.ts';
import { findJava, withoutJava } from './java.ts';

/**
 * Left out: UnimplementedType, which only counts abstract types without a subclass; MissingNullCheckOnSoqlVariable, which
 * would have to know the callers.
 */
const RULES = [
  'ApexFlsViolation',
  'ApexNullPointerException',
  'AvoidDatabaseOperationInLoop',
  'AvoidMultipleMassSchemaLookups',
  'DatabaseOperationsMustUseWithSharing',
];
/** A class that reaches the database by itself. */
const DATABASE = /\[\s*(SELECT|FIND)\b|\bDatabase\.\w+\(|^\s*(insert|update|upsert|delete|undelete)\b.*;/im;
const METHOD = /^ {2}(?:public|global)\b[^=;(]*?\b(\w+)\(/gm;
/** The number of paths grows with every branch; a method with too many is given up after this, in milliseconds. */
const PATIENCE = 20_000;

interface Violation {
  readonly ruleName: string;
  readonly message: string;
  readonly sourceFileName: string;
  readonly sourceLineNumber: number;
  readonly sinkFileName?: string;
  readonly sinkLineNumber?: number;
}

/**
 * Salesforce's Graph Engine: follows every path to the database. It starts at the methods of the classes that query and
 * write, not at the controllers: between these lie pure rules with more branches than it can follow. It takes minutes on a
 * busy machine and runs when asked for by name.
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
    const targets = product
      .filter(({ text }) => DATABASE.test(text))
      .map(({ file, text }) => ({ targetFile: join(ROOT, file), targetMethods: methodsOf(file, text) }));
    const violations = await graphEngine(
      java,
      targets,
      product.map(({ file }) => join(ROOT, file)),
    );
    // What the engine says about itself, not about the code; the Code Analyzer hides it altogether.
    const given = violations.filter(({ rule }) => rule === 'InternalExecutionError');
    const note = `from ${targets.length} classes with database access, ${given.length} paths given up`;
    return report(
      product.length,
      violations.filter((finding) => !given.includes(finding)),
      note,
    );
  },
};

/** Names of the methods, without constructors. */
function methodsOf(file: string, text: string): string[] {
  const names = [...text.matchAll(METHOD)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => name !== basename(file, '.cls'));
}

async function graphEngine(java: string, targets: readonly object[], files: readonly string[]): Promise<Finding[]> {
  const jars = join(await toolFolder('tools'), 'node_modules/@salesforce/code-analyzer-sfge-engine/dist/java-lib/*');
  const folder = await mkdtemp(join(tmpdir(), 'sideline-paths-'));
  try {
    const [input, result] = [join(folder, 'input.json'), join(folder, 'result.json')];
    await writeFile(input, JSON.stringify({ targets, projectFilesAndFolders: files, rulesToRun: RULES }));
    const { code, output } = await command(java, [
      `-Dsfge_log_name=${join(folder, 'engine.log')}`,
      `-DSFGE_RULE_THREAD_TIMEOUT=${PATIENCE}`,
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
