import type { Catalog, FieldDef, ObjectDef } from '../metadata/catalog.ts';
import { hasTable } from '../store/schema.ts';

export interface Dependent {
  readonly object: ObjectDef;
  readonly field: FieldDef;
  readonly action: 'Cascade' | 'SetNull' | 'Restrict';
}

/** What hangs on records of each object, by object name: worked out once. */
export function dependentsByObject(catalog: Catalog): ReadonlyMap<string, readonly Dependent[]> {
  const dependents = new Map<string, Dependent[]>();
  for (const object of catalog.objects.values()) {
    if (object.kind === 'customMetadata' || !hasTable(object)) continue;
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

/** A reference that must have a value cannot outlive what it points at. */
function actionOf(object: ObjectDef, field: FieldDef, target: ObjectDef): Dependent['action'] {
  if (field.masterDetail) return 'Cascade';
  for (const relationship of target.childRelationships.values()) {
    if (relationship.childObject === object.name && relationship.field === field.name && relationship.cascadeDelete)
      return 'Cascade';
  }
  const constraint = field.deleteConstraint ?? 'SetNull';
  return constraint === 'SetNull' && field.required ? 'Cascade' : constraint;
}
