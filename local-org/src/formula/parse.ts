import { FormulaError, tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';

export type FormulaNode =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly path: string; readonly offset: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[]; readonly offset: number }
  | { readonly kind: 'unary'; readonly op: '-' | '!'; readonly operand: FormulaNode }
  | { readonly kind: 'binary'; readonly op: BinaryOperator; readonly left: FormulaNode; readonly right: FormulaNode };

export type BinaryOperator = '||' | '&&' | '=' | '<>' | '<' | '>' | '<=' | '>=' | '&' | '+' | '-' | '*' | '/' | '^';

const PRECEDENCE: Readonly<Record<string, number>> = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '==': 3,
  '<>': 3,
  '!=': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '&': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '^': 8,
};
const SAME_AS: Readonly<Record<string, BinaryOperator>> = { '==': '=', '!=': '<>' };
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map([
  ['TRUE', true],
  ['FALSE', false],
  ['NULL', null],
]);

/** Parses a formula into a tree. @throws FormulaError */
export function parseFormula(source: string): FormulaNode {
  const tokens = tokenize(source);
  let position = 0;
  const peek = (): Token => tokens[position] ?? { kind: 'end', value: '', offset: source.length };
  const isSymbol = (value: string): boolean => peek().kind === 'symbol' && peek().value === value;

  function expect(symbol: string): void {
    if (!isSymbol(symbol)) {
      const found = peek();
      const shown = found.kind === 'end' ? 'the end' : `'${found.value}'`;
      throw new FormulaError(`Syntax error: expected '${symbol}' before ${shown}`, found.offset);
    }
    position++;
  }

  function expression(minimum: number): FormulaNode {
    let left = operand();
    for (;;) {
      const token = peek();
      const precedence = token.kind === 'symbol' ? PRECEDENCE[token.value] : undefined;
      if (precedence === undefined || precedence < minimum) return left;
      position++;
      const right = expression(precedence + 1);
      const op = SAME_AS[String(token.value)] ?? (token.value as BinaryOperator);
      left = { kind: 'binary', op, left, right };
    }
  }

  function operand(): FormulaNode {
    const token = peek();
    position++;
    switch (token.kind) {
      case 'text':
      case 'number':
        return { kind: 'literal', value: token.value };
      case 'name':
        return name(token.value, token.offset);
      case 'symbol':
        if (token.value === '(') {
          const inner = expression(1);
          expect(')');
          return inner;
        }
        if (token.value === '-' || token.value === '!') return { kind: 'unary', op: token.value, operand: operand() };
        if (token.value === '+') return operand();
        throw new FormulaError(`Syntax error: unexpected '${token.value}'`, token.offset);
      case 'end':
        throw new FormulaError('Syntax error: the formula ends too early', token.offset);
    }
  }

  function name(text: string, offset: number): FormulaNode {
    if (isSymbol('(')) {
      position++;
      const args: FormulaNode[] = [];
      if (!isSymbol(')')) {
        args.push(expression(1));
        while (isSymbol(',')) {
          position++;
          args.push(expression(1));
        }
      }
      expect(')');
      return { kind: 'call', name: text.toUpperCase(), args, offset };
    }
    const constant = CONSTANTS.get(text.toUpperCase());
    if (constant !== undefined) return { kind: 'literal', value: constant };
    return { kind: 'name', path: text, offset };
  }

  const tree = expression(1);
  const rest = peek();
  if (rest.kind !== 'end') throw new FormulaError(`Syntax error: unexpected '${rest.value}'`, rest.offset);
  return tree;
}
