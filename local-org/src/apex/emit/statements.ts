import type { Bound, BoundStatement } from '../types/bound.ts';
import { isSystem, typeName } from '../types/symbols.ts';
import { emitAssign, emitUpdate } from './assignments.ts';
import { emitCondition, emitExpression } from './expressions.ts';
import { emitCoverage, emitLine, type FunctionContext } from './function.ts';
import { className, quote } from './unit.ts';

type StatementKind<K extends BoundStatement['kind']> = Extract<BoundStatement, { kind: K }>;

export function emitStatements(context: FunctionContext, statements: readonly BoundStatement[]): void {
  for (const statement of statements) emitStatement(context, statement);
}

/** An expression whose value is not used. */
function emitEffect(context: FunctionContext, node: Bound): string {
  if (node.kind === 'assign') return emitAssign(context, node, false);
  if (node.kind === 'update') return emitUpdate(context, node, false);
  return emitExpression(context, node);
}

function emitStatement(context: FunctionContext, node: BoundStatement): void {
  const { line } = node.at;
  const write = (code: string): void => emitLine(context, code, line);
  const body = (statement: BoundStatement | null): void => {
    if (statement !== null) emitInner(context, statement);
  };
  if (node.kind !== 'block' && node.kind !== 'try') emitCoverage(context, line);
  switch (node.kind) {
    case 'block':
      write('{');
      emitStatements(context, node.body);
      {
        write('}');
        return;
      }
    case 'local': {
      write(`let ${node.variable.code} = ${node.value === null ? 'null' : emitExpression(context, node.value)};`);
      return;
    }
    case 'expression': {
      write(`${emitEffect(context, node.value)};`);
      return;
    }
    case 'if':
      write(`if (${emitCondition(context, node.condition)}) {`);
      body(node.then);
      if (node.otherwise !== null) {
        write('} else {');
        body(node.otherwise);
      }
      {
        write('}');
        return;
      }
    case 'while':
      write(`while (${emitCondition(context, node.condition)}) {`);
      write('$.tick();');
      body(node.body);
      {
        write('}');
        return;
      }
    case 'doWhile':
      write('do {');
      write('$.tick();');
      body(node.body);
      {
        write(`} while (${emitCondition(context, node.condition)});`);
        return;
      }
    case 'for': {
      emitFor(context, node);
      return;
    }
    case 'forEach':
      write(
        `for (let ${node.variable.code} of ${context.unit.op(node.chunked ? 'chunks' : 'each')}(${emitExpression(context, node.source)})) {`,
      );
      write('$.tick();');
      body(node.body);
      {
        write('}');
        return;
      }
    case 'switch': {
      emitSwitch(context, node);
      return;
    }
    case 'try': {
      emitTry(context, node);
      return;
    }
    case 'return':
      if (context.isConstructor) {
        write('return $self;');
        return;
      }
      {
        write(node.value === null ? 'return;' : `return ${emitExpression(context, node.value)};`);
        return;
      }
    case 'throw': {
      write(`throw ${context.unit.op('thrown')}(${emitExpression(context, node.value)});`);
      return;
    }
    case 'break':
    case 'continue': {
      write(`${node.kind};`);
      return;
    }
    case 'dml': {
      write(
        `$.dml(${[quote(node.operation), emitExpression(context, node.target), JSON.stringify(node.access), JSON.stringify(node.externalId)].join(', ')});`,
      );
      return;
    }
    case 'runAs': {
      const previous = context.unit.fresh('u');
      write(`const ${previous} = $.enterRunAs(${emitExpression(context, node.user)});`);
      write('try {');
      body(node.body);
      write(`} finally { $.leaveRunAs(${previous}); }`);
      return;
    }
    case 'chain': {
      write(`${emitChainCall(context, node)};`);
      return;
    }
  }
}

/** The inside of braces that are written already. */
function emitInner(context: FunctionContext, statement: BoundStatement): void {
  if (statement.kind === 'block') emitStatements(context, statement.body);
  else emitStatement(context, statement);
}

/** Another constructor of the class, or one of the class above. */
function emitChainCall(context: FunctionContext, node: StatementKind<'chain'>): string {
  const args = node.args.map((arg) => emitExpression(context, arg));
  if (isSystem({ kind: 'named', symbol: node.symbol, args: [] }, 'Exception'))
    return `${context.unit.op('initialiseException')}(${['$self', ...args].join(', ')})`;
  if (node.symbol.origin === 'system') return '';
  return `${className(node.symbol)}$c[${quote(node.constructor?.key ?? '()')}](${['$self', ...args].join(', ')})`;
}

function emitFor(context: FunctionContext, node: StatementKind<'for'>): void {
  const { line } = node.at;
  const write = (code: string): void => emitLine(context, code, line);
  const condition = node.condition === null ? '' : emitCondition(context, node.condition);
  const update = node.update.map((each) => emitEffect(context, each)).join(', ');
  write('{');
  emitStatements(context, node.init);
  write(`for (; ${condition}; ${update}) {`);
  write('$.tick();');
  if (node.body !== null) emitInner(context, node.body);
  write('}');
  write('}');
}

function emitSwitch(context: FunctionContext, node: StatementKind<'switch'>): void {
  const subject = context.unit.fresh('w');
  const write = (code: string, line = node.at.line): void => emitLine(context, code, line);
  write('{');
  write(`const ${subject} = ${emitExpression(context, node.subject)};`);
  let first = true;
  for (const branch of node.branches) {
    const start = first ? '' : '} else ';
    if (branch.kind === 'else') write(first ? '{' : '} else {', branch.at.line);
    else if (branch.kind === 'labels') {
      const tests = branch.labels.map((label) => `${subject} === ${emitExpression(context, label)}`);
      write(`${start}if (${tests.join(' || ')}) {`, branch.at.line);
    } else {
      write(
        `${start}if (${context.unit.op('isInstance')}(${subject}, ${quote(typeName(branch.tested))})) {`,
        branch.at.line,
      );
      write(`let ${branch.variable.code} = ${subject};`, branch.at.line);
    }
    emitInner(context, branch.body);
    first = false;
  }
  if (!first) write('}');
  write('}');
}

function emitTry(context: FunctionContext, node: StatementKind<'try'>): void {
  const write = (code: string, line = node.at.line): void => emitLine(context, code, line);
  write('try {');
  emitInner(context, node.body);
  if (node.catches.length > 0) {
    const raw = context.unit.fresh('c');
    const caught = context.unit.fresh('c');
    write(`} catch (${raw}) {`);
    write(`const ${caught} = $.caught(${raw});`);
    for (const [i, clause] of node.catches.entries()) {
      write(
        `${i === 0 ? '' : '} else '}if (${context.unit.op('isInstance')}(${caught}, ${quote(typeName(clause.type))})) {`,
        clause.at.line,
      );
      write(`let ${clause.variable.code} = ${caught};`, clause.at.line);
      emitInner(context, clause.body);
    }
    write(`} else throw ${caught};`);
  }
  if (node.finally !== null) {
    write('} finally {');
    emitInner(context, node.finally);
  }
  write('}');
}
