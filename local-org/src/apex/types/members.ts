import { supertypes } from './conversions.ts';
import type { Environment } from './environment.ts';
import { isSubclass } from './conversions.ts';
import {
  outermost,
  substitute,
  type Access,
  type ApexType,
  type FieldSymbol,
  type MethodSymbol,
  type NamedType,
  type TypeSymbol,
} from './symbols.ts';

/** A member together with the type through which it was found, for its type arguments. */
export interface Found<M> {
  readonly member: M;
  readonly through: NamedType;
}

export function findField(type: NamedType, name: string): Found<FieldSymbol> | null {
  const key = name.toLowerCase();
  for (const through of supertypes(type)) {
    const member = through.symbol.fields.get(key);
    if (member !== undefined) return { member, through };
  }
  return null;
}

/** Methods of this name in the type and its supertypes; overridden ones only once, nearest first. */
export function findMethods(env: Environment, type: NamedType, name: string): Found<MethodSymbol>[] {
  const key = name.toLowerCase();
  const found: Found<MethodSymbol>[] = [];
  const seen = new Set<string>();
  const collect = (from: NamedType): void => {
    for (const through of supertypes(from))
      for (const member of through.symbol.methods.get(key) ?? []) {
        const signature = member.parameters
          .map((parameter) => substitute(parameter.type, through.symbol.typeParameters, through.args))
          .map(keyOf)
          .join(',');
        if (seen.has(signature)) continue;
        seen.add(signature);
        found.push({ member, through });
      }
  };
  collect(type);
  if (type.symbol.kind === 'enum') collect(env.system.type('Enum'));
  collect(env.system.type('Object'));
  return found;
}

function keyOf(type: ApexType): string {
  if (type.kind === 'named') return `${type.symbol.name}<${type.args.map(keyOf).join(',')}>`;
  return type.kind === 'sobject' ? type.object.name : type.kind === 'parameter' ? type.name : type.kind;
}

export function isVisible(owner: TypeSymbol, access: Access, isTestVisible: boolean, from: TypeSymbol): boolean {
  if (owner.origin === 'system' || access === 'public' || access === 'global') return true;
  if (outermost(owner) === outermost(from)) return true;
  if (isTestVisible && from.isTest) return true;
  if (access !== 'protected') return false;
  for (let type: TypeSymbol | null = from; type !== null; type = type.outer) if (isSubclass(type, owner)) return true;
  return false;
}

/** Type of a member seen through the type it was found in. */
export function memberType(type: ApexType, through: NamedType): ApexType {
  return substitute(type, through.symbol.typeParameters, through.args);
}
