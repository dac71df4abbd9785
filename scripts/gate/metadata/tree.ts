/** The project's metadata as plain objects, for lints that compare one file with another. */
import { XMLParser } from 'fast-xml-parser';
import { basename, dirname } from 'node:path';
import { filesBelow, read, SOURCE } from '../files.ts';

const parser = new XMLParser({
  parseTagValue: false,
  isArray: (name) =>
    [
      'labels',
      'customLabels',
      'fieldPermissions',
      'objectPermissions',
      'classAccesses',
      'customPermissions',
      'values',
    ].includes(name),
});

export interface XmlFile {
  readonly file: string;
  readonly text: string;
  /** The root element's content. */
  readonly content: Record<string, unknown>;
}

export async function xmlFiles(ending: RegExp): Promise<XmlFile[]> {
  const files = await filesBelow(SOURCE, ending);
  return Promise.all(
    files.map(async (file) => {
      const text = await read(file);
      const parsed = parser.parse(text) as Record<string, unknown>;
      const root = Object.keys(parsed).find((key) => !key.startsWith('?')) ?? '';
      const content = parsed[root];
      return {
        file,
        text,
        content: typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {},
      };
    }),
  );
}

export const list = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
export const textOf = (of: Record<string, unknown>, name: string): string =>
  typeof of[name] === 'string' ? of[name] : '';

/** `Object.Field` of every custom field in the tree -> its file. */
export async function customFields(): Promise<Map<string, XmlFile>> {
  const files = await xmlFiles(/\.field-meta\.xml$/);
  return new Map(files.map((field) => [`${objectOf(field.file)}.${basename(field.file, '.field-meta.xml')}`, field]));
}

/** Object that a file below `objects/<name>/<kind>/` belongs to. */
const objectOf = (file: string): string => basename(dirname(dirname(file)));
