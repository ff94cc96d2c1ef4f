import type { Provider } from './conventions.ts';
import { decimalText } from './decimal-text.ts';
import type { Lane } from './lanes.ts';
import { dayName, type Period } from './period.ts';
import { BUCKETS, type Bucket } from './prices.ts';
import { added, NOTHING, type Sums, type Tally } from './tally.ts';

export const INVOICE_FILE = 'invoice.csv';
export const ROUNDING = 'each line to a millionth of a dollar, half up';

/** Contracted discounts off list, such as `{ anthropic: '12%' }`. */
export type Discounts = Readonly<Partial<Record<Provider, string>>>;

export interface InvoiceLine {
  readonly date: string;
  readonly provider: string;
  readonly model: string;
  readonly bucket: Bucket;
  readonly tier: string;
  readonly tokens: bigint;
  /** 10^-18 USD for a token, after the discount. */
  readonly unitPrice: bigint;
  /** Millionths of a dollar. */
  readonly amount: bigint;
}

const TOKEN_TYPES: Readonly<Record<Bucket, string>> = {
  input: 'uncached_input',
  cacheRead: 'cached_input',
  cacheWrite5m: 'cache_write_5m',
  cacheWrite1h: 'cache_write_1h',
  output: 'output',
};

/** What is billed in each bucket: the cached part of the input at prices of its own, reasoning as output. */
const BILLED: Readonly<Record<Bucket, (s: Sums) => bigint>> = {
  input: s => s.input - s.cacheRead - s.cacheWrite5m - s.cacheWrite1h,
  cacheRead: s => s.cacheRead,
  cacheWrite5m: s => s.cacheWrite5m,
  cacheWrite1h: s => s.cacheWrite1h,
  output: s => s.output + s.reasoning,
};

/** The bill by day of UTC, model, tier and bucket; what no token was used of has no line. */
export function invoiceLines(
  { sums }: Tally,
  lanes: readonly Lane[],
  period: Period,
  discounts: Discounts,
): readonly InvoiceLine[] {
  return sums.flatMap((ofDay, day) => {
    const served = new Map<string, { lane: Lane; sums: Sums }>();
    for (const [i, lane] of lanes.entries()) {
      const key = `${lane.provider}/${lane.model}/${lane.tier}`;
      served.set(key, { lane, sums: added(served.get(key)?.sums ?? NOTHING, ofDay[i]!) });
    }
    return [...served.keys()].sort().flatMap(key => {
      const { lane, sums } = served.get(key)!;
      const { provider, model, tier, prices } = lane;
      return BUCKETS.flatMap((bucket): readonly InvoiceLine[] => {
        const tokens = BILLED[bucket](sums);
        if (tokens === 0n) return [];
        const unitPrice = prices[bucket] * (MILLION - millionthsOff(discounts[provider]));
        const amount = (tokens * unitPrice + HALF_A_MILLIONTH) / MILLIONTH;
        return [{ date: dayName(period, day), provider, model, bucket, tier, tokens, unitPrice, amount }];
      });
    });
  });
}

export function invoiceCsv(lines: readonly InvoiceLine[]): string {
  const rows = lines.map(l => [
    ...[l.date, l.provider, l.model, TOKEN_TYPES[l.bucket], l.tier],
    ...[l.tokens, 'token', decimalText(l.unitPrice, 18), decimalText(l.amount, 6, 2), 'USD'],
  ]);
  const header = 'date,provider,model,token_type,tier,quantity,unit,unit_price,amount,currency'.split(',');
  return [header, ...rows].map(cells => `${cells.join(',')}\n`).join('');
}

const MILLION = 10n ** 6n;
const MILLIONTH = 10n ** 12n;
const HALF_A_MILLIONTH = MILLIONTH / 2n;

/** A percentage with up to four decimals, in millionths. */
export function millionthsOff(discount = '0%'): bigint {
  const [, whole, fraction = ''] = /^(\d{1,2})(?:\.(\d{1,4}))?%$/.exec(discount) ?? [];
  if (whole === undefined) throw new Error(`${discount} is not a discount such as 12%`);
  return BigInt(whole + fraction.padEnd(4, '0'));
}
