import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';

/** A project file that cannot be read as metadata. */
export class MetadataError extends Error {
  readonly file: string;
  /** 1-based; 0 when the problem is not at one line. */
  readonly line: number;
  constructor(file: string, line: number, problem: string) {
    super(line > 0 ? `${file}:${line}: ${problem}` : `${file}: ${problem}`);
    this.name = 'MetadataError';
    this.file = file;
    this.line = line;
  }
}

/** One XML element: its text, or its children by name, always as lists. */
export class XmlNode {
  readonly #value: unknown;
  constructor(value: unknown) {
    this.#value = value;
  }

  /** Child elements of this name, in order. */
  all(name: string): XmlNode[] {
    const child = this.#children()[name];
    if (child === undefined) return [];
    return (Array.isArray(child) ? child : [child]).map((value) => new XmlNode(value));
  }
  first(name: string): XmlNode | null {
    return this.all(name)[0] ?? null;
  }
  /** Text of the first child of this name; null when there is none. */
  text(name: string): string | null {
    return this.first(name)?.content() ?? null;
  }
  flag(name: string, whenMissing = false): boolean {
    const value = this.text(name);
    return value === null ? whenMissing : value.trim() === 'true';
  }
  number(name: string): number {
    return Number(this.text(name) ?? 0);
  }
  /** This element's own text. */
  content(): string {
    if (typeof this.#value === 'string') return this.#value;
    const text = this.#children()['#text'];
    return typeof text === 'string' ? text : '';
  }
  attribute(name: string): string | null {
    const value = this.#children()[`@${name}`];
    return typeof value === 'string' ? value : null;
  }

  #children(): Record<string, unknown> {
    return typeof this.#value === 'object' && this.#value !== null ? (this.#value as Record<string, unknown>) : {};
  }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  ignoreDeclaration: true,
});

/**
 * Reads a metadata file.
 * @param file absolute path
 * @param shown how messages name the file
 * @param rootName name that the root element must have, e.g. `CustomField`
 * @throws MetadataError with the line when it is not well-formed
 */
export function readXml(file: string, shown: string, rootName: string): XmlNode {
  const source = readFileSync(file, 'utf8');
  const document = parse(source, shown);
  if (!(rootName in document)) {
    throw new MetadataError(
      shown,
      1,
      `The root element must be <${rootName}>, not <${Object.keys(document)[0] ?? ''}>`,
    );
  }
  return new XmlNode(document[rootName]);
}

function parse(source: string, shown: string): Record<string, unknown> {
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- validating lives on in a package of its own; this one still has it
    return parser.parse(source, true) as Record<string, unknown>;
  } catch (error) {
    // The parser says `what is wrong:line:column`.
    const [, problem, line] = /^(.*):(\d+):\d+$/s.exec((error as Error).message) ?? [];
    throw new MetadataError(
      shown,
      Number(line ?? 0),
      `This XML is not well-formed: ${problem ?? (error as Error).message}`,
    );
  }
}
