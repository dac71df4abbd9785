import { ApexList, throwApex } from '../runtime/values.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { escapeRegex, javaRegex, javaReplacement, javaSplit } from './java-regex.ts';
import { required, type LibraryHost } from './support.ts';

/** `System.Pattern`. */
class ApexPattern {
  readonly $type = 'Pattern';
  readonly source: string;
  readonly regex: RegExp;
  constructor(source: string) {
    this.source = source;
    this.regex = javaRegex(source);
  }
}

/** `System.Matcher`: a search in progress. */
class ApexMatcher {
  readonly $type = 'Matcher';
  readonly pattern: ApexPattern;
  readonly text: string;
  private match: RegExpExecArray | null = null;
  private next = 0;

  constructor(pattern: ApexPattern, text: string) {
    this.pattern = pattern;
    this.text = text;
  }

  find(): boolean {
    const regex = this.expression('');
    regex.lastIndex = this.next;
    this.match = this.next > this.text.length ? null : regex.exec(this.text);
    if (this.match) this.next = this.match.index + Math.max(1, this.match[0].length);
    return this.match !== null;
  }

  findFrom(start: number): boolean {
    this.next = start;
    return this.find();
  }

  /** The whole text. */
  matches(): boolean {
    const whole = new RegExp(`^(?:${this.pattern.regex.source})$`, `${this.flags()}d`);
    this.match = whole.exec(this.text);
    return this.match !== null;
  }

  lookingAt(): boolean {
    const sticky = this.expression('y');
    this.match = sticky.exec(this.text);
    return this.match !== null;
  }

  reset(): this {
    this.next = 0;
    this.match = null;
    return this;
  }

  found(): RegExpExecArray {
    return this.match ?? throwApex('StringException', 'No match available');
  }

  group(index: number): string | null {
    const match = this.found();
    if (index < 0 || index >= match.length) throwApex('StringException', `No group ${index}`);
    return match[index] ?? null;
  }

  range(index: number): readonly [start: number, end: number] {
    const range = this.found().indices?.[index];
    return range ?? [-1, -1];
  }

  private expression(extra: string): RegExp {
    return new RegExp(this.pattern.regex.source, `g${this.flags()}d${extra}`);
  }

  private flags(): string {
    return this.pattern.regex.flags.replace('g', '');
  }
}

const compile = (_: LibraryHost, source: string | null): ApexPattern => new ApexPattern(required(source));

export const patternTypes: readonly SystemTypeDeclaration[] = [
  systemType('Pattern', {
    aliases: ['System.Pattern'],
    statics: {
      'Pattern compile(String regex)': compile,
      'Boolean matches(String regex, String text)': (host: LibraryHost, source: string | null, text: string | null) =>
        new ApexMatcher(compile(host, source), required(text)).matches(),
      'String quote(String text)': (_: LibraryHost, text: string | null) => escapeRegex(required(text)),
    },
    methods: {
      'Matcher matcher(String text)': (_: LibraryHost, self: ApexPattern, text: string | null) =>
        new ApexMatcher(self, required(text)),
      'String pattern()': (_: LibraryHost, self: ApexPattern) => self.source,
      'List<String> split(String text)': (_: LibraryHost, self: ApexPattern, text: string | null) =>
        new ApexList('String', javaSplit(required(text), self.source, 0)),
      'List<String> split(String text, Integer limit)': (
        _: LibraryHost,
        self: ApexPattern,
        text: string | null,
        limit: number,
      ) => new ApexList('String', javaSplit(required(text), self.source, limit)),
    },
  }),
  systemType('Matcher', {
    aliases: ['System.Matcher'],
    methods: {
      'Boolean find()': (_: LibraryHost, self: ApexMatcher) => self.find(),
      'Boolean find(Integer start)': (_: LibraryHost, self: ApexMatcher, start: number) => self.findFrom(start),
      'Boolean matches()': (_: LibraryHost, self: ApexMatcher) => self.matches(),
      'Boolean lookingAt()': (_: LibraryHost, self: ApexMatcher) => self.lookingAt(),
      'String group()': (_: LibraryHost, self: ApexMatcher) => self.group(0),
      'String group(Integer index)': (_: LibraryHost, self: ApexMatcher, index: number) => self.group(index),
      'Integer groupCount()': (_: LibraryHost, self: ApexMatcher) =>
        (new RegExp(`${self.pattern.regex.source}|`, 'u').exec('')?.length ?? 1) - 1,
      'Integer start()': (_: LibraryHost, self: ApexMatcher) => self.range(0)[0],
      'Integer start(Integer index)': (_: LibraryHost, self: ApexMatcher, index: number) => self.range(index)[0],
      'Integer end()': (_: LibraryHost, self: ApexMatcher) => self.range(0)[1],
      'Integer end(Integer index)': (_: LibraryHost, self: ApexMatcher, index: number) => self.range(index)[1],
      'Boolean hitEnd()': (_: LibraryHost, self: ApexMatcher) => self.range(0)[1] === self.text.length,
      'Matcher reset()': (_: LibraryHost, self: ApexMatcher) => self.reset(),
      'Pattern pattern()': (_: LibraryHost, self: ApexMatcher) => self.pattern,
      'String replaceAll(String replacement)': (_: LibraryHost, self: ApexMatcher, by: string | null) =>
        self.text.replace(javaRegex(self.pattern.source), javaReplacement(required(by))),
      'String replaceFirst(String replacement)': (_: LibraryHost, self: ApexMatcher, by: string | null) =>
        self.text.replace(
          new RegExp(self.pattern.regex.source, self.pattern.regex.flags.replace('g', '')),
          javaReplacement(required(by)),
        ),
    },
  }),
];
