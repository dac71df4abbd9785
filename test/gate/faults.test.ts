/**
 * The gate is only worth something while it catches what it should. Faults for the same part are planted together into a
 * copy of the project, each in lines of its own; the part must report every one of them at its place.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ROOT } from '../../scripts/check/command.ts';
import { findJava } from '../../scripts/gate/java.ts';
import { FAULTS, type Fault } from './faults.ts';

const INSTALLED = [
  'node_modules',
  'local-org/node_modules',
  'scripts/gate/tools/node_modules',
  'scripts/gate/platform-compiler/node_modules',
];
/** Parts that are judged at the same time, each in a copy of its own. */
const LANES = 2;
/** Copies that no part uses at the moment. */
const free: string[] = [];
const java = await findJava();

describe('the gate', { concurrency: LANES }, () => {
  before(async () => {
    for (let i = 0; i < LANES; i++) free.push(await copyProject());
  });
  after(() => Promise.all(free.map((copy) => rm(copy, { recursive: true, force: true }))));

  for (const [part, faults] of groups()) {
    // Under CI everything has to run.
    const skip = java === null && part.startsWith('apex') && !process.env['CI'] ? 'needs Java' : false;
    describe(part, { skip }, () => {
      let result: Judgement = { failed: false, output: '' };
      before(async () => {
        const copy = free.pop();
        assert.ok(copy, 'a copy for each lane');
        const undo = await plant(copy, faults);
        try {
          result = await judge(copy, part);
        } finally {
          await undo();
          free.push(copy);
        }
      });
      for (const fault of faults) {
        test(`${fault.name} is caught by "${part}"`, () => {
          assert.ok(result.failed, `the part passed:\n${result.output}`);
          assert.ok(
            fault.reported.test(result.output),
            `not reported: ${String(fault.reported)}\n${beginning(result)}`,
          );
        });
      }
    });
  }
});

/** The slow parts first. Faults that need it are alone. */
function groups(): [part: string, faults: readonly Fault[]][] {
  const together = new Map<string, Fault[]>();
  for (const fault of FAULTS.filter(({ alone }) => !alone)) {
    together.set(fault.part, [...(together.get(fault.part) ?? []), fault]);
  }
  const isSlow = (part: string): boolean => part.startsWith('apex') || part === 'duplicates';
  const all: [string, readonly Fault[]][] = [
    ...together,
    ...FAULTS.filter(({ alone }) => alone).map((fault): [string, readonly Fault[]] => [fault.part, [fault]]),
  ];
  return all.sort(([left], [right]) => Number(isSlow(right)) - Number(isSlow(left)));
}

interface Judgement {
  readonly failed: boolean;
  readonly output: string;
}

/** Enough to see what the part said instead. */
const beginning = ({ output }: Judgement): string => output.slice(0, 2000);

function judge(copy: string, part: string): Promise<Judgement> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/check/main.ts', '--only', part], { cwd: copy });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ failed: code !== 0, output }));
  });
}

async function copyProject(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'sideline-faults-'));
  await cp(ROOT, copy, {
    recursive: true,
    filter: (source) => !['node_modules', '.git', 'build', '.local-org'].includes(basename(source)),
  });
  await mkdir(join(copy, 'build'));
  for (const folder of INSTALLED) await symlink(join(ROOT, folder), join(copy, folder)).catch(() => {});
  return copy;
}

/** @returns a function that takes the faults out again */
async function plant(copy: string, faults: readonly Fault[]): Promise<() => Promise<void>> {
  const originals = new Map<string, string | null>();
  for (const file of await leftOut(copy, faults)) {
    originals.set(file, await readFile(file, 'utf8'));
    await rm(file);
  }
  for (const [file, edit] of faults.flatMap(({ edits }) => Object.entries(edits))) {
    const path = join(copy, file);
    const text = await readFile(path, 'utf8').catch(() => null);
    if (!originals.has(path)) originals.set(path, text);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, edit(text ?? ''));
  }
  return async () => {
    for (const [path, original] of originals) {
      if (original === null) await rm(path);
      else await writeFile(path, original);
    }
  };
}

async function leftOut(copy: string, faults: readonly Fault[]): Promise<string[]> {
  const patterns = faults.flatMap(({ without }) => without ?? []);
  if (patterns.length === 0) return [];
  const files = await readdir(join(copy, 'force-app'), { recursive: true });
  return files
    .map((file) => join('force-app', file))
    .filter((file) => patterns.some((pattern) => pattern.test(file)))
    .map((file) => join(copy, file));
}
