import { JsonNumber } from '../runtime/json-tokens.ts';
import { jsonText, toJson } from '../runtime/json-write.ts';
import { throwApex, type ApexBlob, type ApexDecimal, type ApexDouble } from '../runtime/values.ts';
import { systemType, type Implementation } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

/** Objects are maps, which keep the order of all keys. */
type Container = unknown[] | Map<string, unknown>;

function fail(message: string): never {
  throwApex('JSONException', message);
}

/** `JSONGenerator`: builds a JSON text piece by piece. */
export class JsonGenerator {
  readonly $type = 'JSONGenerator';
  private readonly pretty: boolean;
  private readonly roots: unknown[] = [];
  private readonly open: Container[] = [];
  private field: string | null = null;
  closed = false;

  constructor(pretty: boolean) {
    this.pretty = pretty;
  }

  name(name: string | null): void {
    if (!(this.open.at(-1) instanceof Map) || this.field !== null)
      fail('Can not write a field name, expecting a value');
    this.field = required(name);
  }

  value(value: unknown): void {
    if (this.closed) fail('The generator is closed');
    const container = this.open.at(-1) ?? this.roots;
    if (Array.isArray(container)) {
      container.push(value);
      return;
    }
    if (this.field === null) fail('Can not write a value, expecting field name');
    container.set(this.field, value);
    this.field = null;
  }

  start(container: Container): void {
    this.value(container);
    this.open.push(container);
  }

  end(isArray: boolean): void {
    const container = this.open.at(-1);
    const actual = container === undefined ? 'root' : Array.isArray(container) ? 'ARRAY' : 'OBJECT';
    const wanted = isArray ? 'ARRAY' : 'OBJECT';
    if (actual !== wanted) fail(`Current context not an ${wanted} but ${actual}`);
    this.open.pop();
  }

  /** Closes what is open. */
  text(): string {
    this.closed = true;
    return this.roots.map((root) => jsonText(root, this.pretty)).join(' ');
  }
}

/** How `writeX` and `writeXField` take their values, by Apex type and the name in the methods. */
const VALUES: readonly (readonly [type: string, name: string, json: (value: never, host: LibraryHost) => unknown])[] = [
  ['Blob', 'Blob', (value: ApexBlob) => value.bytes.toString('base64')],
  ['Boolean', 'Boolean', (value: boolean) => value],
  ['Date', 'Date', String],
  ['Datetime', 'DateTime', (value: { toIso(): string }) => value.toIso()],
  ['Id', 'Id', String],
  ['Decimal', 'Number', (value: ApexDecimal | ApexDouble) => new JsonNumber(value.toString())],
  ['Double', 'Number', (value: ApexDecimal | ApexDouble) => new JsonNumber(value.toString())],
  ['Integer', 'Number', (value: number) => value],
  ['Long', 'Number', (value: bigint) => new JsonNumber(value.toString())],
  ['String', 'String', String],
  ['Time', 'Time', String],
];

function writers(): Record<string, Implementation> {
  const table: Record<string, Implementation> = {};
  for (const [type, name, json] of VALUES) {
    table[`void write${name}(${type} value)`] = (host: LibraryHost, self: JsonGenerator, value: unknown) =>
      self.value(json(required(value) as never, host));
    table[`void write${name}Field(String name, ${type} value)`] = (
      host: LibraryHost,
      self: JsonGenerator,
      field: string | null,
      value: unknown,
    ) => {
      self.name(field);
      self.value(json(required(value) as never, host));
    };
  }
  return table;
}

function objectJson({ registry }: LibraryHost, value: unknown): unknown {
  return toJson(value, { registry, auraOnly: false, suppressNulls: false });
}

export const jsonGeneratorType = systemType('JSONGenerator', {
  methods: {
    ...writers(),
    'void writeFieldName(String name)': (_: LibraryHost, self: JsonGenerator, name: string | null) => self.name(name),
    'void writeNull()': (_: LibraryHost, self: JsonGenerator) => self.value(null),
    'void writeNullField(String name)': (_: LibraryHost, self: JsonGenerator, name: string | null) => {
      self.name(name);
      self.value(null);
    },
    'void writeObject(Object value)': (host: LibraryHost, self: JsonGenerator, value: unknown) =>
      self.value(objectJson(host, value)),
    'void writeObjectField(String name, Object value)': (
      host: LibraryHost,
      self: JsonGenerator,
      name: string | null,
      value: unknown,
    ) => {
      self.name(name);
      self.value(objectJson(host, value));
    },
    'void writeStartArray()': (_: LibraryHost, self: JsonGenerator) => self.start([]),
    'void writeEndArray()': (_: LibraryHost, self: JsonGenerator) => self.end(true),
    'void writeStartObject()': (_: LibraryHost, self: JsonGenerator) => self.start(new Map()),
    'void writeEndObject()': (_: LibraryHost, self: JsonGenerator) => self.end(false),
    'void close()': (_: LibraryHost, self: JsonGenerator) => {
      self.closed = true;
    },
    'Boolean isClosed()': (_: LibraryHost, self: JsonGenerator) => self.closed,
    'String getAsString()': (_: LibraryHost, self: JsonGenerator) => self.text(),
  },
});
