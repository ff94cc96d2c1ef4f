import { daysIn } from '../../input/day.ts';

/** Whole months from one day to a later one, `YYYY-MM-DD`; negative when it is earlier. */
export function wholeMonthsBetween(from: string, to: string): number {
  const [y0, m0, d0] = from.split('-').map(Number) as [number, number, number];
  const [y1, m1, d1] = to.split('-').map(Number) as [number, number, number];
  const months = (y1 - y0) * 12 + m1 - m0;
  const full = d1 >= d0 || d1 === daysIn(y1, m1) ? months : months - 1;
  return from > to ? Math.min(full, -1) : full;
}
