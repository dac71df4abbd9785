import { ApexBlob, ApexDouble, ApexEnum, ApexType } from './scalars.ts';
import { ApexDate, ApexDatetime, ApexTime } from './dates.ts';
import { ApexDecimal } from './decimal.ts';

/** Values that know the content by which they are equal; collections and records implement it. */
export interface ContentKeyed {
  /** Equal content gives equal text. */
  $contentKey(): string;
}

/** A user class that defines `equals(Object)` and `hashCode()`. */
export interface UserHashed {
  'equals(Object)'(other: unknown): boolean;
  'hashcode()'(): number;
}

function isUserHashed(value: unknown): value is UserHashed {
  return typeof value === 'object' && value !== null && 'equals(Object)' in value && 'hashcode()' in value;
}

function isContentKeyed(value: object): value is ContentKeyed {
  return '$contentKey' in value;
}

/** Composite keys start with this, so that no String of Apex is taken for one. */
const MARK = '\u0000';

const identities = new WeakMap<object, number>();
let nextIdentity = 1;
/** A number that stands for the identity of an object. */
export function identityOf(value: object): number {
  let identity = identities.get(value);
  if (identity === undefined) identities.set(value, (identity = nextIdentity++));
  return identity;
}

/**
 * Key of a value in a JavaScript Map such that equal Apex values have the same key. Strings compare with case,
 * decimals and dates by value, collections and records by content, user objects by identity (their own `equals` is
 * looked at by {@link KeyIndex}).
 */
export function hashKey(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof ApexDecimal) return `${MARK}n${value.stripTrailingZeros().toString()}`;
  if (value instanceof ApexDouble) return `${MARK}f${value.value}`;
  if (value instanceof ApexDate) return `${MARK}d${value.epochDay}`;
  if (value instanceof ApexDatetime) return `${MARK}t${value.millis}`;
  if (value instanceof ApexTime) return `${MARK}h${value.millis}`;
  if (value instanceof ApexBlob) return `${MARK}b${value.bytes.toString('base64')}`;
  if (value instanceof ApexType) return `${MARK}y${value.name.toLowerCase()}`;
  if (value instanceof ApexEnum) return value;
  if (isContentKeyed(value)) return MARK + value.$contentKey();
  return value;
}

/** {@link hashKey} as text, for use inside the key of a collection or record. */
export function hashText(value: unknown): string {
  const key = hashKey(value);
  switch (typeof key) {
    case 'string':
      return key.startsWith(MARK) ? key : `s${key.length}:${key}`;
    case 'object':
      if (key === null) return 'null';
      return isUserHashed(key) ? `u${key['hashcode()']()}` : `o${identityOf(key)}`;
    default:
      return `${typeof key}:${String(key)}`;
  }
}

/** Finds the key under which a value is stored, by the `equals` and `hashCode` of user classes where they exist. */
export class KeyIndex {
  private readonly buckets = new Map<number, UserHashed[]>();

  /** Key for lookups: that of the stored equal value if there is one. */
  find(value: unknown): unknown {
    if (!isUserHashed(value)) return hashKey(value);
    const bucket = this.buckets.get(value['hashcode()']()) ?? [];
    return bucket.find((stored) => stored === value || value['equals(Object)'](stored)) ?? value;
  }

  /** Key for storing; remembers user values. */
  store(value: unknown): unknown {
    const key = this.find(value);
    if (isUserHashed(value) && key === value) {
      const hash = value['hashcode()']();
      const bucket = this.buckets.get(hash);
      if (!bucket) this.buckets.set(hash, [value]);
      else if (!bucket.includes(value)) bucket.push(value);
    }
    return key;
  }

  forget(key: unknown): void {
    if (!isUserHashed(key)) return;
    for (const bucket of this.buckets.values()) {
      const index = bucket.indexOf(key);
      if (index >= 0) bucket.splice(index, 1);
    }
  }

  clear(): void {
    this.buckets.clear();
  }
}

/** `String.hashCode` of Java, which Apex's `hashCode()` of strings is. */
export function stringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash;
}
