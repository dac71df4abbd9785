/** `/actions/custom/apex`: the invocable Apex of the org. */
import { AuraError } from '../apex/runtime/aura.ts';
import type { ApiAnswer, ApiCall, Resource } from './call.ts';
import { ok } from './call.ts';
import { apiError, notFound } from './errors.ts';
import { jsonObject } from './values.ts';

const PATH = '/actions/custom/apex';
const MAX_INPUTS = 200;

function list({ org, version }: ApiCall): ApiAnswer {
  const actions = org.invocableActions().map(({ name, label }) => ({
    label,
    name,
    type: 'APEX',
    url: `/services/data/v${version}${PATH}/${name}`,
  }));
  return ok({ actions });
}

function invoke({ org, ctx, params, body }: ApiCall): ApiAnswer {
  const { inputs } = jsonObject(body);
  if (!Array.isArray(inputs) || inputs.length === 0) {
    throw apiError('INVALID_INPUT', 'The body must have a list of inputs, one for each request');
  }
  if (inputs.length > MAX_INPUTS) throw apiError('INVALID_INPUT', `At most ${MAX_INPUTS} inputs in one call`);
  const name = params['name'] ?? '';
  const outputs = outputsOf(() =>
    org.invokeInvocable(
      ctx,
      name,
      inputs.map((input) => jsonObject(input, 'An input')),
    ),
  );
  if (!outputs) throw notFound(`There is no Apex action named ${name}`);
  return ok(
    outputs.map((outputValues) => ({ actionName: name, errors: null, isSuccess: true, outputValues, version: 1 })),
  );
}

function outputsOf<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof AuraError)) throw error;
    const isRefused = error.exceptionType === 'System.NoAccessException';
    throw apiError(isRefused ? 'INSUFFICIENT_ACCESS' : 'INVALID_INPUT', error.message);
  }
}

export const actionResources: readonly Resource[] = [
  { method: 'GET', path: PATH, handle: list },
  { method: 'POST', path: `${PATH}/:name`, handle: invoke },
];
