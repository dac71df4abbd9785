const DAY = 86_400_000;

/** @returns a moment `days` before `date`, same time of day; whole or fractional days */
export const daysBefore = (date: Date, days: number): Date => new Date(date.getTime() - days * DAY);
export const daysAfter = (date: Date, days: number): Date => daysBefore(date, -days);
export const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / DAY;

/** `2026-11-21` in UTC. */
export const isoDate = (date: Date): string => date.toISOString().slice(0, 10);

/** The same day at a time of day in UTC. */
export function at(date: Date, hour: number, minute = 0): Date {
  const moved = new Date(date);
  moved.setUTCHours(hour, minute, 0, 0);
  return moved;
}

/** The Monday of the date's week, 00:00 UTC. */
export function weekOf(date: Date): Date {
  const monday = at(date, 0);
  return daysBefore(monday, (monday.getUTCDay() + 6) % 7);
}

/** Moves a Saturday or Sunday back to Friday: people do not sell at weekends. */
export function workday(date: Date): Date {
  const day = date.getUTCDay();
  return day === 6 ? daysBefore(date, 1) : day === 0 ? daysBefore(date, 2) : date;
}
