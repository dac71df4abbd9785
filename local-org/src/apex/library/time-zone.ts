import { DateTime } from 'luxon';
import type { ApexDatetime } from '../runtime/values.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';

/** `TimeZone`. */
export class ApexTimeZone {
  readonly $type = 'TimeZone';
  readonly id: string;
  constructor(id: string) {
    this.id = id;
  }
  $contentKey(): string {
    return `zone:${this.id}`;
  }
  toString(): string {
    return this.id;
  }
}

/** Unknown zones are GMT, as Java's are. */
function zoneNamed(id: string): ApexTimeZone {
  return new ApexTimeZone(DateTime.utc().setZone(id).isValid ? id : 'GMT');
}

/** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)`, by the offset at the time of the transaction. */
function displayName({ transaction }: LibraryHost, { id }: ApexTimeZone): string {
  const now = DateTime.fromMillis(transaction.now(), { zone: id, locale: 'en-US' });
  return `(GMT${now.toFormat('ZZ')}) ${now.offsetNameLong} (${id})`;
}

export const timeZoneType = systemType('TimeZone', {
  statics: { 'TimeZone getTimeZone(String id)': (_: LibraryHost, id: string | null) => zoneNamed(required(id)) },
  methods: {
    'String getID()': (_: LibraryHost, self: ApexTimeZone) => self.id,
    'String getDisplayName()': displayName,
    'Integer getOffset(Datetime moment)': (_: LibraryHost, self: ApexTimeZone, moment: ApexDatetime | null) =>
      required(moment).in(self.id).offset * 60_000,
    'String toString()': (_: LibraryHost, self: ApexTimeZone) => self.id,
  },
});
