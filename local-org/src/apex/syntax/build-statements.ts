import type {
  AccessLevelContext,
  BlockContext,
  ExpressionContext,
  ForStatementContext,
  LocalVariableDeclarationContext,
  StatementContext,
  SwitchStatementContext,
  WhenLiteralContext,
  WhenValueContext,
} from '@apexdevtools/apex-parser';
import type { Block, DmlOperation, Expr, LocalDeclaration, Statement, WhenLabel, WhenValue } from './ast.ts';
import { buildExpression, buildExpressions, buildLiteralText } from './build-expressions.ts';
import { buildModifiers, buildQualifiedType, buildTypeRef } from './build-types.ts';
import { UnsupportedConstruct } from './diagnostics.ts';
import { endOf, identifier, positionOf } from './positions.ts';

export function buildBlock(context: BlockContext): Block {
  return {
    kind: 'block',
    statements: context.statement_list().map(buildStatement),
    at: positionOf(context),
    end: endOf(context),
  };
}

export function buildStatement(context: StatementContext): Statement {
  const at = positionOf(context);
  const expression = context.expressionStatement();
  if (expression) return { kind: 'expression', value: buildExpression(expression.expression()), at };
  const local = context.localVariableDeclarationStatement();
  if (local) return buildLocal(local.localVariableDeclaration());
  if (context.block()) return buildBlock(context.block());
  return buildControl(context) ?? buildLoop(context) ?? buildDml(context) ?? unknownStatement(context);
}

function unknownStatement(context: StatementContext): never {
  throw new UnsupportedConstruct(`statement ${context.getText().slice(0, 40)}`, positionOf(context));
}

function buildLocal(context: LocalVariableDeclarationContext): LocalDeclaration {
  return {
    kind: 'local',
    type: buildTypeRef(context.typeRef()),
    modifiers: buildModifiers(context.modifier_list()),
    variables: context
      .variableDeclarators()
      .variableDeclarator_list()
      .map((variable) => ({
        name: identifier(variable.id()),
        initialiser: variable.expression() ? buildExpression(variable.expression()) : null,
      })),
    at: positionOf(context),
  };
}

function buildControl(context: StatementContext): Statement | null {
  const at = positionOf(context);
  const branch = context.ifStatement();
  if (branch) {
    const [then, otherwise] = branch.statement_list();
    if (then === undefined) throw new Error('an if has a statement');
    return {
      kind: 'if',
      condition: buildExpression(branch.parExpression().expression()),
      then: buildStatement(then),
      otherwise: otherwise ? buildStatement(otherwise) : null,
      at,
    };
  }
  if (context.switchStatement()) return buildSwitch(context.switchStatement());
  const attempt = context.tryStatement();
  if (attempt)
    return {
      kind: 'try',
      body: buildBlock(attempt.block()),
      catches: attempt.catchClause_list().map((clause) => ({
        type: buildQualifiedType(clause.qualifiedName()),
        name: identifier(clause.id()),
        body: buildBlock(clause.block()),
        at: positionOf(clause),
      })),
      finally: attempt.finallyBlock() ? buildBlock(attempt.finallyBlock().block()) : null,
      at,
    };
  const result = context.returnStatement();
  if (result) return { kind: 'return', value: result.expression() ? buildExpression(result.expression()) : null, at };
  if (context.throwStatement())
    return { kind: 'throw', value: buildExpression(context.throwStatement().expression()), at };
  if (context.breakStatement()) return { kind: 'break', at };
  if (context.continueStatement()) return { kind: 'continue', at };
  const runAs = context.runAsStatement();
  if (runAs) {
    const args = buildExpressions(runAs.expressionList());
    if (args.length !== 1 || args[0] === undefined) throw new UnsupportedConstruct('System.runAs without one user', at);
    return { kind: 'runAs', user: args[0], body: buildBlock(runAs.block()), at };
  }
  return null;
}

