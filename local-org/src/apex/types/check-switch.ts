import type { StatementOf, WhenLabel } from '../syntax/ast.ts';
import { convertTo, errorAt } from './assign.ts';
import type { Bound, BoundBranch } from './bound.ts';
import { checkExpression } from './check-expression.ts';
import { checkBlock, type Checked } from './check-statement.ts';
import { canCast } from './conversions.ts';
import { findVariable } from './references.ts';
import type { Scope } from './scope.ts';
import { isSystem, typeName } from './symbols.ts';

export function checkSwitch(scope: Scope, node: StatementOf<'switch'>): Checked {
  const subject = checkExpression(scope, node.subject);
  let falls = false;
  let hasElse = false;
  const branches: BoundBranch[] = [];
  for (const { value, body, at } of node.branches) {
    if (hasElse) scope.error(at, 'FLOW', 'When else block must be the last');
    if (value.kind === 'else') {
      hasElse = true;
      const block = checkBlock(scope, body);
      falls ||= block.falls;
      branches.push({ kind: 'else', body: block.statement, at });
    } else if (value.kind === 'labels') {
      const labels = value.labels.map((label) => checkLabel(scope, subject, label));
      const block = checkBlock(scope, body);
      falls ||= block.falls;
      branches.push({ kind: 'labels', labels, body: block.statement, at });
    } else {
      const tested = scope.env.resolve(value.type, scope.owner, scope.file);
      if (!canCast(scope.env, subject.type, tested))
        scope.error(
          at,
          'TYPE',
          `Incompatible types since an instance of ${typeName(subject.type)} is never an instance of ${typeName(tested)}`,
        );
      scope.nested(() => {
        const variable = scope.declare(value.name.text, tested, value.name.at);
        const block = checkBlock(scope, body);
        falls ||= block.falls;
        branches.push({ kind: 'type', tested, variable, body: block.statement, at });
      });
    }
  }
  return { statement: { kind: 'switch', subject, branches, at: node.at }, falls: falls || !hasElse };
}

function checkLabel(scope: Scope, subject: Bound, label: WhenLabel): Bound {
  if (subject.type.kind === 'error') return errorAt(label.kind === 'name' ? label.at : label.value.at);
  if (label.kind === 'literal') {
    const value = checkExpression(scope, label.value);
    return value.type.kind === 'null' ? value : convertTo(scope, value, subject.type);
  }
  const { path, at } = label;
  const name = path[path.length - 1] ?? '';
  if (subject.type.kind === 'named' && subject.type.symbol.kind === 'enum') {
    const constant = subject.type.symbol.enumConstants.find((each) => each.toLowerCase() === name.toLowerCase());
    if (constant !== undefined)
      return { kind: 'enumConstant', enumType: subject.type.symbol, name: constant, type: subject.type, at };
  }
  const variable = path.length === 1 ? findVariable(scope, name, at, 'read') : null;
  const isConstant =
    variable !== null && variable.kind === 'field' && variable.field.isStatic && variable.field.isFinal;
  if (isConstant && !isSystem(variable.type, 'Boolean')) return convertTo(scope, variable, subject.type);
  scope.error(at, 'NAME', `Invalid when expression: ${path.join('.')} is no constant of ${typeName(subject.type)}`);
  return errorAt(at);
}
