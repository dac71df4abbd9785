import type { FieldDef, ObjectDef } from '../../metadata/catalog.ts';
import type { RecordError } from '../../records/records.ts';
import { ApexList } from './collections.ts';
import { assignable } from './convert.ts';
import { throwApex } from './exceptions.ts';
import { hashText } from './hashing.ts';
import { typeNameOf } from './typenames.ts';

/** Type of aggregate rows; its "fields" are the aliases of the query. */
export const AGGREGATE_RESULT = 'AggregateResult';

/**
 * A record in Apex. Field and relationship names are taken in any case and kept in their canonical spelling.
 * Emitted code reads `record.getField('Amount')`, writes `record.setField('Amount', v)`, follows
 * `record.getParent('Account')` and `record.getChildren('Tasks')`.
 */
export class ApexSObject {
  readonly def: ObjectDef;
  /** Canonical names of fields and relationships that a query fetched; null for records made in Apex. */
  queried: Set<string> | null = null;
  /** Records of `Trigger.old` and of after triggers. */
  readOnly = false;
  /** Where `addError` puts problems; records outside triggers get their own list. */
  errors: RecordError[] = [];
  /** Set by `clone`: `isClone()`, `getCloneSourceId()`. */
  cloneSource: { readonly id: string | null } | null = null;
  private readonly values = new Map<string, unknown>();
  private readonly parents = new Map<string, ApexSObject | null>();
  private readonly childLists = new Map<string, ApexList>();
  private readonly assigned = new Set<string>();
  private readonly assignedParents = new Set<string>();

  constructor(def: ObjectDef) {
    this.def = def;
  }

  /** API name of the object. */
  get type(): string {
    return this.def.name;
  }

  get id(): string | null {
    const id = this.values.get('Id');
    return typeof id === 'string' ? id : null;
  }

  /** @throws SObjectException when there is no such field */
  fieldDef(name: string): FieldDef {
    const field = this.def.fields.get(name.toLowerCase());
    return field ?? throwApex('SObjectException', `Invalid field ${name} for ${this.type}`);
  }

  /** @throws SObjectException when the record was queried without the field */
  getField(name: string): unknown {
    const held = this.values.get(name);
    if (held !== undefined) return held;
    if (this.type === AGGREGATE_RESULT) return this.aggregateValue(name);
    const field = this.fieldDef(name);
    const value = this.values.get(field.name);
    if (value !== undefined && value !== null) return value;
    if (value === undefined && field.name !== 'Id') this.requireQueried(field.name);
    if (field.apexType !== 'Boolean') return null;
    return value === undefined && field.defaultValue?.toLowerCase() === 'true';
  }

  /** @throws SObjectException for an unknown field or a value of a wrong type; FinalException when read-only */
  setField(name: string, value: unknown): void {
    if (this.readOnly) throwApex('FinalException', 'Record is read-only');
    const field = this.fieldDef(name);
    const converted = assignable(field.apexType, value);
    if (converted === undefined) {
      throwApex('SObjectException', `Illegal assignment from ${typeNameOf(value)} to ${field.apexType}`);
    }
    this.values.set(field.name, converted);
    this.assigned.add(field.name);
    this.queried?.add(field.name);
  }

  /** Puts a value without checks and without marking it as assigned: rows of queries, results of saves. */
  load(canonicalName: string, value: unknown): void {
    this.values.set(canonicalName, value);
  }

  unload(canonicalName: string): void {
    this.values.delete(canonicalName);
    this.assigned.delete(canonicalName);
  }

  hasValue(name: string): boolean {
    return this.values.has(this.fieldDef(name).name);
  }

  /** Whether Apex itself set the field since the record was made or queried. */
  isAssigned(canonicalName: string): boolean {
    return this.assigned.has(canonicalName);
  }

  /** Canonical name and value of every field that is set or was queried. */
  fieldValues(): ReadonlyMap<string, unknown> {
    return this.values;
  }

  /** @returns null when the reference is empty, or when nothing was put there on a record made in Apex */
  getParent(relationship: string): ApexSObject | null {
    const name = this.relationshipName(relationship);
    const parent = this.parents.get(name);
    if (parent === undefined) this.requireQueried(name);
    return parent ?? null;
  }

