import { type Estimate, sum } from './estimate.ts';
import { studentQuantile } from './student.ts';

/** Fewer whole days than this say nothing of growth: two of each day of the week. */
export const GROWTH_DAYS = 14;

/** 730 h of 24: the month of the model. */
const DAYS_PER_MONTH = 730 / 24;

export interface Trend {
  /** Share a month, 0.03 for 3 %. */
  readonly monthly: Estimate;
  /** Of the logarithm, a day. */
  readonly daily: number;
  /** Half the width of the 95 % around the mean of all days, as a share of it. */
  readonly meanError: number;
}

/**
 * Growth of a volume by the month, from its days: ordinary least squares of the logarithm over the day, with a level for each day of
 * the week, Student's t for the ends. `weekdays` are 0 to 6; `days` with nothing in them are left out. Undefined below two weeks.
 */
export function trend(days: readonly number[], weekdays: readonly number[]): Trend | undefined {
  const used = days.flatMap((volume, day) => (volume > 0 ? [{ day, y: Math.log(volume), of: weekdays[day]! }] : []));
  if (used.length < GROWTH_DAYS) return undefined;
  // levels of weekdays drop out where both sides are taken from their means by weekday
  const byDay = new Map<number, { day: number; y: number; n: number }>();
  for (const { day, y, of } of used) {
    const mean = byDay.get(of) ?? { day: 0, y: 0, n: 0 };
    byDay.set(of, { day: mean.day + day, y: mean.y + y, n: mean.n + 1 });
  }
  const centred = used.map(({ day, y, of }) => {
    const mean = byDay.get(of)!;
    return { x: day - mean.day / mean.n, y: y - mean.y / mean.n };
  });
  const spread = sum(centred.map(({ x }) => x * x));
  const degrees = used.length - byDay.size - 1;
  if (spread === 0 || degrees < 1) return undefined;
  const slope = sum(centred.map(({ x, y }) => x * y)) / spread;
  const residual = sum(centred.map(({ x, y }) => (y - slope * x) ** 2));
  const half = studentQuantile(degrees) * Math.sqrt(residual / degrees / spread);
  const monthly = (daily: number) => Math.expm1(daily * DAYS_PER_MONTH);
  return {
    monthly: { value: monthly(slope), low: monthly(slope - half), high: monthly(slope + half) },
    daily: slope,
    meanError: studentQuantile(degrees) * Math.sqrt(residual / degrees / used.length),
  };
}
