import type { Bound } from './bound.ts';
import { isQueryResult } from './assign.ts';
import { fit } from './conversions.ts';
import type { Environment } from './environment.ts';
import { memberType, type Found } from './members.ts';
import { isRow, isSystem, type ApexType, type MethodSymbol } from './symbols.ts';

export interface Choice {
  readonly found: Found<MethodSymbol>;
  /** Parameter types with type arguments put in. */
  readonly parameters: readonly ApexType[];
}

/**
 * The overload that a call with these arguments means: all arguments fit, and together they fit it best.
 * Decided by declared types alone, null arguments included.
 */
export function chooseOverload(
  env: Environment,
  candidates: readonly Found<MethodSymbol>[],
  args: readonly Bound[],
): Choice | null {
  let best: Choice | null = null;
  let bestCost = Infinity;
  for (const found of candidates) {
    if (found.member.parameters.length !== args.length) continue;
    const parameters = found.member.parameters.map((parameter) => memberType(parameter.type, found.through));
    const cost = totalCost(env, parameters, args);
    if (cost !== null && cost < bestCost) {
      best = { found, parameters };
      bestCost = cost;
    }
  }
  return best;
}

function totalCost(env: Environment, parameters: readonly ApexType[], args: readonly Bound[]): number | null {
  let total = 0;
  for (const [i, arg] of args.entries()) {
    const parameter = parameters[i];
    if (parameter === undefined) return null;
    const direct = fit(env, arg.type, parameter);
    if (direct !== null) total += direct.cost;
    else if (isQueryResult(arg) && isRow(parameter)) total += 6;
    else if (arg.kind === 'soql' && arg.mode === 'count' && isSystem(parameter, 'Integer')) total += 1;
    else return null;
  }
  return total;
}
