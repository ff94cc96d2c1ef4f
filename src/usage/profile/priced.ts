import type { Catalog } from '../../catalog/catalog.ts';
import { priceListAt } from '../../catalog/price-list.ts';
import { likelyInBase } from '../../quantity/given.ts';
import type { Tier } from './streams.ts';

export const CACHE_BUCKETS = ['cacheRead', 'cacheWrite5m', 'cacheWrite1h'] as const;
export type CacheBucket = (typeof CACHE_BUCKETS)[number];

/** What an API has prices of. */
export interface Priced {
  /** Whether it has prices of this tier. */
  readonly tier: boolean;
  /** Buckets of a prompt cache without a price: it bills nothing there, or nobody knows what. */
  readonly lacking: readonly CacheBucket[];
  /** Prompts shorter than this (tok) are never cached; 0 where all are. */
  readonly shortest: number;
}

/** What the prices of an API hold on a day, `YYYY-MM-DD`. */
export function priced(catalog: Catalog, api: string, tier: Tier, day: string): Priced {
  const entry = catalog.api(api);
  if (!entry) return { tier: true, lacking: [], shortest: 0 };
  const least = entry.minimumCacheablePrompt;
  const shortest = least ? likelyInBase(least).toNumber() : 0;
  const asked = priceListAt(entry, day, tier);
  const found = asked.ok ? asked : priceListAt(entry, day);
  const offered = asked.ok || asked.missing !== 'tier';
  if (!found.ok) return { tier: offered, lacking: [], shortest };
  const { base, variants } = found.list;
  const has = (bucket: CacheBucket) => base.has(bucket) || variants.some(({ prices }) => prices.has(bucket));
  return { tier: offered, lacking: CACHE_BUCKETS.filter(bucket => !has(bucket)), shortest };
}
