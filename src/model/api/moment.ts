import { MINUTES_OF_WEEK } from '../../catalog/conditions.ts';
import { dayAt } from '../../input/day.ts';

const MS_OF_MINUTE = 60_000;
const MS_OF_DAY = 86_400_000;
/** 1970-01-01 was a Thursday. */
const EPOCH_MINUTE = 3 * 24 * 60;

/** The first millisecond of a day in UTC, written `YYYY-MM-DD`. */
export function startOfDay(day: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, date);
}

/** The minute of the UTC week, from Monday 00:00, at a time in milliseconds. */
export function minuteOfWeek(at: number): number {
  const minute = Math.floor(at / MS_OF_MINUTE) + EPOCH_MINUTE;
  return minute - Math.floor(minute / MINUTES_OF_WEEK) * MINUTES_OF_WEEK;
}

/** The UTC day of a time in milliseconds, as `YYYY-MM-DD`. */
export const dayOf = (at: number): string => dayAt(Math.floor(at / MS_OF_DAY));
