/**
 * Keeps the compiled Apex of the last start. A cache is used when nothing that it was made from has changed: the
 * project and the code of the local org. Anything else about the file (old, cut off, not ours) means compiling.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import type { EmittedProgram } from './apex/emit/program.ts';
import type { Catalog } from './metadata/catalog.ts';

const FILE = 'apex.json';
/** Name and version of the grammar. */
const GRAMMAR = `apex-parser ${manifest.dependencies['@apexdevtools/apex-parser']}`;
/** Code whose change may change compiled Apex or the tables of the org. */
const CODE_FOLDERS = ['apex', 'metadata', 'soql', 'store'];

/** Code whose change may change syntax trees. */
const SYNTAX_FOLDERS = ['apex/syntax', 'soql'];

/** Hash of the code that makes syntax trees, the grammar's package included. */
export function syntaxHash(): string {
  const hash = createHash('sha256').update(GRAMMAR);
  for (const text of codeTexts(SYNTAX_FOLDERS)) hash.update(text);
  return hash.digest('hex');
}

function codeTexts(folders: readonly string[]): string[] {
  return folders.flatMap((name) => {
    const folder = fileURLToPath(new URL(`./${name}`, import.meta.url));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(js|json|ts)$/.test(file))
      .sort()
      .map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`);
  });
}

/** Maps as entries, so that JSON holds them. */
const plain = (_key: string, value: unknown): unknown => (value instanceof Map ? [...value.entries()] : value);

/** @returns everything that a compiled program and the tables of an org depend on, as one hash */
export function buildKey(catalog: Catalog, coverage: boolean): string {
  const {
    objects,
    permissionSets,
    customPermissions,
    customMetadata,
    labels,
    classes,
    triggers,
    apiVersion,
    setupRows,
  } = catalog;
  const hash = createHash('sha256');
  for (const text of codeTexts(CODE_FOLDERS)) hash.update(text);
  hash.update(
    JSON.stringify(
      {
        coverage,
        apiVersion,
        objects,
        permissionSets,
        customPermissions,
        customMetadata,
        labels,
        classes,
        triggers,
        setupRows,
      },
      plain,
    ),
  );
  return hash.digest('hex');
}

function isProgram(value: unknown): value is EmittedProgram {
  const program = value as Partial<EmittedProgram> | null | undefined;
  return (
    typeof program?.code === 'string' && typeof program.lineTable === 'object' && Array.isArray(program.executableLines)
  );
}

/** @returns the program kept under this key; null when there is none that can be used */
export function readProgram(folder: string, key: string): EmittedProgram | null {
  try {
    const kept = JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as { key?: unknown; program?: unknown };
    return kept.key === key && isProgram(kept.program) ? kept.program : null;
  } catch {
    // Missing or cut off: compiling again is always right.
    return null;
  }
}

/** Keeps a program. The file appears whole or not at all. */
export function writeProgram(folder: string, key: string, program: EmittedProgram): void {
  mkdirSync(folder, { recursive: true });
  const lineTable = { ...program.lineTable, lines: Array.from(program.lineTable.lines) };
  const temporary = join(folder, `${FILE}.${process.pid}`);
  writeFileSync(temporary, JSON.stringify({ key, program: { ...program, lineTable } }));
  renameSync(temporary, join(folder, FILE));
}
