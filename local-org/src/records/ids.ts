import { id15to18, isId } from '../store/ids.ts';

/** @returns the 18-character form of a 15- or 18-character id; null when the text has not the form of an id */
export function toId18(text: string): string | null {
  return isId(text) ? id15to18(text.slice(0, 15)) : null;
}
