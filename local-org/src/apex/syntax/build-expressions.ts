import {
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  ArrayExpressionContext,
  AssignExpressionContext,
  BitAndExpressionContext,
  BitExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  CastExpressionContext,
  CmpExpressionContext,
  CoalExpressionContext,
  CondExpressionContext,
  DotExpressionContext,
  EqualityExpressionContext,
  IdPrimaryContext,
  InstanceOfExpressionContext,
  LiteralPrimaryContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  MethodCallExpressionContext,
  NegExpressionContext,
  NewExpressionContext,
  PostOpExpressionContext,
  PreOpExpressionContext,
  PrimaryExpressionContext,
  SubExpressionContext,
  SoqlPrimaryContext,
  SuperPrimaryContext,
  ThisPrimaryContext,
  TypeRefPrimaryContext,
  VoidPrimaryContext,
  type CreatorContext,
  type ExpressionContext,
  type ExpressionListContext,
  type PrimaryContext,
} from '@apexdevtools/apex-parser';
import { queryFromTree } from '../../soql/parse.ts';
import type { AssignOperator, BinaryOperator, Expr, Position } from './ast.ts';
import { buildCreatedName, buildTypeRef } from './build-types.ts';
import { UnsupportedConstruct } from './diagnostics.ts';
import { multilineString, unescapeString } from './literals.ts';
import { positionOf } from './positions.ts';

export function buildExpressions(context: ExpressionListContext | null | undefined): Expr[] {
  return context ? context.expression_list().map(buildExpression) : [];
}

export function buildExpression(context: ExpressionContext): Expr {
  const at = positionOf(context);
  if (context instanceof PrimaryExpressionContext) return buildPrimary(context.primary());
  if (context instanceof DotExpressionContext) return buildDot(context);
  if (context instanceof MethodCallExpressionContext) {
    const call = context.methodCall();
    const name = call.THIS() ? 'this' : call.SUPER() ? 'super' : call.id().getText();
    return { kind: 'call', target: null, name, args: buildExpressions(call.expressionList()), safe: false, at };
  }
  if (context instanceof SubExpressionContext) return buildExpression(context.expression());
  if (context instanceof AssignExpressionContext) {
    const [target, value] = pair(context);
    return { kind: 'assign', operator: operatorBetween(context) as AssignOperator, target, value, at };
  }
  if (context instanceof NewExpressionContext) return buildNew(context.creator(), at);
  if (context instanceof CastExpressionContext)
    return { kind: 'cast', type: buildTypeRef(context.typeRef()), operand: buildExpression(context.expression()), at };
  if (context instanceof ArrayExpressionContext) {
    const [target, index] = pair(context);
    return { kind: 'index', target, index, at };
  }
  if (context instanceof InstanceOfExpressionContext)
    return {
      kind: 'instanceof',
      operand: buildExpression(context.expression()),
      type: buildTypeRef(context.typeRef()),
      at,
    };
  if (context instanceof CondExpressionContext) {
    const [condition, then, otherwise] = context.expression_list().map(buildExpression);
    if (!condition || !then || !otherwise) throw new Error('a conditional has three parts');
    return { kind: 'conditional', condition, then, otherwise, at };
  }
  return buildUnary(context, at) ?? buildBinary(context, at);
}

function buildUnary(context: ExpressionContext, at: Position): Expr | null {
  if (context instanceof PostOpExpressionContext)
    return {
      kind: 'increment',
      operator: context.INC() ? '++' : '--',
      prefix: false,
      operand: buildExpression(context.expression()),
      at,
    };
  if (context instanceof PreOpExpressionContext) {
    const operand = buildExpression(context.expression());
    if (context.INC() || context.DEC())
      return { kind: 'increment', operator: context.INC() ? '++' : '--', prefix: true, operand, at };
    return { kind: 'unary', operator: context.SUB() ? '-' : '+', operand, at };
  }
  if (context instanceof NegExpressionContext)
    return { kind: 'unary', operator: context.BANG() ? '!' : '~', operand: buildExpression(context.expression()), at };
  return null;
}

type BinaryContext = ExpressionContext & { expression_list(): ExpressionContext[] };
const BINARY_CONTEXTS = [
  Arth1ExpressionContext,
  Arth2ExpressionContext,
  BitExpressionContext,
  CmpExpressionContext,
  EqualityExpressionContext,
  BitAndExpressionContext,
  BitNotExpressionContext,
  BitOrExpressionContext,
  LogAndExpressionContext,
  LogOrExpressionContext,
  CoalExpressionContext,
] as const;

