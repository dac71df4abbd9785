import type { Implementation, SystemTypeDeclaration } from './declare.ts';

/** A declared member's signature, taken apart. Type names are canonical: without spaces. */
export interface Signature {
  /** `void` for procedures; empty for constructors. */
  readonly returnType: string;
  /** Empty for constructors. */
  readonly name: string;
  readonly parameterTypes: readonly string[];
  readonly parameterNames: readonly string[];
}

/** Splits at commas outside of `<>`. */
function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '<') depth++;
    else if (char === '>') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  const last = text.slice(start);
  if (last.trim() !== '') parts.push(last);
  return parts.map((part) => part.trim());
}

/** `List<T>` -> [`T`]; `Map<String, List<Integer>>` -> [`String`, `List<Integer>`]; none -> []. */
export function typeArguments(type: string): string[] {
  const open = type.indexOf('<');
  return open < 0 ? [] : splitTopLevel(type.slice(open + 1, type.lastIndexOf('>'))).map(canonicalType);
}

export function canonicalType(type: string): string {
  return type.replace(/\s+/g, '');
}

/** Splits `Map<String, Object> options` at its last space into type and name. */
function typeAndName(text: string): [type: string, name: string] {
  const space = text.trimEnd().lastIndexOf(' ');
  return [canonicalType(text.slice(0, space)), text.slice(space + 1).trim()];
}

/** @param text `Boolean isBlank(String value)`, or `(String value)` for a constructor */
export function parseSignature(text: string): Signature {
  const open = text.indexOf('(');
  const head = text.slice(0, open).trim();
  const [returnType, name] = head === '' ? ['', ''] : typeAndName(head);
  const parameters = splitTopLevel(text.slice(open + 1, text.lastIndexOf(')'))).map(typeAndName);
  return {
    returnType,
    name,
    parameterTypes: parameters.map(([type]) => type),
    parameterNames: parameters.map(([, parameter]) => parameter),
  };
}

/** @param text `Integer size` */
export function parseProperty(text: string): { readonly type: string; readonly name: string } {
  const [type, name] = typeAndName(text);
  return { type, name };
}

/** Every implementation of the types by its declaration key, see `declare.ts`. */
export function implementationsByKey(types: readonly SystemTypeDeclaration[]): Map<string, Implementation> {
  const byKey = new Map<string, Implementation>();
  const put = (key: string, implementation: Implementation): void => {
    if (byKey.has(key)) throw new Error(`Declared twice: ${key}`);
    byKey.set(key, implementation);
  };
  for (const type of types) {
    const owner = canonicalType(type.name);
    for (const [text, implementation] of Object.entries(type.constructors)) {
      put(`${owner}.new(${parseSignature(text).parameterTypes.join(',')})`, implementation);
    }
    for (const members of [type.statics, type.methods]) {
      for (const [text, implementation] of Object.entries(members)) {
        const { name, parameterTypes } = parseSignature(text);
        put(`${owner}.${name}(${parameterTypes.join(',')})`, implementation);
      }
    }
    for (const [text, property] of Object.entries({ ...type.staticProperties, ...type.properties })) {
      const { name } = parseProperty(text);
      put(`${owner}.get ${name}`, typeof property === 'function' ? property : property.get);
      if (typeof property !== 'function' && property.set) put(`${owner}.set ${name}`, property.set);
    }
  }
  return byKey;
}
