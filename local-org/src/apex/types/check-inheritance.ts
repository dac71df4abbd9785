import { supertypes } from './conversions.ts';
import type { Bridge } from './bound.ts';
import type { Environment } from './environment.ts';
import { memberType } from './members.ts';
import {
  describeMethod,
  isSObject,
  isSystem,
  methodKey,
  sameType,
  typeName,
  type ApexType,
  type MethodSymbol,
  type NamedType,
  type TypeSymbol,
} from './symbols.ts';

/** Public methods may override global ones. */
const RANK = { private: 0, protected: 1, public: 2, global: 2 } as const;

/**
 * Checks overrides and that a class implements what it promises.
 * @returns the methods that System interfaces call by another key than their own
 */
export function checkInheritance(env: Environment, symbol: TypeSymbol): Bridge[] {
  if (symbol.kind !== 'class') return [];
  for (const overloads of symbol.methods.values()) for (const method of overloads) checkOverride(env, symbol, method);
  checkHiding(env, symbol);
  return checkImplementations(env, symbol);
}

function selfType(symbol: TypeSymbol): NamedType {
  return { kind: 'named', symbol, args: [] };
}

/** Everything above the class itself. */
function* ancestors(symbol: TypeSymbol): Generator<NamedType> {
  for (const type of supertypes(selfType(symbol))) if (type.symbol !== symbol) yield type;
}

function parameterTypes(method: MethodSymbol, through: NamedType): ApexType[] {
  return method.parameters.map((parameter) => memberType(parameter.type, through));
}

function checkOverride(env: Environment, symbol: TypeSymbol, method: MethodSymbol): void {
  if (method.isStatic) return;
  const { file } = symbol;
  let overridden: MethodSymbol | null = null;
  for (const type of ancestors(symbol)) {
    if (type.symbol.kind !== 'class') continue;
    const match = type.symbol.methods
      .get(method.name.toLowerCase())
      ?.find(
        (other) =>
          !other.isStatic &&
          other.access !== 'private' &&
          methodKey(other.name, parameterTypes(other, type)) === method.key,
      );
    if (match !== undefined) overridden ??= match;
  }
  if (overridden === null) {
    const fromObject = env.system.type('Object').symbol.methods.get(method.name.toLowerCase()) ?? [];
    const isObjectMethod = fromObject.some((other) => other.key === method.key) || isObjectKey(method.key);
    const fromInterface = [...ancestors(symbol)].some(
      (type) => type.symbol.kind === 'interface' && type.symbol.methods.has(method.name.toLowerCase()),
    );
    if (method.isOverride && !isObjectMethod && !fromInterface)
      env.error(
        file,
        method.at,
        'DECLARATION',
        `@Override specified for non-overriding method: ${describeMethod(method)} from the type ${symbol.name}`,
      );
    return;
  }
  if (overridden.owner.origin === 'system') return;
  const name = `${describeMethod(method)} from the type ${symbol.name}`;
  if (!overridden.isVirtual)
    env.error(file, method.at, 'DECLARATION', `Non-virtual, non-abstract methods cannot be overridden: ${name}`);
  else if (!method.isOverride)
    env.error(file, method.at, 'DECLARATION', `Method must use the override keyword: ${name}`);
  if (!sameType(overridden.returnType, method.returnType))
    env.error(file, method.at, 'DECLARATION', `Return types clash: ${name}`);
  if (RANK[method.access] < RANK[overridden.access])
    env.error(file, method.at, 'DECLARATION', `Cannot reduce the visibility of the overridden method: ${name}`);
}

function isObjectKey(key: string): boolean {
  return key === 'tostring()' || key === 'hashcode()' || key === 'equals(Object)';
}

/** One instance has one place per field name. */
function checkHiding(env: Environment, symbol: TypeSymbol): void {
  for (const field of symbol.fields.values()) {
    if (field.isStatic || field.isVirtual) continue;
    for (const type of ancestors(symbol)) {
      const hidden = type.symbol.origin === 'user' ? type.symbol.fields.get(field.name.toLowerCase()) : undefined;
      if (hidden !== undefined && !hidden.isStatic)
        env.error(
          symbol.file,
          field.at,
          'UNSUPPORTED',
          `not supported by the local org: field ${field.name} hides a field of ${type.symbol.name}`,
        );
    }
  }
}

