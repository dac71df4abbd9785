import type { Appearance } from './appearance.ts';
import type { BuildResult } from './build/result.ts';

interface Page {
  readonly build: BuildResult;
  readonly appearance: Appearance;
  /** Salesforce language code: `en_US`. */
  readonly language: string;
}

const STYLESHEETS: Readonly<Record<Appearance['designSystem'], string>> = {
  '1': '/local/slds1/styles/salesforce-lightning-design-system.min.css',
  '2': '/local/slds2/slds2.cosmos.css',
};

/** The document that every Lightning address answers with; the application takes it from there. */
export function renderPage({ build, appearance, language }: Page): string {
  const { designSystem, colorScheme } = appearance;
  const scheme = designSystem === '2' ? colorScheme : 'light';
  const preload = build.preload.map((file) => `    <link rel="modulepreload" href="/local/ui/${file}">`).join('\n');
  return `<!doctype html>
<html lang="${escapeAttribute(language.replace('_', '-'))}" data-slds="${designSystem}" data-scheme="${scheme}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Lightning</title>
    <link rel="stylesheet" href="${STYLESHEETS[designSystem]}">
    <link rel="preload" href="/local/page-context.json" as="fetch" crossorigin>
${preload}
    <script src="/local/ui/${build.syntheticShadow}"></script>
    <script type="module" src="/local/ui/${build.entry}"></script>
  </head>
  <body class="slds-scope slds-color-scheme_${scheme}">
    <noscript>Lightning pages need JavaScript.</noscript>
  </body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
