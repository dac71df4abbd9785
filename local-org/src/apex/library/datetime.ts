import { DateTime, type DurationLike } from 'luxon';
import { ApexDate, ApexDatetime, ApexTime, stringHash, throwApex } from '../runtime/values.ts';
import { formatDate, shortDatetime } from './date-format.ts';
import { systemType, type Implementation } from './declare.ts';
import { required, type LibraryHost } from './support.ts';
import { userZone } from './system.ts';

const GMT = 'utc';

/** `yyyy-MM-dd HH:mm:ss` as wall-clock time of a zone. */
function parse(text: string, zone: string): ApexDatetime {
  const match = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text);
  const date = match && ApexDate.parseIso(`${match[1]}-${match[2]}-${match[3]}`);
  if (!match || !date) throwApex('TypeException', `Invalid date/time: ${text}`);
  return ApexDatetime.ofZone(zone, date, Number(match[4]), Number(match[5]), Number(match[6]));
}

function at(zone: (host: LibraryHost) => string): Implementation {
  return (host: LibraryHost, year: number, month: number, day: number, hour = 0, minute = 0, second = 0) =>
    ApexDatetime.ofZone(zone(host), ApexDate.of(required(year), required(month), required(day)), hour, minute, second);
}

function atTime(zone: (host: LibraryHost) => string): Implementation {
  return (host: LibraryHost, date: ApexDate | null, time: ApexTime | null) =>
    ApexDatetime.ofZone(zone(host), required(date), 0, 0, 0, required(time).millis);
}

/** Adding days and longer keeps the wall clock of the user's zone; hours and shorter are exact. */
function adding(
  unit: keyof Pick<DurationLike & object, 'years' | 'months' | 'days' | 'hours' | 'minutes' | 'seconds'>,
): Implementation {
  return (host: LibraryHost, self: ApexDatetime, amount: number) =>
    new ApexDatetime(
      self
        .in(userZone(host))
        .plus({ [unit]: required(amount) })
        .toMillis(),
    );
}

function part(read: (time: DateTime) => number): { local: Implementation; gmt: Implementation } {
  return {
    local: (host: LibraryHost, self: ApexDatetime) => read(self.in(userZone(host))),
    gmt: (_: LibraryHost, self: ApexDatetime) => read(self.in(GMT)),
  };
}

const year = part((time) => time.year);
const month = part((time) => time.month);
const day = part((time) => time.day);
const dayOfYear = part((time) => time.ordinal);
const hour = part((time) => time.hour);
const minute = part((time) => time.minute);
const second = part((time) => time.second);
const millisecond = part((time) => time.millisecond);

const timeOfDay = (time: DateTime): ApexTime => ApexTime.of(time.hour, time.minute, time.second, time.millisecond);

export const datetimeType = systemType('Datetime', {
  statics: {
    'Datetime now()': (host: LibraryHost) => new ApexDatetime(host.transaction.now()),
    'Datetime newInstance(Long millis)': (_: LibraryHost, millis: bigint | null) =>
      new ApexDatetime(Number(required(millis))),
    'Datetime newInstance(Integer year, Integer month, Integer day)': at(userZone),
    'Datetime newInstance(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
      at(userZone),
    'Datetime newInstance(Date day, Time time)': atTime(userZone),
    'Datetime newInstanceGmt(Integer year, Integer month, Integer day)': at(() => GMT),
    'Datetime newInstanceGmt(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)':
      at(() => GMT),
    'Datetime newInstanceGmt(Date day, Time time)': atTime(() => GMT),
    'Datetime valueOf(String text)': (host: LibraryHost, text: string | null) => parse(required(text), userZone(host)),
    'Datetime valueOf(Object value)': (host: LibraryHost, value: unknown) => {
      if (value instanceof ApexDatetime) return value;
      if (value instanceof ApexDate) return ApexDatetime.ofZone(userZone(host), value, 0, 0, 0);
      return typeof value === 'string' ? parse(value, userZone(host)) : throwApex('TypeException', 'Invalid date/time');
    },
    'Datetime valueOfGmt(String text)': (_: LibraryHost, text: string | null) => parse(required(text), GMT),
  },
  methods: {
    'Datetime addYears(Integer years)': adding('years'),
    'Datetime addMonths(Integer months)': adding('months'),
    'Datetime addDays(Integer days)': adding('days'),
    'Datetime addHours(Integer hours)': adding('hours'),
    'Datetime addMinutes(Integer minutes)': adding('minutes'),
    'Datetime addSeconds(Integer seconds)': adding('seconds'),
    'Date date()': (host: LibraryHost, self: ApexDatetime) => self.dateIn(userZone(host)),
    'Date dateGmt()': (_: LibraryHost, self: ApexDatetime) => self.dateIn(GMT),
    'Time time()': (host: LibraryHost, self: ApexDatetime) => timeOfDay(self.in(userZone(host))),
    'Time timeGmt()': (_: LibraryHost, self: ApexDatetime) => timeOfDay(self.in(GMT)),
    'Integer year()': year.local,
    'Integer yearGmt()': year.gmt,
    'Integer month()': month.local,
    'Integer monthGmt()': month.gmt,
    'Integer day()': day.local,
    'Integer dayGmt()': day.gmt,
    'Integer dayOfYear()': dayOfYear.local,
    'Integer dayOfYearGmt()': dayOfYear.gmt,
    'Integer hour()': hour.local,
    'Integer hourGmt()': hour.gmt,
    'Integer minute()': minute.local,
    'Integer minuteGmt()': minute.gmt,
    'Integer second()': second.local,
    'Integer secondGmt()': second.gmt,
    'Integer millisecond()': millisecond.local,
    'Integer millisecondGmt()': millisecond.gmt,
    'Long getTime()': (_: LibraryHost, self: ApexDatetime) => BigInt(self.millis),
    'Boolean isSameDay(Datetime other)': (host: LibraryHost, self: ApexDatetime, other: ApexDatetime | null) =>
      self.dateIn(userZone(host)).epochDay === required(other).dateIn(userZone(host)).epochDay,
    'String format()': (host: LibraryHost, self: ApexDatetime) =>
      shortDatetime(self.in(userZone(host)), host.transaction.user.locale),
    'String format(String pattern)': (host: LibraryHost, self: ApexDatetime, pattern: string | null) =>
      formatDate(self.in(userZone(host)), required(pattern)),
    'String format(String pattern, String zone)': (
      _: LibraryHost,
      self: ApexDatetime,
      pattern: string | null,
      zone: string | null,
    ) => formatDate(self.in(knownZone(required(zone))), required(pattern)),
    'String formatGmt(String pattern)': (_: LibraryHost, self: ApexDatetime, pattern: string | null) =>
      formatDate(self.in(GMT), required(pattern)),
    'String formatLong()': (host: LibraryHost, self: ApexDatetime) =>
      formatDate(self.in(userZone(host)), 'M/d/yyyy, h:mm:ss a z'),
    'Integer hashCode()': (_: LibraryHost, self: ApexDatetime) => stringHash(self.toIso()),
    'String toString()': (_: LibraryHost, self: ApexDatetime) => self.toString(),
  },
});

/** Unknown zones read as GMT, as Java's do. */
function knownZone(zone: string): string {
  return DateTime.utc().setZone(zone).isValid ? zone : GMT;
}
