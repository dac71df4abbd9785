import type { FieldSetDef, FieldSetMemberDef, ObjectDef } from '../../metadata/catalog.ts';
import { ApexList, ApexMap } from '../runtime/values.ts';
import { systemType, type SystemTypeDeclaration } from './declare.ts';
import { displayTypeOf } from './schema-fields.ts';
import { unsupported, type LibraryHost } from './support.ts';
import { FieldToken, ObjectToken } from './tokens.ts';

/** `Schema.FieldSet`. Equal by object and name. */
export class FieldSetValue {
  readonly $type = 'Schema.FieldSet';
  readonly object: ObjectDef;
  readonly def: FieldSetDef;
  constructor(object: ObjectDef, def: FieldSetDef) {
    this.object = object;
    this.def = def;
  }
  $contentKey(): string {
    return `fs:${this.object.name}.${this.def.name}`;
  }
  toString(): string {
    return `Schema.FieldSet[${this.def.name}]`;
  }
}

/** `Schema.FieldSetMember`: a field, of the set's object or of a record that it refers to. */
class FieldSetMemberValue {
  readonly $type = 'Schema.FieldSetMember';
  readonly set: FieldSetValue;
  readonly def: FieldSetMemberDef;
  readonly token: FieldToken;
  constructor(set: FieldSetValue, def: FieldSetMemberDef, token: FieldToken) {
    this.set = set;
    this.def = def;
    this.token = token;
  }
  $contentKey(): string {
    return `${this.set.$contentKey()}.${this.def.path}`;
  }
  toString(): string {
    return `Schema.FieldSetMember[${this.def.path}]`;
  }
}

/** `describe.fieldSets`. */
class FieldSetsOf {
  readonly $type = 'Schema.SObjectTypeFieldSets';
  readonly object: ObjectDef;
  constructor(object: ObjectDef) {
    this.object = object;
  }
}

/** The field sets of an object. */
export function fieldSetsOf(object: ObjectDef): FieldSetsOf {
  return new FieldSetsOf(object);
}

/** @throws Error when the object has no such set; the compiler has looked */
export function fieldSetNamed(object: ObjectDef, name: string): FieldSetValue {
  const def = object.fieldSets.get(name.toLowerCase());
  if (!def) throw new Error(`${object.name} has no field set ${name}`);
  return new FieldSetValue(object, def);
}

function membersOf(host: LibraryHost, set: FieldSetValue): ApexList {
  const members = set.def.members.map(
    (member) => new FieldSetMemberValue(set, member, tokenOf(host, set, member.path)),
  );
  return new ApexList('Schema.FieldSetMember', members);
}

/** The field at the end of a path such as `Account.Owner.Name`. */
function tokenOf(host: LibraryHost, set: FieldSetValue, path: string): FieldToken {
  const names = path.toLowerCase().split('.');
  const last = names.pop() ?? '';
  let object: ObjectDef | undefined = set.object;
  for (const name of names) {
    const [target] = object?.parentRelationships.get(name)?.referenceTo ?? [];
    object = host.services.catalog.objects.get((target ?? '').toLowerCase());
  }
  const field = object?.fields.get(last);
  return object && field ? new FieldToken(object, field) : unsupported(`${path} in the field set ${set.def.name}`);
}

function setMap(self: FieldSetsOf): ApexMap {
  const map = new ApexMap('String', 'Schema.FieldSet', [], true);
  for (const def of self.object.fieldSets.values()) map.put(def.name, new FieldSetValue(self.object, def));
  return map;
}

export const fieldSetTypes: readonly SystemTypeDeclaration[] = [
  systemType('Schema.SObjectTypeFieldSets', {
    methods: { 'Map<String, Schema.FieldSet> getMap()': (_: LibraryHost, self: FieldSetsOf) => setMap(self) },
  }),
  systemType('Schema.FieldSet', {
    aliases: ['FieldSet'],
    methods: {
      'String getName()': (_: LibraryHost, self: FieldSetValue) => self.def.name,
      'String getLabel()': (_: LibraryHost, self: FieldSetValue) => self.def.label,
      'String getDescription()': (_: LibraryHost, self: FieldSetValue) => self.def.description,
      'String getNameSpace()': () => null,
      'Schema.SObjectType getSObjectType()': (_: LibraryHost, self: FieldSetValue) => new ObjectToken(self.object),
      'List<Schema.FieldSetMember> getFields()': membersOf,
    },
  }),
  systemType('Schema.FieldSetMember', {
    aliases: ['FieldSetMember'],
    methods: {
      'String getFieldPath()': (_: LibraryHost, self: FieldSetMemberValue) => self.def.path,
      'String getLabel()': (_: LibraryHost, self: FieldSetMemberValue) => self.token.field.label,
      'Boolean getRequired()': (_: LibraryHost, self: FieldSetMemberValue) => self.def.required,
      'Boolean getDBRequired()': (_: LibraryHost, self: FieldSetMemberValue) => self.token.field.required,
      'Schema.DisplayType getType()': (_: LibraryHost, self: FieldSetMemberValue) => displayTypeOf(self.token.field),
      'Schema.SObjectField getSObjectField()': (_: LibraryHost, self: FieldSetMemberValue) => self.token,
    },
  }),
];