  setParent(relationship: string, parent: ApexSObject | null): void {
    if (this.readOnly) throwApex('FinalException', 'Record is read-only');
    const name = this.relationshipName(relationship);
    this.loadParent(name, parent);
    this.assignedParents.add(name);
  }

  loadParent(canonicalName: string, parent: ApexSObject | null): void {
    this.parents.set(canonicalName, parent);
    this.queried?.add(canonicalName);
  }

  /**
   * A field behind parents, `record.Owner.Manager.Name`: an empty reference on the way gives null and no exception,
   * as Apex does for such paths.
   */
  getPath(relationships: readonly string[], field: string): unknown {
    let record: ApexSObject | null = this.getParent(relationships[0] ?? '');
    for (const relationship of relationships.slice(1)) {
      if (!record) return null;
      record = record.getParent(relationship);
    }
    return record ? record.getField(field) : null;
  }

  /** @throws SObjectException when the record was queried without this subquery */
  getChildren(relationship: string): ApexList {
    const child = this.def.childRelationships.get(relationship.toLowerCase());
    if (!child) throwApex('SObjectException', `Invalid child relationship ${relationship} for ${this.type}`);
    const list = this.childLists.get(child.name);
    if (list) return list;
    this.requireQueried(child.name);
    return new ApexList(child.childObject);
  }

  loadChildren(canonicalName: string, list: ApexList): void {
    this.childLists.set(canonicalName, list);
    this.queried?.add(canonicalName);
  }

  /** Loaded parents by canonical relationship name. */
  parentValues(): ReadonlyMap<string, ApexSObject | null> {
    return this.parents;
  }

  /** Parents that Apex itself put there: DML finds them by the key that they carry. */
  *givenParents(): Iterable<{ readonly field: FieldDef; readonly parent: ApexSObject }> {
    for (const name of this.assignedParents) {
      const field = this.def.parentRelationships.get(name.toLowerCase());
      const parent = this.parents.get(name);
      if (field && parent) yield { field, parent };
    }
  }

  childValues(): ReadonlyMap<string, ApexList> {
    return this.childLists;
  }

  /** A copy that shares parents and children, as a record made in Apex. */
  copy(keepId: boolean): ApexSObject {
    const copy = new ApexSObject(this.def);
    for (const [name, value] of this.values) {
      if (name === 'Id' && !keepId) continue;
      copy.values.set(name, value);
      // What only the platform writes is not written by a copy.
      const field = this.def.fields.get(name.toLowerCase());
      if (!field || field.createable || field.updateable) copy.assigned.add(name);
    }
    for (const [name, parent] of this.parents) copy.parents.set(name, parent);
    for (const name of this.assignedParents) copy.assignedParents.add(name);
    for (const [name, list] of this.childLists) copy.childLists.set(name, list);
    copy.queried = this.queried ? new Set(this.queried) : null;
    copy.cloneSource = { id: this.id };
    return copy;
  }

  /** Puts copies in the place of parents and children, so that they are shared no more. */
  copyRelated(): void {
    for (const [name, parent] of this.parents) {
      const copy = parent?.copy(true) ?? null;
      copy?.copyRelated();
      this.parents.set(name, copy);
    }
    for (const [name, list] of this.childLists) {
      const copies = list.items.map((child) => {
        if (!(child instanceof ApexSObject)) return child;
        const copy = child.copy(true);
        copy.copyRelated();
        return copy;
      });
      this.childLists.set(name, new ApexList(list.elementType, copies));
    }
  }

  $contentKey(): string {
    const parts: string[] = [];
    for (const [name, value] of this.values) if (value !== null) parts.push(`${name}=${hashText(value)}`);
    return `r${this.type}(${parts.sort().join(',')})`;
  }

  private aggregateValue(alias: string): unknown {
    for (const [name, value] of this.values) if (name.toLowerCase() === alias.toLowerCase()) return value;
    return throwApex('SObjectException', `Invalid field ${alias} for AggregateResult`);
  }

  private relationshipName(name: string): string {
    const field = this.def.parentRelationships.get(name.toLowerCase());
    if (field?.relationshipName) return field.relationshipName;
    return throwApex('SObjectException', `Invalid relationship ${name} for ${this.type}`);
  }

  private requireQueried(name: string): void {
    if (!this.queried || this.queried.has(name)) return;
    throwApex(
      'SObjectException',
      `SObject row was retrieved via SOQL without querying the requested field: ${this.type}.${name}`,
    );
  }
}
