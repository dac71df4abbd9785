import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import type { ExpressionContext, QueryContext } from '@apexdevtools/apex-parser';
import { SoqlError, type SoqlProblem, type SoqlQuery } from './query.ts';
import { TreeReader } from './tree.ts';

/** How an inline query's bind expression is named: its index among the query's closures, or its variable. */
export interface BindReference {
  readonly index: number | null;
  readonly name: string;
}

/** Longest query text that the platform takes. */
const MAX_LENGTH = 100_000;

class FirstError extends ApexErrorListener {
  problem: SoqlProblem | null = null;

  override apexSyntaxError(line: number, column: number, message: string): void {
    this.problem ??= { message: readableMessage(message), at: { line, column: column + 1 }, code: 'MALFORMED_QUERY' };
  }
}

/**
 * Parses the text of a dynamic or REST query. Binds (`:name`) keep their variable's name.
 * @throws SoqlError MALFORMED_QUERY with the position in the text
 */
export function parseSoql(text: string): SoqlQuery {
  if (text.length > MAX_LENGTH) {
    throw malformed(`SOQL statements cannot be longer than ${MAX_LENGTH} characters.`, 1, 1);
  }
  const errors = new FirstError();
  const { parser } = ApexParserFactory.createLexerAndParser(withLexableEscapes(text), errors);
  const tree = parser.query();
  if (errors.problem) throw new SoqlError(errors.problem);
  const rest = parser.getCurrentToken();
  if (rest.type !== END_OF_FILE) throw malformed(`unexpected token: '${rest.text}'`, rest.line, rest.column + 1);
  return queryFromTree(tree, (expression) => ({ index: null, name: expression.getText() }));
}

/**
 * Reads a query from the Apex parser's tree.
 * @param onBind called once for each bind expression, in the order of the text
 * @throws SoqlError for constructs that the local org does not run
 */
export function queryFromTree(tree: QueryContext, onBind: (expression: ExpressionContext) => BindReference): SoqlQuery {
  return new TreeReader(onBind).query(tree);
}

/** The grammar's lexer knows no `\%` and `\_`; their Unicode escapes mean the same. */
function withLexableEscapes(text: string): string {
  if (!/\\[%_]/.test(text)) return text;
  return text.replace(/\\(?:([%_])|.)/gs, (whole, wildcard: string | undefined) => {
    if (wildcard === undefined) return whole;
    return wildcard === '%' ? '\\u0025' : '\\u005f';
  });
}

const END_OF_FILE = -1;

function malformed(message: string, line: number, column: number): SoqlError {
  return new SoqlError({ message, at: { line, column }, code: 'MALFORMED_QUERY' });
}

/** The grammar's message without its list of every token that would fit. */
function readableMessage(message: string): string {
  const token =
    /(?:missing .+ at|mismatched input|extraneous input|no viable alternative at input|token recognition error at:) '?([^']*)'?/.exec(
      message,
    );
  if (/<EOF>/.test(token?.[1] ?? '')) return 'unexpected end of query';
  return token ? `unexpected token: '${(token[1] ?? '').trim()}'` : message;
}
