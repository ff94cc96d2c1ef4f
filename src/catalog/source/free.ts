import type { Bucket } from '../catalog.ts';
import type { BucketPrices } from '../compiled.ts';
import { BUCKETS } from '../fields.ts';
import type { WrittenBuckets } from './schema-api.ts';

/** The prices of a period or variant: those written, and 0 for what is declared free. */
export function bucketPrices(written: WrittenBuckets): { [B in Bucket]?: string } {
  const prices: { [B in Bucket]?: string } = {};
  for (const bucket of BUCKETS) {
    const price = written[bucket];
    if (price !== undefined) prices[bucket] = price;
    else if (written.free === true || (written.free as readonly Bucket[] | undefined)?.includes(bucket))
      prices[bucket] = bucket === 'request' ? '0 USD/request' : '0 USD/Mtok';
  }
  return prices;
}

/** Buckets that a period, or a variant of it, declares free; undefined where none is. */
export function declaredFree(written: readonly WrittenBuckets[]): readonly Bucket[] | undefined {
  const free = BUCKETS.filter(b => written.some(w => w.free === true || w.free?.includes(b)));
  return free.length > 0 ? free : undefined;
}

/** Buckets that are both priced and declared free. */
export const contradicted = (written: WrittenBuckets): readonly Bucket[] =>
  written.free === undefined
    ? []
    : BUCKETS.filter(
        b => written[b] !== undefined && (written.free === true || (written.free as readonly Bucket[]).includes(b)),
      );

export const isEmpty = (prices: BucketPrices): boolean => Object.keys(prices).length === 0;
