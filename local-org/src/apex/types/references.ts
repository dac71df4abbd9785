/** What a name or a dotted path means: a value, a type, a namespace, or a step on the way to a describe token. */
import type { ObjectDef } from '../../metadata/catalog.ts';
import type { Expr, ExprOf, Position } from '../syntax/ast.ts';
import { errorAt, singleRecord, isQueryResult } from './assign.ts';
import type { Bound } from './bound.ts';
import { checkExpression } from './check-expression.ts';
import { describeToken, fieldSetToken, fieldToken, objectToken, sharingReasonToken } from './describe-tokens.ts';
import { findField, isVisible, memberType, type Found } from './members.ts';
import type { Scope } from './scope.ts';
import { isSystem, type ApexType, type FieldSymbol, type NamedType, type TypeSymbol } from './symbols.ts';
import { triggerVariable } from './trigger-variables.ts';

export type Reference =
  | { readonly kind: 'value'; readonly value: Bound }
  | { readonly kind: 'type'; readonly type: ApexType }
  /** `System`, `Schema`, `Database`; some are also types. */
  | { readonly kind: 'namespace'; readonly name: string; readonly type: NamedType | null }
  | { readonly kind: 'labels' }
  | { readonly kind: 'trigger' }
  /** `Schema.SObjectType`, then `.Account`, then `.fields`; `Account.SObjectType.fields` gives tokens instead. */
  | { readonly kind: 'describes' }
  | { readonly kind: 'describeFields'; readonly object: ObjectDef; readonly token: 'field' | 'describeField' }
  /** `Schema.SObjectType.Account.fieldSets` */
  | { readonly kind: 'fieldSets'; readonly object: ObjectDef };

export type Use = 'read' | 'write' | 'both';

/** Null when a name means nothing; the caller reports. */
export function resolveReference(scope: Scope, expr: Expr, use: Use = 'read'): Reference | null {
  if (expr.kind === 'name') return resolveName(scope, expr, use);
  if (expr.kind === 'member' && !expr.safe) return resolveMember(scope, expr, use);
  return { kind: 'value', value: checkExpression(scope, expr) };
}

function resolveName(scope: Scope, expr: ExprOf<'name'>, use: Use): Reference | null {
  const value = findVariable(scope, expr.name, expr.at, use);
  if (value !== null) return { kind: 'value', value };
  return resolveTypeName(scope, expr.name);
}

function resolveTypeName(scope: Scope, name: string): Reference | null {
  const { env } = scope;
  const lower = name.toLowerCase();
  if (lower === 'label') return { kind: 'labels' };
  if (lower === 'trigger') return { kind: 'trigger' };
  if (lower === 'sobjecttype') return { kind: 'describes' };
  const user = env.findByName([name], scope.owner);
  if (user !== null && user.kind === 'named' && user.symbol.origin === 'user') return { kind: 'type', type: user };
  if (env.system.isNamespace(name)) {
    const symbol = env.system.lookup(name);
    return { kind: 'namespace', name, type: symbol === null ? null : { kind: 'named', symbol, args: [] } };
  }
  return user === null ? null : { kind: 'type', type: user };
}

/** A local variable, or a field of the class or of the classes around it. */
export function findVariable(scope: Scope, name: string, at: Position, use: Use): Bound | null {
  const variable = scope.local(name);
  if (variable !== null) return { kind: 'local', variable, type: variable.type, at };
  for (let owner: TypeSymbol | null = scope.owner; owner !== null; owner = owner.outer) {
    const found = findField({ kind: 'named', symbol: owner, args: [] }, name);
    if (found === null || found.member.owner.origin === 'system') continue;
    if (found.member.isStatic) return fieldAccess(scope, null, found, at, use);
    if (owner === scope.owner && !scope.isStatic) return fieldAccess(scope, thisValue(scope, at), found, at, use);
  }
  return null;
}

export function thisValue(scope: Scope, at: Position): Bound {
  return { kind: 'this', type: { kind: 'named', symbol: scope.owner, args: [] }, at };
}

