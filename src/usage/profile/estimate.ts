import { studentQuantile } from './student.ts';

/** A figure from a sample, and the ends between which it lies with 95 %. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export const exactly = (value: number): Estimate => ({ value, low: value, high: value });

/**
 * A ratio of two totals that came in clusters (days, or hours where there are few days), as the mean tokens of a request or the
 * cached share of the input. The error goes by how the clusters differ from the ratio: requests of a day are alike, so that single
 * requests would promise too much. Cochran, Sampling Techniques, 3rd ed. (1977), §6.3: the variance of a ratio estimate;
 * Student's t for its ends.
 */
export function ratio(above: readonly number[], below: readonly number[]): Estimate {
  const total = sum(below);
  if (total === 0) return exactly(0);
  const value = sum(above) / total;
  const used = below.filter(b => b > 0).length;
  if (used < 2) return { value, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const squares = sum(above.map((a, i) => (a - value * below[i]!) ** 2));
  const half = (studentQuantile(used - 1) * Math.sqrt((squares * used) / (used - 1))) / total;
  return { value, low: value - half, high: value + half };
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** The largest, 0 of none; of more numbers than a call may have arguments too. */
export const largest = (numbers: readonly number[]): number => numbers.reduce((most, n) => (n > most ? n : most), 0);

/** Whether anything can be said of its error. */
export const isBounded = ({ low, high }: Estimate): boolean => Number.isFinite(low) && Number.isFinite(high);

/** Shares of one whole, whose upper ends together stay within it: what is left beside the values is divided among them as their errors are. */
export function together(shares: readonly Estimate[]): readonly Estimate[] {
  // what is written is rounded
  const left = Math.max(0, 0.999 - sum(shares.map(({ value }) => value)));
  const above = shares.map(({ value, high }) => (Number.isFinite(high) ? Math.max(0, high - value) : 0));
  const all = sum(above);
  if (all <= left) return shares;
  return shares.map((share, i) =>
    isBounded(share) ? { ...share, high: share.value + (left * above[i]!) / all } : share,
  );
}
