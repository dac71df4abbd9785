/** Tokens and describe results that code names directly. */
import type { FieldDef, ObjectDef } from '../../metadata/catalog.ts';
import type { Position } from '../syntax/ast.ts';
import type { Bound } from './bound.ts';
import type { Scope } from './scope.ts';

/** `Account.SObjectType`. */
export function objectToken(scope: Scope, object: ObjectDef, at: Position): Bound {
  return { kind: 'token', token: 'object', name: object.name, type: scope.env.system.type('Schema.SObjectType'), at };
}

/** `Schema.SObjectType.Account`. */
export function describeToken(scope: Scope, object: ObjectDef, at: Position): Bound {
  return {
    kind: 'token',
    token: 'describeObject',
    name: object.name,
    type: scope.env.system.type('Schema.DescribeSObjectResult'),
    at,
  };
}

/** `Account.Name`, or `Schema.SObjectType.Account.fields.Name`. */
export function fieldToken(
  scope: Scope,
  object: ObjectDef,
  field: FieldDef,
  at: Position,
  token: 'field' | 'describeField',
): Bound {
  const type = scope.env.system.type(token === 'field' ? 'Schema.SObjectField' : 'Schema.DescribeFieldResult');
  return { kind: 'fieldToken', token, objectName: object.name, fieldName: field.name, type, at };
}

/** `Schema.Job__Share.RowCause.Recruiter__c`: an Apex sharing reason, as the text that a share row keeps. */
export function sharingReasonToken(scope: Scope, reason: string, at: Position): Bound {
  return { kind: 'literal', literal: 'String', value: reason, type: scope.env.system.type('String'), at };
}

/** `Schema.SObjectType.Account.fieldSets.Address`. */
export function fieldSetToken(scope: Scope, object: ObjectDef, name: string, at: Position): Bound {
  const type = scope.env.system.type('Schema.FieldSet');
  return { kind: 'fieldToken', token: 'fieldSet', objectName: object.name, fieldName: name, type, at };
}
