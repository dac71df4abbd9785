import type {
  AccessorNode,
  ClassNode,
  InterfaceNode,
  MethodNode,
  ConstructorNode,
  Modifiers,
  Parameter,
  PropertyNode,
  FieldNode,
  TriggerNode,
  TypeDeclaration,
} from '../syntax/ast.ts';
import type { Environment } from './environment.ts';
import {
  describeMethod,
  methodKey,
  typeName,
  VOID_TYPE,
  type Access,
  type ApexType,
  type FieldSymbol,
  type MethodSymbol,
  type NamedType,
  type TypeSymbol,
} from './symbols.ts';

const ACCESS_WORDS: readonly Access[] = ['private', 'protected', 'public', 'global'];

function hasAnnotation(modifiers: Modifiers, name: string): boolean {
  return modifiers.annotations.some((annotation) => annotation.name === name);
}

function accessOf(modifiers: Modifiers, fallback: Access): Access {
  if (modifiers.words.includes('webservice')) return 'global';
  return ACCESS_WORDS.find((word) => modifiers.words.includes(word)) ?? fallback;
}

/** First pass: names of a type and its inner types, so that every other pass can refer to them. */
export function declareNames(
  env: Environment,
  file: string,
  node: TypeDeclaration | TriggerNode,
  outer: TypeSymbol | null,
): TypeSymbol {
  const modifiers: Modifiers = node.kind === 'trigger' ? { annotations: [], words: ['private'] } : node.modifiers;
  const symbol: TypeSymbol = {
    name: outer === null ? node.name.text : `${outer.name}.${node.name.text}`,
    kind: node.kind === 'trigger' ? 'class' : node.kind,
    origin: 'user',
    outer,
    typeParameters: [],
    isAbstract: modifiers.words.includes('abstract') || node.kind === 'interface',
    isVirtual: modifiers.words.includes('virtual') || modifiers.words.includes('abstract') || node.kind === 'interface',
    access: accessOf(modifiers, 'private'),
    isTest: hasAnnotation(modifiers, 'istest') || (outer?.isTest ?? false),
    isTestVisible: hasAnnotation(modifiers, 'testvisible'),
    modifiers,
    file,
    node,
    superType: null,
    interfaces: [],
    inner: new Map(),
    fields: new Map(),
    methods: new Map(),
    constructors: [],
    enumConstants: [],
    initialisers: [],
  };
  if (node.kind === 'enum') declareConstants(env, symbol, node);
  if (node.kind === 'class' || node.kind === 'trigger')
    for (const member of node.members)
      if (member.kind === 'class' || member.kind === 'interface' || member.kind === 'enum') {
        const key = member.name.text.toLowerCase();
        if (symbol.inner.has(key)) env.error(file, member.at, 'DECLARATION', `Duplicate type: ${member.name.text}`);
        if (outer !== null)
          env.error(file, member.at, 'DECLARATION', 'Inner types are not allowed to have inner types');
        symbol.inner.set(key, declareNames(env, file, member, symbol));
      }
  return symbol;
}

function declareConstants(
  env: Environment,
  symbol: TypeSymbol,
  node: Extract<TypeDeclaration, { kind: 'enum' }>,
): void {
  const seen = new Set<string>();
  for (const constant of node.constants) {
    const key = constant.text.toLowerCase();
    if (seen.has(key)) env.error(symbol.file, constant.at, 'DECLARATION', `Duplicate field: ${constant.text}`);
    seen.add(key);
    symbol.enumConstants.push(constant.text);
  }
}

/** Second pass: what a type extends and implements. */
export function declareHierarchy(env: Environment, symbol: TypeSymbol): void {
  const { node } = symbol;
  for (const inner of symbol.inner.values()) declareHierarchy(env, inner);
  if (node === null || node.kind === 'trigger' || node.kind === 'enum') return;
  const named = (type: ReturnType<Environment['resolve']>): NamedType | null => (type.kind === 'named' ? type : null);
  if (node.kind === 'class' && node.superType !== null) declareSuper(env, symbol, node);
  for (const written of node.interfaces) {
    const type = named(env.resolve(written, symbol, symbol.file));
    if (type === null) continue;
    if (type.symbol.kind === 'interface') symbol.interfaces.push(type);
    else
      env.error(
        symbol.file,
        written.at,
        'DECLARATION',
        `${symbol.kind === 'class' ? 'Class must implement' : 'Interface must extend'} an interface: ${typeName(type)}`,
      );
  }
}

