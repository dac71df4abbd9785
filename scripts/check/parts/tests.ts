import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { command, node, script, ROOT } from '../command.ts';
import type { Part, PartResult } from '../part.ts';

/** Suites of Node's own runner, all files below a folder. */
function nodeSuite(name: string, folder: string, concurrency: number, kind: Part['kind'] = 'test'): Part {
  return {
    name,
    kind,
    async run(): Promise<PartResult> {
      const files = (await readdir(join(ROOT, folder), { recursive: true }))
        .filter((file) => file.endsWith('.test.ts'))
        .map((file) => join(folder, file))
        .sort();
      const { code, output } = await command(process.execPath, [
        '--import',
        'tsx',
        '--test',
        `--test-concurrency=${concurrency}`,
        '--test-reporter=spec',
        ...files,
      ]);
      const count = (word: string): number => Number(new RegExp(`^\\S* ?${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
      return finish({ passed: count('pass'), failed: count('fail'), skipped: count('skipped') }, code, output);
    },
  };
}

/** A run that exits badly without a failed test has failed all the same. */
function finish(
  counts: { passed: number; failed: number; skipped?: number },
  code: number,
  output: string,
): PartResult {
  const broken = counts.failed === 0 && (code !== 0 || counts.passed === 0);
  return { ...counts, failed: broken ? 1 : counts.failed, output: code === 0 && !broken ? '' : output };
}

export const localOrg = nodeSuite('local org', 'local-org/test', 2);
export const scripts = nodeSuite('scripts', 'test/scripts', 1);
export const browser = nodeSuite('browser', 'test/browser', 1);
/** Plants faults and expects the gate to catch each. */
export const faults = nodeSuite('planted faults', 'test/gate', 1, 'gate');

const JEST_REPORT = 'build/test/jest.json';
const JEST_COVERAGE = 'build/test/jest-coverage';
export const components: Part = {
  name: 'components',
  kind: 'test',
  async run(): Promise<PartResult> {
    const { code, output } = await node('node_modules/@salesforce/sfdx-lwc-jest/bin/sfdx-lwc-jest', [
      '--',
      '--config',
      'jest.config.cjs',
      '--json',
      `--outputFile=${JEST_REPORT}`,
      // The thresholds are in jest.config.cjs.
      '--coverage',
      '--coverageReporters=json-summary',
      '--coverageReporters=text',
      `--coverageDirectory=${JEST_COVERAGE}`,
    ]);
    const report = JSON.parse(await readFile(join(ROOT, JEST_REPORT), 'utf8')) as Record<string, number>;
    const failed = (report['numFailedTests'] ?? 0) + (report['numRuntimeErrorTestSuites'] ?? 0);
    const counts = { passed: report['numPassedTests'] ?? 0, failed, skipped: report['numPendingTests'] ?? 0 };
    const summary = await readFile(join(ROOT, JEST_COVERAGE, 'coverage-summary.json'), 'utf8');
    const { total } = JSON.parse(summary) as { total: Record<'statements' | 'branches', { pct: number }> };
    const note = `${total.statements.pct} % of statements, ${total.branches.pct} % of branches covered`;
    return { ...finish(counts, code, output), note };
  },
};

const APEX_REPORT = 'build/test/apex.xml';
/** Covered share of every class, and the lines that are not covered. */
const APEX_COVERAGE = 'build/test/apex-coverage.txt';
/** Per cent of all lines; raised when the figure has risen. Salesforce asks for 75. */
const APEX_THRESHOLD = 97;
export const apex: Part = {
  name: 'apex',
  kind: 'test',
  async run(): Promise<PartResult> {
    const { code, output } = await script('local-org/src/cli.ts', ['test', '--coverage', '--junit', APEX_REPORT]);
    const report = await readFile(join(ROOT, APEX_REPORT), 'utf8').catch(() => '');
    const total = (report.match(/<testcase\b/g) ?? []).length;
    const failed = (report.match(/<(failure|error)\b/g) ?? []).length;
    const classes = output.match(/^ *\d+ % (?!of\b)\w+.*$/gm) ?? [];
    await writeFile(join(ROOT, APEX_COVERAGE), classes.map((line) => `${line}\n`).join(''));
    const covered = Number(/^([\d.]+) % of all lines/m.exec(output)?.[1] ?? 0);
    const [lowest = ''] = classes.toSorted((left, right) => parseFloat(left) - parseFloat(right));
    const [, share, name] = /(\d+ %) (\w+)/.exec(lowest) ?? [];
    const note = `${covered} % of lines covered, least ${name} with ${share}; ${classes.length} classes in ${APEX_COVERAGE}`;
    const result = finish({ passed: total - failed, failed }, code, output);
    if (result.failed > 0 || covered >= APEX_THRESHOLD) return { ...result, note };
    const missing = `Apex line coverage is below ${APEX_THRESHOLD} %:\n${classes.join('\n')}`;
    return { ...result, failed: 1, output: missing, note };
  },
};
