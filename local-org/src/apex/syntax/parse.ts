import {
  ApexErrorListener,
  ApexParserFactory,
  type ApexParser,
  type CompilationUnitContext,
  type TriggerUnitContext,
} from '@apexdevtools/apex-parser';
import type { Unit } from './ast.ts';
import { buildTrigger, buildType } from './build-declarations.ts';
import { UnsupportedConstruct, type DiagnosticCode } from './diagnostics.ts';

export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly code: DiagnosticCode;
  readonly message: string;
}
export interface ParsedFile {
  readonly path: string;
  /** Null when the file has problems. */
  readonly unit: Unit | null;
  readonly problems: readonly SyntaxProblem[];
}

/** ANTLR's prediction modes: SLL is several times faster and right for all but rare inputs, LL decides those. */
const SLL = 0;
const LL = 1;

class ProblemListener extends ApexErrorListener {
  readonly problems: SyntaxProblem[] = [];

  apexSyntaxError(): void {
    throw new Error('syntaxError below replaces this');
  }

  override syntaxError(_recognizer: unknown, offending: unknown, line: number, column: number, message: string): void {
    this.problems.push({ line, column: column + 1, code: 'SYNTAX', message: describe(offending, message) });
  }
}

/** ANTLR's message in the words of the Salesforce compiler. */
function describe(offending: unknown, message: string): string {
  if (message.startsWith('missing ')) return `Missing ${message.slice('missing '.length)}`;
  if (message.startsWith('token recognition error')) return `Unrecognized symbol ${message.replace(/^.*at: /s, '')}`;
  const text = (offending as { text?: string } | null)?.text;
  if (text === '<EOF>') return 'Unexpected end of file';
  return text === undefined ? message : `Unexpected token '${text}'`;
}

function attempt<T>(
  text: string,
  mode: number,
  read: (parser: ApexParser) => T,
): { tree: T; problems: SyntaxProblem[] } {
  const listener = new ProblemListener();
  const { parser } = ApexParserFactory.createLexerAndParser(text, listener);
  (parser as unknown as { _interp: { predictionMode: number } })._interp.predictionMode = mode;
  const tree = read(parser);
  return { tree, problems: listener.problems };
}

/**
 * Reads one class or trigger file. Never throws for bad input: problems come with their places.
 * @param path decides the grammar rule: `.trigger` files hold a trigger, all others a type
 */
export function parseFile(path: string, text: string): ParsedFile {
  const isTrigger = path.toLowerCase().endsWith('.trigger');
  const read = (parser: ApexParser): CompilationUnitContext | TriggerUnitContext =>
    isTrigger ? parser.triggerUnit() : parser.compilationUnit();
  let parsed = attempt(text, SLL, read);
  if (parsed.problems.length > 0) parsed = attempt(text, LL, read);
  if (parsed.problems.length > 0) return { path, unit: null, problems: parsed.problems };
  try {
    const unit = isTrigger
      ? buildTrigger(parsed.tree as TriggerUnitContext)
      : buildType((parsed.tree as CompilationUnitContext).typeDeclaration());
    return { path, unit, problems: [] };
  } catch (error) {
    const problem = buildProblem(error);
    if (problem === null) throw error;
    return { path, unit: null, problems: [problem] };
  }
}

/** Problems found while turning the parse tree into ours: unsupported constructs and SOQL that cannot be read. */
function buildProblem(error: unknown): SyntaxProblem | null {
  if (error instanceof UnsupportedConstruct) return { ...error.at, code: 'UNSUPPORTED', message: error.message };
  const problem = (error as { problem?: { at: { line: number; column: number }; message: string } }).problem;
  return problem === undefined ? null : { ...problem.at, code: 'SOQL', message: problem.message };
}
