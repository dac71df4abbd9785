/**
 * Apex values as text and back: the state of asynchronous jobs outlives the transaction and the process. Objects that
 * several places refer to stay one object; transient fields are left out, as when the platform serialises a job.
 */
import { FieldToken, ObjectToken } from '../../library/tokens.ts';
import { ApexList, ApexMap, ApexSet } from '../collections.ts';
import { ApexDate, ApexDatetime, ApexTime } from '../dates.ts';
import { ApexDecimal } from '../decimal.ts';
import { ApexException, exceptionClass, throwApex } from '../exceptions.ts';
import type { ProgramRegistry } from '../registry.ts';
import type { RowConverter } from '../rows.ts';
import { ApexBlob, ApexDouble, ApexEnum, ApexType, enumConstant } from '../scalars.ts';
import { ApexSObject } from '../sobject.ts';
import { typeNameOf, userClassOf } from '../typenames.ts';
import { instanceFields } from '../user-classes.ts';

/** What is needed to make objects again. */
export interface Thawing {
  readonly registry: ProgramRegistry;
  readonly rows: RowConverter;
}

/** Plain values stand for themselves, all others are a number: their place in the table. */
type Slot = string | boolean | null | { readonly at: number };
type Entry = readonly [kind: string, ...parts: unknown[]];

interface Image {
  readonly root: Slot;
  readonly table: readonly Entry[];
}

/** @throws SerializationException naming the type of a value that cannot be kept */
export function freeze(registry: ProgramRegistry, value: unknown): string {
  const freezer = new Freezer(registry);
  const root = freezer.slot(value);
  return JSON.stringify({ root, table: freezer.table } satisfies Image);
}

export function thaw(context: Thawing, text: string): unknown {
  const { root, table } = JSON.parse(text) as Image;
  return new Thawer(context, table).value(root);
}

class Freezer {
  readonly table: Entry[] = [];
  private readonly registry: ProgramRegistry;
  private readonly known = new Map<object, number>();

  constructor(registry: ProgramRegistry) {
    this.registry = registry;
  }

  slot(value: unknown): Slot {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return this.put(['i', value]);
    if (typeof value === 'bigint') return this.put(['L', value.toString()]);
    if (typeof value !== 'object') return throwApex('SerializationException', `Not Serializable: ${typeof value}`);
    const known = this.known.get(value);
    if (known !== undefined) return { at: known };
    const at = this.table.push(['']) - 1;
    this.known.set(value, at);
    this.table[at] = this.entry(value);
    return { at };
  }

  private put(entry: Entry): Slot {
    return { at: this.table.push(entry) - 1 };
  }

  private entry(value: object): Entry {
    if (value instanceof ApexDecimal) return ['D', value.toString()];
    if (value instanceof ApexDouble) return ['F', String(value.value)];
    if (value instanceof ApexDatetime) return ['t', value.toIso()];
    if (value instanceof ApexDate) return ['d', value.toString()];
    if (value instanceof ApexTime) return ['T', value.toString()];
    if (value instanceof ApexBlob) return ['b', value.bytes.toString('base64')];
    if (value instanceof ApexEnum) return ['e', value.type, value.name, value.ordinal];
    if (value instanceof ApexType) return ['y', value.name];
    if (value instanceof ObjectToken) return ['object', value.def.name];
    if (value instanceof FieldToken) return ['field', value.object.name, value.field.name];
    if (value instanceof ApexList) return ['l', value.elementType, value.items.map((item) => this.slot(item))];
    if (value instanceof ApexSet) return ['s', value.elementType, [...value].map((item) => this.slot(item))];
    if (value instanceof ApexMap) {
      const entries = [...value.entries()].map(([key, item]) => [this.slot(key), this.slot(item)]);
      return ['m', value.keyType, value.valueType, value.ignoreCase, entries];
    }
    if (value instanceof ApexSObject) return this.record(value);
    return this.instance(value);
  }

  private record(record: ApexSObject): Entry {
    const pairs = (map: Iterable<readonly [string, unknown]>): (readonly [string, Slot])[] =>
      [...map].map(([name, value]) => [name, this.slot(value)] as const);
    const assigned = [...record.fieldValues().keys()].filter((name) => record.isAssigned(name));
    const queried = record.queried ? [...record.queried] : null;
    const { type } = record;
    return [
      'r',
      type,
      pairs(record.fieldValues()),
      assigned,
      pairs(record.parentValues()),
      pairs(record.childValues()),
      queried,
    ];
  }

