import type { Diagnostic } from '../syntax/diagnostics.ts';
import type { ParsedFile } from '../syntax/parse.ts';

/** A class or trigger that does not compile and is therefore not in the program. */
export interface LeftOut {
  readonly file: string;
  /** Name of the class or trigger, which is that of its file. */
  readonly name: string;
  /** Its test methods. */
  readonly tests: readonly string[];
  /** What a trigger is for; null for classes and for triggers that cannot be read. */
  readonly trigger: { readonly object: string; readonly events: readonly string[] } | null;
  /** Its first error: `4:17: Invalid type: Nowhere`. */
  readonly problem: string;
}

const TEST_METHOD = /(?:@istest\b[^;{]*?|\btestmethod\s+)\bvoid\s+(\w+)\s*\(/gi;

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}

/** @param text the file's source: what cannot be parsed has test methods all the same */
export function leftOut({ path, unit }: ParsedFile, text: string, [first]: readonly Diagnostic[]): LeftOut {
  return {
    file: path,
    name: nameOf(path),
    tests: [...text.matchAll(TEST_METHOD)].map(([, name = '']) => name),
    trigger: unit?.kind === 'trigger' ? { object: unit.object.text, events: unit.events } : null,
    problem: first === undefined ? '' : `${first.line}:${first.column}: ${first.message}`,
  };
}
