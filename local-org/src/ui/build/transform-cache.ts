import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { writeAtomically } from './files.ts';

/** Compiled modules by a hash of everything that decides them, kept in one file between builds. */
export class TransformCache {
  readonly #file: string;
  readonly #known: Map<string, string>;
  readonly #used = new Map<string, string>();

  constructor(file: string) {
    this.#file = file;
    this.#known = new Map(Object.entries(readCache(file)));
  }

  /** The compiled text for `parts`, from an earlier build or by `compile`. */
  get(parts: readonly string[], compile: () => string): string {
    const key = createHash('sha256').update(parts.join('\0')).digest('base64url');
    const code = this.#known.get(key) ?? compile();
    this.#used.set(key, code);
    return code;
  }

  /** Writes what this build used; what it did not use is dropped, so the file does not grow. */
  save(): void {
    writeAtomically(this.#file, JSON.stringify(Object.fromEntries(this.#used)));
  }
}

/** A missing or damaged cache costs time, never a failure. */
function readCache(file: string): Record<string, string> {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
