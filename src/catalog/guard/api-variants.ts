import type { CompiledPeriod, CompiledVariant } from '../compiled.ts';
import { priceField, TOKEN_BUCKETS } from '../fields.ts';
import { pricesOf } from './api-point.ts';
import { type Expected, type Judge, type Path, RELATION } from './judge.ts';
import { LIMITS } from './limits.ts';
import { magnitudeOf } from './number.ts';
import { written } from './written.ts';

/** A price under a condition against the one without it. */
const TIERS: Readonly<Record<NonNullable<CompiledVariant['tier']>, Expected>> = {
  standard: { low: 0.3, high: 2.9 },
  batch: { low: 0.2, high: 1 },
  flex: { low: 0.2, high: 1 },
  priority: { low: 0.9, high: 6 },
};
const PROMPT: Expected = { low: 0.9, high: 4.5 };
const REGION: Expected = { low: 0.5, high: 2.5 };
const HOURS: Expected = { low: 0.2, high: 4 };

/** Prompts at which a price changes. */
const THRESHOLD: Expected = { low: 24_000, high: 1.1e6, unit: 'tok' };

/** Variants as they are written; what `times` joins follows from them. */
export function judgeVariants(judge: Judge, period: CompiledPeriod, path: Path): void {
  const base = pricesOf(period.prices);
  const own = period.variants.filter(v => !v.joined);
  own.forEach((variant, i) => {
    const at = [...path, 'variants', i];
    const unusual = variant.unusual ?? period.unusual;
    const bounds = boundsOf(variant);
    for (const bucket of TOKEN_BUCKETS) {
      const found = magnitudeOf(variant.prices[bucket], priceField(bucket));
      if (!found?.likely) continue;
      judge.limit([...at, bucket], bucket, found, LIMITS.tokenPrice);
      const without = base[bucket];
      if (!without) continue;
      const times = found.likely / without;
      const says = `${bucket} of the variant (${found.text}) is ${written(times)} times the price without it (${period.prices[bucket]})`;
      judge.expect(RELATION, [...at, bucket], says, times, { ...bounds, why: 'times' }, unusual);
    }
    if (variant.prompt) {
      const says = `the price changes at ${variant.prompt.tokens} tok`;
      judge.expect(RELATION, [...at, 'prompt'], says, variant.prompt.tokens, THRESHOLD, unusual);
    }
  });
}

/** Conditions that hold together may all move the price. */
function boundsOf({ tier, prompt, region, hours, days }: CompiledVariant): Expected {
  const held: Expected[] = [];
  if (tier) held.push(TIERS[tier]);
  if (prompt) held.push(PROMPT);
  if (region) held.push(REGION);
  if (hours || days) held.push(HOURS);
  return { low: held.reduce((low, b) => low * b.low, 1), high: held.reduce((high, b) => high * b.high, 1) };
}
