import { totalCoverage, type FileCoverage } from './report.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { font: 0.9rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
summary { cursor: pointer; }
summary b { display: inline-block; font-variant-numeric: tabular-nums; min-width: 4rem; text-align: end; }
table { border-collapse: collapse; font-family: ui-monospace, monospace; margin: 0.5rem 0 1.5rem; width: 100%; }
td { padding: 0 0.5rem; white-space: pre-wrap; }
td:nth-child(-n + 2) { text-align: end; width: 3rem; }
.yes { background: light-dark(#dff5e1, #16341b); }
.no { background: light-dark(#fbdcdc, #4a1a1a); }
`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function row(text: string, line: number, count: number | undefined): string {
  const state = count === undefined ? '' : ` class="${count > 0 ? 'yes' : 'no'}"`;
  return `<tr${state}><td>${line}</td><td>${count ?? ''}</td><td>${escapeHtml(text)}</td></tr>`;
}

function section(file: FileCoverage, source: string): string {
  const counts = new Map(file.hits);
  const rows = source.split(/\r?\n/).map((text, index) => row(text, index + 1, counts.get(index + 1)));
  const share = `<b>${totalCoverage([file])} %</b> ${escapeHtml(file.name)} (${file.covered} of ${file.executable} lines)`;
  return `<details><summary>${share}</summary><table>${rows.join('\n')}</table></details>`;
}

/**
 * One page with every file, its source and how often each line ran.
 * @param sourceOf text of a file of the coverage
 */
export function coverageHtml(coverage: readonly FileCoverage[], sourceOf: (file: string) => string): string {
  const total = `${totalCoverage(coverage)} % of all lines are covered`;
  const sections = coverage.map((file) => section(file, sourceOf(file.file)));
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Apex coverage</title><style>${STYLE}</style></head>
<body><h1>${total}</h1>
${sections.join('\n')}
</body>
</html>
`;
}