function buildBinary(context: ExpressionContext, at: Position): Expr {
  if (!BINARY_CONTEXTS.some((type) => context instanceof type))
    throw new UnsupportedConstruct(`expression ${context.getText().slice(0, 40)}`, at);
  const binary = context as BinaryContext;
  const [left, right] = pair(binary);
  const operator = operatorBetween(binary);
  return { kind: 'binary', operator: (operator === '<>' ? '!=' : operator) as BinaryOperator, left, right, at };
}

function pair(context: BinaryContext): [Expr, Expr] {
  const [left, right] = context.expression_list();
  if (left === undefined || right === undefined) throw new Error('a binary expression has two sides');
  return [buildExpression(left), buildExpression(right)];
}

/** The operator's tokens stand between the two operands; `>>` and `<=` are several tokens. */
function operatorBetween(context: ExpressionContext): string {
  const count = context.getChildCount();
  let operator = '';
  for (let i = 1; i < count - 1; i++) operator += context.getChild(i).getText();
  return operator;
}

function buildDot(context: DotExpressionContext): Expr {
  const safe = Boolean(context.QUESTIONDOT());
  const target = buildExpression(context.expression());
  const call = context.dotMethodCall();
  if (call) {
    const at = positionOf(call);
    return {
      kind: 'call',
      target,
      name: call.anyId().getText(),
      args: buildExpressions(call.expressionList()),
      safe,
      at,
    };
  }
  return { kind: 'member', target, name: context.anyId().getText(), safe, at: positionOf(context.anyId()) };
}

function buildPrimary(context: PrimaryContext): Expr {
  const at = positionOf(context);
  if (context instanceof IdPrimaryContext) return { kind: 'name', name: context.id().getText(), at };
  if (context instanceof LiteralPrimaryContext) return buildLiteralText(context.getText(), at);
  if (context instanceof ThisPrimaryContext) return { kind: 'this', at };
  if (context instanceof SuperPrimaryContext) return { kind: 'super', at };
  if (context instanceof TypeRefPrimaryContext)
    return { kind: 'typeLiteral', type: buildTypeRef(context.typeRef()), at };
  if (context instanceof VoidPrimaryContext) return { kind: 'typeLiteral', type: null, at };
  if (context instanceof SoqlPrimaryContext) {
    const binds: Expr[] = [];
    const query = queryFromTree(context.soqlLiteral().query(), (bind) => ({
      index: binds.push(buildExpression(bind)) - 1,
      name: bind.getText(),
    }));
    return { kind: 'soql', query, binds, at };
  }
  throw new UnsupportedConstruct('SOSL search', at);
}

/** A literal from its source text. */
export function buildLiteralText(text: string, at: Position): Expr {
  const literal = (type: Extract<Expr, { kind: 'literal' }>['type'], value: string): Expr => ({
    kind: 'literal',
    type,
    value,
    at,
  });
  if (text.startsWith("'''")) return literal('String', multilineString(text));
  if (text.startsWith("'")) return literal('String', unescapeString(text.slice(1, -1)));
  const lower = text.toLowerCase();
  if (lower === 'null') return literal('null', 'null');
  if (lower === 'true' || lower === 'false') return literal('Boolean', lower);
  if (lower.endsWith('l')) return literal('Long', lower.slice(0, -1));
  if (lower.endsWith('d')) return literal('Double', lower.slice(0, -1));
  return literal(lower.includes('.') ? 'Decimal' : 'Integer', lower);
}

function buildNew(context: CreatorContext, at: Position): Expr {
  const type = buildCreatedName(context.createdName());
  if (context.noRest()) return { kind: 'newCollection', type, values: [], at };
  const set = context.setCreatorRest();
  if (set) return { kind: 'newCollection', type, values: set.expression_list().map(buildExpression), at };
  const map = context.mapCreatorRest();
  if (map) {
    const entries = map.mapCreatorRestPair_list().map((entry) => {
      const [key, value] = entry.expression_list().map(buildExpression);
      if (key === undefined || value === undefined) throw new Error('a map entry has a key and a value');
      return [key, value] as const;
    });
    return { kind: 'newMap', type, entries, at };
  }
  const array = context.arrayCreatorRest();
  if (array) {
    if (array.expression()) return { kind: 'newArray', type, size: buildExpression(array.expression()), at };
    const values = array.arrayInitializer()?.expression_list().map(buildExpression) ?? [];
    return { kind: 'newCollection', type: { ...type, arrays: type.arrays + 1 }, values, at };
  }
  return { kind: 'new', type, args: buildExpressions(context.classCreatorRest().arguments().expressionList()), at };
}
