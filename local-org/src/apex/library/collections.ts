import {
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  exactlyEquals,
  apexEquals,
  hashCodeOf,
  sortOrder,
  throwApex,
  throwNullPointer,
  toText,
} from '../runtime/values.ts';
import { cloneRecord, type CloneOptions } from './clone.ts';
import { systemType } from './declare.ts';
import { compareWith, iterate, ListIterator } from './iteration.ts';
import { objectToken } from './tokens.ts';
import { required, type LibraryHost } from './support.ts';

export const listType = systemType('List<T>', {
  implements: ['Iterable<T>'],
  constructors: {
    '()': (_: LibraryHost, types: readonly string[]) => new ApexList(types[0] ?? 'Object'),
    '(Integer size)': (_: LibraryHost, types: readonly string[], size: number) =>
      new ApexList(types[0] ?? 'Object', Array<unknown>(required(size)).fill(null)),
    '(Iterable<T> items)': (_: LibraryHost, types: readonly string[], items: unknown) =>
      new ApexList(types[0] ?? 'Object', [...iterate(items)]),
  },
  methods: {
    'void add(T item)': (_: LibraryHost, self: ApexList, item: unknown) => self.add(item),
    'void add(Integer index, T item)': (_: LibraryHost, self: ApexList, index: number, item: unknown) =>
      self.insertAt(index, item),
    'void addAll(Iterable<T> items)': (_: LibraryHost, self: ApexList, items: unknown) => {
      for (const item of [...iterate(items)]) self.add(item);
    },
    'void clear()': (_: LibraryHost, self: ApexList) => {
      self.items.length = 0;
    },
    'List<T> clone()': (_: LibraryHost, self: ApexList) => new ApexList(self.elementType, [...self.items]),
    'List<T> deepClone()': (_: LibraryHost, self: ApexList) => deepClone(self, {}),
    'List<T> deepClone(Boolean preserveId)': (_: LibraryHost, self: ApexList, id: boolean | null) =>
      deepClone(self, { id }),
    'List<T> deepClone(Boolean preserveId, Boolean preserveTimestamps, Boolean preserveAutonumber)': (
      _: LibraryHost,
      self: ApexList,
      id: boolean | null,
      timestamps: boolean | null,
      autoNumbers: boolean | null,
    ) => deepClone(self, { id, timestamps, autoNumbers }),
    'Boolean contains(T item)': (_: LibraryHost, self: ApexList, item: unknown) => indexOf(self, item) >= 0,
    'Boolean equals(Object other)': (_: LibraryHost, self: ApexList, other: unknown) => apexEquals(self, other),
    'T get(Integer index)': (_: LibraryHost, self: ApexList, index: number) => self.get(required(index)),
    'Schema.SObjectType getSObjectType()': (host: LibraryHost, self: ApexList) => objectToken(host, self.elementType),
    'Integer hashCode()': (_: LibraryHost, self: ApexList) => hashCodeOf(self),
    'Integer indexOf(T item)': (_: LibraryHost, self: ApexList, item: unknown) => indexOf(self, item),
    'Boolean isEmpty()': (_: LibraryHost, self: ApexList) => self.size === 0,
    'Iterator<T> iterator()': (_: LibraryHost, self: ApexList) => new ListIterator(self),
    'T remove(Integer index)': (_: LibraryHost, self: ApexList, index: number) => self.removeAt(required(index)),
    'void set(Integer index, T item)': (_: LibraryHost, self: ApexList, index: number, item: unknown) =>
      self.set(required(index), item),
    'Integer size()': (_: LibraryHost, self: ApexList) => self.size,
    'void sort()': (_: LibraryHost, self: ApexList) => {
      self.items.sort(self.items.some((item) => item instanceof ApexSObject) ? recordOrder : sortOrder);
    },
    'void sort(Comparator<T> comparator)': (_: LibraryHost, self: ApexList, comparator: object | null) => {
      const user = required(comparator);
      self.items.sort((a, b) => compareWith(user, a, b));
    },
    'String toString()': (_: LibraryHost, self: ApexList) => toText(self),
  },
});

function indexOf(list: ApexList, item: unknown): number {
  return list.items.findIndex((each) => exactlyEquals(each, item));
}

function deepClone(list: ApexList, options: CloneOptions): ApexList {
  return new ApexList(
    list.elementType,
    list.items.map((item) => (item instanceof ApexSObject ? cloneRecord(item, { ...options, deep: true }) : item)),
  );
}

/** Order of records in `sort()`: by object label, then by name. */
function recordOrder(a: unknown, b: unknown): number {
  if (!(a instanceof ApexSObject) || !(b instanceof ApexSObject)) return sortOrder(a, b);
  return sortOrder(a.def.label, b.def.label) || sortOrder(nameOf(a), nameOf(b));
}

function nameOf(record: ApexSObject): unknown {
  return record.fieldValues().get(record.def.nameField ?? 'Id') ?? null;
}

