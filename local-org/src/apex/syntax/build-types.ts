import type {
  AnnotationContext,
  CreatedNameContext,
  ModifierContext,
  QualifiedNameContext,
  TypeRefContext,
} from '@apexdevtools/apex-parser';
import type { Annotation, Modifiers, TypeNode } from './ast.ts';
import { unescapeString } from './literals.ts';
import { positionOf } from './positions.ts';

export function buildTypeRef(context: TypeRefContext): TypeNode {
  return {
    parts: context.typeName_list().map((part) => ({
      name: part.LIST() ? 'List' : part.SET() ? 'Set' : part.MAP() ? 'Map' : part.id().getText(),
      args: part.typeArguments()?.typeList().typeRef_list().map(buildTypeRef) ?? [],
    })),
    arrays: context.arraySubscripts()?.LBRACK_list().length ?? 0,
    at: positionOf(context),
  };
}

/** The type after `new`. */
export function buildCreatedName(context: CreatedNameContext): TypeNode {
  return {
    parts: context.idCreatedNamePair_list().map((part) => ({
      name: part.anyId().getText(),
      args: part.typeList()?.typeRef_list().map(buildTypeRef) ?? [],
    })),
    arrays: 0,
    at: positionOf(context),
  };
}

/** A type written as a dotted name, as in `catch (Foo.BarException e)`. */
export function buildQualifiedType(context: QualifiedNameContext): TypeNode {
  return {
    parts: context.id_list().map((id) => ({ name: id.getText(), args: [] })),
    arrays: 0,
    at: positionOf(context),
  };
}

export function buildModifiers(contexts: readonly ModifierContext[]): Modifiers {
  const annotations: Annotation[] = [];
  const words: string[] = [];
  for (const context of contexts) {
    const annotation = context.annotation();
    if (annotation) annotations.push(buildAnnotation(annotation));
    else if (context.SHARING())
      words.push(context.WITH() ? 'with sharing' : context.WITHOUT() ? 'without sharing' : 'inherited sharing');
    else words.push(context.getText().toLowerCase());
  }
  return { annotations, words };
}

function buildAnnotation(context: AnnotationContext): Annotation {
  const values: Record<string, string> = {};
  for (const pair of context.elementValuePairs()?.elementValuePair_list() ?? [])
    values[pair.id().getText().toLowerCase()] = annotationValue(pair.elementValue().getText());
  const single = context.elementValue();
  if (single) values['value'] = annotationValue(single.getText());
  return { name: context.id().getText().toLowerCase(), values, at: positionOf(context) };
}

function annotationValue(text: string): string {
  return text.startsWith("'") ? unescapeString(text.slice(1, -1)) : text;
}
