import { DateTime } from 'luxon';

export const MILLIS_PER_DAY = 86_400_000;

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** Apex Date: a day of the calendar without time zone. */
export class ApexDate {
  /** Days since 1970-01-01. */
  readonly epochDay: number;
  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }

  /** Months and days beyond their range carry over, as `Date.newInstance`. */
  static of(year: number, month: number, day: number): ApexDate {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return new ApexDate(Math.floor(date.getTime() / MILLIS_PER_DAY));
  }

  /** @param iso `2026-11-21`, or text that starts so; @returns null when it is no date */
  static parseIso(iso: string): ApexDate | null {
    const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ])/.exec(iso);
    if (!match) return null;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
    return ApexDate.of(year, month, day);
  }

  get year(): number {
    return this.utc().getUTCFullYear();
  }
  get month(): number {
    return this.utc().getUTCMonth() + 1;
  }
  get day(): number {
    return this.utc().getUTCDate();
  }
  /** 0 = Sunday. */
  get dayOfWeek(): number {
    return this.utc().getUTCDay();
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.epochDay + days);
  }

  /** The day is cut to the length of the month reached. */
  addMonths(months: number): ApexDate {
    const index = this.year * 12 + (this.month - 1) + months;
    const year = Math.floor(index / 12);
    const month = index - year * 12 + 1;
    return ApexDate.of(year, month, Math.min(this.day, daysInMonth(year, month)));
  }

  /** Midnight UTC. */
  toMillis(): number {
    return this.epochDay * MILLIS_PER_DAY;
  }

  /** `2026-11-21`. */
  toString(): string {
    return `${pad(this.year, 4)}-${pad(this.month)}-${pad(this.day)}`;
  }

  private utc(): Date {
    return new Date(this.epochDay * MILLIS_PER_DAY);
  }
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Apex Datetime: an instant. */
export class ApexDatetime {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly millis: number;
  constructor(millis: number) {
    this.millis = millis;
  }

  /** @param iso as stored: `2026-11-21T08:15:00.000Z` */
  static parseIso(iso: string): ApexDatetime | null {
    const parsed = DateTime.fromISO(iso.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'), { zone: 'utc' });
    return parsed.isValid ? new ApexDatetime(parsed.toMillis()) : null;
  }

  /** Wall-clock parts in a time zone; parts beyond their range carry over. */
  static ofZone(zone: string, date: ApexDate, hour: number, minute: number, second: number, millis = 0): ApexDatetime {
    const wall = new Date(date.toMillis() + ((hour * 60 + minute) * 60 + second) * 1000 + millis);
    const local = DateTime.fromObject(
      {
        year: wall.getUTCFullYear(),
        month: wall.getUTCMonth() + 1,
        day: wall.getUTCDate(),
        hour: wall.getUTCHours(),
        minute: wall.getUTCMinutes(),
        second: wall.getUTCSeconds(),
        millisecond: wall.getUTCMilliseconds(),
      },
      { zone },
    );
    return new ApexDatetime(local.toMillis());
  }

  in(zone: string): DateTime {
    return DateTime.fromMillis(this.millis, { zone });
  }

  dateIn(zone: string): ApexDate {
    const local = this.in(zone);
    return ApexDate.of(local.year, local.month, local.day);
  }

  /** `2026-11-21T08:15:00.000Z`. */
  toIso(): string {
    return new Date(this.millis).toISOString();
  }

  /** `2026-11-21 08:15:00`, in GMT as Apex prints it when concatenated. */
  toString(): string {
    return this.toIso().slice(0, 19).replace('T', ' ');
  }
}

/** Apex Time: a time of day. */
export class ApexTime {
  /** Milliseconds since midnight, 0 to 86,399,999. */
  readonly millis: number;
  constructor(millis: number) {
    this.millis = ((millis % MILLIS_PER_DAY) + MILLIS_PER_DAY) % MILLIS_PER_DAY;
  }

  static of(hour: number, minute: number, second: number, millis: number): ApexTime {
    return new ApexTime(((hour * 60 + minute) * 60 + second) * 1000 + millis);
  }

  /** @param iso `08:15:00.000Z` */
  static parseIso(iso: string): ApexTime | null {
    const match = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?Z?$/.exec(iso);
    if (!match) return null;
    const millis = Number((match[4] ?? '0').padEnd(3, '0'));
    return ApexTime.of(Number(match[1]), Number(match[2]), Number(match[3] ?? 0), millis);
  }

  get hour(): number {
    return Math.floor(this.millis / 3_600_000);
  }
  get minute(): number {
    return Math.floor(this.millis / 60_000) % 60;
  }
  get second(): number {
    return Math.floor(this.millis / 1000) % 60;
  }
  get millisecond(): number {
    return this.millis % 1000;
  }

  /** `08:15:00.000Z`. */
  toString(): string {
    return `${pad(this.hour)}:${pad(this.minute)}:${pad(this.second)}.${pad(this.millisecond, 3)}Z`;
  }
}
