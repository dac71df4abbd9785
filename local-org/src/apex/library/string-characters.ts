import { ApexList, throwApex } from '../runtime/values.ts';
import type { Implementation } from './declare.ts';
import type { LibraryHost } from './support.ts';

const HTML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const HTML_CHARACTERS: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&nbsp;': '\u00a0',
};

function padding(width: number, pad: string): string {
  if (pad === '' || width <= 0) return '';
  return pad.repeat(Math.ceil(width / pad.length)).slice(0, width);
}

function codeUnit(text: string, index: number): number {
  if (index < 0 || index >= text.length) throwApex('StringException', `String index out of bounds: ${index}`);
  return text.charCodeAt(index);
}

function abbreviate(text: string, width: number, offset = 0): string {
  if (width < 4) throwApex('IllegalArgumentException', 'Minimum abbreviation width is 4');
  if (text.length <= width) return text;
  if (offset <= 4) return `${text.slice(0, width - 3)}...`;
  if (offset + width - 3 < text.length) return `...${abbreviate(text.slice(offset), width - 3)}`;
  return `...${text.slice(text.length - (width - 3))}`;
}

function levenshtein(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

function differenceIndex(a: string, b: string): number {
  if (a === b) return -1;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

const escapeUnicode = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);

/** Methods of String about single characters, padding and escaping. */
export const stringCharacterMethods: Readonly<Record<string, Implementation>> = {
  'String left(Integer length)': (_: LibraryHost, self: string, length: number) => self.slice(0, Math.max(0, length)),
  'String right(Integer length)': (_: LibraryHost, self: string, length: number) =>
    length <= 0 ? '' : self.slice(-length),
  'String mid(Integer start, Integer length)': (_: LibraryHost, self: string, start: number, length: number) =>
    length < 0 ? '' : self.slice(Math.max(0, start), Math.max(0, start) + length),
  'String leftPad(Integer length)': (_: LibraryHost, self: string, length: number) => self.padStart(length),
  'String leftPad(Integer length, String pad)': (_: LibraryHost, self: string, length: number, pad: string) =>
    padding(length - self.length, pad) + self,
  'String rightPad(Integer length)': (_: LibraryHost, self: string, length: number) => self.padEnd(length),
  'String rightPad(Integer length, String pad)': (_: LibraryHost, self: string, length: number, pad: string) =>
    self + padding(length - self.length, pad),
  'String center(Integer size)': (_: LibraryHost, self: string, size: number) => center(self, size, ' '),
  'String center(Integer size, String pad)': (_: LibraryHost, self: string, size: number, pad: string) =>
    center(self, size, pad),
  'String repeat(Integer times)': (_: LibraryHost, self: string, times: number) => self.repeat(Math.max(0, times)),
  'String repeat(String separator, Integer times)': (_: LibraryHost, self: string, separator: string, times: number) =>
    Array<string>(Math.max(0, times)).fill(self).join(separator),
  'String reverse()': (_: LibraryHost, self: string) => Array.from(self).reverse().join(''),
  'String capitalize()': (_: LibraryHost, self: string) => self.slice(0, 1).toUpperCase() + self.slice(1),
  'String uncapitalize()': (_: LibraryHost, self: string) => self.slice(0, 1).toLowerCase() + self.slice(1),
  'String swapCase()': (_: LibraryHost, self: string) =>
    Array.from(self)
      .map((char) => (char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase()))
      .join(''),
  'String normalizeSpace()': (_: LibraryHost, self: string) => self.trim().replace(/\s+/g, ' '),
  'String deleteWhitespace()': (_: LibraryHost, self: string) => self.replace(/\s/g, ''),
  'String abbreviate(Integer width)': (_: LibraryHost, self: string, width: number) => abbreviate(self, width),
  'String abbreviate(Integer width, Integer offset)': (_: LibraryHost, self: string, width: number, offset: number) =>
    abbreviate(self, width, offset),
  'Integer charAt(Integer index)': (_: LibraryHost, self: string, index: number) => codeUnit(self, index),
  'Integer codePointAt(Integer index)': (_: LibraryHost, self: string, index: number) => {
    codeUnit(self, index);
    return self.codePointAt(index) ?? 0;
  },
  'Integer codePointCount(Integer start, Integer end)': (_: LibraryHost, self: string, start: number, end: number) =>
    Array.from(self.slice(start, end)).length,
  'List<Integer> getChars()': (_: LibraryHost, self: string) =>
    new ApexList(
      'Integer',
      Array.from({ length: self.length }, (_unused, i) => self.charCodeAt(i)),
    ),
  'List<String> splitByCharacterType()': (_: LibraryHost, self: string) => splitByType(self, false),
  'List<String> splitByCharacterTypeCamelCase()': (_: LibraryHost, self: string) => splitByType(self, true),
  'Integer countMatches(String text)': (_: LibraryHost, self: string, text: string) =>
    text === '' ? 0 : self.split(text).length - 1,
  'Boolean containsAny(String characters)': (_: LibraryHost, self: string, characters: string) =>
    Array.from(characters).some((char) => self.includes(char)),
  'Boolean containsNone(String characters)': (_: LibraryHost, self: string, characters: string) =>
    !Array.from(characters).some((char) => self.includes(char)),
  'Boolean containsOnly(String characters)': (_: LibraryHost, self: string, characters: string) =>
    Array.from(self).every((char) => characters.includes(char)),
  'Boolean containsWhitespace()': (_: LibraryHost, self: string) => /\s/.test(self),
  'Integer indexOfAny(String characters)': (_: LibraryHost, self: string, characters: string) =>
    Array.from(self).findIndex((char) => characters.includes(char)),
  'Integer indexOfAnyBut(String characters)': (_: LibraryHost, self: string, characters: string) =>
    Array.from(self).findIndex((char) => !characters.includes(char)),
  'Integer indexOfChar(Integer code)': (_: LibraryHost, self: string, code: number) =>
    self.indexOf(String.fromCodePoint(code)),
  'Integer indexOfDifference(String other)': (_: LibraryHost, self: string, other: string) =>
    differenceIndex(self, other),
  'String difference(String other)': (_: LibraryHost, self: string, other: string) => {
    const at = differenceIndex(self, other);
    return at < 0 ? '' : other.slice(at);
  },
  'Integer getLevenshteinDistance(String other)': (_: LibraryHost, self: string, other: string) =>
    levenshtein(self, other),
  'Boolean isAlpha()': (_: LibraryHost, self: string) => /^\p{L}+$/u.test(self),
  'Boolean isAlphaSpace()': (_: LibraryHost, self: string) => /^[\p{L} ]*$/u.test(self),
  'Boolean isAlphanumeric()': (_: LibraryHost, self: string) => /^[\p{L}\p{Nd}]+$/u.test(self),
  'Boolean isAlphanumericSpace()': (_: LibraryHost, self: string) => /^[\p{L}\p{Nd} ]*$/u.test(self),
  'Boolean isNumeric()': (_: LibraryHost, self: string) => /^\p{Nd}+$/u.test(self),
  'Boolean isNumericSpace()': (_: LibraryHost, self: string) => /^[\p{Nd} ]*$/u.test(self),
  'Boolean isWhitespace()': (_: LibraryHost, self: string) => /^\s*$/.test(self),
  'Boolean isAllLowerCase()': (_: LibraryHost, self: string) => /^\p{Ll}+$/u.test(self),
  'Boolean isAllUpperCase()': (_: LibraryHost, self: string) => /^\p{Lu}+$/u.test(self),
  'Boolean isAsciiPrintable()': (_: LibraryHost, self: string) => /^[\x20-\x7e]*$/.test(self),
  'String escapeHtml4()': (_: LibraryHost, self: string) =>
    self.replace(/[&<>"]/g, (char) => HTML_ENTITIES[char] ?? char),
  'String escapeHtml3()': (_: LibraryHost, self: string) =>
    self.replace(/[&<>"]/g, (char) => HTML_ENTITIES[char] ?? char),
  'String unescapeHtml4()': (_: LibraryHost, self: string) =>
    self.replace(/&(?:amp|lt|gt|quot|apos|nbsp|#39);/g, (entity) => HTML_CHARACTERS[entity] ?? entity),
  'String escapeXml()': (_: LibraryHost, self: string) =>
    self.replace(/[&<>"']/g, (char) => HTML_ENTITIES[char] ?? '&apos;'),
  'String unescapeXml()': (_: LibraryHost, self: string) =>
    self.replace(/&(?:amp|lt|gt|quot|apos|#39);/g, (entity) => HTML_CHARACTERS[entity] ?? entity),
  'String escapeCsv()': (_: LibraryHost, self: string) =>
    /[",\r\n]/.test(self) ? `"${self.replaceAll('"', '""')}"` : self,
  'String unescapeCsv()': (_: LibraryHost, self: string) =>
    /^".*"$/s.test(self) ? self.slice(1, -1).replaceAll('""', '"') : self,
  'String escapeJava()': (_: LibraryHost, self: string) => escapeUnicode(JSON.stringify(self).slice(1, -1)),
  'String escapeEcmaScript()': (_: LibraryHost, self: string) =>
    escapeUnicode(JSON.stringify(self).slice(1, -1).replaceAll("'", "\\'").replaceAll('/', '\\/')),
  'String escapeUnicode()': (_: LibraryHost, self: string) => escapeUnicode(self),
  'String stripHtmlTags()': (_: LibraryHost, self: string) => self.replace(/<[^>]*>/g, ''),
};

function center(text: string, size: number, pad: string): string {
  const missing = size - text.length;
  if (missing <= 0) return text;
  const left = Math.floor(missing / 2);
  return padding(left, pad) + text + padding(missing - left, pad);
}

function splitByType(text: string, camelCase: boolean): ApexList {
  const pattern = camelCase
    ? /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Nd}+|\s+|[^\p{L}\p{Nd}\s]+/gu
    : /\p{Ll}+|\p{Lu}+|\p{Nd}+|\s+|[^\p{L}\p{Nd}\s]+/gu;
  return new ApexList('String', text.match(pattern) ?? []);
}
