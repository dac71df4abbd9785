import { standardExceptions } from '../runtime/exceptions.ts';
import {
  apexEquals,
  type ApexEnum,
  ApexType,
  hashCodeOf,
  stringHash,
  throwApex,
  toText,
  userClassOf,
} from '../runtime/values.ts';
import { instantiate } from '../runtime/user-classes.ts';
import { systemType } from './declare.ts';
import { canonicalType, typeArguments } from './signature.ts';
import { newCollection, required, type LibraryHost } from './support.ts';

export const objectType = systemType('Object', {
  methods: {
    'Boolean equals(Object other)': (_: LibraryHost, self: unknown, other: unknown) =>
      userClassOf(self) ? self === other || apexEquals(self, other) : apexEquals(self, other),
    'Integer hashCode()': (_: LibraryHost, self: unknown) => hashCodeOf(self),
    'String toString()': (_: LibraryHost, self: unknown) => toText(self),
  },
});

export const enumType = systemType('Enum', {
  methods: {
    'String name()': (_: LibraryHost, self: ApexEnum) => self.name,
    'Integer ordinal()': (_: LibraryHost, self: ApexEnum) => self.ordinal,
    'Boolean equals(Object other)': (_: LibraryHost, self: ApexEnum, other: unknown) => self === other,
    'Integer hashCode()': (_: LibraryHost, self: ApexEnum) => stringHash(self.name),
    'String toString()': (_: LibraryHost, self: ApexEnum) => self.name,
  },
});

const PRIMITIVES = new Map(
  [
    'Blob',
    'Boolean',
    'Date',
    'Datetime',
    'Decimal',
    'Double',
    'Id',
    'Integer',
    'Long',
    'Object',
    'SObject',
    'String',
    'Time',
  ].map((name) => [name.toLowerCase(), name]),
);

/** The canonical name of a type that exists in this org, or null. */
function knownType(host: LibraryHost, name: string): string | null {
  const text = canonicalType(name);
  const generic = /^(list|set|map)<(.*)>$/i.exec(text);
  if (generic) {
    const parts = typeArguments(text).map((part) => knownType(host, part));
    if (parts.some((part) => part === null)) return null;
    const outer = generic[1]?.toLowerCase() ?? '';
    return `${outer[0]?.toUpperCase()}${outer.slice(1)}<${parts.join(',')}>`;
  }
  const plain = text.toLowerCase().replace(/^(system|schema)\./, '');
  return (
    host.registry.findClass(text)?.name ??
    PRIMITIVES.get(plain) ??
    host.services.catalog.objects.get(plain)?.name ??
    null
  );
}

/** `Type.newInstance()`. */
function newInstance(host: LibraryHost, type: ApexType): unknown {
  const user = host.registry.findClass(type.name);
  if (user)
    return (
      instantiate(user) ??
      throwApex('TypeException', `Class ${user.name} must have a public constructor without parameters`)
    );
  const collection = newCollection(type.name);
  if (collection) return collection;
  if (host.services.catalog.objects.has(type.name.toLowerCase())) return host.newSObject(type.name, []);
  return throwApex('TypeException', `Class ${type.name} cannot be instantiated`);
}

function isAssignable(host: LibraryHost, to: ApexType, from: ApexType): boolean {
  const wanted = to.name.toLowerCase();
  if (wanted === from.name.toLowerCase() || wanted === 'object') return true;
  const user = host.registry.findClass(from.name);
  if (user) return host.registry.isSubtype(user, to.name);
  if (wanted === 'exception') return isStandardException(from.name);
  return wanted === 'sobject' && host.services.catalog.objects.has(from.name.toLowerCase());
}

function isStandardException(name: string): boolean {
  return (standardExceptions as readonly string[]).includes(name.replace(/^System\./i, ''));
}

function typeNamed(host: LibraryHost, name: string): ApexType | null {
  const known = knownType(host, name);
  return known === null ? null : new ApexType(known);
}

export const typeType = systemType('Type', {
  aliases: ['System.Type'],
  statics: {
    'Type forName(String name)': (host: LibraryHost, name: string | null) =>
      name === null ? null : typeNamed(host, name),
    'Type forName(String namespace, String name)': (
      host: LibraryHost,
      namespace: string | null,
      name: string | null,
    ) => {
      if (name === null) return null;
      return namespace ? typeNamed(host, `${namespace}.${name}`) : typeNamed(host, name);
    },
  },
  methods: {
    'String getName()': (_: LibraryHost, self: ApexType) => self.name,
    'String toString()': (_: LibraryHost, self: ApexType) => self.name,
    'Object newInstance()': (host: LibraryHost, self: ApexType) => newInstance(host, self),
    'Boolean isAssignableFrom(Type other)': (host: LibraryHost, self: ApexType, other: ApexType | null) =>
      isAssignable(host, self, required(other)),
    'Boolean equals(Object other)': (_: LibraryHost, self: ApexType, other: unknown) =>
      other instanceof ApexType && other.name.toLowerCase() === self.name.toLowerCase(),
    'Integer hashCode()': (_: LibraryHost, self: ApexType) => stringHash(self.name.toLowerCase()),
  },
});
