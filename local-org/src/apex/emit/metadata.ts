import type { Annotation, Modifiers } from '../syntax/ast.ts';
import { supertypes } from '../types/conversions.ts';
import { typeName, type FieldSymbol, type MethodSymbol, type TypeSymbol } from '../types/symbols.ts';
import type { EmittedClass, EmittedField, EmittedMember, SharingMode } from './program.ts';
import { newInstance, quoteData } from './unit.ts';

function annotations(modifiers: Modifiers): Record<string, Readonly<Record<string, string>>> {
  return Object.fromEntries(modifiers.annotations.map((each: Annotation) => [each.name, each.values]));
}

/** `static testMethod void x()` is the older form of `@IsTest static void x()`. */
function methodAnnotations(method: MethodSymbol): EmittedMember['annotations'] {
  const own = annotations(method.modifiers);
  return method.modifiers.words.includes('testmethod') && own['istest'] === undefined ? { ...own, istest: {} } : own;
}

function member(method: MethodSymbol): EmittedMember {
  return {
    name: method.name,
    key: method.key,
    isStatic: method.isStatic,
    access: method.access,
    parameterTypes: method.parameters.map((parameter) => typeName(parameter.type)),
    parameterNames: method.parameters.map((parameter) => parameter.name),
    returnType: typeName(method.returnType),
    annotations: methodAnnotations(method),
    line: method.at.line,
  };
}

function field(symbol: FieldSymbol): EmittedField {
  return {
    name: symbol.name,
    type: typeName(symbol.type),
    isStatic: symbol.isStatic,
    isProperty: symbol.property !== null,
    isTransient: symbol.isTransient,
    access: symbol.access,
    annotations: annotations(symbol.modifiers),
  };
}

function interfaces(symbol: TypeSymbol): string[] {
  const all = symbol.interfaces.flatMap((each) => [...supertypes(each)].map(typeName));
  return [...new Set(all)];
}

/** The definition object handed to `defineClass`; `name` is the JavaScript class, null for interfaces and enums. */
export function classDefinition(symbol: TypeSymbol, sharing: SharingMode, name: string | null): string {
  const data: Omit<EmittedClass, 'js' | 'construct' | 'statics' | 'initialise'> = {
    name: symbol.name,
    outer: symbol.outer?.name ?? null,
    kind: symbol.kind,
    superName: symbol.superType === null ? null : typeName(symbol.superType),
    interfaces: interfaces(symbol),
    isAbstract: symbol.isAbstract,
    sharing,
    annotations: annotations(symbol.modifiers),
    enumConstants: symbol.enumConstants,
    fields: [...symbol.fields.values()].map(field),
    methods: [...symbol.methods.values()].flat().map(member),
    constructors: symbol.constructors.map(member),
    file: symbol.file,
  };
  const code =
    name === null
      ? 'js: null, construct: null, statics: {}, initialise() {}'
      : `js: ${name}, construct: ${symbol.isAbstract ? 'null' : `(key, args) => ${name}$c[key](${newInstance(symbol)}, ...args)`}, statics: ${name}$s, initialise: ${name}$si`;
  return `{ ...${quoteData(data)}, ${code} }`;
}
