import type { ApexDate, ApexDatetime, ApexSet } from '../runtime/values.ts';
import {
  ApexBlob,
  ApexList,
  type ApexDecimal,
  type ApexDouble,
  stringHash,
  throwApex,
  toText,
} from '../runtime/values.ts';
import { systemType } from './declare.ts';
import { javaRegex, javaReplacement, javaSplit } from './java-regex.ts';
import { stringCharacterMethods } from './string-characters.ts';
import { required, type LibraryHost } from './support.ts';

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

function textList(items: readonly string[]): ApexList {
  return new ApexList('String', [...items]);
}

function checkedSubstring(text: string, start: number, end: number): string {
  if (start < 0 || start > text.length) throwApex('StringException', `Starting position out of bounds: ${start}`);
  if (end < start || end > text.length) throwApex('StringException', `Ending position out of bounds: ${end}`);
  return text.slice(start, end);
}

/** `String.format`: MessageFormat with `{0}`; two quotes are one quote. */
function format(pattern: string, args: ApexList): string {
  return pattern.replace(/''|'([^']*)'|\{(\d+)\}/g, (whole, quoted: string | undefined, index: string | undefined) => {
    if (whole === "''") return "'";
    if (quoted !== undefined) return quoted;
    const at = Number(index);
    return at < args.size ? toText(args.items[at]) : whole;
  });
}

function joinText(items: Iterable<unknown>, separator: string | null): string {
  return [...items].map((item) => (item === null ? '' : toText(item))).join(separator ?? '');
}

function commonPrefix(list: ApexList): string {
  const texts = list.items.map(toText);
  let prefix = texts[0] ?? '';
  for (const text of texts) while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}

function between(text: string, open: string, close: string): string | null {
  const start = text.indexOf(open);
  if (start < 0) return null;
  const end = text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
}

const textOf = (_: LibraryHost, value: unknown): string | null => (value === null ? null : toText(value));

