import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';

export interface Dependent {
  readonly object: ObjectDef;
  readonly field: FieldDef;
  readonly action: 'Cascade' | 'SetNull' | 'Restrict';
}

/** Standard references whose child goes with the record: `Child.Field`. */
const STANDARD_CASCADES = new Set([
  'Opportunity.AccountId',
  'Contact.AccountId',
  'Task.WhatId',
  'Event.WhatId',
  'EventRelation.EventId',
  'OpportunityHistory.OpportunityId',
  'OpportunityFieldHistory.OpportunityId',
  'OpportunityContactRole.OpportunityId',
  'OpportunityContactRole.ContactId',
  'OpportunityLineItem.OpportunityId',
  'OpportunityTeamMember.OpportunityId',
  'OpportunityShare.OpportunityId',
  'AccountShare.AccountId',
  'ContactShare.ContactId',
  'LeadShare.LeadId',
  'AccountHistory.AccountId',
  'ContactHistory.ContactId',
  'LeadHistory.LeadId',
  'AccountContactRelation.AccountId',
  'AccountContactRelation.ContactId',
  'Note.ParentId',
  'Attachment.ParentId',
  'GroupMember.GroupId',
]);

/** What hangs on records of each object, by object name: worked out once. */
export function dependentsByObject(catalog: Catalog): ReadonlyMap<string, readonly Dependent[]> {
  const dependents = new Map<string, Dependent[]>();
  for (const object of catalog.objects.values()) {
    if (object.kind === 'customMetadata') continue;
    for (const field of object.fields.values()) {
      if (field.type !== 'reference' || field.formula !== null) continue;
      for (const name of field.referenceTo) {
        const target = catalog.objects.get(name.toLowerCase());
        if (!target || target.name === 'User') continue;
        const list = dependents.get(target.name) ?? [];
        list.push({ object, field, action: actionOf(object, field, target) });
        dependents.set(target.name, list);
      }
    }
  }
  return dependents;
}

function actionOf(object: ObjectDef, field: FieldDef, target: ObjectDef): Dependent['action'] {
  if (field.masterDetail || STANDARD_CASCADES.has(`${object.name}.${field.name}`)) return 'Cascade';
  if ((object.kind === 'share' || object.kind === 'history') && field.name === 'ParentId') return 'Cascade';
  if (field.deleteConstraint !== null) return field.deleteConstraint;
  for (const relationship of target.childRelationships.values()) {
    if (relationship.childObject === object.name && relationship.field === field.name && relationship.cascadeDelete) return 'Cascade';
  }
  return 'SetNull';
}
