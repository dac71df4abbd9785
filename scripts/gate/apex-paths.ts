import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, read, SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';
import { toolFolder } from './install.ts';
import { findJava, runJava, withoutJava } from './java.ts';

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
/** A class that reaches the database by itself; in its code without comments and strings. */
const DATABASE = /\[\s*(SELECT|FIND)\b|\bDatabase\.\w+\(|^\s*(insert|update|upsert|delete|undelete|merge)\b.*;/im;
const NOT_CODE = /\/\*[\s\S]*?\*\/|\/\/.*|'(?:\\.|[^'\\\n])*'/g;
const METHOD = /^ {2}(?:public|global)\b[^=;(]*?\b(\w+)\(/gm;
/** A method that is not done after this is given up and counted, in milliseconds. None should be; a busy machine is slow. */
const PATIENCE = 60_000;
const THREADS = 2;

interface Source {
  readonly file: string;
  readonly text: string;
}
interface Violation {
  readonly ruleName: string;
  readonly message: string;
  readonly sourceFileName: string;
  readonly sourceVertexName: string;
  readonly sourceLineNumber: number;
  readonly sinkFileName?: string;
  readonly sinkLineNumber?: number;
}
interface Paths {
  readonly findings: readonly Finding[];
  /** Methods that the engine did not follow to the end: what it says about itself, the Code Analyzer hides altogether. */
  readonly givenUp: readonly string[];
}

/**
 * Salesforce's Graph Engine: follows every path to the database. The number of paths is the product of all branches on
 * the way, which is without end from a controller through every rule. So each class with database access is followed by
 * itself, from each of its methods; what it calls elsewhere is unknown to the engine. Loops that query by way of another
 * class are found by the tests, which hold any number of deals to the same queries.
 */
export const apexPaths: Part = {
  name: 'apex paths',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const java = await findJava();
    if (java === null) return withoutJava();
    const classes = await Promise.all(
      (await filesBelow(SOURCE, /\.cls$/)).map(async (file) => ({ file, text: await read(file) })),
    );
    const reaching = classes.filter(
      ({ text }) => !/^@IsTest\b/im.test(text) && DATABASE.test(text.replace(NOT_CODE, ' ')),
    );
    const { findings, givenUp } = await graphEngine(java, reaching);
    const names = givenUp.length === 0 ? '' : `: ${givenUp.join(', ')}`;
    return report(
      reaching.length,
      findings,
      `every method of classes with database access, ${givenUp.length} given up${names}`,
    );
  },
};

const className = (file: string): string => basename(file, '.cls');

/** Names of the methods, without constructors. */
function methodsOf({ file, text }: Source): string[] {
  const names = [...text.matchAll(METHOD)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => name !== className(file));
}

/** The class with the others under names that the engine does not know; lines stay where they are. */
function byItself({ file, text }: Source, all: readonly Source[]): string {
  const others = all.filter((other) => other.file !== file).map((other) => className(other.file));
  return others.length === 0 ? text : text.replace(new RegExp(`\\b(${others.join('|')})\\b`, 'g'), '$1Elsewhere');
}

async function graphEngine(java: string, sources: readonly Source[]): Promise<Paths> {
  const jars = join(await toolFolder('tools'), 'node_modules/@salesforce/code-analyzer-sfge-engine/dist/java-lib/*');
  const folder = await mkdtemp(join(tmpdir(), 'sideline-paths-'));
  try {
    const targets = await Promise.all(
      sources.map(async (source) => {
        const targetFile = join(folder, basename(source.file));
        await writeFile(targetFile, byItself(source, sources));
        return { targetFile, targetMethods: methodsOf(source) };
      }),
    );
    const fileOf = (copy: string): string =>
      sources.find(({ file }) => basename(file) === basename(copy))?.file ?? basename(copy);
    const [input, result] = [join(folder, 'input.json'), join(folder, 'result.json')];
    const projectFilesAndFolders = targets.map(({ targetFile }) => targetFile);
    await writeFile(input, JSON.stringify({ targets, projectFilesAndFolders, rulesToRun: RULES }));
    const { code, output } = await runJava(java, jars, [
      `-Dsfge_log_name=${join(folder, 'engine.log')}`,
      `-DSFGE_RULE_THREAD_COUNT=${THREADS}`,
      `-DSFGE_RULE_THREAD_TIMEOUT=${PATIENCE}`,
      'com.salesforce.Sfge',
      'execute',
      input,
      result,
    ]);
    if (code !== 0) return { findings: [unreadable(output, sources)], givenUp: [] };
    const violations = JSON.parse(await readFile(result, 'utf8')) as readonly Violation[];
    const isGivenUp = ({ ruleName }: Violation): boolean => ruleName === 'InternalExecutionError';
    return {
      givenUp: violations
        .filter(isGivenUp)
        .map(({ sourceFileName, sourceVertexName }) => `${className(sourceFileName)}.${sourceVertexName}`),
      findings: violations
        .filter((violation) => !isGivenUp(violation))
        .map((violation) => ({
          file: fileOf(violation.sinkFileName ?? violation.sourceFileName),
          line: violation.sinkLineNumber ?? violation.sourceLineNumber,
          rule: violation.ruleName,
          message: `${violation.message} (from ${violation.sourceVertexName}, line ${violation.sourceLineNumber})`,
        })),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The engine stops at language it does not know and says where only among its own remarks. */
function unreadable(output: string, sources: readonly Source[]): Finding {
  const line = /vp\[BeginLine-(?:\\+u003e|>)(\d+)\]/.exec(output)?.[1];
  const type = /vp\[DefiningType-(?:\\+u003e|>)(\w+)\]/.exec(output)?.[1];
  const file = sources.map((source) => source.file).find((path) => className(path) === type);
  if (line === undefined || file === undefined) throw new Error(`Graph Engine failed:\n${output}`);
  const message =
    'Graph Engine cannot read this statement; write it in a simpler way, for instance with `??` before the loop';
  return { file, line: Number(line), rule: 'Graph Engine', message };
}
