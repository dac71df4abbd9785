/** The answer has a value that this version of the components does not know, or lacks one that they need. */
export class UnreadableAnswerError extends Error {
  override readonly name = 'UnreadableAnswerError';
}

/**
 * The value as one of a closed set.
 * @throws UnreadableAnswerError when it is none of them
 */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  raw: string | null | undefined,
  field: string,
): Value {
  const value = values.find((candidate) => candidate === raw);
  if (value === undefined) throw new UnreadableAnswerError(`${field}: ${String(raw)}`);
  return value;
}

/**
 * The value itself.
 * @throws UnreadableAnswerError when there is none
 */
export function required<Value>(value: Value | null | undefined, field: string): Value {
  if (value === null || value === undefined) throw new UnreadableAnswerError(`${field} is missing`);
  return value;
}
