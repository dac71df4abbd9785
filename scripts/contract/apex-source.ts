import {
  ApexParserFactory,
  type AnnotationContext,
  type ClassDeclarationContext,
  type CompilationUnitContext,
  type MemberDeclarationContext,
  type ModifierContext,
  type TypeRefContext,
} from '@apexdevtools/apex-parser';

/** An Apex type as it is written: `List<DealTouch>` is `{ name: 'List', arguments: [{ name: 'DealTouch' }] }`. */
export interface ApexType {
  readonly name: string;
  readonly arguments: readonly ApexType[];
}

/** A parameter of a method or a field of a class. `line` counts from 1. */
export interface ApexMember {
  readonly name: string;
  readonly type: ApexType;
  readonly line: number;
}

/** A static method that components may call. `result` is undefined for `void`. */
export interface ApexRemoteMethod {
  readonly name: string;
  readonly parameters: readonly ApexMember[];
  readonly result: ApexType | undefined;
  readonly cacheable: boolean;
  readonly line: number;
}

/** What one class, outer or inner (`Outer.Inner`), shows to components. */
export interface ApexRemoteClass {
  readonly name: string;
  readonly file: string;
  readonly methods: readonly ApexRemoteMethod[];
  readonly fields: readonly ApexMember[];
}

const AURA_ENABLED = 'auraenabled';

/**
 * Reads the `@AuraEnabled` members of a class file, inner classes included.
 * @param source Apex source of one class
 * @param file name for error messages
 * @throws Error with the file's name when the source cannot be parsed
 */
export function readRemoteClasses(source: string, file: string): ApexRemoteClass[] {
  const declaration = parse(source, file).typeDeclaration().classDeclaration();
  return declaration ? readClass(declaration, '', file) : [];
}

function parse(source: string, file: string): CompilationUnitContext {
  try {
    return ApexParserFactory.createParser(source, true).compilationUnit();
  } catch (cause) {
    throw new Error(`${file} cannot be parsed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function readClass(declaration: ClassDeclarationContext, outer: string, file: string): ApexRemoteClass[] {
  const name = outer + declaration.id().getText();
  const methods: ApexRemoteMethod[] = [];
  const fields: ApexMember[] = [];
  const inner: ApexRemoteClass[] = [];
  for (const body of declaration.classBody().classBodyDeclaration_list()) {
    const member = body.memberDeclaration();
    if (!member) continue;
    const innerClass = member.classDeclaration();
    if (innerClass) inner.push(...readClass(innerClass, `${name}.`, file));
    const annotation = findAnnotation(body.modifier_list());
    if (!annotation) continue;
    const method = readMethod(member, annotation);
    if (method) methods.push(method);
    fields.push(...readFields(member));
  }
  return [{ name, file, methods, fields }, ...inner];
}

function findAnnotation(modifiers: readonly ModifierContext[]): AnnotationContext | undefined {
  return modifiers
    .map((modifier) => modifier.annotation())
    .find((annotation) => annotation?.id().getText().toLowerCase() === AURA_ENABLED);
}

function readMethod(member: MemberDeclarationContext, annotation: AnnotationContext): ApexRemoteMethod | undefined {
  const method = member.methodDeclaration();
  if (!method) return undefined;
  const list = method.formalParameters().formalParameterList();
  return {
    name: method.id().getText(),
    parameters: (list?.formalParameter_list() ?? []).map((parameter) => ({
      name: parameter.id().getText(),
      type: readType(parameter.typeRef()),
      line: parameter.start.line,
    })),
    result: method.VOID() ? undefined : readType(method.typeRef()),
    cacheable: /cacheable\s*=\s*true/i.test(annotation.getText()),
    line: method.start.line,
  };
}

function readFields(member: MemberDeclarationContext): ApexMember[] {
  const property = member.propertyDeclaration();
  if (property) {
    return [{ name: property.id().getText(), type: readType(property.typeRef()), line: property.start.line }];
  }
  const field = member.fieldDeclaration();
  if (!field) return [];
  const type = readType(field.typeRef());
  return field
    .variableDeclarators()
    .variableDeclarator_list()
    .map((variable) => ({ name: variable.id().getText(), type, line: variable.start.line }));
}

function readType(reference: TypeRefContext): ApexType {
  const names = reference.typeName_list();
  const last = names.at(-1);
  const parameters = last?.typeArguments();
  const name = names.map((part) => part.getText().replace(/<.*$/s, '')).join('.');
  const type = { name, arguments: (parameters?.typeList().typeRef_list() ?? []).map(readType) };
  const dimensions = reference.arraySubscripts().getText().length / 2;
  return Array.from({ length: dimensions }).reduce<ApexType>((of) => ({ name: 'List', arguments: [of] }), type);
}
