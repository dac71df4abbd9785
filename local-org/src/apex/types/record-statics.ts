import type { ObjectDef } from '../../metadata/catalog.ts';
import type { ExprOf } from '../syntax/ast.ts';
import { convertTo } from './assign.ts';
import type { Bound } from './bound.ts';
import { findMethods } from './members.ts';
import { chooseOverload } from './overloads.ts';
import type { Scope } from './scope.ts';
import { isSObject, type ApexType } from './symbols.ts';

/** Standard objects whose name is that of a System class too. */
const HOLDERS_OF_OBJECTS: Readonly<Record<string, string>> = { BusinessHours: 'BusinessHoursStatics' };

const HOLDERS: Partial<Record<ObjectDef['kind'], string>> = {
  customMetadata: 'CustomMetadata',
  customSettingList: 'CustomSetting',
  customSettingHierarchy: 'CustomSetting',
};

/**
 * `Policy__mdt.getInstance('Default')`, `Settings__c.getOrgDefaults()`: statics that the platform adds to the types of
 * custom metadata and custom settings. The library declares them once, with SObject for the record's type; its
 * functions get the object's name after the host.
 */
export function objectStatic(
  scope: Scope,
  object: ObjectDef,
  expr: ExprOf<'call'>,
  args: readonly Bound[],
): Bound | null {
  const holder = HOLDERS[object.kind] ?? HOLDERS_OF_OBJECTS[object.name];
  const symbol = holder === undefined ? null : scope.env.system.lookup(holder);
  if (symbol === null) return null;
  const candidates = findMethods(scope.env, { kind: 'named', symbol, args: [] }, expr.name).filter(
    (found) => found.member.isStatic,
  );
  const choice = chooseOverload(scope.env, candidates, args);
  if (choice === null) return null;
  const method = choice.found.member;
  const values = args.map((arg, i) => convertTo(scope, arg, choice.parameters[i] ?? arg.type));
  return {
    kind: 'recordStatic',
    method,
    objectName: object.name,
    args: values,
    type: recordsOf(method.returnType, object),
    at: expr.at,
  };
}

/** The declared type with SObject replaced by the object itself. */
function recordsOf(type: ApexType, object: ObjectDef): ApexType {
  if (isSObject(type)) return { kind: 'sobject', object };
  return type.kind === 'named' ? { ...type, args: type.args.map((arg) => recordsOf(arg, object)) } : type;
}
