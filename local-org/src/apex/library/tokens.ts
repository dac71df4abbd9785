import type { FieldDef, ObjectDef } from '../../metadata/catalog.ts';
import { throwApex } from '../runtime/exceptions.ts';
import type { LibraryHost } from './support.ts';

/** `Schema.SObjectType`: which object. Equal by name. */
export class ObjectToken {
  readonly $type = 'Schema.SObjectType';
  readonly def: ObjectDef;
  constructor(def: ObjectDef) {
    this.def = def;
  }
  $contentKey(): string {
    return `so:${this.def.name}`;
  }
  toString(): string {
    return this.def.name;
  }
}

/** `Schema.SObjectField`: which field of which object. Equal by both. */
export class FieldToken {
  readonly $type = 'Schema.SObjectField';
  readonly object: ObjectDef;
  readonly field: FieldDef;
  constructor(object: ObjectDef, field: FieldDef) {
    this.object = object;
    this.field = field;
  }
  $contentKey(): string {
    return `sf:${this.object.name}.${this.field.name}`;
  }
  toString(): string {
    return this.field.name;
  }
}

/** @throws TypeException when there is no such object; null for the generic SObject */
export function objectToken(host: LibraryHost, name: string): ObjectToken | null {
  if (name === 'SObject') return null;
  const def = host.services.catalog.objects.get(name.toLowerCase());
  return def ? new ObjectToken(def) : throwApex('TypeException', `Invalid sObject type: ${name}`);
}

/** @throws SObjectException when the object has no such field */
export function fieldToken(host: LibraryHost, object: string, field: string): FieldToken {
  const def = host.rows.objectDef(object);
  const found = def.fields.get(field.toLowerCase());
  return found ? new FieldToken(def, found) : throwApex('SObjectException', `Invalid field ${field} for ${def.name}`);
}

/** Name of a field given as text or token. */
export function fieldNameOf(field: string | FieldToken | null): string {
  if (field === null) return throwApex('NullPointerException', 'Argument 1 cannot be null');
  return typeof field === 'string' ? field : field.field.name;
}
