/** The gate is only worth something while it catches what it should: each fault is planted alone, and its part must fail. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { ROOT } from '../../scripts/check/command.ts';
import { findJava } from '../../scripts/gate/java.ts';
import { FAULTS, type Fault } from './faults.ts';

const INSTALLED = [
  'node_modules',
  'local-org/node_modules',
  'scripts/gate/tools/node_modules',
  'scripts/gate/platform-compiler/node_modules',
];
let copy = '';

before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'sideline-faults-'));
  await cp(ROOT, copy, {
    recursive: true,
    filter: (source) => !['node_modules', '.git', 'build', '.local-org'].includes(basename(source)),
  });
  await mkdir(join(copy, 'build'));
  for (const folder of INSTALLED) await symlink(join(ROOT, folder), join(copy, folder)).catch(() => {});
});
after(() => rm(copy, { recursive: true, force: true }));

/** A part takes seconds; this is for machines that do much else. */
const PATIENCE = 240_000;

const java = await findJava();

for (const fault of FAULTS) {
  const skip = java === null && fault.part.startsWith('apex') ? 'needs Java' : false;
  test(`${fault.name} is caught by "${fault.part}"`, { skip }, async () => {
    const undo = await plant(fault);
    try {
      const { status, stdout } = spawnSync(
        process.execPath,
        ['--import', 'tsx', 'scripts/check/main.ts', '--only', fault.part],
        { cwd: copy, encoding: 'utf8', timeout: PATIENCE },
      );
      assert.notEqual(status, 0, `the part passed:\n${stdout}`);
      assert.match(stdout, fault.reported);
    } finally {
      await undo();
    }
  });
}

/** @returns a function that takes the fault out again */
async function plant(fault: Fault): Promise<() => Promise<void>> {
  const originals: [string, string | null][] = [];
  for (const [file, edit] of Object.entries(fault.edits)) {
    const path = join(copy, file);
    const original = await readFile(path, 'utf8').catch(() => null);
    originals.push([path, original]);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, edit(original ?? ''));
  }
  return async () => {
    for (const [path, original] of originals) {
      if (original === null) await rm(path);
      else await writeFile(path, original);
    }
  };
}
