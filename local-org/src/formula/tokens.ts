/** A formula that cannot be understood. `offset` is the 0-based position in the source. */
export class FormulaError extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.name = 'FormulaError';
    this.offset = offset;
  }
}

export type Token =
  | { readonly kind: 'text'; readonly value: string; readonly offset: number }
  | { readonly kind: 'number'; readonly value: number; readonly offset: number }
  /** Fields, functions and globals: `Amount`, `Account.Owner.Name`, `$User.Id`, `Owner:User.Name`. */
  | { readonly kind: 'name'; readonly value: string; readonly offset: number }
  | { readonly kind: 'symbol'; readonly value: string; readonly offset: number }
  | { readonly kind: 'end'; readonly value: ''; readonly offset: number };

const PATTERN =
  /(\s+|\/\*[\s\S]*?\*\/)|("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(\d+(?:\.\d+)?|\.\d+)|(\$?[A-Za-z_]\w*(?:[.:][A-Za-z_]\w*)*)|(<>|<=|>=|==|!=|&&|\|\||[-+*/^()=<>!,&])/y;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Splits a formula. @throws FormulaError at a character that starts no token */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(PATTERN);
  let offset = 0;
  while (offset < source.length) {
    pattern.lastIndex = offset;
    const match = pattern.exec(source);
    if (!match) throw new FormulaError(`Syntax error near '${source.slice(offset, offset + 20)}'`, offset);
    const [whole, , text, number, name, symbol] = match;
    if (text !== undefined) tokens.push({ kind: 'text', value: unescape(text.slice(1, -1)), offset });
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number), offset });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name, offset });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', value: symbol, offset });
    offset += whole.length;
  }
  tokens.push({ kind: 'end', value: '', offset });
  return tokens;
}

/** Only quotes, backslash and line escapes are escapes; `\d` stays as written because REGEX patterns use it. */
function unescape(text: string): string {
  return text.replace(/\\([\s\S])/g, (whole, character: string) => {
    if (character === '"' || character === "'" || character === '\\') return character;
    return ESCAPES[character] ?? whole;
  });
}
