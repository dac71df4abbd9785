import { basename } from 'node:path';
import type { Part, PartResult } from '../check/part.ts';
import { filesBelow, lineAt, read, SOURCE } from './files.ts';
import { report, type Finding } from './findings.ts';

const WORDS = /[A-Za-zÄÖÜäöüß]{2,}/;
/** Attributes whose value a person reads or hears. */
const SPOKEN = 'label|title|alt|placeholder|alternative-text|aria-label|message-when-\\w+|field-level-help|tooltip';
const COLOUR =
  /#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklch|color)a?\(|:\s*(?:white|black|red|green|blue|orange|gray|grey|yellow|purple)\b/;

/** No text that a user can see stands in a template or in TypeScript; it comes from labels. */
export const textLiterals: Part = {
  name: 'text',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const templates = await filesBelow(`${SOURCE}/lwc`, /\.html$/);
    const scripts = (await filesBelow(`${SOURCE}/lwc`, /\.ts$/)).filter((file) => !file.includes('__tests__'));
    const findings: Finding[] = [];
    for (const file of templates) findings.push(...inTemplate(file, await read(file)));
    for (const file of scripts) findings.push(...inScript(file, await read(file)));
    return report(templates.length + scripts.length, findings);
  },
};

function inTemplate(file: string, html: string): Finding[] {
  const text = html.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const found: Finding[] = [];
  const add = (offset: number, words: string): void => {
    found.push({
      file,
      line: lineAt(text, offset),
      rule: 'text literal',
      message: `"${words.trim()}" belongs into a label`,
    });
  };
  for (const match of text.matchAll(/>([^<{]*(?:\{[^}]*\}[^<{]*)*)</g)) {
    const words = (match[1] ?? '').replace(/\{[^}]*\}/g, '').replace(/&\w+;/g, '');
    if (WORDS.test(words)) add(match.index + 1, words);
  }
  for (const match of text.matchAll(new RegExp(`\\s(${SPOKEN})="([^"{]+)"`, 'g'))) {
    if (WORDS.test(match[2] ?? '')) add(match.index, match[2] ?? '');
  }
  return found;
}

/** A string with a capital letter or punctuation and a space is a sentence for somebody. */
function inScript(file: string, source: string): Finding[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, (comment) => ' '.repeat(comment.length));
  return [...code.matchAll(/'([^'\n]*)'|`([^`]*)`|"([^"\n]*)"/g)].flatMap((match) => {
    const words = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\$\{[^}]*\}/g, '');
    const spoken = /\p{L}{2,} \p{L}{2,}/u.test(words) && /^\p{Lu}|[.?!]$/u.test(words.trim());
    const before = code.slice(Math.max(0, match.index - 40), match.index);
    if (!spoken || /(?:Error|import|from)\s*\(?\s*$/.test(before)) return [];
    return [
      { file, line: lineAt(code, match.index), rule: 'text literal', message: `"${words}" belongs into a label` },
    ];
  });
}

/** Colours come from styling hooks; a literal may stand only as the fallback inside `var(--slds-g-...)`. */
export const colours: Part = {
  name: 'colours',
  kind: 'gate',
  async run(): Promise<PartResult> {
    const files = await filesBelow(`${SOURCE}/lwc`, /\.(css|html)$/);
    const findings: Finding[] = [];
    for (const file of files) {
      const isStyle = file.endsWith('.css');
      const plain = (await read(file)).replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
      plain.split('\n').forEach((line, i) => {
        const outside = line.replace(/var\(--slds-g-[\w-]+,\s*[^()]*(?:\([^()]*\))?\s*\)/g, '');
        const at = (rule: string, message: string): number => findings.push({ file, line: i + 1, rule, message });
        if (isStyle ? COLOUR.test(outside) : /(?:fill|stroke|style)="[^"{]*(?:#|rgb)/.test(outside)) {
          at('colour literal', `use a --slds-g-color-* hook with this colour as its fallback: ${line.trim()}`);
        }
        if (/--lwc-|--slds-c-|--sds-/.test(line))
          at('styling hook', `only --slds-g-* hooks work in SLDS 1 and 2: ${line.trim()}`);
        if (isStyle && /^\s*[^{]*\.slds-[^{]*\{/.test(line))
          at('SLDS override', `${basename(file)} must not restyle an SLDS class`);
      });
    }
    return report(files.length, findings);
  },
};
