/** `@InvocableMethod`: the Apex that flows, agents and the REST API run as an action. */
import type { EmittedClass, EmittedMember } from '../emit/program.ts';
import { AuraError, requireClassAccess } from './aura.ts';
import type { ApexRuntime } from './host.ts';
import { ApexList } from './collections.ts';
import { fromJson, JsonMismatch } from './json-read.ts';
import { toJson } from './json-write.ts';

const METHOD = 'invocablemethod';
const VARIABLE = 'invocablevariable';
const OUTPUT_OF_PLAIN_LISTS = 'output';

/** An Apex class that is an action. */
export interface InvocableAction {
  readonly name: string;
  readonly label: string;
}

const methodOf = (type: EmittedClass): EmittedMember | undefined =>
  type.methods.find((method) => method.isStatic && METHOD in method.annotations);

/** All actions of the program, by name. */
export function invocableActions(runtime: ApexRuntime): InvocableAction[] {
  return [...runtime.registry.allClasses()]
    .flatMap((type) => {
      const method = methodOf(type);
      return method ? [{ name: type.name, label: method.annotations[METHOD]?.['label'] ?? method.name }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Runs an action with one input for each request, inside the running transaction.
 * @param inputs plain JSON: the values of `@InvocableVariable` members by name
 * @returns the output values of each request, in the same order; null for an action unknown by that name
 * @throws AuraError when the class may not be called or an input does not fit; ApexException of the method
 */
export function callInvocable(
  runtime: ApexRuntime,
  className: string,
  inputs: readonly Readonly<Record<string, unknown>>[],
): Readonly<Record<string, unknown>>[] | null {
  const type = runtime.registry.findClass(className);
  const method = type && methodOf(type);
  if (!type || !method) return null;
  requireClassAccess(runtime, type);
  const implementation = (type.statics as Record<string, ((...args: unknown[]) => unknown) | undefined>)[method.key];
  if (!implementation) throw new Error(`No static method ${method.key} in ${type.name}`);
  const { transaction } = runtime;
  const { sharing } = transaction;
  transaction.sharing = 'with';
  try {
    const result = implementation(...readInputs(runtime, method, inputs));
    if (!(result instanceof ApexList)) return inputs.map(() => ({}));
    const options = { registry: runtime.registry, auraOnly: true, annotation: VARIABLE, suppressNulls: false };
    return result.items.map((item) => outputOf(toJson(item, options)));
  } finally {
    transaction.sharing = sharing;
  }
}

/** The method takes one list: of a class with variables, or of plain values, whose input has a single value. */
function readInputs(
  runtime: ApexRuntime,
  method: EmittedMember,
  inputs: readonly Readonly<Record<string, unknown>>[],
): unknown[] {
  const [type] = method.parameterTypes;
  if (type === undefined) return [];
  const element = /^List<(.*)>$/i.exec(type)?.[1] ?? type;
  const isClass = runtime.registry.findClass(element) !== undefined;
  const list = isClass ? inputs : inputs.map((input) => Object.values(input)[0] ?? null);
  try {
    return [fromJson(list, type, 'inputs', { runtime, auraOnly: true, annotation: VARIABLE, strict: true })];
  } catch (error) {
    if (!(error instanceof JsonMismatch)) throw error;
    throw new AuraError(error.message, 'System.IllegalArgumentException');
  }
}

const outputOf = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, unknown>>)
    : { [OUTPUT_OF_PLAIN_LISTS]: json };
