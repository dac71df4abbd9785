import { apexException, type ApexType } from '../runtime/values.ts';
import { fromJson, JsonMismatch, untypedFromJson } from '../runtime/json-read.ts';
import { jsonText, toJson } from '../runtime/json-write.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

function serialize(host: LibraryHost, value: unknown, suppressNulls: boolean, pretty: boolean): string {
  return jsonText(toJson(value, { registry: host.registry, auraOnly: false, suppressNulls }), pretty);
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(required(text));
  } catch (error) {
    if (error instanceof SyntaxError)
      throw apexException('JSONException', `Unexpected input in JSON: ${error.message}`);
    throw error;
  }
}

function deserialize(host: LibraryHost, text: string | null, type: ApexType | null, strict: boolean): unknown {
  try {
    return fromJson(parse(text), required(type).name, 'JSON', { runtime: host, auraOnly: false, strict });
  } catch (error) {
    if (error instanceof JsonMismatch) throw apexException('JSONException', error.message);
    throw error;
  }
}

export const jsonType = systemType('JSON', {
  aliases: ['System.JSON'],
  statics: {
    'String serialize(Object value)': (host: LibraryHost, value: unknown) => serialize(host, value, false, false),
    'String serialize(Object value, Boolean suppressNulls)': (
      host: LibraryHost,
      value: unknown,
      suppress: boolean | null,
    ) => serialize(host, value, suppress === true, false),
    'String serializePretty(Object value)': (host: LibraryHost, value: unknown) => serialize(host, value, false, true),
    'String serializePretty(Object value, Boolean suppressNulls)': (
      host: LibraryHost,
      value: unknown,
      suppress: boolean | null,
    ) => serialize(host, value, suppress === true, true),
    'Object deserialize(String text, System.Type type)': (
      host: LibraryHost,
      text: string | null,
      type: ApexType | null,
    ) => deserialize(host, text, type, false),
    'Object deserializeStrict(String text, System.Type type)': (
      host: LibraryHost,
      text: string | null,
      type: ApexType | null,
    ) => deserialize(host, text, type, true),
    'Object deserializeUntyped(String text)': (_: LibraryHost, text: string | null) => untypedFromJson(parse(text)),
  },
});