/** Access to a user field or property, with the checks of visibility, direction and `final`. */
function fieldAccess(
  scope: Scope,
  target: Bound | null,
  found: Found<FieldSymbol>,
  at: Position,
  use: Use,
  safe = false,
  isSuper = false,
): Bound {
  const field = found.member;
  const type = memberType(field.type, found.through);
  const raw = scope.accessorOf === field && (target === null || target.kind === 'this');
  if (!isVisible(field.owner, field.access, field.isTestVisible, scope.owner)) {
    scope.error(at, 'ACCESS', `Variable is not visible: ${field.owner.name}.${field.name}`);
    return errorAt(at);
  }
  if (
    !raw &&
    use !== 'write' &&
    (!field.canRead || !isVisible(field.owner, field.readAccess, field.isTestVisible, scope.owner))
  )
    scope.error(at, 'ACCESS', `Variable is not readable: ${field.owner.name}.${field.name}`);
  if (
    !raw &&
    use !== 'read' &&
    (!field.canWrite || !isVisible(field.owner, field.writeAccess, field.isTestVisible, scope.owner))
  )
    scope.error(at, 'ACCESS', `Field is not writeable: ${field.owner.name}.${field.name}`);
  if (use !== 'read' && field.isFinal && !raw && !(scope.isConstruction && field.owner === scope.owner))
    scope.error(
      at,
      'ACCESS',
      `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`,
    );
  if (field.owner !== scope.owner && field.property !== null) scope.touchesData = true;
  return { kind: 'field', target: field.isStatic ? null : target, field, raw, safe, isSuper, type, at };
}

function resolveMember(scope: Scope, expr: ExprOf<'member'>, use: Use): Reference | null {
  const target = resolveReference(scope, expr.target);
  if (target === null) return unknownTarget(scope, expr.target);
  const { name, at } = expr;
  switch (target.kind) {
    case 'value':
      return (
        describedFields(scope, target.value, name) ??
        describedFieldSets(scope, target.value, name) ??
        sharingReason(scope, target.value, name, at) ?? {
          kind: 'value',
          value: memberOf(scope, target.value, name, at, false, use),
        }
      );
    case 'type':
      return memberOfType(scope, target.type, name, at, use);
    case 'namespace':
      return memberOfNamespace(scope, target, name, at, use);
    case 'labels':
      return { kind: 'value', value: label(scope, name, at) };
    case 'trigger':
      return { kind: 'value', value: triggerVariable(scope, name, at) };
    case 'describes': {
      const object = scope.env.object(name);
      if (object === null) return unknownVariable(scope, name, at);
      return { kind: 'value', value: describeToken(scope, object, at) };
    }
    case 'describeFields':
      return fieldReference(scope, target.object, name, at, target.token);
    case 'fieldSets': {
      const set = target.object.fieldSets.get(name.toLowerCase());
      return set === undefined
        ? unknownVariable(scope, name, at)
        : { kind: 'value', value: fieldSetToken(scope, target.object, set.name, at) };
    }
  }
}

/** A path whose start means nothing has one message, about that start. */
export function unknownTarget(scope: Scope, expr: Expr): Reference {
  const name = expr.kind === 'name' || expr.kind === 'member' ? expr.name : '';
  if (expr.kind === 'name' && scope.env.broken.has(name.toLowerCase()))
    return { kind: 'value', value: errorAt(expr.at) };
  return unknownVariable(scope, name, expr.at);
}

function unknownVariable(scope: Scope, name: string, at: Position): Reference {
  scope.error(at, 'NAME', `Variable does not exist: ${name}`);
  return { kind: 'value', value: errorAt(at) };
}

function label(scope: Scope, name: string, at: Position): Bound {
  const found = scope.env.catalog.labels.get(name.toLowerCase());
  if (found === undefined) {
    scope.error(at, 'NAME', `External string does not exist: ${name}`);
    return errorAt(at);
  }
  return { kind: 'token', token: 'label', name: found.name, type: scope.env.system.type('String'), at };
}

function fieldReference(
  scope: Scope,
  object: ObjectDef,
  name: string,
  at: Position,
  token: 'field' | 'describeField',
): Reference {
  const field = object.fields.get(name.toLowerCase());
  if (field === undefined) return unknownVariable(scope, name, at);
  return { kind: 'value', value: fieldToken(scope, object, field, at, token) };
}

