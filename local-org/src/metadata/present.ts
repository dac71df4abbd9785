/**
 * A value that earlier checks promise, e.g. an object that a resolved path names.
 * @param what how the error calls it
 * @throws Error when the promise is broken, which is a fault of this program and not of its input
 */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`Missing: ${what}`);
  return value;
}
