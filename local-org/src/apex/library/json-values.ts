import { fromJson, JsonMismatch } from '../runtime/json-read.ts';
import { throwApex, type ApexType } from '../runtime/values.ts';
import { required, type LibraryHost } from './support.ts';

/** What the text of a value of a type begins with, and how the platform calls the type. */
export function beginningOf(type: string): readonly [char: string, name: string] {
  return /^(list|set|iterable)</i.test(type) ? ['[', 'List/Set'] : ['{', 'object'];
}

const PRIMITIVE = /^(system\.)?(string|id|boolean|integer|long|double|decimal|date|datetime|time|blob|object)$/i;

export function isPrimitive(type: string): boolean {
  return PRIMITIVE.test(type);
}

/** @param json parsed text. @throws JSONException */
export function readJson(host: LibraryHost, json: unknown, type: ApexType | null, strict: boolean): unknown {
  const { name } = required(type);
  const [char, what] = beginningOf(name);
  if (json !== null && !isPrimitive(name) && host.registry.findClass(name)?.kind !== 'enum') {
    const fits = char === '[' ? Array.isArray(json) : typeof json === 'object' && !Array.isArray(json);
    if (!fits) throwApex('JSONException', `Malformed JSON: Expected '${char}' at the beginning of ${what}`);
  }
  try {
    return fromJson(json, name, 'JSON', { runtime: host, auraOnly: false, strict });
  } catch (error) {
    if (error instanceof JsonMismatch) throwApex('JSONException', error.message);
    throw error;
  }
}
