import { Decimal } from '../../quantity/decimal.ts';

export type InternalRate =
  | { readonly rate: Decimal; readonly reason: null }
  | { readonly rate: null; readonly reason: string };

/**
 * The yearly rate at which monthly cash flows are worth nothing today, (1 + i)^12 − 1 of the monthly rate i; undefined, with the reason,
 * where the flows do not change their sign exactly once. Excel's IRR of the same flows is i.
 */
export function internalRate(flows: readonly Decimal[]): InternalRate {
  const amounts = flows.map(f => f.toNumber());
  const signs = amounts.filter(a => a !== 0).map(a => a > 0);
  const changes = signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length;
  if (changes === 0) return undefinedRate(signs[0] ? 'the cash is never negative' : 'the cash never turns positive');
  if (changes > 1) return undefinedRate(`the cash changes its sign ${changes} times, so that several rates may fit`);
  const worth = (rate: number) => amounts.reduceRight((sum, a) => sum / (1 + rate) + a, 0);
  let [low, high] = [-0.999, 1];
  while (worth(high) * worth(low) > 0 && high < 1e6) high *= 2;
  if (worth(high) * worth(low) > 0)
    return undefinedRate('no rate between -99.9 % and 10^8 % a month makes the cash worth nothing');
  // halved until float64 tells no two rates apart
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (worth(middle) * worth(low) > 0) low = middle;
    else high = middle;
  }
  return { rate: new Decimal((1 + (low + high) / 2) ** 12 - 1), reason: null };
}

const undefinedRate = (reason: string): InternalRate => ({ rate: null, reason });
