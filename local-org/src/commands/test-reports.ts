/** Writes what a test run found to files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Catalog } from '../metadata/catalog.ts';
import { coverageHtml, jsonReport, junitXml, lcov, type TestReport } from '../testing/index.ts';

export interface ReportFiles {
  readonly roots: readonly string[];
  /** File of the JUnit report; null for none. */
  readonly junit: string | null;
  /** File of the JSON report; null for none. */
  readonly json: string | null;
  /** Folder of `index.html` and `lcov.info`; null for none. */
  readonly coverageDir: string | null;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes the reports that are asked for. */
export function writeReports(catalog: Catalog, report: TestReport, files: ReportFiles): void {
  const { roots, junit, json, coverageDir } = files;
  if (junit !== null) write(junit, junitXml(report));
  if (json !== null) write(json, jsonReport(report));
  if (coverageDir === null) return;
  const texts = new Map([...catalog.classes, ...catalog.triggers].map(({ path, text }) => [path, text]));
  write(join(coverageDir, 'lcov.info'), lcov(report.coverage, roots[0] ?? '.'));
  write(
    join(coverageDir, 'index.html'),
    coverageHtml(report.coverage, (file) => texts.get(file) ?? ''),
  );
}
