import { sum } from './estimate.ts';

export const WEEK = 168;

/** 1970-01-01 was a Thursday: three days after a Monday. */
export const hourOfWeek = (hour: number): number => (((hour + 3 * 24) % WEEK) + WEEK) % WEEK;
export const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** How the load of a task spreads, and what that rests on. */
export type WeekProfile =
  | { readonly kind: 'weekly' | 'hourly'; readonly weights: readonly number[]; readonly smoothed: boolean }
  | { readonly kind: 'unknown' };

/** Requests that an hour of the week must have on average, or the hours of busy and quiet days are taken to be alike in shape. */
const ENOUGH = 30;

/**
 * Weights of the hours of a week from the requests of each hour, 1 their mean; a daily trend of the logarithm is taken out first. Below two weeks:
 * of the hours of a day; below three days nothing. `first`: the hour since 1970 of the first value.
 */
export function weekProfile(hours: readonly number[], first: number, dailyTrend: number): WeekProfile {
  const days = hours.length / 24;
  if (days < 3) return { kind: 'unknown' };
  const middle = hours.length / 2;
  const level = hours.map((requests, i) => requests / Math.exp((dailyTrend * (i - middle)) / 24));
  if (days < 14)
    return { kind: 'hourly', weights: meansOf(level, first, hour => ((hour % 24) + 24) % 24, 24), smoothed: false };
  const weekly = meansOf(level, first, hourOfWeek, WEEK);
  if (sum(hours) / WEEK >= ENOUGH) return { kind: 'weekly', weights: weekly, smoothed: false };
  const ofDay = Array.from({ length: 7 }, (_, day) => sum(weekly.slice(day * 24, day * 24 + 24)) / 24);
  const ofHour = Array.from({ length: 24 }, (_, hour) => sum(ofDay.map((_, day) => weekly[day * 24 + hour]!)) / 7);
  return {
    kind: 'weekly',
    weights: weekly.map((_, i) => ofDay[Math.floor(i / 24)]! * ofHour[i % 24]!),
    smoothed: true,
  };
}

/** Means by class over the mean of these means. */
function meansOf(
  values: readonly number[],
  first: number,
  classOf: (hour: number) => number,
  classes: number,
): number[] {
  const totals = new Float64Array(classes);
  const counts = new Float64Array(classes);
  for (const [i, value] of values.entries()) {
    const at = classOf(first + i);
    totals[at]! += value;
    counts[at]! += 1;
  }
  const means = Array.from(totals, (total, i) => (counts[i] ? total / counts[i]! : 0));
  const mean = sum(means) / classes;
  return means.map(m => (mean > 0 ? m / mean : 1));
}
