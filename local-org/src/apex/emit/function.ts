import type { SharingMode } from './program.ts';
import type { EmitUnit } from './unit.ts';
import type { TypeSymbol } from '../types/symbols.ts';
import type { CodeWriter } from './writer.ts';

/** One JavaScript function while it is being emitted. */
export interface FunctionContext {
  readonly unit: EmitUnit;
  readonly writer: CodeWriter;
  readonly owner: TypeSymbol;
  readonly file: number;
  /** The instance: `this` in methods, a parameter in constructors and initialisers. */
  readonly self: 'this' | '$self';
  /** Constructors give their instance back. */
  readonly isConstructor: boolean;
  readonly sharing: SharingMode;
  /** Set when the body reads or writes statics of its own class, which are then held in `$s`. */
  usesStatics: boolean;
}

export function emitLine(context: FunctionContext, code: string, line: number): void {
  context.writer.line(code, context.file, line);
}

/** Counts a statement for coverage. */
export function emitCoverage(context: FunctionContext, line: number): void {
  const { unit } = context;
  if (!unit.coverage) return;
  unit.executable[context.file]?.add(line);
  emitLine(context, `$.coverage[${context.file}][${line}]++;`, line);
}
