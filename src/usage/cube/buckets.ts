import type { Dialect } from '../dialects/dialect.ts';

/**
 * Buckets of a histogram, by their lower end: below 100 tok each count has its own, then they keep two digits, and from 100,000 to a
 * million three, so that the limits of context tiers (128k, 200k, 256k, 272k) are ends of buckets. All of it in whole numbers, so that every
 * engine finds the same bucket.
 */
const STEPS: readonly (readonly [below: number, width: number])[] = [
  [100, 1],
  [1_000, 10],
  [10_000, 100],
  [100_000, 1_000],
  [1_000_000, 1_000],
  [10_000_000, 100_000],
];

const WIDEST = 1_000_000;

/** The lower end of the bucket of a count, as SQL. */
export function bucketOf(count: string, dialect: Dialect): string {
  const within = (width: number) => (width === 1 ? count : `${dialect.quotient(count, String(width))} * ${width}`);
  const cases = STEPS.map(([below, width]) => `WHEN ${count} < ${below} THEN ${within(width)}`);
  return `CASE ${cases.join(' ')} ELSE ${within(WIDEST)} END`;
}

/** How wide the bucket at a lower end is (tok). */
export const bucketWidth = (lower: number): number => STEPS.find(([below]) => lower < below)?.[1] ?? WIDEST;