function buildLoop(context: StatementContext): Statement | null {
  const at = positionOf(context);
  if (context.forStatement()) return buildFor(context.forStatement());
  const loop = context.whileStatement();
  if (loop)
    return {
      kind: 'while',
      condition: buildExpression(loop.parExpression().expression()),
      body: loop.statement() ? buildStatement(loop.statement()) : null,
      at,
    };
  const until = context.doWhileStatement();
  if (until)
    return {
      kind: 'doWhile',
      condition: buildExpression(until.parExpression().expression()),
      body: buildBlock(until.block()),
      at,
    };
  return null;
}

function buildFor(context: ForStatementContext): Statement {
  const at = positionOf(context);
  const control = context.forControl();
  const body = context.statement() ? buildStatement(context.statement()) : null;
  const each = control.enhancedForControl();
  if (each)
    return {
      kind: 'forEach',
      type: buildTypeRef(each.typeRef()),
      name: identifier(each.id()),
      source: buildExpression(each.expression()),
      body,
      at,
    };
  const init = control.forInit();
  return {
    kind: 'for',
    init: init?.localVariableDeclaration()
      ? buildLocal(init.localVariableDeclaration())
      : buildExpressions(init?.expressionList()),
    condition: control.expression() ? buildExpression(control.expression()) : null,
    update: buildExpressions(control.forUpdate()?.expressionList()),
    body,
    at,
  };
}

function buildSwitch(context: SwitchStatementContext): Statement {
  return {
    kind: 'switch',
    subject: buildExpression(context.expression()),
    branches: context.whenControl_list().map((branch) => ({
      value: buildWhenValue(branch.whenValue()),
      body: buildBlock(branch.block()),
      at: positionOf(branch),
    })),
    at: positionOf(context),
  };
}

function buildWhenValue(context: WhenValueContext): WhenValue {
  if (context.ELSE()) return { kind: 'else' };
  if (context.typeRef()) return { kind: 'type', type: buildTypeRef(context.typeRef()), name: identifier(context.id()) };
  return { kind: 'labels', labels: context.whenLiteral_list().map(buildWhenLabel) };
}

function buildWhenLabel(context: WhenLiteralContext): WhenLabel {
  const at = positionOf(context);
  if (context.whenLiteral()) return buildWhenLabel(context.whenLiteral());
  const name = context.qualifiedName();
  if (name) return { kind: 'name', path: name.id_list().map((id) => id.getText()), at };
  if (context.NULL()) return { kind: 'literal', value: { kind: 'literal', type: 'null', value: 'null', at } };
  const token =
    context.IntegerLiteral() ?? context.LongLiteral() ?? context.StringLiteral() ?? context.MultilineStringLiteral();
  const literal = buildLiteralText(token.getText(), at);
  const negative = context.SUB_list().length % 2 === 1;
  return {
    kind: 'literal',
    value: negative ? { kind: 'unary', operator: '-', operand: literal, at } : literal,
  };
}

interface DmlContext {
  expression(): ExpressionContext;
  accessLevel(): AccessLevelContext | null;
}

function buildDml(context: StatementContext): Statement | null {
  const forms: readonly (readonly [DmlOperation, DmlContext | null])[] = [
    ['insert', context.insertStatement()],
    ['update', context.updateStatement()],
    ['delete', context.deleteStatement()],
    ['undelete', context.undeleteStatement()],
    ['upsert', context.upsertStatement()],
  ];
  const at = positionOf(context);
  if (context.mergeStatement()) throw new UnsupportedConstruct('merge statement', at);
  for (const [operation, form] of forms) {
    if (!form) continue;
    const level = form.accessLevel();
    const key = operation === 'upsert' ? context.upsertStatement().qualifiedName() : null;
    const target: Expr = buildExpression(form.expression());
    return {
      kind: 'dml',
      operation,
      target,
      access: level ? (level.SYSTEM() ? 'system' : 'user') : null,
      externalId: key ? identifier(key) : null,
      at,
    };
  }
  return null;
}
