/** Apex signatures in System declarations: `List<T> sublist(Integer from, Integer to)`, `String name`. */

export interface TypeText {
  readonly name: string;
  readonly args: readonly TypeText[];
}
export interface MethodSignature {
  /** Null for constructors. */
  readonly returnType: TypeText | null;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: TypeText }[];
}

class SignatureReader {
  readonly #tokens: string[];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = text.match(/[A-Za-z_][\w]*|[<>(),.[\]]|\S/g) ?? [];
  }

  fail(expected: string): never {
    throw new Error(`cannot read System signature "${this.#text}": ${expected} expected`);
  }

  peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.#at++;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`"${token}"`);
  }

  word(): string {
    const token = this.peek();
    if (token === undefined || !/^[A-Za-z_]/.test(token)) this.fail('a name');
    this.#at++;
    return token;
  }

  end(): void {
    if (this.peek() !== undefined) this.fail('the end');
  }

  type(): TypeText {
    let name = this.word();
    while (this.take('.')) name += `.${this.word()}`;
    const args: TypeText[] = [];
    if (this.take('<')) {
      do args.push(this.type());
      while (this.take(','));
      this.expect('>');
    }
    let type: TypeText = { name, args };
    while (this.take('[')) {
      this.expect(']');
      type = { name: 'List', args: [type] };
    }
    return type;
  }

  parameters(): { name: string; type: TypeText }[] {
    const parameters: { name: string; type: TypeText }[] = [];
    this.expect('(');
    if (!this.take(')')) {
      do {
        const type = this.type();
        parameters.push({ type, name: this.word() });
      } while (this.take(','));
      this.expect(')');
    }
    this.end();
    return parameters;
  }
}

/** @throws Error naming the signature when it cannot be read */
export function readMethodSignature(text: string): MethodSignature {
  const reader = new SignatureReader(text);
  const returnType = reader.type();
  const name = reader.word();
  return { returnType, name, parameters: reader.parameters() };
}

/** A constructor's signature: `new(Integer size)`, `(Integer size)` or `Type(Integer size)`. */
export function readConstructorSignature(text: string): MethodSignature {
  const reader = new SignatureReader(text);
  if (reader.peek() !== '(') reader.type();
  return { returnType: null, name: 'new', parameters: reader.parameters() };
}

/** `Type name`. */
export function readPropertySignature(text: string): { type: TypeText; name: string } {
  const reader = new SignatureReader(text);
  const type = reader.type();
  const name = reader.word();
  reader.end();
  return { type, name };
}

/** `Map<K, V>`, `Database.SaveResult`. */
export function readTypeText(text: string): TypeText {
  const reader = new SignatureReader(text);
  const type = reader.type();
  reader.end();
  return type;
}

/** Declared spelling without spaces. */
export function spell(type: TypeText): string {
  return type.args.length === 0 ? type.name : `${type.name}<${type.args.map(spell).join(',')}>`;
}
