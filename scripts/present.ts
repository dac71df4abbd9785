/**
 * A value that must be there, such as an element of a list that was just counted.
 * @param what names it in the error
 * @throws Error when it is missing
 */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`${what} is missing`);
  return value;
}
