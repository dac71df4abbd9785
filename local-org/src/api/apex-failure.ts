/** Failures of a component's Apex call, in the shape in which Lightning hands them to components. */
import { AuraError } from '../apex/runtime/aura.ts';
import { ApexException } from '../apex/runtime/exceptions.ts';
import type { ApiAnswer } from './call.ts';
import { toApiError } from './errors.ts';

/** The call never reached the method: its caller or its arguments are at fault. */
const STATUS_BY_TYPE: Readonly<Record<string, number>> = {
  'System.NoAccessException': 403,
  'System.IllegalArgumentException': 400,
};

const answer = (status: number, message: string, exceptionType: string): ApiAnswer => ({
  status,
  body: { message, exceptionType },
});

/**
 * @returns what a component sees as `error.body`; an exception keeps its message and type, never its stack.
 *   Null for a defect of the org itself.
 */
export function apexFailure(error: unknown): ApiAnswer | null {
  if (error instanceof AuraError)
    return answer(STATUS_BY_TYPE[error.exceptionType] ?? 500, error.message, error.exceptionType);
  if (error instanceof ApexException) {
    return answer(500, error['getmessage()']() ?? 'Script-thrown exception', error.typeName);
  }
  const known = toApiError(error);
  return known && answer(known.status, known.message, known.items[0]?.errorCode ?? 'UNKNOWN_EXCEPTION');
}
