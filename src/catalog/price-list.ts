import type { Given } from '../quantity/given.ts';
import type { ApiEntry, Bucket, PriceList, PricePeriod, PriceVariant } from './catalog.ts';
import { inForce, nearestSpans } from './dates.ts';

export type ServiceTier = 'standard' | 'batch' | 'flex' | 'priority';

export type PriceLookup =
  | { readonly ok: true; readonly list: PriceList }
  | { readonly ok: false; readonly missing: 'date' | 'tier' | 'region'; readonly reason: string };

/**
 * The price list of an entry on one day, for a service tier and a region. Variants of other tiers and regions are left out;
 * of those that stay, later ones win over earlier ones, bucket by bucket. What depends on neither hour nor prompt size is
 * already in the base, so a bucket that a tier does not restate keeps its list price.
 */
export function priceListAt(
  entry: ApiEntry,
  day: string,
  tier: ServiceTier = 'standard',
  region?: string,
): PriceLookup {
  const period = entry.prices.find(p => inForce(p, day));
  if (!period) return no('date', `${entry.id} has no price in force on ${day}: ${nearestSpans(entry.prices, day)}`);
  if (tier !== 'standard' && !period.variants.some(v => v.tier === tier))
    return no('tier', `${entry.id} has no ${tier} price on ${day}${offered(period)}`);
  if (region !== undefined && !knows(entry, period, region))
    return no('region', `${entry.id} has no price recorded for the region \`${region}\`${regions(entry, period)}`);
  const held = period.variants.filter(
    v => (v.tier === undefined || v.tier === tier) && (v.region === undefined || v.region === region),
  );
  return { ok: true, list: { ...folded(period.base, held), period } };
}

const no = (missing: 'date' | 'tier' | 'region', reason: string): PriceLookup => ({ ok: false, missing, reason });

const knows = (entry: ApiEntry, period: PricePeriod, region: string): boolean =>
  period.variants.some(v => v.region === region) || (entry.regions?.includes(region) ?? false);

function offered(period: PricePeriod): string {
  const tiers = [...new Set(period.variants.flatMap(v => (v.tier && v.tier !== 'standard' ? [v.tier] : [])))];
  return `; it offers standard${tiers.map(t => `, ${t}`).join('')}`;
}

function regions(entry: ApiEntry, period: PricePeriod): string {
  const known = [...new Set([...(entry.regions ?? []), ...period.variants.flatMap(v => (v.region ? [v.region] : []))])];
  return known.length
    ? `; known: ${known.join(', ')}`
    : '; its prices are recorded without regions, leave `region` out';
}

/** Moves every variant that always holds into the base; it also undoes what earlier variants say of its buckets. */
function folded(
  start: ReadonlyMap<Bucket, Given>,
  held: readonly PriceVariant[],
): Pick<PriceList, 'base' | 'variants'> {
  const base = new Map(start);
  let variants: Pick<PriceVariant, 'prompt' | 'hours' | 'days' | 'prices'>[] = [];
  for (const { prompt, hours, days, prices } of held) {
    if (prompt || hours || days) {
      variants.push({ prompt, hours, days, prices });
      continue;
    }
    for (const [bucket, price] of prices) base.set(bucket, price);
    variants = variants
      .map(v => ({ ...v, prices: new Map([...v.prices].filter(([bucket]) => !prices.has(bucket))) }))
      .filter(v => v.prices.size > 0);
  }
  return { base, variants };
}
