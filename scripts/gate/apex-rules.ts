import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '../check/command.ts';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';
import { toolFolder } from './install.ts';
import { findJava, runJava, withoutJava } from './java.ts';

const RULES = 'config/pmd.xml';
/** Code Analyzer's own driver of PMD; unlike the Code Analyzer it takes a ruleset with settings. */
const DRIVER = 'com.salesforce.sfca.pmdwrapper.PmdWrapper';
/** A class with a known fault. PMD reports nothing at all when it cannot load its ruleset; this tells the difference. */
const CANARY = { file: 'build/test/canary/Canary.cls', source: 'public class Canary {}\n', rule: 'ApexDoc' };

interface Report {
  readonly violations: readonly {
    readonly rule: string;
    readonly message: string;
    readonly codeLocation: { readonly file: string; readonly startLine: number };
  }[];
  readonly processingErrors: readonly { readonly file: string; readonly message: string }[];
}

/** PMD over all Apex, with the project's ruleset. */
export const apexRules: Part = {
  name: 'apex rules',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const java = await findJava();
    if (java === null) return withoutJava();
    const files = await filesBelow(SOURCE, /\.(cls|trigger)$/);
    await mkdir(join(ROOT, 'build/test/canary'), { recursive: true });
    await writeFile(join(ROOT, CANARY.file), CANARY.source);
    const { violations, processingErrors } = await pmd(java, [...files, CANARY.file]);
    const findings = [
      ...violations.map(({ rule, message, codeLocation: { file, startLine } }) => ({
        file: relative(ROOT, file),
        line: startLine,
        rule,
        message,
      })),
      ...processingErrors.map(({ file, message }) => ({
        file: relative(ROOT, file),
        line: 0,
        rule: 'PMD',
        message: `cannot be read: ${message.split('\n')[0] ?? ''}`,
      })),
    ];
    if (!findings.some(({ file, rule }) => file === CANARY.file && rule === CANARY.rule)) {
      const message =
        'PMD finds nothing even where something is: its ruleset does not load. Mend the last change to it';
      return report(files.length, [{ file: RULES, line: 1, rule: 'PMD', message }]);
    }
    return report(
      files.length,
      findings.filter(({ file }: Finding) => file !== CANARY.file),
    );
  },
};

async function pmd(java: string, files: readonly string[]): Promise<Report> {
  const jars = join(await toolFolder('tools'), 'node_modules/@salesforce/code-analyzer-pmd-engine/dist/java-lib/*');
  const folder = await mkdtemp(join(tmpdir(), 'sideline-pmd-'));
  try {
    const [input, result] = [join(folder, 'input.json'), join(folder, 'result.json')];
    const filesToScan = files.map((file) => join(ROOT, file));
    await writeFile(
      input,
      JSON.stringify({ ruleSetInputFile: join(ROOT, RULES), runDataPerLanguage: { apex: { filesToScan } } }),
    );
    const { code, output } = await runJava(java, jars, [DRIVER, 'run', input, result], {
      // UnusedMethod looks at the whole project.
      env: { PMD_APEX_ROOT_DIRECTORY: ROOT },
    });
    if (code !== 0) throw new Error(`PMD failed:\n${output}`);
    return JSON.parse(await readFile(result, 'utf8')) as Report;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
