import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { lineAt } from '../files.ts';
import type { Finding } from '../findings.ts';
import type { MetadataSchema, Shape } from './schema.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const ATTRIBUTES = ':@';
type Node = Record<string, unknown>;

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, parseTagValue: false, trimValues: true });

/** Checks one metadata file: well formed, known elements, values of enumerations, required elements. */
export function validateMetadata(schema: MetadataSchema, file: string, xml: string): Finding[] {
  // Its successor is a package of its own and does the same.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const wellFormed = XMLValidator.validate(xml);
  if (wellFormed !== true) {
    return [{ file, line: wellFormed.err.line, rule: 'xml', message: wellFormed.err.msg }];
  }
  const root = (parser.parse(xml) as Node[]).find(
    (node) => !nameOf(node).startsWith('?') && nameOf(node) !== '#comment',
  );
  if (!root) return [{ file, line: 1, rule: 'xml', message: 'the file is empty' }];
  const type = nameOf(root);
  const findings: Finding[] = [];
  const add = (message: string, needle: string): void => {
    const offset = xml.indexOf(needle);
    findings.push({ file, line: offset < 0 ? 1 : lineAt(xml, offset), rule: 'metadata schema', message });
  };
  if (!schema.has(type)) {
    add(`<${type}> is not a metadata type`, `<${type}`);
    return findings;
  }
  if ((root[ATTRIBUTES] as Record<string, unknown> | undefined)?.['@_xmlns'] !== NAMESPACE) {
    add(`<${type}> needs xmlns="${NAMESPACE}"`, `<${type}`);
  }
  walk(schema, root[type] as Node[], { kind: 'named', name: type }, type, add);
  return findings;
}

function walk(
  schema: MetadataSchema,
  nodes: readonly Node[],
  shape: Shape,
  path: string,
  add: (message: string, needle: string) => void,
): void {
  const members = schema.members(shape);
  if (members === null) {
    checkText(schema.resolve(shape), nodes, path, add);
    return;
  }
  const seen = new Map<string, number>();
  for (const node of nodes) {
    const name = nameOf(node);
    if (name === '#text' || name === '#comment') continue;
    const member = members.get(name);
    if (!member) {
      add(`unknown element <${name}> in ${path}`, `<${name}`);
      continue;
    }
    seen.set(name, (seen.get(name) ?? 0) + 1);
    const isList = member.shape.kind === 'list';
    if (!isList && seen.get(name) === 2) add(`<${name}> may stand only once in ${path}`, `<${name}`);
    walk(
      schema,
      node[name] as Node[],
      member.shape.kind === 'list' ? member.shape.of : member.shape,
      `${path}/${name}`,
      add,
    );
  }
  for (const [name, { optional, shape: of }] of members) {
    const required = !optional && of.kind !== 'list' && name !== 'fullName';
    if (required && !seen.has(name)) add(`<${name}> is missing in ${path}`, `<${path.split('/').at(-1) ?? ''}`);
  }
}

function checkText(
  shape: Shape,
  nodes: readonly Node[],
  path: string,
  add: (message: string, needle: string) => void,
): void {
  const text = nodes.map((node) => ('#text' in node ? String(node['#text']) : '')).join('');
  const element = path.split('/').at(-1) ?? '';
  const wrong = (what: string): void => add(`"${text}" in ${path} is not ${what}`, `<${element}>${text}`);
  if (shape.kind === 'values' && !shape.values.has(text)) wrong(`one of ${[...shape.values].slice(0, 8).join(', ')}`);
  if (shape.kind === 'simple' && shape.name === 'boolean' && !/^(true|false)$/.test(text)) wrong('true or false');
  if (shape.kind === 'simple' && shape.name === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) wrong('a number');
}

const nameOf = (node: Node): string => Object.keys(node).find((key) => key !== ATTRIBUTES) ?? '';
