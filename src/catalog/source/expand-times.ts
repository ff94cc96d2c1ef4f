import { readAmount } from '../../quantity/amount.ts';
import { type Decimal, ONE } from '../../quantity/decimal.ts';
import { scaledAmount } from '../../quantity/scaled-amount.ts';
import { writtenAmount } from '../../quantity/written-amount.ts';
import type { Bucket } from '../catalog.ts';
import type { BucketPrices, CompiledVariant } from '../compiled.ts';
import { BUCKETS, FIELDS, priceField } from '../fields.ts';
import { bucketPrices } from './free.ts';
import type { WrittenVariant } from './schema-api.ts';

/**
 * Writes out what `times` means: it multiplies the base, and every variant written before it, where the conditions of both hold.
 * So `tier: batch, times: 50%` behind a long-context price also halves the long-context price.
 * `undefined` stands for two variants whose conditions cannot be joined.
 */
export function expandVariants(
  base: BucketPrices,
  written: readonly WrittenVariant[],
): readonly (CompiledVariant | undefined)[] {
  const expanded: (CompiledVariant | undefined)[] = [];
  for (const variant of written) {
    const { tier, region, prompt, utc: hours, days, times, buckets = BUCKETS, source, unusual } = variant;
    const own = bucketPrices(variant);
    const conditions = { tier, region, prompt, hours, days, source, unusual };
    if (times === undefined) {
      expanded.push({ ...conditions, prices: own });
      continue;
    }
    const earlier = expanded.filter(v => v !== undefined);
    const chosen = buckets.filter(b => own[b] === undefined);
    expanded.push({ ...conditions, prices: { ...multiplied(base, times, chosen), ...own } });
    for (const before of earlier) {
      const prices = multiplied(before.prices, times, chosen);
      if (Object.keys(prices).length === 0 || excluded(before, conditions)) continue;
      const both = joined(before, conditions);
      expanded.push(both && { ...both, prices, joined: true });
    }
  }
  return expanded;
}

type Conditions = Omit<CompiledVariant, 'prices'>;

/** Whether the conditions can never hold together. */
const excluded = (a: Conditions, b: Conditions): boolean =>
  (a.tier !== undefined && b.tier !== undefined && a.tier !== b.tier) ||
  (a.region !== undefined && b.region !== undefined && a.region !== b.region);

function joined(a: Conditions, b: Conditions): Conditions | undefined {
  if ((a.prompt && b.prompt) || (a.hours && b.hours) || (a.days && b.days)) return undefined;
  return {
    tier: a.tier ?? b.tier,
    region: a.region ?? b.region,
    prompt: a.prompt ?? b.prompt,
    hours: a.hours ?? b.hours,
    days: a.days ?? b.days,
    source: b.source ?? a.source,
    unusual: b.unusual ?? a.unusual,
  };
}

function multiplied(prices: BucketPrices, times: string, buckets: readonly Bucket[]): { [B in Bucket]?: string } {
  const factor = factorOf(times);
  const result: { [B in Bucket]?: string } = {};
  for (const bucket of buckets) {
    const price = prices[bucket];
    if (price === undefined) continue;
    const reading = readAmount(price, priceField(bucket));
    if (!reading.ok) continue;
    result[bucket] = writtenAmount(scaledAmount(reading.amount, factor));
  }
  return result;
}

function factorOf(times: string): Decimal {
  const reading = readAmount(times, FIELDS.times);
  return reading.ok
    ? reading.amount.likely.times(reading.amount.unit.numerator).dividedBy(reading.amount.unit.denominator)
    : ONE;
}
