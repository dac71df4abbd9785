import { node, script } from '../command.ts';
import type { Part, PartResult } from '../part.ts';

/** A part that is one or more commands, each of which must exit with 0. */
const commands = (name: string, runs: readonly (() => Promise<{ code: number; output: string }>)[]): Part => ({
  name,
  kind: 'test',
  async run(): Promise<PartResult> {
    const results = [];
    for (const run of runs) results.push(await run());
    const failures = results.filter((result) => result.code !== 0);
    return {
      passed: results.length - failures.length,
      failed: failures.length,
      output: failures.map((failure) => failure.output).join('\n'),
    };
  },
});

const tsc = (project: string) => () => node('node_modules/typescript/bin/tsc', ['-p', project]);

export const types = commands('types', [
  tsc('tsconfig.json'),
  tsc('tsconfig.test.json'),
  tsc('tsconfig.scripts.json'),
  tsc('local-org'),
  tsc('local-org/src/ui'),
]);
export const lint = commands('lint', [() => node('node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0'])]);
export const format = commands('format', [
  () =>
    node('node_modules/prettier/bin/prettier.cjs', [
      '--check',
      '.',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location=build/.prettier',
    ]),
]);
export const contract = commands('contract', [
  () => script('scripts/contract/generate.ts', ['--check']),
  () => script('scripts/contract/paths.ts', ['--check']),
]);
