import type { Bucket } from '../../catalog/catalog.ts';
import { constantGiven, type Given } from '../../quantity/given.ts';
import { Quantity } from '../../quantity/quantity.ts';
import { total } from '../../quantity/total.ts';

/** The path of a count in the formula, by which it is set. */
export const COUNT_PATHS: Readonly<Record<Bucket, string>> = {
  input: 'prompt tokens of the call',
  cacheRead: 'tokens read from the cache by the call',
  cacheWrite5m: 'tokens written to the cache by the call',
  cacheWrite1h: 'tokens written to the 1 h cache by the call',
  output: 'output tokens of the call',
  reasoning: 'reasoning tokens of the call',
  request: 'requests of the call',
};

const CACHED: readonly Bucket[] = ['cacheRead', 'cacheWrite5m', 'cacheWrite1h'];

/**
 * What a call costs, by bucket: units times price, for each bucket that has a price here. The counts are inputs to be set by
 * {@link COUNT_PATHS}. The buckets are exclusive: what of the prompt is neither read from a cache nor written to one is plain input.
 */
export function bucketCosts(prices: ReadonlyMap<Bucket, Given>): ReadonlyMap<Bucket, Quantity> {
  const counts = new Map(
    [...prices.keys()].map(bucket => {
      const given = constantGiven(0, bucket === 'request' ? 'request' : 'tok', COUNT_PATHS[bucket]);
      return [bucket, Quantity.given(given)];
    }),
  );
  const prompt = counts.get('input');
  const cached = CACHED.flatMap(bucket => counts.get(bucket) ?? []);
  if (prompt && cached.length) counts.set('input', prompt.minus(total(cached, prompt)));
  return new Map([...prices].map(([bucket, price]) => [bucket, counts.get(bucket)!.times(Quantity.given(price))]));
}

/** The sum of the buckets. */
export const callCost = (buckets: ReadonlyMap<Bucket, Quantity>): Quantity => {
  const parts = [...buckets.values()];
  return total(parts, parts[0]!);
};
