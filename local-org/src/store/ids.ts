import type { ObjectDef } from '../metadata/catalog.ts';
import type { Database } from './database.ts';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
/** Marks ids of this org, so that ids made up by hand (`006000000000001`) never meet real ones. */
const INSTANCE = 'SL0';

/**
 * Whether the text has an id's form: 15 characters, or 18 with a right checksum.
 */
export function isId(text: string): boolean {
  if (!/^[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?$/.test(text)) return false;
  return text.length === 15 || id15to18(text.slice(0, 15)).toUpperCase() === text.toUpperCase();
}

/** The 18-character form. Text of any other length than 15 is returned as it is. */
export function id15to18(id: string): string {
  if (id.length !== 15) return id;
  let checksum = '';
  for (let group = 0; group < 3; group++) {
    let bits = 0;
    for (let place = 0; place < 5; place++) {
      const character = id.charAt(group * 5 + place);
      if (character >= 'A' && character <= 'Z') bits |= 1 << place;
    }
    checksum += CHECKSUM_DIGITS.charAt(bits);
  }
  return id + checksum;
}

/** Next number of each sequence in each open database: survives rollbacks, so that no id is given out twice. */
const counters = new WeakMap<Database, Map<string, number>>();

/** A new 18-character id for the object, never given out before. Ids of one object sort in the order of their making. */
export function nextId(db: Database, object: Pick<ObjectDef, 'keyPrefix'>): string {
  return nextIds(db, object, 1).join('');
}

/** As {@link nextId}, for many records with one write. */
export function nextIds(db: Database, object: Pick<ObjectDef, 'keyPrefix'>, count: number): string[] {
  const next = nextNumber(db, object.keyPrefix, count, () => 1);
  return Array.from({ length: count }, (_, offset) => idOf(object.keyPrefix, next + offset));
}

/**
 * Takes `count` numbers from the sequence called `key`.
 * @param start gives the first number of a sequence that has given none out yet
 * @returns the first number taken
 */
export function nextNumber(db: Database, key: string, count: number, start: () => number): number {
  const numbers = counters.get(db) ?? new Map<string, number>();
  counters.set(db, numbers);
  let next = numbers.get(key);
  if (next === undefined) {
    const row = db.get('SELECT "next" FROM "_sequence" WHERE "prefix" = ?', [key]);
    next = row ? Number(row['next']) : start();
  }
  numbers.set(key, next + count);
  db.run(
    'INSERT INTO "_sequence" ("prefix", "next") VALUES (?, ?) ON CONFLICT ("prefix") DO UPDATE SET "next" = excluded."next"',
    [key, next + count],
  );
  return next;
}

function idOf(keyPrefix: string, number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / DIGITS.length))
    digits = DIGITS.charAt(rest % DIGITS.length) + digits;
  return id15to18(keyPrefix + INSTANCE + digits.padStart(9, '0'));
}
