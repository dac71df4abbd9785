import { throwApex } from '../runtime/exceptions.ts';

const POSIX: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7F',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '!-\\/:-@\\[-`{-~',
  Graph: '!-~',
  Print: ' -~',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1F\\x7F',
  XDigit: '0-9a-fA-F',
  Space: '\\s',
};
const UNICODE_CLASSES: Readonly<Record<string, string>> = {
  IsAlphabetic: 'L',
  IsLetter: 'L',
  IsDigit: 'Nd',
  javaLetter: 'L',
};

const cache = new Map<string, RegExp>();

export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/**
 * A Java regular expression as a global JavaScript one. Translates quoting, POSIX classes, possessive quantifiers and
 * leading flags; what JavaScript cannot express is refused.
 * @throws StringException for malformed or untranslatable expressions
 */
export function javaRegex(source: string): RegExp {
  let regex = cache.get(source);
  if (!regex) {
    regex = translate(source);
    if (cache.size > 500) cache.clear();
    cache.set(source, regex);
  }
  regex.lastIndex = 0;
  return regex;
}

function translate(source: string): RegExp {
  let flags = 'gu';
  let body = source.replace(/^\(\?([imsux]+)\)/, (_, given: string) => {
    for (const flag of given) {
      if (flag === 'x') throwApex('StringException', `Regular expression flag (?x) is not supported: ${source}`);
      if (flag !== 'u' && !flags.includes(flag)) flags += flag;
    }
    return '';
  });
  body = body.replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, quoted: string) => escapeRegex(quoted));
  try {
    return new RegExp(rewrite(body), flags);
  } catch (error) {
    return throwApex('StringException', `Invalid regex: ${source} (${(error as Error).message})`);
  }
}

/** Walks the expression once, so that classes and escapes are told apart. */
function rewrite(body: string): string {
  let out = '';
  let inClass = false;
  let afterQuantifier = false;
  for (let i = 0; i < body.length; i++) {
    const char = body[i] as string;
    const quantifier = inClass ? null : quantifierAt(body, i);
    if (char === '\\') {
      const [text, length] = escapeAt(body, i, inClass);
      out += text;
      i += length - 1;
    } else if (inClass) {
      if (char === ']') inClass = false;
      out += char === '[' ? '\\[' : char;
    } else if (char === '[') {
      inClass = true;
      out += char;
      if (body[i + 1] === '^') {
        out += '^';
        i++;
      }
      if (body[i + 1] === ']') {
        out += '\\]';
        i++;
      }
    } else if (char === '+' && afterQuantifier) {
      // A possessive quantifier: greedy in JavaScript; differs only where backtracking would find another match.
    } else if (quantifier) {
      out += quantifier;
      i += quantifier.length - 1;
    } else {
      // Java takes these for themselves where they end nothing.
      out += /[{}\]]/.test(char) ? `\\${char}` : char;
    }
    afterQuantifier = quantifier !== null && !afterQuantifier;
  }
  return out;
}

function quantifierAt(body: string, at: number): string | null {
  return /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(body.slice(at))?.[0] ?? null;
}

/** @returns the JavaScript text and how many characters of the source it stands for */
function escapeAt(body: string, at: number, inClass: boolean): [text: string, length: number] {
  const named = /^\\([pP])\{(\w+)\}/.exec(body.slice(at));
  if (named) return [classOf(named[1] === 'P', named[2] ?? '', inClass), named[0].length];
  const next = body[at + 1] ?? '';
  if (next === 'h') return [inClass ? ' \\t' : '[ \\t]', 2];
  if (next === 'R') return ['(?:\\r\\n|[\\n\\r])', 2];
  if (next === 'A') return ['^', 2];
  if (next === 'z' || next === 'Z') return ['$', 2];
  if (next === 'e') return ['\\x1B', 2];
  if (next === 'a') return ['\\x07', 2];
  if (/[a-zA-Z0-9]/.test(next)) return [`\\${next}`, 2];
  // Escapes that unicode mode refuses although they mean the character itself.
  return [/[\^$\\.*+?()[\]{}|/-]/.test(next) && (inClass || next !== '-') ? `\\${next}` : next, 2];
}

function classOf(negated: boolean, name: string, inClass: boolean): string {
  const posix = POSIX[name];
  if (posix !== undefined && !(negated && inClass)) return inClass ? posix : `[${negated ? '^' : ''}${posix}]`;
  return `\\${negated ? 'P' : 'p'}{${UNICODE_CLASSES[name] ?? name.replace(/^Is/, '')}}`;
}

/** A Java replacement text, with `$1` groups and backslash escapes, for {@link String.replace}. */
export function javaReplacement(replacement: string): string {
  return replacement.replace(/\\(.)|\$(\d)|\$/gs, (_, escaped: string | undefined, group: string | undefined) => {
    if (escaped !== undefined) return escaped === '$' ? '$$' : escaped;
    return group === undefined ? '$$' : group === '0' ? '$&' : `$${group}`;
  });
}

/** `String.split(regex, limit)` of Java: limit 0 drops trailing empty parts, negative keeps them. */
export function javaSplit(text: string, source: string, limit: number): string[] {
  const regex = javaRegex(source);
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(regex)) {
    if (limit > 0 && parts.length === limit - 1) break;
    const { index } = match;
    const isEmptyAtEdge = match[0] === '' && (index === 0 || index >= text.length);
    // A match of no characters at the start gives no empty first part.
    if (isEmptyAtEdge || (index === 0 && match[0] === '')) continue;
    parts.push(text.slice(start, index));
    start = index + match[0].length;
  }
  parts.push(text.slice(start));
  if (limit === 0) while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return parts;
}