function declareSuper(env: Environment, symbol: TypeSymbol, node: ClassNode): void {
  const written = node.superType;
  if (written === null) return;
  const type = env.resolve(written, symbol.outer, symbol.file);
  if (type.kind === 'error') return;
  const message =
    type.kind !== 'named' || type.symbol.kind !== 'class'
      ? `Class must extend a class: ${typeName(type)}`
      : type.symbol.origin === 'user' && !type.symbol.isVirtual
        ? `Non-virtual and non-abstract type cannot be extended: ${typeName(type)}`
        : type.symbol.origin === 'system' &&
            type.symbol.name !== 'Exception' &&
            !type.symbol.isAbstract &&
            !type.symbol.name.endsWith('Exception')
          ? `Non-virtual and non-abstract type cannot be extended: ${typeName(type)}`
          : null;
  if (message !== null || type.kind !== 'named') {
    env.error(symbol.file, written.at, 'DECLARATION', message ?? '');
    return;
  }
  for (let base: TypeSymbol | null = type.symbol; base !== null; base = base.superType?.symbol ?? null)
    if (base === symbol) {
      env.error(symbol.file, written.at, 'DECLARATION', `Circular definition: ${symbol.name}`);
      return;
    }
  symbol.superType = type;
}

/** Third pass: fields, properties, methods and constructors with their types. */
export function declareMembers(env: Environment, symbol: TypeSymbol): void {
  const { node } = symbol;
  for (const inner of symbol.inner.values()) declareMembers(env, inner);
  if (node === null || node.kind === 'enum') return;
  if (node.kind === 'interface') {
    for (const method of node.members) addMethod(env, symbol, method, node);
    return;
  }
  const staticByDefault = node.kind === 'trigger';
  for (const member of node.members) {
    if (member.kind === 'method') addMethod(env, symbol, member, node);
    else if (member.kind === 'constructor') addConstructor(env, symbol, member);
    else if (member.kind === 'field' || member.kind === 'property') addField(env, symbol, member, staticByDefault);
    else if (member.kind === 'initialiser')
      symbol.initialisers.push({
        isStatic: member.isStatic || staticByDefault,
        field: null,
        value: null,
        block: member.body,
        at: member.at,
      });
  }
}

function addField(
  env: Environment,
  symbol: TypeSymbol,
  node: FieldNode | PropertyNode,
  staticByDefault: boolean,
): void {
  const { words } = node.modifiers;
  const access = accessOf(node.modifiers, 'private');
  const property = node.kind === 'property' ? node : null;
  const accessorAccess = (accessor: AccessorNode | null): Access =>
    accessor === null ? access : accessOf(accessor.modifiers, access);
  const field: FieldSymbol = {
    owner: symbol,
    name: node.name.text,
    type: env.resolve(node.type, symbol, symbol.file),
    isStatic: words.includes('static') || staticByDefault,
    isFinal: words.includes('final'),
    isTransient: words.includes('transient'),
    access,
    isTestVisible: hasAnnotation(node.modifiers, 'testvisible'),
    modifiers: node.modifiers,
    property,
    readAccess: accessorAccess(property?.getter ?? null),
    writeAccess: accessorAccess(property?.setter ?? null),
    canRead: property === null || property.getter !== null,
    canWrite: property === null || property.setter !== null,
    isVirtual: words.includes('virtual') || words.includes('abstract') || words.includes('override'),
    systemGet: null,
    systemSet: null,
    at: node.at,
  };
  const key = node.name.text.toLowerCase();
  if (symbol.fields.has(key)) env.error(symbol.file, node.at, 'DECLARATION', `Duplicate field: ${node.name.text}`);
  symbol.fields.set(key, field);
  if (node.kind === 'field')
    symbol.initialisers.push({ isStatic: field.isStatic, field, value: node.initialiser, block: null, at: node.at });
}

