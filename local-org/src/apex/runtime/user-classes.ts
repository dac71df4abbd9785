import type { EmittedClass, EmittedField } from '../emit/program.ts';
import type { ProgramRegistry } from './registry.ts';

/** Instance fields and properties of a user class and of those it extends, the outermost parent's first. */
export function instanceFields(registry: ProgramRegistry, type: EmittedClass): EmittedField[] {
  return registry
    .lineage(type)
    .reverse()
    .flatMap((each) => each.fields.filter((field) => !field.isStatic));
}

/** Reads a field or property through its accessor where it has one. */
export function readMember(instance: object, field: EmittedField): unknown {
  const members = instance as Record<string, unknown>;
  const name = field.name.toLowerCase();
  const getter = members[`get_${name}`];
  const value: unknown = typeof getter === 'function' ? getter.call(instance) : members[`f_${name}`];
  return value ?? null;
}

/** Writes a field or property through its accessor where it has one. */
export function writeMember(instance: object, field: EmittedField, value: unknown): void {
  const members = instance as Record<string, unknown>;
  const name = field.name.toLowerCase();
  const setter = members[`set_${name}`];
  if (typeof setter === 'function') setter.call(instance, value);
  else members[`f_${name}`] = value;
}

/** Calls an instance method of a user class by its emitted key. */
export function callMember(instance: object, key: string, args: readonly unknown[] = []): unknown {
  const method = (instance as Record<string, unknown>)[key];
  if (typeof method !== 'function') throw new Error(`No method ${key}`);
  return method.apply(instance, args);
}

/** An instance by the constructor without parameters; null when the class has none that may be called. */
export function instantiate(type: EmittedClass): object | null {
  if (type.kind !== 'class' || type.isAbstract || !type.construct) return null;
  const hasDefault =
    type.constructors.length === 0 || type.constructors.some((each) => each.parameterTypes.length === 0);
  return hasDefault ? type.construct('()', []) : null;
}

/** Whether callers from outside see a member. @param annotation what opens it, in lower case */
export function isOpen(
  member: { readonly annotations: EmittedField['annotations'] },
  annotation = 'auraenabled',
): boolean {
  return annotation in member.annotations;
}
