/** A wall-clock time somewhere: what people mean when they say "at two on Monday". */
export interface WallTime {
  /** ISO date. */
  readonly day: string;
  /** `HH:mm`, 00:00 to 23:59. */
  readonly time: string;
}

/** What the clock shows in `timeZone` at a moment (epoch milliseconds). */
export function wallTimeAt(moment: number, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` };
}

/**
 * The moment at which the clock in `timeZone` shows a wall time, as epoch milliseconds. A time that summer time skips
 * becomes the one an hour later.
 */
export function momentOf({ day, time }: WallTime, timeZone: string): number {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offsetAt = (moment: number): number => {
    const shown = wallTimeAt(moment, timeZone);
    return Date.parse(`${shown.day}T${shown.time}:00Z`) - moment;
  };
  // The offset at the wanted time is not known before the time is: the first guess may be on the wrong side of a change.
  const guess = wanted - offsetAt(wanted);
  return wanted - offsetAt(guess);
}
