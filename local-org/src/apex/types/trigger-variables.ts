import type { Position } from '../syntax/ast.ts';
import { errorAt } from './assign.ts';
import type { Bound } from './bound.ts';
import type { Scope } from './scope.ts';
import type { ApexType } from './symbols.ts';

const BOOLEANS = ['isinsert', 'isupdate', 'isdelete', 'isundelete', 'isbefore', 'isafter', 'isexecuting'];

/** `Trigger.new` and its like. In a trigger the records have the trigger's object, elsewhere they are SObject. */
export function triggerVariable(scope: Scope, name: string, at: Position): Bound {
  const { env } = scope;
  const lower = name.toLowerCase();
  const record: ApexType =
    scope.triggerObject === null ? env.system.type('SObject') : { kind: 'sobject', object: scope.triggerObject };
  const type = BOOLEANS.includes(lower)
    ? env.system.type('Boolean')
    : lower === 'new' || lower === 'old'
      ? env.list(record)
      : lower === 'newmap' || lower === 'oldmap'
        ? env.system.type('Map', env.system.type('Id'), record)
        : lower === 'size'
          ? env.system.type('Integer')
          : lower === 'operationtype'
            ? env.system.type('System.TriggerOperation')
            : null;
  if (type === null) {
    scope.error(at, 'NAME', `Variable does not exist: ${name}`);
    return errorAt(at);
  }
  return { kind: 'token', token: 'trigger', name: lower, type, at };
}
