import { MINUTES_OF_WEEK } from '../../catalog/conditions.ts';

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

/** The UTC day of a time in milliseconds, as `YYYY-MM-DD` (H. Hinnant, chrono-compatible low-level date algorithms: civil_from_days). */
export function dayOf(at: number): string {
  const days = Math.floor(at / MS_OF_DAY) + 719_468;
  const era = Math.floor(days / 146_097);
  const ofEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1;
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
