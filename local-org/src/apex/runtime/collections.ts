import { throwApex } from './exceptions.ts';
import { hashText, KeyIndex } from './hashing.ts';
import { toId18 } from './ids.ts';

/** Apex List. `elementType` is the canonical Apex type name, e.g. `String`, `List<Opportunity>`. */
export class ApexList implements Iterable<unknown> {
  readonly elementType: string;
  readonly items: unknown[];

  constructor(elementType: string, items: unknown[] = []) {
    this.elementType = elementType;
    this.items = items;
  }

  get size(): number {
    return this.items.length;
  }

  get(index: number): unknown {
    return this.items[this.checked(index)];
  }

  set(index: number, value: unknown): void {
    this.items[this.checked(index)] = value;
  }

  add(value: unknown): void {
    this.items.push(value);
  }

  insertAt(index: number, value: unknown): void {
    if (index < 0 || index > this.items.length) outOfBounds(index);
    this.items.splice(index, 0, value);
  }

  removeAt(index: number): unknown {
    return this.items.splice(this.checked(index), 1)[0];
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return new UnchangedIterator(this.items[Symbol.iterator](), () => this.items.length);
  }

  $contentKey(): string {
    return `l(${this.items.map(hashText).join(',')})`;
  }

  private checked(index: number): number {
    if (index < 0 || index >= this.items.length) outOfBounds(index);
    return index;
  }
}

/** Iterates a collection that must keep its size meanwhile. @throws FinalException when elements came or went */
class UnchangedIterator implements IterableIterator<unknown> {
  private readonly inner: Iterator<unknown>;
  private readonly sizeNow: () => number;
  private readonly size: number;

  constructor(inner: Iterator<unknown>, sizeNow: () => number) {
    this.inner = inner;
    this.sizeNow = sizeNow;
    this.size = sizeNow();
  }

  next(): IteratorResult<unknown> {
    if (this.sizeNow() !== this.size)
      throwApex('FinalException', 'Cannot modify a collection while it is being iterated.');
    return this.inner.next();
  }

  [Symbol.iterator](): this {
    return this;
  }
}

function outOfBounds(index: number): never {
  throwApex('ListException', `List index out of bounds: ${index}`);
}

function normalise(type: string, value: unknown): unknown {
  return typeof value === 'string' && value.length === 15 && type === 'Id' ? toId18(value) : value;
}

/** Apex Set; iterates in order of insertion. */
export class ApexSet implements Iterable<unknown> {
  readonly elementType: string;
  private readonly entries = new Map<unknown, unknown>();
  private readonly index = new KeyIndex();

  constructor(elementType: string, items: Iterable<unknown> = []) {
    this.elementType = elementType;
    for (const item of items) this.add(item);
  }

  get size(): number {
    return this.entries.size;
  }

  has(value: unknown): boolean {
    return this.entries.has(this.index.find(normalise(this.elementType, value)));
  }

  /** @returns whether the set changed */
  add(value: unknown): boolean {
    const item = normalise(this.elementType, value);
    const key = this.index.store(item);
    if (this.entries.has(key)) return false;
    this.entries.set(key, item);
    return true;
  }

  /** @returns whether the set changed */
  delete(value: unknown): boolean {
    const key = this.index.find(normalise(this.elementType, value));
    this.index.forget(key);
    return this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
    this.index.clear();
  }

  [Symbol.iterator](): IterableIterator<unknown> {
    return new UnchangedIterator(this.entries.values(), () => this.entries.size);
  }

  $contentKey(): string {
    return `e(${[...this].map(hashText).sort().join(',')})`;
  }
}

/** Apex Map; iterates in order of insertion. */
export class ApexMap {
  readonly keyType: string;
  readonly valueType: string;
  /** Describe maps (`getGlobalDescribe`, `fields.getMap`) ignore the case of their keys. */
  readonly ignoreCase: boolean;
  private readonly stored = new Map<unknown, [key: unknown, value: unknown]>();
  private readonly index = new KeyIndex();

  constructor(
    keyType: string,
    valueType: string,
    entries: Iterable<readonly [unknown, unknown]> = [],
    ignoreCase = false,
  ) {
    this.keyType = keyType;
    this.valueType = valueType;
    this.ignoreCase = ignoreCase;
    for (const [key, value] of entries) this.put(key, value);
  }

  get size(): number {
    return this.stored.size;
  }

  has(key: unknown): boolean {
    return this.stored.has(this.index.find(this.keyed(key)));
  }

  /** @returns null when there is no such key */
  get(key: unknown): unknown {
    return this.stored.get(this.index.find(this.keyed(key)))?.[1] ?? null;
  }

  /** @returns the value that was there, or null */
  put(key: unknown, value: unknown): unknown {
    const apexKey = this.keyed(key);
    const hash = this.index.store(apexKey);
    const entry = this.stored.get(hash);
    if (!entry) {
      this.stored.set(hash, [apexKey, value]);
      return null;
    }
    const previous = entry[1];
    entry[1] = value;
    return previous;
  }

  /** @returns the value removed, or null */
  delete(key: unknown): unknown {
    const hash = this.index.find(this.keyed(key));
    const entry = this.stored.get(hash);
    this.stored.delete(hash);
    this.index.forget(hash);
    return entry ? entry[1] : null;
  }

  clear(): void {
    this.stored.clear();
    this.index.clear();
  }

  *keys(): IterableIterator<unknown> {
    for (const [key] of this.stored.values()) yield key;
  }

  *values(): IterableIterator<unknown> {
    for (const [, value] of this.stored.values()) yield value;
  }

  /** Pairs of key and value. Apex itself cannot iterate a Map. */
  entries(): IterableIterator<[key: unknown, value: unknown]> {
    return this.stored.values();
  }

  $contentKey(): string {
    const parts = [...this.stored.values()].map(([key, value]) => `${hashText(key)}=${hashText(value)}`);
    return `m(${parts.sort().join(',')})`;
  }

  private keyed(key: unknown): unknown {
    if (this.ignoreCase && typeof key === 'string') return key.toLowerCase();
    return normalise(this.keyType, key);
  }
}
