const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Chooses a three-character key prefix that depends on the object's name alone, so that adding an object does not
 * change the prefix of another one whose records are already stored.
 * @param first first character: `a` for custom objects and settings, `m` for custom metadata, ...
 * @param taken prefixes in use; the chosen one is added
 */
export function keyPrefixFor(objectName: string, first: string, taken: Set<string>): string {
  let hash = 2166136261;
  for (const byte of Buffer.from(objectName.toLowerCase())) {
    hash = Math.imul(hash ^ byte, 16777619) >>> 0;
  }
  const places = DIGITS.length ** 2;
  for (let attempt = 0; attempt < places; attempt++) {
    const place = (hash + attempt) % places;
    const prefix = first + DIGITS.charAt(Math.floor(place / DIGITS.length)) + DIGITS.charAt(place % DIGITS.length);
    if (!taken.has(prefix)) {
      taken.add(prefix);
      return prefix;
    }
  }
  throw new Error(`No key prefix is left that starts with "${first}"`);
}