function memberOfNamespace(
  scope: Scope,
  target: Extract<Reference, { kind: 'namespace' }>,
  name: string,
  at: Position,
  use: Use,
): Reference {
  const { env } = scope;
  const namespace = target.name.toLowerCase();
  const lower = name.toLowerCase();
  if (namespace === 'schema' && lower === 'sobjecttype') return { kind: 'describes' };
  if (namespace === 'system' && lower === 'label') return { kind: 'labels' };
  if (namespace === 'system' && lower === 'trigger') return { kind: 'trigger' };
  const symbol = env.system.lookup(`${target.name}.${name}`);
  if (symbol !== null) return { kind: 'type', type: { kind: 'named', symbol, args: [] } };
  if (target.type !== null && findField(target.type, name) !== null)
    return memberOfType(scope, target.type, name, at, use);
  const object = namespace === 'schema' ? env.object(name) : null;
  if (object !== null) return { kind: 'type', type: { kind: 'sobject', object } };
  return unknownVariable(scope, `${target.name}.${name}`, at);
}

function memberOfType(scope: Scope, type: ApexType, name: string, at: Position, use: Use): Reference {
  const lower = name.toLowerCase();
  if (type.kind === 'sobject') {
    if (lower === 'sobjecttype') return { kind: 'value', value: objectToken(scope, type.object, at) };
    if (lower === 'fields' && !type.object.fields.has(lower))
      return { kind: 'describeFields', object: type.object, token: 'field' };
    return fieldReference(scope, type.object, name, at, 'field');
  }
  if (type.kind !== 'named') return { kind: 'value', value: errorAt(at) };
  const { symbol } = type;
  const constant = symbol.enumConstants.find((each) => each.toLowerCase() === lower);
  if (symbol.kind === 'enum' && constant !== undefined)
    return { kind: 'value', value: { kind: 'enumConstant', enumType: symbol, name: constant, type, at } };
  const found = findField(type, name);
  if (found !== null && found.member.isStatic) {
    if (found.member.systemGet === null) return { kind: 'value', value: fieldAccess(scope, null, found, at, use) };
    return { kind: 'value', value: systemProperty(scope, null, found, at, use, false) };
  }
  for (let from: TypeSymbol | null = symbol; from !== null; from = from.superType?.symbol ?? null) {
    const inner = from.inner.get(lower);
    if (inner !== undefined) return { kind: 'type', type: { kind: 'named', symbol: inner, args: [] } };
  }
  const nested = symbol.origin === 'system' ? scope.env.system.lookup(`${symbol.name}.${name}`) : null;
  if (nested !== null) return { kind: 'type', type: { kind: 'named', symbol: nested, args: [] } };
  return unknownVariable(scope, name, at);
}

function systemProperty(
  scope: Scope,
  target: Bound | null,
  found: Found<FieldSymbol>,
  at: Position,
  use: Use,
  safe: boolean,
): Bound {
  if (use !== 'read' && !found.member.canWrite)
    scope.error(at, 'ACCESS', `Field is not writeable: ${found.member.owner.name}.${found.member.name}`);
  return {
    kind: 'systemProperty',
    target,
    field: found.member,
    safe,
    type: memberType(found.member.type, found.through),
    at,
  };
}

/** `target.name` where target is a value. */
export function memberOf(scope: Scope, target: Bound, name: string, at: Position, safe: boolean, use: Use): Bound {
  const { type } = target;
  if (type.kind === 'error') return errorAt(at);
  if (type.kind === 'sobject') return recordMember(scope, target, type.object, name, at, safe);
  if (isSystem(type, 'SObject')) return genericRecordMember(scope, target, name, at, safe);
  if (type.kind === 'named') {
    const found = findField(type, name);
    if (found !== null && !found.member.isStatic)
      return found.member.systemGet === null
        ? fieldAccess(scope, target, found, at, use, safe)
        : systemProperty(scope, target, found, at, use, safe);
    const [element] = type.args;
    if (isQueryResult(target) && element?.kind === 'sobject')
      return memberOf(scope, singleRecord(target, element), name, at, safe, use);
  }
  scope.error(at, 'NAME', `Variable does not exist: ${name}`);
  return errorAt(at);
}

