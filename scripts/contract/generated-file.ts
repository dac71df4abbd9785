import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Writes a generated file, or with `--check` on the command line only compares it: the process then ends with exit
 * code 1 when the file is out of date.
 * @param path file to write
 * @param content what the file has to contain
 * @param command how to bring the file up to date, for the message
 */
export function writeOrCheck(path: string, content: string, command: string): void {
  const current = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  if (current === content) return;
  if (process.argv.includes('--check')) {
    console.error(`${path}:${firstDifference(current ?? '', content)} stale: it is out of date. Run: ${command}`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(path, content);
  console.log(`${path} written`);
}

/** 1-based line. */
function firstDifference(current: string, wanted: string): number {
  const lines = current.split('\n');
  const different = wanted.split('\n').findIndex((line, i) => line !== lines[i]);
  return (different < 0 ? lines.length : different) + 1;
}
