/** Text that is not JSON; the message is that of the platform's parser (Jackson). */
export class JsonSyntaxError extends Error {}

/** A number whose digits must not pass through a JavaScript number. */
export class JsonNumber {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type JsonTokenType =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

export interface JsonToken {
  readonly type: JsonTokenType;
  /** Text of names and strings, digits of numbers, and what stands in the source for all others. */
  readonly text: string;
}

const WORDS: Readonly<Record<string, JsonTokenType>> = { true: 'VALUE_TRUE', false: 'VALUE_FALSE', null: 'VALUE_NULL' };
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const WORD = /[A-Za-z_$][\w$]*/y;
const SPACE = /[\t\n\r ]*/y;
const PLAIN = /[^"\\\p{Cc}]*/uy;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const VALUE = "expected a valid value (number, String, array, object, 'true', 'false' or 'null')";

/** Where the reader is inside an object or array. */
interface Level {
  readonly type: 'OBJECT' | 'ARRAY';
  readonly from: string;
  /** `name` and `first`: before a name or an element; `value`: after a name; `next`: after a value. */
  state: 'first' | 'name' | 'value' | 'next';
}

/** Reads JSON token by token. */
export class JsonTokenizer {
  private readonly source: string;
  private at = 0;
  private readonly levels: Level[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** @returns null at the end of the text. @throws JsonSyntaxError */
  next(): JsonToken | null {
    this.skipSpace();
    const level = this.levels.at(-1);
    if (this.at >= this.source.length) return this.end(level);
    if (!level) {
      return this.value();
    }
    return level.type === 'OBJECT' ? this.inObject(level) : this.inArray(level);
  }

  private end(level: Level | undefined): null {
    if (!level) return null;
    if (level.state === 'value') throw this.problem(`Unexpected end-of-input within/between ${level.type} entries`);
    throw this.problem(`Unexpected end-of-input: expected close marker for ${level.type} (from ${level.from})`);
  }

  private inObject(level: Level): JsonToken {
    if (level.state === 'value') {
      level.state = 'next';
      return this.value();
    }
    if (level.state !== 'name' && this.take('}')) return this.close('END_OBJECT', '}');
    if (level.state === 'next') {
      this.expect(',', 'was expecting comma to separate OBJECT entries');
      level.state = 'name';
      return this.next() as JsonToken;
    }
    if (this.source[this.at] !== '"') throw this.unexpected('was expecting double-quote to start field name');
    const text = this.string();
    this.skipSpace();
    if (this.at >= this.source.length) this.end(level);
    this.expect(':', 'was expecting a colon to separate field name and value');
    level.state = 'value';
    return { type: 'FIELD_NAME', text };
  }

  private inArray(level: Level): JsonToken {
    if (level.state !== 'value' && this.take(']')) return this.close('END_ARRAY', ']');
    if (level.state === 'next') {
      this.expect(',', 'was expecting comma to separate ARRAY entries');
      level.state = 'value';
      return this.next() as JsonToken;
    }
    level.state = 'next';
    return this.value();
  }

  private close(type: JsonTokenType, text: string): JsonToken {
    this.levels.pop();
    return { type, text };
  }

  private open(type: Level['type'], text: string): JsonToken {
    this.levels.push({ type, from: this.place(0), state: 'first' });
    this.at++;
    return { type: `START_${type}`, text };
  }

  private value(): JsonToken {
    const char = this.source[this.at] ?? '';
    if (char === '{') return this.open('OBJECT', char);
    if (char === '[') return this.open('ARRAY', char);
    if (char === '"') return { type: 'VALUE_STRING', text: this.string() };
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.source);
    if (number) {
      this.at += number[0].length;
      const isFloat = number[1] !== undefined || number[2] !== undefined;
      return { type: isFloat ? 'VALUE_NUMBER_FLOAT' : 'VALUE_NUMBER_INT', text: number[0] };
    }
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.source)?.[0] ?? '';
    const type = WORDS[word];
    if (!type) throw this.unexpected(VALUE);
    this.at += word.length;
    return { type, text: word };
  }

  private string(): string {
    let text = '';
    this.at++;
    for (;;) {
      PLAIN.lastIndex = this.at;
      const plain = PLAIN.exec(this.source)?.[0] ?? '';
      text += plain;
      this.at += plain.length;
      const char = this.source[this.at];
      if (char === undefined) {
        throw this.problem('Unexpected end-of-input: was expecting closing quote for a string value');
      }
      if (char === '"') {
        this.at++;
        return text;
      }
      text += char === '\\' ? this.escaped() : this.control(char);
    }
  }

  private control(char: string): string {
    // Control characters above the ASCII ones are allowed.
    if (char.charCodeAt(0) < 0x20) {
      const code = char.charCodeAt(0);
      throw this.problem(
        `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value`,
      );
    }
    this.at++;
    return char;
  }

  private escaped(): string {
    const char = this.source[this.at + 1] ?? '';
    if (char === 'u') {
      const digits = /^[0-9a-fA-F]{4}/.exec(this.source.slice(this.at + 2))?.[0];
      if (digits === undefined) throw this.problem('expected a hex-digit for character escape sequence');
      this.at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const meant = ESCAPES[char];
    if (meant === undefined) {
      throw this.problem(`Unrecognized character escape '${char}' (code ${char.charCodeAt(0) || 0})`);
    }
    this.at += 2;
    return meant;
  }

  private take(char: string): boolean {
    if (this.source[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private expect(char: string, message: string): void {
    if (!this.take(char)) throw this.unexpected(message);
  }

  private skipSpace(): void {
    SPACE.lastIndex = this.at;
    this.at += SPACE.exec(this.source)?.[0].length ?? 0;
  }

  private unexpected(message: string): JsonSyntaxError {
    const char = this.source[this.at] ?? '';
    return this.problem(`Unexpected character ('${char}' (code ${char.codePointAt(0) ?? 0})): ${message}`, 1);
  }

  private problem(message: string, consumed = 0): JsonSyntaxError {
    return new JsonSyntaxError(`${message} at ${this.place(consumed)}`);
  }

  /** `[line:1, column:2]`; columns count from 1 and the character just read is behind. */
  private place(consumed: number): string {
    const before = this.source.slice(0, this.at);
    const line = before.split('\n').length;
    return `[line:${line}, column:${this.at - (before.lastIndexOf('\n') + 1) + 1 + consumed}]`;
  }
}

/**
 * The one value that a JSON text holds, as plain values; numbers with a fraction or more digits than JavaScript keeps
 * are {@link JsonNumber}s.
 * @throws JsonSyntaxError
 */
export function parseJson(text: string): unknown {
  const tokens = new JsonTokenizer(text);
  const first = tokens.next();
  if (!first) throw new JsonSyntaxError('No content to map to Object due to end of input');
  return valueOf(first, tokens);
}

/** The value that begins with a token; the tokenizer stands behind it afterwards. @throws JsonSyntaxError */
export function valueOf(token: JsonToken, tokens: { next(): JsonToken | null }): unknown {
  switch (token.type) {
    case 'START_ARRAY': {
      const items: unknown[] = [];
      for (let next = tokens.next(); next && next.type !== 'END_ARRAY'; next = tokens.next())
        items.push(valueOf(next, tokens));
      return items;
    }
    case 'START_OBJECT': {
      const entries: [string, unknown][] = [];
      for (let name = tokens.next(); name && name.type !== 'END_OBJECT'; name = tokens.next()) {
        const value = tokens.next();
        if (value) entries.push([name.text, valueOf(value, tokens)]);
      }
      return Object.fromEntries(entries);
    }
    case 'VALUE_NUMBER_INT':
      return Number.isSafeInteger(Number(token.text)) ? Number(token.text) : new JsonNumber(token.text);
    case 'VALUE_NUMBER_FLOAT':
      return new JsonNumber(token.text);
    case 'VALUE_TRUE':
      return true;
    case 'VALUE_FALSE':
      return false;
    case 'VALUE_NULL':
      return null;
    default:
      return token.text;
  }
}
