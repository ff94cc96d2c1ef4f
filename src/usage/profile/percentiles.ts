import { bucketWidth } from '../cube/buckets.ts';

/** Counts by the lower end of their bucket. */
export type Histogram = ReadonlyMap<number, number>;

/** The count (tok) that a share of the requests stays at or below; within a bucket they are taken to lie evenly. Undefined without requests. */
export function percentile(histogram: Histogram, share: number): number | undefined {
  const buckets = [...histogram].sort(([a], [b]) => a - b);
  const total = buckets.reduce((n, [, requests]) => n + requests, 0);
  let below = 0;
  for (const [lower, requests] of buckets) {
    if (below + requests >= share * total && requests > 0) {
      const width = bucketWidth(lower);
      return width === 1 ? lower : Math.floor(lower + ((share * total - below) / requests) * width);
    }
    below += requests;
  }
  return undefined;
}
