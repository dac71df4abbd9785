/**
 * Runs the parts one after the other (two cores are soon full), prints a line for each and the sum at the end.
 *   npm test                      the parts that need nothing but Node and a browser
 *   npm run verify                those and the gate
 *   ... -- --only NAME            one part; may be given several times
 *   npm run verify -- --gate-only without the tests
 * "apex paths" and "planted faults" take many minutes and run only when named.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apexPaths } from '../gate/apex-paths.ts';
import { apexRules } from '../gate/apex-rules.ts';
import { apexTypes } from '../gate/apex-types.ts';
import { platformCompiler } from '../gate/components.ts';
import { deadCode, duplicates, secrets, vulnerable } from '../gate/hygiene.ts';
import { conversion } from '../gate/metadata/conversion.ts';
import { metadata } from '../gate/metadata/part.ts';
import { slds } from '../gate/slds.ts';
import { colours, textLiterals } from '../gate/text.ts';
import { ROOT } from './command.ts';
import type { Part, PartResult } from './part.ts';
import { contract, format, lint, types } from './parts/source.ts';
import { apex, browser, components, faults, localOrg, scripts } from './parts/tests.ts';

const TESTS: readonly Part[] = [types, lint, format, contract, components, localOrg, scripts, apex, browser];
/** The slow ones first, so that the others fit beside them. */
const GATE: readonly Part[] = [
  apexPaths,
  apexTypes,
  apexRules,
  platformCompiler,
  conversion,
  metadata,
  textLiterals,
  colours,
  slds,
  deadCode,
  duplicates,
  secrets,
  vulnerable,
  faults,
];
const PARTS = [...TESTS, ...GATE];
/** Tests fill both cores by themselves; the parts of the gate mostly wait for one program each. */
const GATE_LANES = 2;

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
const started = performance.now();
await runAll(
  chosen.filter((part) => part.kind === 'test'),
  1,
);
await runAll(
  chosen.filter((part) => part.kind !== 'test' && part !== faults),
  GATE_LANES,
);
if (chosen.includes(faults)) await runOne(faults);
console.log(`${chosen.length} parts in ${((performance.now() - started) / 1000).toFixed(1)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function runAll(parts: readonly Part[], lanes: number): Promise<void> {
  const waiting = [...parts];
  const lane = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) await runOne(part);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function runOne(part: Part): Promise<void> {
  const began = performance.now();
  const result = await attempt(part);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) console.log(result.output ?? '');
  console.log(line(part, result, seconds));
}

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
  return PARTS.filter((part) => part.kind === 'test' || (gate && part.kind === 'gate'));
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
  const notRun = result.passed === 0 && result.skipped !== undefined;
  const sign = result.failed > 0 ? '✗' : notRun ? '–' : '✓';
  return `${sign} ${part.name.padEnd(21)} ${result.passed} passed, ${result.failed} failed${skipped}  ${seconds} s${note}`;
}
