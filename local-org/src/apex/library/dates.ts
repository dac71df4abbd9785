import { DateTime } from 'luxon';
import { ApexDate, ApexDatetime, ApexTime, daysInMonth, stringHash, throwApex } from '../runtime/values.ts';
import { shortDate } from './date-format.ts';
import { systemType } from './declare.ts';
import { required, type LibraryHost } from './support.ts';
import { today, userZone } from './system.ts';

function parseDate(text: string): ApexDate {
  return ApexDate.parseIso(text) ?? throwApex('TypeException', `Invalid date: ${text}`);
}

/** `Date.parse` reads the short form of the user's locale. */
function parseLocalDate(host: LibraryHost, text: string): ApexDate {
  const { locale } = host.transaction.user;
  const parts = new Intl.DateTimeFormat(locale.replaceAll('_', '-') || 'en-US').formatToParts(0);
  const order = parts.filter((part) => part.type !== 'literal').map((part) => part.type);
  const numbers = text.trim().split(/\D+/).map(Number);
  const value = (type: string): number => numbers[order.indexOf(type as Intl.DateTimeFormatPartTypes)] ?? NaN;
  const [year, month, day] = [value('year'), value('month'), value('day')];
  const isValid = numbers.length === 3 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isValid
    ? ApexDate.of(year < 100 ? 2000 + year : year, month, day)
    : throwApex('TypeException', `Invalid date: ${text}`);
}

/** Weeks start on Sunday or Monday, as the user's locale has it. */
function startOfWeek(host: LibraryHost, date: ApexDate): ApexDate {
  const locale = new Intl.Locale(host.transaction.user.locale.replaceAll('_', '-') || 'en-US') as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const first = ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 7) % 7;
  return date.addDays(-((date.dayOfWeek - first + 7) % 7));
}

export const dateType = systemType('Date', {
  statics: {
    'Date today()': today,
    'Date newInstance(Integer year, Integer month, Integer day)': (
      _: LibraryHost,
      year: number,
      month: number,
      day: number,
    ) => ApexDate.of(required(year), required(month), required(day)),
    'Date valueOf(String text)': (_: LibraryHost, text: string | null) => parseDate(required(text)),
    'Date valueOf(Object value)': (host: LibraryHost, value: unknown) => {
      if (value instanceof ApexDate) return value;
      if (value instanceof ApexDatetime) return value.dateIn(userZone(host));
      return typeof value === 'string' ? parseDate(value) : throwApex('TypeException', 'Invalid date');
    },
    'Date parse(String text)': (host: LibraryHost, text: string | null) => parseLocalDate(host, required(text)),
    'Integer daysInMonth(Integer year, Integer month)': (_: LibraryHost, year: number, month: number) =>
      daysInMonth(year, month),
    'Boolean isLeapYear(Integer year)': (_: LibraryHost, year: number) => daysInMonth(year, 2) === 29,
  },
  methods: {
    'Date addDays(Integer days)': (_: LibraryHost, self: ApexDate, days: number) => self.addDays(required(days)),
    'Date addMonths(Integer months)': (_: LibraryHost, self: ApexDate, months: number) =>
      self.addMonths(required(months)),
    'Date addYears(Integer years)': (_: LibraryHost, self: ApexDate, years: number) =>
      self.addMonths(required(years) * 12),
    'Integer day()': (_: LibraryHost, self: ApexDate) => self.day,
    'Integer month()': (_: LibraryHost, self: ApexDate) => self.month,
    'Integer year()': (_: LibraryHost, self: ApexDate) => self.year,
    'Integer dayOfYear()': (_: LibraryHost, self: ApexDate) =>
      self.epochDay - ApexDate.of(self.year, 1, 1).epochDay + 1,
    'Integer daysBetween(Date other)': (_: LibraryHost, self: ApexDate, other: ApexDate | null) =>
      required(other).epochDay - self.epochDay,
    'Integer monthsBetween(Date other)': (_: LibraryHost, self: ApexDate, other: ApexDate | null) =>
      (required(other).year - self.year) * 12 + required(other).month - self.month,
    'Boolean isSameDay(Date other)': (_: LibraryHost, self: ApexDate, other: ApexDate | null) =>
      self.epochDay === required(other).epochDay,
    'Date toStartOfMonth()': (_: LibraryHost, self: ApexDate) => ApexDate.of(self.year, self.month, 1),
    'Date toStartOfWeek()': startOfWeek,
    'String format()': (host: LibraryHost, self: ApexDate) =>
      shortDate(DateTime.fromMillis(self.toMillis(), { zone: 'utc' }), host.transaction.user.locale),
    'Integer hashCode()': (_: LibraryHost, self: ApexDate) => stringHash(self.toString()),
    'String toString()': (_: LibraryHost, self: ApexDate) => self.toString(),
  },
});

export const timeType = systemType('Time', {
  statics: {
    'Time newInstance(Integer hour, Integer minute, Integer second, Integer millisecond)': (
      _: LibraryHost,
      hour: number,
      minute: number,
      second: number,
      millisecond: number,
    ) => ApexTime.of(required(hour), required(minute), required(second), required(millisecond)),
  },
  methods: {
    'Time addHours(Integer hours)': (_: LibraryHost, self: ApexTime, hours: number) =>
      new ApexTime(self.millis + hours * 3_600_000),
    'Time addMinutes(Integer minutes)': (_: LibraryHost, self: ApexTime, minutes: number) =>
      new ApexTime(self.millis + minutes * 60_000),
    'Time addSeconds(Integer seconds)': (_: LibraryHost, self: ApexTime, seconds: number) =>
      new ApexTime(self.millis + seconds * 1000),
    'Time addMilliseconds(Integer millis)': (_: LibraryHost, self: ApexTime, millis: number) =>
      new ApexTime(self.millis + millis),
    'Integer hour()': (_: LibraryHost, self: ApexTime) => self.hour,
    'Integer minute()': (_: LibraryHost, self: ApexTime) => self.minute,
    'Integer second()': (_: LibraryHost, self: ApexTime) => self.second,
    'Integer millisecond()': (_: LibraryHost, self: ApexTime) => self.millisecond,
    'String toString()': (_: LibraryHost, self: ApexTime) => self.toString(),
  },
});