function parametersOf(
  env: Environment,
  symbol: TypeSymbol,
  parameters: readonly Parameter[],
): MethodSymbol['parameters'] {
  const seen = new Set<string>();
  return parameters.map((parameter) => {
    const name = parameter.name.text;
    if (seen.has(name.toLowerCase()))
      env.error(symbol.file, parameter.name.at, 'DECLARATION', `Duplicate variable: ${name}`);
    seen.add(name.toLowerCase());
    return { name, type: env.resolve(parameter.type, symbol, symbol.file) };
  });
}

function addMethod(
  env: Environment,
  symbol: TypeSymbol,
  node: MethodNode,
  owner: ClassNode | InterfaceNode | TriggerNode,
): void {
  const { words } = node.modifiers;
  const parameters = parametersOf(env, symbol, node.parameters);
  const isInterface = owner.kind === 'interface';
  const isAbstract = isInterface || words.includes('abstract');
  const method: MethodSymbol = {
    owner: symbol,
    name: node.name.text,
    key: methodKey(
      node.name.text,
      parameters.map((parameter) => parameter.type),
    ),
    parameters,
    returnType: node.returnType === null ? VOID_TYPE : env.resolve(node.returnType, symbol, symbol.file),
    isStatic: words.includes('static') || words.includes('testmethod') || owner.kind === 'trigger',
    isAbstract,
    isVirtual: isAbstract || words.includes('virtual') || words.includes('override'),
    isOverride: words.includes('override'),
    access: isInterface ? (symbol.access === 'global' ? 'global' : 'public') : accessOf(node.modifiers, 'private'),
    isTestVisible: hasAnnotation(node.modifiers, 'testvisible'),
    modifiers: node.modifiers,
    systemKey: null,
    node,
    at: node.at,
  };
  const key = node.name.text.toLowerCase();
  const others = symbol.methods.get(key) ?? [];
  if (others.some((other) => other.key === method.key) && !parameters.some((parameter) => hasError(parameter.type)))
    env.error(
      symbol.file,
      node.at,
      'DECLARATION',
      `Method already defined: ${node.name.text} ${describeMethod(method)} from the type ${symbol.name}`,
    );
  if (!isAbstract && node.body === null)
    env.error(symbol.file, node.at, 'DECLARATION', `Method must have a body: ${describeMethod(method)}`);
  if (isAbstract && !isInterface) {
    if (node.body !== null)
      env.error(
        symbol.file,
        node.at,
        'DECLARATION',
        `Abstract methods must not have a body: ${describeMethod(method)}`,
      );
    if (!symbol.isAbstract)
      env.error(symbol.file, node.at, 'DECLARATION', `Class ${symbol.name} must be abstract to have abstract methods`);
  }
  symbol.methods.set(key, [...others, method]);
}

/** Whether a part of the type has been reported already. */
function hasError(type: ApexType): boolean {
  return type.kind === 'error' || (type.kind === 'named' && type.args.some(hasError));
}

function addConstructor(env: Environment, symbol: TypeSymbol, node: ConstructorNode): void {
  const simple = symbol.name.slice(symbol.name.lastIndexOf('.') + 1);
  if (node.name.text.toLowerCase() !== simple.toLowerCase()) {
    env.error(symbol.file, node.at, 'DECLARATION', `Invalid constructor name: ${node.name.text}`);
    return;
  }
  const parameters = parametersOf(env, symbol, node.parameters);
  const key = `(${parameters.map((parameter) => typeName(parameter.type)).join(',')})`;
  if (
    symbol.constructors.some((other) => other.key === key) &&
    !parameters.some((parameter) => hasError(parameter.type))
  )
    env.error(symbol.file, node.at, 'DECLARATION', `Constructor already defined: void ${simple}${key}`);
  symbol.constructors.push({
    owner: symbol,
    name: simple,
    key,
    parameters,
    returnType: VOID_TYPE,
    isStatic: false,
    isAbstract: false,
    isVirtual: false,
    isOverride: false,
    access: accessOf(node.modifiers, 'private'),
    isTestVisible: hasAnnotation(node.modifiers, 'testvisible'),
    modifiers: node.modifiers,
    systemKey: null,
    node,
    at: node.at,
  });
}
