import type {
  ClassBodyDeclarationContext,
  ClassDeclarationContext,
  EnumDeclarationContext,
  FormalParametersContext,
  InterfaceDeclarationContext,
  MemberDeclarationContext,
  MethodDeclarationContext,
  PropertyDeclarationContext,
  TriggerMemberDeclarationContext,
  TriggerUnitContext,
  TypeDeclarationContext,
} from '@apexdevtools/apex-parser';
import type {
  AccessorNode,
  ClassNode,
  EnumNode,
  InterfaceNode,
  MemberNode,
  MethodNode,
  Modifiers,
  Parameter,
  PropertyNode,
  Statement,
  TriggerNode,
  TypeDeclaration,
} from './ast.ts';
import { buildExpression } from './build-expressions.ts';
import { buildBlock, buildStatement } from './build-statements.ts';
import { buildModifiers, buildTypeRef } from './build-types.ts';
import { identifier, positionOf } from './positions.ts';

export function buildType(context: TypeDeclarationContext): TypeDeclaration {
  const modifiers = buildModifiers(context.modifier_list());
  return buildTypeBody(
    context.classDeclaration() ?? context.interfaceDeclaration() ?? context.enumDeclaration(),
    modifiers,
  );
}

function buildTypeBody(
  context: ClassDeclarationContext | InterfaceDeclarationContext | EnumDeclarationContext,
  modifiers: Modifiers,
): TypeDeclaration {
  if ('classBody' in context) return buildClass(context, modifiers);
  if ('interfaceBody' in context) return buildInterface(context, modifiers);
  return buildEnum(context, modifiers);
}

function buildClass(context: ClassDeclarationContext, modifiers: Modifiers): ClassNode {
  return {
    kind: 'class',
    name: identifier(context.id()),
    modifiers,
    superType: context.typeRef() ? buildTypeRef(context.typeRef()) : null,
    interfaces: context.typeList()?.typeRef_list().map(buildTypeRef) ?? [],
    members: context.classBody().classBodyDeclaration_list().flatMap(buildClassMember),
    at: positionOf(context.id()),
  };
}

function buildInterface(context: InterfaceDeclarationContext, modifiers: Modifiers): InterfaceNode {
  return {
    kind: 'interface',
    name: identifier(context.id()),
    modifiers,
    interfaces: context.typeList()?.typeRef_list().map(buildTypeRef) ?? [],
    members: context
      .interfaceBody()
      .interfaceMethodDeclaration_list()
      .map((method) => ({
        kind: 'method',
        name: identifier(method.id()),
        modifiers: buildModifiers(method.modifier_list()),
        returnType: method.typeRef() ? buildTypeRef(method.typeRef()) : null,
        parameters: buildParameters(method.formalParameters()),
        body: null,
        at: positionOf(method.id()),
      })),
    at: positionOf(context.id()),
  };
}

function buildEnum(context: EnumDeclarationContext, modifiers: Modifiers): EnumNode {
  return {
    kind: 'enum',
    name: identifier(context.id()),
    modifiers,
    constants: context.enumConstants()?.id_list().map(identifier) ?? [],
    at: positionOf(context.id()),
  };
}

function buildClassMember(context: ClassBodyDeclarationContext): MemberNode[] {
  const block = context.block();
  if (block)
    return [
      { kind: 'initialiser', isStatic: Boolean(context.STATIC()), body: buildBlock(block), at: positionOf(block) },
    ];
  const member = context.memberDeclaration();
  return member ? buildMember(member, buildModifiers(context.modifier_list())) : [];
}

function buildMember(
  context: MemberDeclarationContext | TriggerMemberDeclarationContext,
  modifiers: Modifiers,
): MemberNode[] {
  const method = context.methodDeclaration();
  if (method) return [buildMethod(method, modifiers)];
  const field = context.fieldDeclaration();
  if (field)
    return field
      .variableDeclarators()
      .variableDeclarator_list()
      .map((variable) => ({
        kind: 'field',
        name: identifier(variable.id()),
        modifiers,
        type: buildTypeRef(field.typeRef()),
        initialiser: variable.expression() ? buildExpression(variable.expression()) : null,
        at: positionOf(variable),
      }));
  const property = context.propertyDeclaration();
  if (property) return [buildProperty(property, modifiers)];
  const constructor = 'constructorDeclaration' in context ? context.constructorDeclaration() : null;
  if (constructor)
    return [
      {
        kind: 'constructor',
        name: identifier(constructor.qualifiedName()),
        modifiers,
        parameters: buildParameters(constructor.formalParameters()),
        body: buildBlock(constructor.block()),
        at: positionOf(constructor),
      },
    ];
  return [
    buildTypeBody(context.classDeclaration() ?? context.interfaceDeclaration() ?? context.enumDeclaration(), modifiers),
  ];
}

function buildMethod(context: MethodDeclarationContext, modifiers: Modifiers): MethodNode {
  return {
    kind: 'method',
    name: identifier(context.id()),
    modifiers,
    returnType: context.typeRef() ? buildTypeRef(context.typeRef()) : null,
    parameters: buildParameters(context.formalParameters()),
    body: context.block() ? buildBlock(context.block()) : null,
    at: positionOf(context.id()),
  };
}

function buildProperty(context: PropertyDeclarationContext, modifiers: Modifiers): PropertyNode {
  let getter: AccessorNode | null = null;
  let setter: AccessorNode | null = null;
  for (const accessor of context.propertyBlock_list()) {
    const isGetter = Boolean(accessor.getter());
    const block = isGetter ? accessor.getter().block() : accessor.setter().block();
    const node: AccessorNode = {
      modifiers: buildModifiers(accessor.modifier_list()),
      body: block ? buildBlock(block) : null,
      at: positionOf(accessor),
    };
    if (isGetter) getter = node;
    else setter = node;
  }
  return {
    kind: 'property',
    name: identifier(context.id()),
    modifiers,
    type: buildTypeRef(context.typeRef()),
    getter,
    setter,
    at: positionOf(context.id()),
  };
}

function buildParameters(context: FormalParametersContext): Parameter[] {
  return (context.formalParameterList()?.formalParameter_list() ?? []).map((parameter) => ({
    name: identifier(parameter.id()),
    type: buildTypeRef(parameter.typeRef()),
  }));
}

export function buildTrigger(context: TriggerUnitContext): TriggerNode {
  const members: MemberNode[] = [];
  const body: Statement[] = [];
  for (const member of context.triggerBlock().triggerBlockMember_list()) {
    const statement = member.statement();
    if (statement) body.push(buildStatement(statement));
    else members.push(...buildMember(member.triggerMemberDeclaration(), buildModifiers(member.modifier_list())));
  }
  const [name, object] = context.id_list();
  if (name === undefined || object === undefined) throw new Error('a trigger has a name and an object');
  return {
    kind: 'trigger',
    name: identifier(name),
    object: identifier(object),
    events: context.triggerCase_list().map((event) =>
      event
        .getText()
        .toLowerCase()
        .replace(/^(before|after)/, '$1 '),
    ),
    members,
    body,
    at: positionOf(context),
  };
}
