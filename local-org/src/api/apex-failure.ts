/** Failures of a component's Apex call, in the shape in which Lightning hands them to components. */
import { ApexException } from '../apex/runtime/exceptions.ts';
import type { ApiAnswer } from './call.ts';
import { toApiError } from './errors.ts';

interface ApexFailureBody {
  readonly message: string;
  readonly exceptionType: string;
  readonly isUserDefinedException: boolean;
}

const answer = (status: number, body: ApexFailureBody): ApiAnswer => ({ status, body });

/**
 * @returns what a component sees as `error.body`; an exception keeps its message and type, never its stack.
 *   Null for a defect of the org itself.
 */
export function apexFailure(error: unknown): ApiAnswer | null {
  if (error instanceof ApexException) {
    const message = error['getmessage()']() ?? 'Script-thrown exception';
    return answer(500, { message, exceptionType: error.typeName, isUserDefinedException: error.$class !== undefined });
  }
  const known = toApiError(error);
  if (!known) return null;
  const message = known.items.map((item) => item.message).join(' ');
  return answer(known.status, { message, exceptionType: known.items[0]?.errorCode ?? 'UNKNOWN_EXCEPTION', isUserDefinedException: false });
}