/** `Schema.SObjectType.Account.fields`, `Account.SObjectType.fields`. */
function describedFields(scope: Scope, target: Bound, name: string): Reference | null {
  if (target.kind !== 'token' || name.toLowerCase() !== 'fields') return null;
  if (target.token !== 'describeObject' && target.token !== 'object') return null;
  const object = scope.env.object(target.name);
  if (object === null) return null;
  return { kind: 'describeFields', object, token: target.token === 'object' ? 'field' : 'describeField' };
}

/** `Schema.SObjectType.Account.fieldSets`, on the way to one of them or to `getMap()`. */
function describedFieldSets(scope: Scope, target: Bound, name: string): Reference | null {
  if (target.kind !== 'token' || target.token !== 'describeObject' || name.toLowerCase() !== 'fieldsets') return null;
  const object = scope.env.object(target.name);
  return object === null ? null : { kind: 'fieldSets', object };
}

/** `Schema.Job__Share.RowCause.Recruiter__c`: the reason as a text. */
function sharingReason(scope: Scope, target: Bound, name: string, at: Position): Reference | null {
  if (target.kind !== 'fieldToken' || target.token !== 'field' || target.fieldName !== 'RowCause') return null;
  const lower = name.toLowerCase();
  const reasons = scope.env.object(target.objectName)?.fields.get('rowcause')?.picklist ?? [];
  const reason = reasons.find(({ value }) => value.toLowerCase() === lower);
  return reason === undefined ? null : { kind: 'value', value: sharingReasonToken(scope, reason.value, at) };
}

/** The value of `Schema.SObjectType.Account.fields` or `.fieldSets` where the path ends there; null for other references. */
export function describedMembers(scope: Scope, reference: Reference, at: Position): Bound | null {
  if (reference.kind !== 'describeFields' && reference.kind !== 'fieldSets') return null;
  const name = reference.kind === 'fieldSets' ? 'fieldSets' : 'fields';
  return memberOf(scope, describeToken(scope, reference.object, at), name, at, false, 'read');
}

function recordMember(
  scope: Scope,
  target: Bound,
  object: ObjectDef,
  name: string,
  at: Position,
  safe: boolean,
): Bound {
  const lower = name.toLowerCase();
  // A path over an empty reference gives null: `opportunity.Account.Name`.
  const tolerant = safe || target.kind === 'recordParent';
  const field = object.fields.get(lower);
  if (field !== undefined)
    return { kind: 'recordField', target, field, safe: tolerant, type: scope.env.fieldType(field), at };
  const parent = object.parentRelationships.get(lower);
  if (parent !== undefined)
    return { kind: 'recordParent', target, reference: parent, safe: tolerant, type: scope.env.parentType(parent), at };
  const children = object.childRelationships.get(lower);
  const childObject = children === undefined ? null : scope.env.object(children.childObject);
  if (children !== undefined && childObject !== null)
    return {
      kind: 'recordChildren',
      target,
      relationship: children.name,
      safe: tolerant,
      type: scope.env.list({ kind: 'sobject', object: childObject }),
      at,
    };
  scope.error(at, 'NAME', `Variable does not exist: ${name}`);
  return errorAt(at);
}

/** Members of a record whose object is open: the id, and what the objects behind a reference have in common. */
function genericRecordMember(scope: Scope, target: Bound, name: string, at: Position, safe: boolean): Bound {
  const candidates =
    target.kind === 'recordParent'
      ? target.reference.referenceTo.map((each) => scope.env.object(each))
      : name.toLowerCase() === 'id'
        ? [...scope.env.catalog.objects.values()].slice(0, 1)
        : [];
  for (const object of candidates) {
    const field = object?.fields.get(name.toLowerCase());
    if (field !== undefined)
      return {
        kind: 'recordField',
        target,
        field,
        safe: safe || target.kind === 'recordParent',
        type: scope.env.fieldType(field),
        at,
      };
  }
  scope.error(at, 'NAME', `Variable does not exist: ${name}`);
  return errorAt(at);
}