  private instance(value: object): Entry {
    const type = userClassOf(value);
    if (!type && !(value instanceof ApexException)) {
      return throwApex('SerializationException', `Not Serializable: ${typeNameOf(value)}`);
    }
    const fields = type ? instanceFields(this.registry, type) : [];
    const members = value as Record<string, unknown>;
    const state = fields
      .filter((field) => !field.isTransient)
      .map((field) => `f_${field.name.toLowerCase()}`)
      .filter((name) => name in members)
      .map((name) => [name, this.slot(members[name])] as const);
    const isError = value instanceof ApexException;
    const message = isError ? [value.apexMessage, this.slot(value.apexCause)] : null;
    return ['o', type?.name ?? null, isError ? value.$standardType : null, state, message];
  }
}

class Thawer {
  private readonly context: Thawing;
  private readonly table: readonly Entry[];
  private readonly made = new Map<number, unknown>();

  constructor(context: Thawing, table: readonly Entry[]) {
    this.context = context;
    this.table = table;
  }

  value(slot: Slot): unknown {
    if (slot === null || typeof slot !== 'object') return slot;
    if (this.made.has(slot.at)) return this.made.get(slot.at);
    const entry = this.table[slot.at];
    if (!entry) throw new Error(`The state of a job is damaged: nothing at ${slot.at}`);
    return this.make(slot.at, entry);
  }

  private keep<T>(at: number, value: T): T {
    this.made.set(at, value);
    return value;
  }

  private make(at: number, [kind, ...parts]: Entry): unknown {
    const [first, second, third] = parts;
    switch (kind) {
      case 'i':
        return first;
      case 'L':
        return BigInt(String(first));
      case 'D':
        return ApexDecimal.parse(String(first));
      case 'F':
        return this.keep(at, new ApexDouble(Number(first)));
      case 't':
        return this.keep(at, ApexDatetime.parseIso(String(first)));
      case 'd':
        return this.keep(at, ApexDate.parseIso(String(first)));
      case 'T':
        return this.keep(at, ApexTime.parseIso(String(first)));
      case 'b':
        return this.keep(at, new ApexBlob(Buffer.from(String(first), 'base64')));
      case 'e':
        return enumConstant(String(first), String(second), Number(third));
      case 'y':
        return new ApexType(String(first));
      case 'object':
        return new ObjectToken(this.context.rows.objectDef(String(first)));
      case 'field':
        return this.fieldToken(String(first), String(second));
      case 'l': {
        const list = this.keep(at, new ApexList(String(first)));
        for (const item of second as Slot[]) list.add(this.value(item));
        return list;
      }
      case 's': {
        const set = this.keep(at, new ApexSet(String(first)));
        for (const item of second as Slot[]) set.add(this.value(item));
        return set;
      }
      case 'm': {
        const map = this.keep(at, new ApexMap(String(first), String(second), [], third === true));
        for (const [key, item] of parts[3] as [Slot, Slot][]) map.put(this.value(key), this.value(item));
        return map;
      }
      case 'r':
        return this.record(at, parts);
      default:
        return this.instance(at, parts);
    }
  }

  private fieldToken(object: string, name: string): FieldToken {
    const def = this.context.rows.objectDef(object);
    const field = def.fields.get(name.toLowerCase());
    if (!field) throw new Error(`The field ${object}.${name} of a waiting job does not exist any more`);
    return new FieldToken(def, field);
  }

  private record(at: number, parts: readonly unknown[]): ApexSObject {
    const [type, values, assigned, parents, children, queried] = parts as [
      string,
      [string, Slot][],
      string[],
      [string, Slot][],
      [string, Slot][],
      string[] | null,
    ];
    const record = this.keep(at, new ApexSObject(this.context.rows.objectDef(type)));
    const isAssigned = new Set(assigned);
    for (const [name, slot] of values) {
      if (isAssigned.has(name)) record.setField(name, this.value(slot));
      else record.load(name, this.value(slot));
    }
    for (const [name, slot] of parents) record.loadParent(name, this.value(slot) as ApexSObject | null);
    for (const [name, slot] of children) record.loadChildren(name, this.value(slot) as ApexList);
    record.queried = queried ? new Set(queried) : null;
    return record;
  }

  private instance(at: number, parts: readonly unknown[]): object {
    const [name, standard, state, message] = parts as [
      string | null,
      string | null,
      [string, Slot][],
      [string | null, Slot] | null,
    ];
    const type = name === null ? undefined : this.context.registry.findClass(name);
    const Constructor = type?.js ?? (standard === null ? undefined : exceptionClass(standard));
    if (!Constructor) throw new Error(`The class ${name} of a waiting job does not exist any more`);
    const instance = this.keep(at, new Constructor());
    for (const [member, slot] of state) (instance as Record<string, unknown>)[member] = this.value(slot);
    if (message && instance instanceof ApexException)
      instance.$initialise(message[0], this.value(message[1]) as ApexException | null);
    return instance;
  }
}
