import { ApexList, ApexSet, throwApex, throwNullPointer } from '../runtime/values.ts';
import { callMember } from '../runtime/user-classes.ts';
import { systemType } from './declare.ts';
import type { LibraryHost } from './support.ts';

/** `Iterator` of the platform's own collections. */
export class ListIterator {
  readonly $type = 'Iterator';
  private readonly list: ApexList;
  private at = 0;

  constructor(list: ApexList) {
    this.list = list;
  }

  'hasnext()'(): boolean {
    return this.at < this.list.size;
  }

  'next()'(): unknown {
    if (this.at >= this.list.size) throwApex('NoSuchElementException', 'Iterator has no more elements');
    return this.list.items[this.at++];
  }
}

/** Elements of anything Iterable: lists, sets and user classes. @throws NullPointerException for null */
export function* iterate(value: unknown): Generator {
  if (value === null || value === undefined) throwNullPointer();
  if (value instanceof ApexList || value instanceof ApexSet) {
    yield* value;
    return;
  }
  const iterator = callMember(value, 'iterator()') as object;
  while (callMember(iterator, 'hasnext()') === true) yield callMember(iterator, 'next()');
}

/** Calls `compare` of a user Comparator. */
export function compareWith(comparator: object, a: unknown, b: unknown): number {
  return callMember(comparator, 'compare(T,T)', [a, b]) as number;
}

export const iteratorType = systemType('Iterator<T>', {
  kind: 'interface',
  methods: {
    'Boolean hasNext()': (_: LibraryHost, self: object) => callMember(self, 'hasnext()'),
    'T next()': (_: LibraryHost, self: object) => callMember(self, 'next()'),
  },
});

export const iterableType = systemType('Iterable<T>', {
  kind: 'interface',
  methods: {
    'Iterator<T> iterator()': (_: LibraryHost, self: object) => {
      if (self instanceof ApexList) return new ListIterator(self);
      if (self instanceof ApexSet) return new ListIterator(new ApexList(self.elementType, [...self]));
      return callMember(self, 'iterator()');
    },
  },
});

export const comparatorType = systemType('Comparator<T>', {
  kind: 'interface',
  methods: {
    'Integer compare(T a, T b)': (_: LibraryHost, self: object, a: unknown, b: unknown) => compareWith(self, a, b),
  },
});

export const comparableType = systemType('Comparable', {
  kind: 'interface',
  methods: {
    'Integer compareTo(Object other)': (_: LibraryHost, self: object, other: unknown) =>
      callMember(self, 'compareto(Object)', [other]),
  },
});
