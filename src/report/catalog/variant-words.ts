import type { Bucket } from '../../catalog/catalog.ts';
import type { BucketPrices, CompiledPeriod } from '../../catalog/compiled.ts';
import { amountIn, inBase } from '../../catalog/diff/amount-in.ts';
import { BUCKETS } from '../../catalog/fields.ts';
import { variantName } from '../../catalog/variant-name.ts';
import { Decimal } from '../../quantity/decimal.ts';
import { significant } from '../format.ts';
import { listed } from '../sentences/words.ts';

export const BUCKET_WORDS: Readonly<Record<Bucket, string>> = {
  input: 'input',
  cacheRead: 'cache read',
  cacheWrite5m: 'write 5 min',
  cacheWrite1h: 'write 1 h',
  output: 'output',
  reasoning: 'reasoning',
  request: 'request',
};

/** How a variant prices against the same conditions at the standard tier: `half of all prices`, `double input, 1.5 times output`; undefined where no short words say it. */
export function variantWords(period: CompiledPeriod, at: number): string | undefined {
  const variant = period.variants[at]!;
  const standard = standardOf(period, at);
  const groups = new Map<string, Bucket[]>();
  for (const bucket of BUCKETS) {
    const now = priceOf(variant.prices[bucket]);
    if (!now) continue;
    const list = priceOf(standard[bucket]);
    if (!list || list.isZero()) return undefined;
    const ratio = now.dividedBy(list).toSignificantDigits(12).toFixed();
    groups.set(ratio, [...(groups.get(ratio) ?? []), bucket]);
  }
  groups.delete('1');
  if (groups.size === 0 || groups.size > 2) return undefined;
  const priced = BUCKETS.filter(bucket => standard[bucket] !== undefined);
  return [...groups].map(([ratio, buckets]) => `${ratioWords(ratio)} ${bucketWords(buckets, priced)}`).join(', ');
}

/** What holds without the tier of the variant, or without its region: an earlier variant of the other conditions, else the base. */
function standardOf(period: CompiledPeriod, at: number): BucketPrices {
  const { tier, region, prompt, hours, days } = period.variants[at]!;
  if (tier === undefined && region === undefined) return period.prices;
  const name = variantName({ prompt, hours, days, ...(tier === undefined ? {} : { region }) });
  const earlier = name === '' ? undefined : period.variants.slice(0, at).find(v => variantName(v) === name);
  return { ...period.prices, ...earlier?.prices };
}

function priceOf(text: string | undefined): Decimal | undefined {
  const amount = text === undefined ? undefined : amountIn(text);
  return amount && inBase(amount, amount.likely);
}

function ratioWords(ratio: string): string {
  if (ratio === '0.5') return 'half of';
  if (ratio === '2') return 'double';
  if (ratio === '0') return 'free:';
  const value = new Decimal(ratio);
  return value.lt(1) ? `${significant(value.times(100), 3)} % of` : `${significant(value, 3)} times`;
}

const bucketWords = (buckets: readonly Bucket[], priced: readonly Bucket[]): string =>
  priced.length > 1 && priced.every(bucket => buckets.includes(bucket))
    ? 'all prices'
    : listed(
        buckets.map(bucket => BUCKET_WORDS[bucket]),
        'and',
      );