export const setType = systemType('Set<T>', {
  implements: ['Iterable<T>'],
  constructors: {
    '()': (_: LibraryHost, types: readonly string[]) => new ApexSet(types[0] ?? 'Object'),
    '(Iterable<T> items)': (_: LibraryHost, types: readonly string[], items: unknown) =>
      new ApexSet(types[0] ?? 'Object', iterate(items)),
  },
  methods: {
    'Boolean add(T item)': (_: LibraryHost, self: ApexSet, item: unknown) => self.add(item),
    'Boolean addAll(Iterable<T> items)': (_: LibraryHost, self: ApexSet, items: unknown) => {
      const before = self.size;
      for (const item of [...iterate(items)]) self.add(item);
      return self.size > before;
    },
    'void clear()': (_: LibraryHost, self: ApexSet) => self.clear(),
    'Set<T> clone()': (_: LibraryHost, self: ApexSet) => new ApexSet(self.elementType, self),
    'Boolean contains(T item)': (_: LibraryHost, self: ApexSet, item: unknown) => self.has(item),
    'Boolean containsAll(Iterable<T> items)': (_: LibraryHost, self: ApexSet, items: unknown) =>
      [...iterate(items)].every((item) => self.has(item)),
    'Boolean equals(Object other)': (_: LibraryHost, self: ApexSet, other: unknown) => apexEquals(self, other),
    'Integer hashCode()': (_: LibraryHost, self: ApexSet) => hashCodeOf(self),
    'Boolean isEmpty()': (_: LibraryHost, self: ApexSet) => self.size === 0,
    'Iterator<T> iterator()': (_: LibraryHost, self: ApexSet) =>
      new ListIterator(new ApexList(self.elementType, [...self])),
    'Boolean remove(T item)': (_: LibraryHost, self: ApexSet, item: unknown) => self.delete(item),
    'Boolean removeAll(Iterable<T> items)': (_: LibraryHost, self: ApexSet, items: unknown) => {
      const before = self.size;
      for (const item of [...iterate(items)]) self.delete(item);
      return self.size < before;
    },
    'Boolean retainAll(Iterable<T> items)': (_: LibraryHost, self: ApexSet, items: unknown) => {
      const kept = new ApexSet(self.elementType, iterate(items));
      const before = self.size;
      for (const item of [...self]) if (!kept.has(item)) self.delete(item);
      return self.size < before;
    },
    'Integer size()': (_: LibraryHost, self: ApexSet) => self.size,
    'String toString()': (_: LibraryHost, self: ApexSet) => toText(self),
  },
});

export const mapType = systemType('Map<K, V>', {
  constructors: {
    '()': (_: LibraryHost, types: readonly string[]) => newMap(types),
    '(Map<K, V> entries)': (_: LibraryHost, types: readonly string[], entries: ApexMap | null) =>
      newMap(types, required(entries).entries()),
    '(List<SObject> records)': (_: LibraryHost, types: readonly string[], records: ApexList | null) =>
      newMap(types, byId(required(records))),
  },
  methods: {
    'void clear()': (_: LibraryHost, self: ApexMap) => self.clear(),
    'Map<K, V> clone()': (_: LibraryHost, self: ApexMap) => copyOf(self, (value) => value),
    'Map<K, V> deepClone()': (_: LibraryHost, self: ApexMap) =>
      copyOf(self, (value) => (value instanceof ApexSObject ? value.copy(true) : value)),
    'Boolean containsKey(K key)': (_: LibraryHost, self: ApexMap, key: unknown) => self.has(key),
    'Boolean equals(Object other)': (_: LibraryHost, self: ApexMap, other: unknown) => apexEquals(self, other),
    'V get(K key)': (_: LibraryHost, self: ApexMap, key: unknown) => self.get(key),
    'Schema.SObjectType getSObjectType()': (host: LibraryHost, self: ApexMap) => objectToken(host, self.valueType),
    'Integer hashCode()': (_: LibraryHost, self: ApexMap) => hashCodeOf(self),
    'Boolean isEmpty()': (_: LibraryHost, self: ApexMap) => self.size === 0,
    'Set<K> keySet()': (_: LibraryHost, self: ApexMap) => new ApexSet(self.keyType, self.keys()),
    'V put(K key, V value)': (_: LibraryHost, self: ApexMap, key: unknown, value: unknown) => self.put(key, value),
    'void putAll(Map<K, V> entries)': (_: LibraryHost, self: ApexMap, entries: ApexMap | null) => {
      for (const [key, value] of [...required(entries).entries()]) self.put(key, value);
    },
    'void putAll(List<SObject> records)': (_: LibraryHost, self: ApexMap, records: ApexList | null) => {
      for (const [id, record] of byId(required(records))) self.put(id, record);
    },
    'V remove(K key)': (_: LibraryHost, self: ApexMap, key: unknown) => self.delete(key),
    'Integer size()': (_: LibraryHost, self: ApexMap) => self.size,
    'String toString()': (_: LibraryHost, self: ApexMap) => toText(self),
    'List<V> values()': (_: LibraryHost, self: ApexMap) => new ApexList(self.valueType, [...self.values()]),
  },
});

function newMap(types: readonly string[], entries: Iterable<readonly [unknown, unknown]> = []): ApexMap {
  return new ApexMap(types[0] ?? 'Object', types[1] ?? 'Object', entries);
}

function copyOf(map: ApexMap, value: (value: unknown) => unknown): ApexMap {
  const copy = new ApexMap(map.keyType, map.valueType, [], map.ignoreCase);
  for (const [key, each] of map.entries()) copy.put(key, value(each));
  return copy;
}

/** Records by id, for `new Map<Id, Account>(accounts)`. */
function byId(records: ApexList): [unknown, unknown][] {
  return records.items.map((record) => {
    if (!(record instanceof ApexSObject)) throwNullPointer();
    if (record.id === null) throwApex('ListException', `Row with null Id at index: ${records.items.indexOf(record)}`);
    return [record.id, record];
  });
}
