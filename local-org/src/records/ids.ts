const ID_PATTERN = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/;
const SUFFIX_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** @returns the 18-character form of a 15- or 18-character id; null when the text has not the form of an id */
export function toId18(text: string): string | null {
  if (!ID_PATTERN.test(text)) return null;
  let id = text.slice(0, 15);
  for (let start = 0; start < 15; start += 5) {
    let bits = 0;
    for (let offset = 0; offset < 5; offset++) {
      const code = text.charCodeAt(start + offset);
      if (code >= 65 && code <= 90) bits |= 1 << offset;
    }
    id += SUFFIX_ALPHABET[bits] ?? '';
  }
  return id;
}

/** The instant as records store it: ISO text, whole seconds. */
export function stampOf(epochMilliseconds: number): string {
  return new Date(Math.floor(epochMilliseconds / 1000) * 1000).toISOString();
}