function checkImplementations(env: Environment, symbol: TypeSymbol): Bridge[] {
  const bridges = new Map<string, Bridge>();
  for (const type of ancestors(symbol)) {
    for (const overloads of type.symbol.methods.values()) {
      if (
        type.symbol.kind !== 'interface' &&
        !overloads.some((method) => method.isAbstract && method.owner.origin === 'user')
      )
        continue;
      let missing: MethodSymbol | null = null;
      let found = false;
      for (const wanted of overloads) {
        if (!wanted.isAbstract || (wanted.isStatic && wanted.owner.origin === 'system')) continue;
        const implementation = findImplementation(env, symbol, wanted, type);
        if (implementation === null) missing ??= wanted;
        else {
          found = true;
          const { key, isStatic } = implementation;
          if (key !== wanted.key || isStatic) bridges.set(wanted.key, { declared: wanted.key, own: key, isStatic });
          checkImplementation(env, symbol, implementation, wanted, type);
        }
      }
      // Overloads of a System interface are alternatives: `start` gives a QueryLocator or an Iterable.
      if (missing !== null && !symbol.isAbstract && !(found && type.symbol.origin === 'system'))
        env.error(
          symbol.file,
          symbol.node?.at ?? missing.at,
          'DECLARATION',
          `Class ${symbol.name} must implement the method: ${describeImplemented(missing, type)}`,
        );
    }
  }
  return [...bridges.values()];
}

function describeImplemented(method: MethodSymbol, through: NamedType): string {
  return `${typeName(memberType(method.returnType, through))} ${typeName(through)}.${method.name}(${parameterTypes(method, through).map(typeName).join(', ')})`;
}

function findImplementation(
  env: Environment,
  symbol: TypeSymbol,
  wanted: MethodSymbol,
  through: NamedType,
): MethodSymbol | null {
  const types = parameterTypes(wanted, through);
  for (const type of supertypes(selfType(symbol))) {
    if (type.symbol.kind !== 'class' || type.symbol.origin !== 'user') continue;
    for (const method of type.symbol.methods.get(wanted.name.toLowerCase()) ?? [])
      if (
        // The platform takes static methods too.
        (!method.isStatic || through.symbol.origin === 'system') &&
        !method.isAbstract &&
        method.parameters.length === types.length &&
        method.parameters.every((parameter, i) => implementsParameter(env, parameter.type, types[i], through))
      )
        return method;
  }
  return null;
}

/** Same types; for System interfaces over SObject also the concrete records: `execute(context, List<Account> scope)`. */
function implementsParameter(
  env: Environment,
  own: ApexType,
  wanted: ApexType | undefined,
  through: NamedType,
): boolean {
  if (wanted === undefined || own.kind === 'error') return true;
  if (sameType(own, wanted)) return true;
  if (through.symbol.origin !== 'system') return false;
  if (isSObject(own) && isSObject(wanted)) return true;
  if (wanted.kind === 'parameter') return true;
  if (isSystem(own, 'List') && isSystem(wanted, 'List', 'Iterable') && own.kind === 'named' && wanted.kind === 'named')
    return implementsParameter(env, own.args[0] ?? own, wanted.args[0], through);
  return false;
}

function checkImplementation(
  env: Environment,
  symbol: TypeSymbol,
  method: MethodSymbol,
  wanted: MethodSymbol,
  through: NamedType,
): void {
  const at = method.owner === symbol ? method.at : (symbol.node?.at ?? method.at);
  if (through.symbol.kind === 'interface' && RANK[method.access] < RANK.public)
    env.error(
      symbol.file,
      at,
      'DECLARATION',
      `${symbol.name}: Overriding implementations of interface methods must have public or global visibility: ${describeMethod(method)}`,
    );
  if (through.symbol.origin === 'user' && !sameType(memberType(wanted.returnType, through), method.returnType))
    env.error(
      symbol.file,
      at,
      'DECLARATION',
      `Return types clash: ${describeMethod(method)} from the type ${symbol.name}`,
    );
}
