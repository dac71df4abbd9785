import { JsonSyntaxError, parseJson } from '../runtime/json-tokens.ts';
import { throwApex, type ApexType } from '../runtime/values.ts';
import { untypedFromJson } from '../runtime/json-read.ts';
import { jsonText, toJson } from '../runtime/json-write.ts';
import { systemType } from './declare.ts';
import { JsonGenerator } from './json-generator.ts';
import { JsonParser } from './json-parser.ts';
import { beginningOf, isPrimitive, readJson } from './json-values.ts';
import { required, type LibraryHost } from './support.ts';

function serialize(host: LibraryHost, value: unknown, suppressNulls: boolean, pretty: boolean): string {
  return jsonText(toJson(value, { registry: host.registry, auraOnly: false, suppressNulls }), pretty);
}

/** @throws JSONException as the platform for what is no JSON, or not JSON of a collection or object */
function parse(text: string | null, type: string | null = null): unknown {
  try {
    return parseJson(required(text));
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    const [char, name] = beginningOf(type ?? '');
    const isWrong = type !== null && !isPrimitive(type) && text?.trim() !== '' && text?.trimStart()[0] !== char;
    throwApex(
      'JSONException',
      isWrong ? `Malformed JSON: Expected '${char}' at the beginning of ${name}` : error.message,
    );
  }
}
function deserialize(host: LibraryHost, text: string | null, type: ApexType | null, strict: boolean): unknown {
  return readJson(host, parse(text, required(type).name), type, strict);
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
    'JSONParser createParser(String text)': (_: LibraryHost, text: string | null) => new JsonParser(required(text)),
    'JSONGenerator createGenerator(Boolean pretty)': (_: LibraryHost, pretty: boolean | null) =>
      new JsonGenerator(required(pretty)),
  },
});
