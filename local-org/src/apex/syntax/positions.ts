import type { ApexParserRuleContext } from '@apexdevtools/apex-parser';
import type { Identifier, Position } from './ast.ts';

/** Where a node starts; columns counted from 1. */
export function positionOf(context: ApexParserRuleContext): Position {
  return { line: context.start.line, column: context.start.column + 1 };
}

/** Where a node's last token starts: the closing brace of a block. */
export function endOf(context: ApexParserRuleContext): Position {
  const stop = context.stop ?? context.start;
  return { line: stop.line, column: stop.column + 1 };
}

export function identifier(context: ApexParserRuleContext): Identifier {
  return { text: context.getText(), at: positionOf(context) };
}
