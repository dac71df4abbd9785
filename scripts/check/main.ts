/**
 * Runs the tests one after the other (two cores are soon full), then the gate with parts side by side, then the faults
 * planted to prove the gate. Prints a line for each part, the times and the sum at the end.
 *   npm test                      the parts that need nothing but Node and a browser
 *   npm run verify                those and the gate
 *   ... -- --only NAME            one part; may be given several times
 *   npm run verify -- --gate-only without the tests
 * Under CI (the variable `CI`) a part that cannot run has failed.
 */
import { mkdir } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
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
/** The slow ones first, so that the others fit beside them; planted faults come last and alone. */
const GATE: readonly Part[] = [
  apexPaths,
  apexTypes,
  duplicates,
  apexRules,
  platformCompiler,
  conversion,
  metadata,
  textLiterals,
  colours,
  slds,
  deadCode,
  secrets,
  vulnerable,
  faults,
];
const PARTS = [...TESTS, ...GATE];
/** Tests fill both cores by themselves; parts of the gate mostly wait for one program each, which needs up to this much. */
const MEMORY_OF_A_PART = 3 * 1024 ** 3;
const GATE_LANES = Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / MEMORY_OF_A_PART)));

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
const inGate = (part: Part): boolean => part.kind === 'gate' && part !== faults;
const times = [
  await runAll(
    'tests',
    chosen.filter((part) => part.kind === 'test'),
    1,
  ),
  await runAll('gate', chosen.filter(inGate), GATE_LANES),
  await runAll(
    'planted faults',
    chosen.filter((part) => part === faults),
    1,
  ),
];
console.log(`${chosen.length} parts: ${times.filter((time) => time !== '').join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** @returns how long it took, in words; nothing for no parts */
async function runAll(name: string, parts: readonly Part[], lanes: number): Promise<string> {
  if (parts.length === 0) return '';
  const began = performance.now();
  const waiting = [...parts];
  const lane = async (): Promise<void> => {
    for (let part = waiting.shift(); part; part = waiting.shift()) await runOne(part);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return `${name} ${((performance.now() - began) / 1000).toFixed(1)} s`;
}

async function runOne(part: Part): Promise<void> {
  const began = performance.now();
  const result = ranUnderCi(await attempt(part));
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  passed += result.passed;
  failed += result.failed;
  if (result.failed > 0) console.log(result.output ?? '');
  console.log(line(part, result, seconds));
}

/** Under CI everything has to run. */
function ranUnderCi(result: PartResult): PartResult {
  if (!process.env['CI'] || !isNotRun(result)) return result;
  return { ...result, failed: 1, output: result.note ?? 'not run' };
}

/** Nothing ran; what should have says so by its count of what it skipped. */
function isNotRun({ passed, failed, skipped = 0 }: PartResult): boolean {
  return passed === 0 && failed === 0 && skipped > 0;
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
  const sign = result.failed > 0 ? '✗' : isNotRun(result) ? '–' : '✓';
  return `${sign} ${part.name.padEnd(21)} ${result.passed} passed, ${result.failed} failed${skipped}  ${seconds} s${note}`;
}
