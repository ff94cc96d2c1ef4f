export const MINUTES_A_DAY = 1440;
/** A month of 730 hours. */
export const MINUTES_A_MONTH = 730 * 60;
const MS_A_MINUTE = 60_000;

/** Whole days of UTC, and the offset of the time in which the tasks' weeks are told. */
export interface Period {
  /** Milliseconds since 1970 at the start of the first day. */
  readonly from: number;
  readonly days: number;
  /** Such as `-05:00`. */
  readonly timeZone: string;
}

/** @throws where the day or the offset is none */
export function period(start: string, days: number, timeZone: string): Period {
  const from = Date.parse(`${start}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(start) || Number.isNaN(from) || dayText(from) !== start)
    throw new Error(`${start} is not a day such as 2026-06-01`);
  if (!/^[+-](?:0\d|1[0-4]):[0-5]\d$/.test(timeZone)) throw new Error(`${timeZone} is not an offset such as -05:00`);
  return { from, days, timeZone };
}

export const dayStart = ({ from }: Period, day: number): number => from + day * MINUTES_A_DAY * MS_A_MINUTE;
export const dayName = (period: Period, day: number): string => dayText(dayStart(period, day));
export const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** Minutes of local time from a Monday 00:00 to the start of the period. */
export function minutesIntoWeek({ from, timeZone }: Period): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(timeZone)!;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  // 1970-01-01 was a Thursday, the fourth day of its week
  const sinceMonday = from / MS_A_MINUTE + 3 * MINUTES_A_DAY + offset;
  const week = 7 * MINUTES_A_DAY;
  return ((sinceMonday % week) + week) % week;
}

const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
