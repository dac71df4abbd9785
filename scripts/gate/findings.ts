import type { PartResult } from '../check/part.ts';

/** One thing to mend. `file` is relative to the root; `line` is 1-based, 0 for the whole file. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** @param checked how many files, types or rules were looked at */
export function report(checked: number, findings: readonly Finding[], note?: string): PartResult {
  const failedFiles = new Set(findings.map((finding) => finding.file)).size;
  return {
    passed: Math.max(0, checked - failedFiles),
    failed: findings.length,
    output: findings.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`).join('\n'),
    ...(note === undefined ? {} : { note }),
  };
}
