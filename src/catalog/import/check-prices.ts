import { Decimal } from '../../quantity/decimal.ts';
import type { Bucket } from '../catalog.ts';
import { BUCKETS } from '../fields.ts';
import { LIMITS } from '../guard/limits.ts';
import type { EntryAccount } from './account.ts';
import type { Draft } from './draft.ts';
import type { Period, Prices, Variant, When } from './imported.ts';

/** A price more than three times another one of the same entry and bucket. */
const BIG_CHANGE = 3;

/** Looks at the prices of an entry beside each other. What cannot be (a cache read dearer than input) is left out; the rest is entered and named. */
export function checkPrices(draft: Draft): Draft {
  const { account, entry } = draft;
  if (!entry) return draft;
  const periods = entry.periods.map(period => checkPeriod(account, period));
  periods.slice(1).forEach((period, i) => {
    compare(account, periods[i]!.base, period.base, `from ${period.validFrom} on`);
  });
  return { account, entry: { ...entry, periods } };
}

function checkPeriod(account: EntryAccount, period: Period): Period {
  const base = withoutDearRead(account, period.base, period.base);
  checkOutput(account, base, '');
  checkLimits(account, base, '');
  const variants = period.variants.flatMap(({ when, prices }): Variant[] => {
    const where = wordsOf(when);
    const whole = { ...base, ...prices };
    compare(account, base, prices, where);
    checkLimits(account, prices, where);
    checkOutput(account, prices, where);
    if (!isDearRead(whole)) return [{ when, prices }];
    const message = `a cache read (${whole.cacheRead}) dearer than input (${whole.input}) ${where}; these prices are left out`;
    account.remark('cacheReadDearer', account.line, message, false);
    account.takeBack(prices, BUCKETS);
    return [];
  });
  checkTiers(account, variants);
  return { ...period, base, variants };
}

/** A tier that says nothing of long prompts, where the standard tier does, is entered at one price for all sizes. */
function checkTiers(account: EntryAccount, variants: readonly Variant[]): void {
  const sized = variants.filter(({ when }) => when.prompt !== undefined);
  for (const { when, prices } of variants) {
    if (when.tier === undefined || when.prompt !== undefined) continue;
    const own = sized.filter(v => v.when.tier === when.tier).flatMap(v => Object.keys(v.prices));
    const standard = sized.filter(v => v.when.tier === undefined).flatMap(v => Object.keys(v.prices));
    const missing = Object.keys(prices).filter(bucket => standard.includes(bucket) && !own.includes(bucket));
    if (missing.length === 0) continue;
    const message = `tier ${when.tier} has one price of ${missing.join(', ')}, the standard tier another for long prompts`;
    account.remark('tierOfAllSizes', account.line, message, true);
  }
}

function withoutDearRead(account: EntryAccount, prices: Prices, whole: Prices): Prices {
  if (!isDearRead(whole)) return prices;
  const message = `a cache read (${whole.cacheRead}) dearer than input (${whole.input}); it is left out`;
  account.remark('cacheReadDearer', account.line, message, false);
  account.takeBack(prices, ['cacheRead']);
  const { cacheRead: _, ...rest } = prices;
  return rest;
}

const isDearRead = ({ cacheRead, input }: Prices): boolean =>
  cacheRead !== undefined && input !== undefined && new Decimal(cacheRead).gt(input);

function checkOutput(account: EntryAccount, { input, output }: Prices, where: string): void {
  if (input === undefined || output === undefined || !new Decimal(output).lt(input)) return;
  const message = `output (${output}) cheaper than input (${input} USD/Mtok)${where && ` ${where}`}`;
  account.remark('outputCheaper', account.line, message, true);
}

/** What the guards of the catalog would refuse, whoever vouches for it. */
function checkLimits(account: EntryAccount, prices: Prices, where: string): void {
  for (const bucket of BUCKETS) {
    const price = prices[bucket];
    const { low, high, unit } = bucket === 'request' ? LIMITS.requestPrice : LIMITS.tokenPrice;
    if (price === undefined || new Decimal(price).isZero()) continue;
    if (new Decimal(price).gte(low) && new Decimal(price).lte(high)) continue;
    const message = `${bucket} ${price} ${unit}${where && ` ${where}`} is not between ${low} and ${high}`;
    account.remark('beyondLimit', account.line, message, true);
  }
}

function compare(account: EntryAccount, from: Prices, to: Prices, where: string): void {
  for (const bucket of BUCKETS as readonly Bucket[]) {
    const [a, b] = [from[bucket], to[bucket]];
    if (a === undefined || b === undefined) continue;
    const [low, high] = new Decimal(a).lt(b) ? [a, b] : [b, a];
    if (!new Decimal(high).gt(new Decimal(low).times(BIG_CHANGE))) continue;
    account.remark('bigChange', account.line, `${bucket} ${a}, but ${b} ${where}`, true);
  }
}

const wordsOf = ({ region, utc, tier, prompt }: When): string =>
  [prompt && `at a prompt ${prompt}`, tier && `in tier ${tier}`, region && `in ${region}`, utc && `at ${utc} UTC`]
    .filter(Boolean)
    .join(', ');
