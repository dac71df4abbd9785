import { JsonSyntaxError, JsonTokenizer, valueOf, type JsonToken } from '../runtime/json-tokens.ts';
import { fromJson, JsonMismatch } from '../runtime/json-read.ts';
import { throwApex, type ApexEnum, type ApexType } from '../runtime/values.ts';
import { systemType, type Implementation, type SystemTypeDeclaration } from './declare.ts';
import { readJson } from './json-values.ts';
import { constantOf, systemEnum, type LibraryHost } from './support.ts';

const tokenEnum = systemEnum('JSONToken', [
  'NOT_AVAILABLE',
  'START_OBJECT',
  'END_OBJECT',
  'START_ARRAY',
  'END_ARRAY',
  'FIELD_NAME',
  'VALUE_EMBEDDED_OBJECT',
  'VALUE_STRING',
  'VALUE_NUMBER_INT',
  'VALUE_NUMBER_FLOAT',
  'VALUE_TRUE',
  'VALUE_FALSE',
  'VALUE_NULL',
]);

function fail(message: string): never {
  throwApex('JSONException', message);
}

/** `JSONParser`: walks through a JSON text token by token. */
export class JsonParser {
  readonly $type = 'JSONParser';
  current: JsonToken | null = null;
  cleared: JsonToken | null = null;
  private readonly tokens: JsonTokenizer;
  /** Name of each open object or array, and of the value that comes next. */
  private readonly names: (string | null)[] = [];
  private pending: string | null = null;
  private name: string | null = null;

  constructor(text: string) {
    this.tokens = new JsonTokenizer(text);
  }

  next(): JsonToken | null {
    try {
      this.current = this.tokens.next();
    } catch (error) {
      if (error instanceof JsonSyntaxError) fail(error.message);
      throw error;
    }
    this.track();
    return this.current;
  }

  private track(): void {
    const { current } = this;
    if (current?.type === 'END_OBJECT' || current?.type === 'END_ARRAY') {
      this.name = this.names.pop() ?? null;
      return;
    }
    this.name = current?.type === 'FIELD_NAME' ? current.text : this.pending;
    this.pending = current?.type === 'FIELD_NAME' ? current.text : null;
    if (current?.type === 'START_OBJECT' || current?.type === 'START_ARRAY') this.names.push(this.name);
  }

  /** The next token that is no name. */
  nextValue(): JsonToken | null {
    const token = this.next();
    return token?.type === 'FIELD_NAME' ? this.next() : token;
  }

  currentName(): string | null {
    return this.current ? this.name : null;
  }

  clear(): void {
    this.cleared = this.current;
    this.current = null;
  }

  /** The value that begins with the current token, as plain JSON; its last token is the current one afterwards. */
  read(): unknown {
    const token = this.current ?? this.next();
    if (!token) fail('No content to map to Object due to end of input');
    // The value of a name is what comes after it.
    const first = token.type === 'FIELD_NAME' ? this.next() : token;
    return first ? valueOf(first, this) : null;
  }

  skipChildren(): void {
    if (this.current?.type === 'START_OBJECT' || this.current?.type === 'START_ARRAY') this.read();
  }
}

const enumOf = (token: JsonToken | null): ApexEnum | null => token && constantOf(tokenEnum, token.type);

const NUMBERS = ['VALUE_NUMBER_INT', 'VALUE_NUMBER_FLOAT'];

/** Reads the current token as a value of a type; the token must be of one of the given kinds. */
function getter(type: string, kinds: readonly string[]): Implementation {
  return (host: LibraryHost, self: JsonParser) => {
    const { current } = self;
    if (!current || !kinds.includes(current.type)) fail(`Current token is not a ${type}: ${current?.type ?? 'null'}`);
    try {
      return fromJson(valueOf(current, self), type, 'JSON', { runtime: host, auraOnly: false, strict: false });
    } catch (error) {
      if (error instanceof JsonMismatch) fail(error.message);
      throw error;
    }
  };
}

export const jsonParserTypes: readonly SystemTypeDeclaration[] = [
  tokenEnum,
  systemType('JSONParser', {
    methods: {
      'JSONToken nextToken()': (_: LibraryHost, self: JsonParser) => enumOf(self.next()),
      'JSONToken nextValue()': (_: LibraryHost, self: JsonParser) => enumOf(self.nextValue()),
      'JSONToken getCurrentToken()': (_: LibraryHost, self: JsonParser) => enumOf(self.current),
      'JSONToken getLastClearedToken()': (_: LibraryHost, self: JsonParser) => enumOf(self.cleared),
      'Boolean hasCurrentToken()': (_: LibraryHost, self: JsonParser) => self.current !== null,
      'void clearCurrentToken()': (_: LibraryHost, self: JsonParser) => self.clear(),
      'void skipChildren()': (_: LibraryHost, self: JsonParser) => self.skipChildren(),
      'String getText()': (_: LibraryHost, self: JsonParser) => self.current?.text ?? null,
      'String getCurrentName()': (_: LibraryHost, self: JsonParser) => self.currentName(),
      'Blob getBlobValue()': getter('Blob', ['VALUE_STRING']),
      'Boolean getBooleanValue()': getter('Boolean', ['VALUE_TRUE', 'VALUE_FALSE']),
      'Date getDateValue()': getter('Date', ['VALUE_STRING']),
      'Datetime getDateTimeValue()': getter('Datetime', ['VALUE_STRING']),
      'Decimal getDecimalValue()': getter('Decimal', NUMBERS),
      'Double getDoubleValue()': getter('Double', NUMBERS),
      'Id getIdValue()': getter('Id', ['VALUE_STRING']),
      'Integer getIntegerValue()': getter('Integer', ['VALUE_NUMBER_INT']),
      'Long getLongValue()': getter('Long', ['VALUE_NUMBER_INT']),
      'Time getTimeValue()': getter('Time', ['VALUE_STRING']),
      'Object readValueAs(Type type)': (host: LibraryHost, self: JsonParser, type: ApexType | null) =>
        readJson(host, self.read(), type, false),
      'Object readValueAsStrict(Type type)': (host: LibraryHost, self: JsonParser, type: ApexType | null) =>
        readJson(host, self.read(), type, true),
    },
  }),
];
