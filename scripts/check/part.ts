/** What one part of the checks found. Counts are tests, files or rules, whatever the part counts. */
export interface PartResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  /** Shown when something failed: file, line, rule and how to mend. */
  readonly output?: string;
  /** One short remark for the summary line, e.g. a coverage figure. */
  readonly note?: string;
}

/** One independent judge. `test` parts make up `npm test`; `gate` parts are added by `npm run verify`. */
export interface Part {
  readonly name: string;
  readonly kind: 'test' | 'gate';
  run(): Promise<PartResult>;
}
