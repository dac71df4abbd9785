/**
 * Runs the parts one after the other (two cores are soon full), prints a line for each and the sum at the end.
 *   npm test                      the parts that need nothing but Node and a browser
 *   npm run verify                those and the gate
 *   ... -- --only NAME            one part; may be given several times
 *   npm run verify -- --gate-only without the tests
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './command.ts';
import type { Part, PartResult } from './part.ts';
import { contract, format, lint, types } from './parts/source.ts';
import { apex, browser, components, localOrg, scripts } from './parts/tests.ts';

const PARTS: readonly Part[] = [types, lint, format, contract, components, localOrg, scripts, apex, browser];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    gate: { type: 'boolean', default: false },
    'gate-only': { type: 'boolean', default: false },
  },
});
const chosen = choose(values.only, values.gate, values['gate-only']);
await mkdir(join(ROOT, 'build/test'), { recursive: true });
let passed = 0;
let failed = 0;
for (const part of chosen) {
  const started = performance.now();
  const result = await attempt(part);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) console.log(result.output ?? '');
  console.log(line(part, result, seconds));
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function choose(only: readonly string[] | undefined, gate: boolean, gateOnly: boolean): readonly Part[] {
  if (only) {
    for (const name of only) {
      if (!PARTS.some((part) => part.name === name)) {
        throw new Error(`There is no part "${name}". Parts: ${PARTS.map((part) => part.name).join(', ')}`);
      }
    }
    return PARTS.filter((part) => only.includes(part.name));
  }
  if (gateOnly) return PARTS.filter((part) => part.kind === 'gate');
  return PARTS.filter((part) => gate || part.kind === 'test');
}

async function attempt(part: Part): Promise<PartResult> {
  try {
    return await part.run();
  } catch (error) {
    return { passed: 0, failed: 1, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function line(part: Part, result: PartResult, seconds: string): string {
  const skipped = result.skipped ? `, ${result.skipped} skipped` : '';
  const note = result.note ? `  ${result.note}` : '';
  const sign = result.failed > 0 ? '✗' : '✓';
  return `${sign} ${part.name.padEnd(12)} ${result.passed} passed, ${result.failed} failed${skipped}  ${seconds} s${note}`;
}