export const stringType = systemType('String', {
  statics: {
    'String valueOf(Object value)': textOf,
    'String valueOf(Integer value)': textOf,
    'String valueOf(Long value)': textOf,
    'String valueOf(Double value)': (host: LibraryHost, value: ApexDouble | null) => textOf(host, value),
    'String valueOf(Decimal value)': (host: LibraryHost, value: ApexDecimal | null) => textOf(host, value),
    'String valueOf(Date value)': (host: LibraryHost, value: ApexDate | null) => textOf(host, value),
    'String valueOf(Datetime value)': (host: LibraryHost, value: ApexDatetime | null) =>
      value === null ? null : value.in(host.transaction.user.timeZone).toFormat('yyyy-MM-dd HH:mm:ss'),
    'String valueOfGmt(Datetime value)': textOf,
    'Boolean isBlank(String value)': (_: LibraryHost, value: string | null) => isBlank(value),
    'Boolean isNotBlank(String value)': (_: LibraryHost, value: string | null) => !isBlank(value),
    'Boolean isEmpty(String value)': (_: LibraryHost, value: string | null) => value === null || value === '',
    'Boolean isNotEmpty(String value)': (_: LibraryHost, value: string | null) => value !== null && value !== '',
    'String join(Iterable<Object> items, String separator)': (
      _: LibraryHost,
      items: ApexList | ApexSet,
      separator: string,
    ) => joinText(items, separator),
    'String format(String pattern, List<Object> arguments)': (
      _: LibraryHost,
      pattern: string | null,
      args: ApexList | null,
    ) => format(required(pattern), args ?? new ApexList('Object')),
    'String escapeSingleQuotes(String text)': (_: LibraryHost, text: string | null) =>
      text === null ? null : text.replace(/\\/g, '\\\\').replace(/'/g, "\\'"),
    'String fromCharArray(List<Integer> codes)': (_: LibraryHost, codes: ApexList) =>
      String.fromCodePoint(...codes.items.map(Number)),
    'String getCommonPrefix(List<String> texts)': (_: LibraryHost, texts: ApexList) => commonPrefix(texts),
  },
  methods: {
    ...stringCharacterMethods,
    'Integer length()': (_: LibraryHost, self: string) => self.length,
    'String toUpperCase()': (_: LibraryHost, self: string) => self.toUpperCase(),
    'String toLowerCase()': (_: LibraryHost, self: string) => self.toLowerCase(),
    'String toUpperCase(String locale)': (_: LibraryHost, self: string) => self.toUpperCase(),
    'String toLowerCase(String locale)': (_: LibraryHost, self: string) => self.toLowerCase(),
    'String trim()': (_: LibraryHost, self: string) => self.trim(),
    'String toString()': (_: LibraryHost, self: string) => self,
    'String intern()': (_: LibraryHost, self: string) => self,
    'Integer hashCode()': (_: LibraryHost, self: string) => stringHash(self),
    'Boolean equals(Object other)': (_: LibraryHost, self: string, other: unknown) => self === other,
    'Boolean equalsIgnoreCase(String other)': (_: LibraryHost, self: string, other: string | null) =>
      other !== null && self.toLowerCase() === other.toLowerCase(),
    'Integer compareTo(String other)': (_: LibraryHost, self: string, other: string | null) =>
      compareText(self, required(other)),
    'Boolean contains(String text)': (_: LibraryHost, self: string, text: string | null) =>
      self.includes(required(text)),
    'Boolean containsIgnoreCase(String text)': (_: LibraryHost, self: string, text: string | null) =>
      self.toLowerCase().includes(required(text).toLowerCase()),
    'Boolean startsWith(String prefix)': (_: LibraryHost, self: string, prefix: string | null) =>
      self.startsWith(required(prefix)),
    'Boolean startsWithIgnoreCase(String prefix)': (_: LibraryHost, self: string, prefix: string | null) =>
      self.toLowerCase().startsWith(required(prefix).toLowerCase()),
    'Boolean endsWith(String suffix)': (_: LibraryHost, self: string, suffix: string | null) =>
      self.endsWith(required(suffix)),
    'Boolean endsWithIgnoreCase(String suffix)': (_: LibraryHost, self: string, suffix: string | null) =>
      self.toLowerCase().endsWith(required(suffix).toLowerCase()),
    'Integer indexOf(String text)': (_: LibraryHost, self: string, text: string | null) => self.indexOf(required(text)),
    'Integer indexOf(String text, Integer start)': (_: LibraryHost, self: string, text: string | null, start: number) =>
      self.indexOf(required(text), start),
    'Integer indexOfIgnoreCase(String text)': (_: LibraryHost, self: string, text: string | null) =>
      self.toLowerCase().indexOf(required(text).toLowerCase()),
    'Integer indexOfIgnoreCase(String text, Integer start)': (
      _: LibraryHost,
      self: string,
      text: string | null,
      start: number,
    ) => self.toLowerCase().indexOf(required(text).toLowerCase(), start),
    'Integer lastIndexOf(String text)': (_: LibraryHost, self: string, text: string | null) =>
      self.lastIndexOf(required(text)),
    'Integer lastIndexOf(String text, Integer end)': (_: LibraryHost, self: string, text: string | null, end: number) =>
      self.lastIndexOf(required(text), end),
    'String substring(Integer start)': (_: LibraryHost, self: string, start: number) =>
      checkedSubstring(self, start, self.length),
    'String substring(Integer start, Integer end)': (_: LibraryHost, self: string, start: number, end: number) =>
      checkedSubstring(self, start, end),
    'String substringAfter(String separator)': (_: LibraryHost, self: string, separator: string) => {
      const at = self.indexOf(separator);
      return at < 0 ? '' : self.slice(at + separator.length);
    },
    'String substringAfterLast(String separator)': (_: LibraryHost, self: string, separator: string) => {
      const at = self.lastIndexOf(separator);
      return at < 0 ? '' : self.slice(at + separator.length);
    },
    'String substringBefore(String separator)': (_: LibraryHost, self: string, separator: string) => {
      const at = self.indexOf(separator);
      return at < 0 ? self : self.slice(0, at);
    },
    'String substringBeforeLast(String separator)': (_: LibraryHost, self: string, separator: string) => {
      const at = self.lastIndexOf(separator);
      return at < 0 ? self : self.slice(0, at);
    },
    'String substringBetween(String tag)': (_: LibraryHost, self: string, tag: string) => between(self, tag, tag),
    'String substringBetween(String open, String close)': (_: LibraryHost, self: string, open: string, close: string) =>
      between(self, open, close),
    'String replace(String target, String replacement)': (
      _: LibraryHost,
      self: string,
      target: string | null,
      by: string | null,
    ) => self.replaceAll(required(target), () => required(by)),
    'String replaceAll(String regex, String replacement)': (
      _: LibraryHost,
      self: string,
      regex: string | null,
      by: string | null,
    ) => self.replace(javaRegex(required(regex)), javaReplacement(required(by))),
    'String replaceFirst(String regex, String replacement)': (
      _: LibraryHost,
      self: string,
      regex: string | null,
      by: string | null,
    ) => {
      const once = javaRegex(required(regex));
      return self.replace(new RegExp(once.source, once.flags.replace('g', '')), javaReplacement(required(by)));
    },
    'List<String> split(String regex)': (_: LibraryHost, self: string, regex: string | null) =>
      textList(javaSplit(self, required(regex), 0)),
    'List<String> split(String regex, Integer limit)': (
      _: LibraryHost,
      self: string,
      regex: string | null,
      limit: number,
    ) => textList(javaSplit(self, required(regex), limit)),
    'String remove(String text)': (_: LibraryHost, self: string, text: string | null) =>
      text === null || text === '' ? self : self.replaceAll(text, ''),
    'String removeStart(String prefix)': (_: LibraryHost, self: string, prefix: string) =>
      self.startsWith(prefix) ? self.slice(prefix.length) : self,
    'String removeStartIgnoreCase(String prefix)': (_: LibraryHost, self: string, prefix: string) =>
      self.toLowerCase().startsWith(prefix.toLowerCase()) ? self.slice(prefix.length) : self,
    'String removeEnd(String suffix)': (_: LibraryHost, self: string, suffix: string) =>
      suffix !== '' && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self,
    'String removeEndIgnoreCase(String suffix)': (_: LibraryHost, self: string, suffix: string) =>
      suffix !== '' && self.toLowerCase().endsWith(suffix.toLowerCase()) ? self.slice(0, -suffix.length) : self,
    'String format(List<Object> arguments)': (_: LibraryHost, self: string, args: ApexList) => format(self, args),
  },
});

function compareText(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) if (a[i] !== b[i]) return a.charCodeAt(i) - b.charCodeAt(i);
  return a.length - b.length;
}

export const blobType = systemType('Blob', {
  statics: {
    'Blob valueOf(String text)': (_: LibraryHost, text: string | null) =>
      new ApexBlob(Buffer.from(required(text), 'utf8')),
  },
  methods: {
    'Integer size()': (_: LibraryHost, self: ApexBlob) => self.bytes.length,
    'String toString()': (_: LibraryHost, self: ApexBlob) => decodeUtf8(self),
  },
});

function decodeUtf8(blob: ApexBlob): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(blob.bytes);
  } catch {
    return throwApex('StringException', 'BLOB is not a valid UTF-8 string');
  }
}
