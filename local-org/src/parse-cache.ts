/**
 * Keeps the syntax trees of a project's Apex: reading a file takes longer than everything that the compiler does with it
 * later, and most files stay as they are between two runs.
 */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { parseFile, type ParsedFile } from './apex/syntax/parse.ts';

const FILE = 'trees.bin';

interface Kept {
  /** Code that the trees were made with. */
  readonly code: string;
  /** By path. */
  readonly trees: ReadonlyMap<string, KeptTree>;
}
interface KeptTree {
  readonly text: string;
  readonly file: ParsedFile;
}

/** Trees of one project; unchanged files are not read again. */
export class ParseCache {
  readonly #path: string;
  readonly #code: string;
  readonly #before: ReadonlyMap<string, KeptTree>;
  readonly #now = new Map<string, KeptTree>();
  #isNew = false;

  /** @param code hash of the code that makes trees, see `codeHash` */
  constructor(folder: string, code: string) {
    this.#path = join(folder, FILE);
    this.#code = code;
    this.#before = read(this.#path, code);
  }

  /** As `parseFile`. */
  parse(path: string, text: string): ParsedFile {
    const hash = createHash('sha256').update(text).digest('base64');
    const kept = this.#before.get(path);
    const tree = kept?.text === hash ? kept : { text: hash, file: parseFile(path, text) };
    if (tree !== kept) this.#isNew = true;
    this.#now.set(path, tree);
    return tree.file;
  }

  /** Writes the trees of all files that were asked for. The file appears whole or not at all. */
  save(): void {
    if (!this.#isNew && this.#now.size === this.#before.size) return;
    const temporary = `${this.#path}.${process.pid}`;
    const kept: Kept = { code: this.#code, trees: this.#now };
    try {
      writeFileSync(temporary, serialize(kept));
      renameSync(temporary, this.#path);
    } catch {
      // A full or read-only disk: the next run reads the files again.
    }
  }
}

function read(path: string, code: string): ReadonlyMap<string, KeptTree> {
  try {
    const kept = deserialize(readFileSync(path)) as Partial<Kept> | null;
    if (kept?.code === code && kept.trees instanceof Map) return kept.trees;
  } catch {
    // Missing, cut off or of another version of Node: reading the files again is always right.
  }
  return new Map();
}
