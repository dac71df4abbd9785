/** The metadata schema as Salesforce publishes it: the type declarations of `@salesforce/types`, read as data. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { toolFolder } from '../install.ts';

export type Shape =
  | { readonly kind: 'values'; readonly values: ReadonlySet<string> }
  | { readonly kind: 'list'; readonly of: Shape }
  | { readonly kind: 'named'; readonly name: string }
  | {
      readonly kind: 'members';
      readonly members: ReadonlyMap<string, { readonly optional: boolean; readonly shape: Shape }>;
    }
  | { readonly kind: 'all'; readonly of: readonly Shape[] }
  | { readonly kind: 'simple'; readonly name: string };

export class MetadataSchema {
  readonly #types = new Map<string, Shape>();

  static async load(): Promise<MetadataSchema> {
    const file = join(await toolFolder('tools'), 'node_modules/@salesforce/types/lib/metadata.d.ts');
    const source = ts.createSourceFile(file, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const schema = new MetadataSchema();
    for (const statement of source.statements) {
      if (ts.isTypeAliasDeclaration(statement)) schema.#types.set(statement.name.text, toShape(statement.type));
      if (ts.isInterfaceDeclaration(statement)) schema.#types.set(statement.name.text, members(statement.members));
    }
    return schema;
  }

  has(name: string): boolean {
    return this.#types.has(name);
  }

  /** Follows names to what they stand for. */
  resolve(shape: Shape): Shape {
    return shape.kind === 'named' ? (this.#types.get(shape.name) ?? { kind: 'simple', name: shape.name }) : shape;
  }

  /** Elements of a complex type; null for simple ones. */
  members(shape: Shape): ReadonlyMap<string, { readonly optional: boolean; readonly shape: Shape }> | null {
    const resolved = this.resolve(shape);
    if (resolved.kind === 'members') return resolved.members;
    if (resolved.kind === 'all') return new Map(resolved.of.flatMap((part) => [...(this.members(part) ?? [])]));
    return null;
  }
}

function members(nodes: ts.NodeArray<ts.TypeElement>): Shape {
  return {
    kind: 'members',
    members: new Map(
      nodes.filter(ts.isPropertySignature).map((member) => [
        member.name.getText().replace(/['"]/g, ''),
        {
          optional: member.questionToken !== undefined,
          shape: member.type ? toShape(member.type) : simple('unknown'),
        },
      ]),
    ),
  };
}

const simple = (name: string): Shape => ({ kind: 'simple', name });

function toShape(node: ts.TypeNode): Shape {
  if (ts.isUnionTypeNode(node)) {
    const literals = node.types.filter(ts.isLiteralTypeNode).map((type) => type.literal);
    const strings = literals.filter(ts.isStringLiteral).map((literal) => literal.text);
    if (strings.length === node.types.length) return { kind: 'values', values: new Set(strings) };
    const meaningful = node.types.find((type) => !/^(null|undefined)$/.test(type.getText()));
    return meaningful ? toShape(meaningful) : simple('null');
  }
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) {
    return { kind: 'values', values: new Set([node.literal.text]) };
  }
  if (ts.isArrayTypeNode(node)) return { kind: 'list', of: toShape(node.elementType) };
  if (ts.isTypeReferenceNode(node)) {
    const name = node.typeName.getText();
    const element = node.typeArguments?.[0];
    return name === 'Array' && element ? { kind: 'list', of: toShape(element) } : { kind: 'named', name };
  }
  if (ts.isTypeLiteralNode(node)) return members(node.members);
  if (ts.isIntersectionTypeNode(node)) return { kind: 'all', of: node.types.map(toShape) };
  return simple(node.getText());
}
