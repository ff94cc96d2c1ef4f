import { Decimal } from '../quantity/decimal.ts';

/**
 * The yearly rate at which monthly cash flows are worth nothing today, compounded from the monthly rate; null where the flows
 * change their sign not exactly once, so that the rate is undefined or not unique.
 */
export function internalRate(flows: readonly Decimal[]): Decimal | null {
  const amounts = flows.map(f => f.toNumber());
  const signs = amounts.filter(a => a !== 0).map(a => a > 0);
  if (signs.filter((s, i) => i > 0 && s !== signs[i - 1]).length !== 1) return null;
  const worth = (rate: number) => amounts.reduceRight((sum, a) => sum / (1 + rate) + a, 0);
  let [low, high] = [-0.999, 1];
  while (worth(high) * worth(low) > 0 && high < 1e6) high *= 2;
  if (worth(high) * worth(low) > 0) return null;
  // halved until float64 tells no two rates apart
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (worth(middle) * worth(low) > 0) low = middle;
    else high = middle;
  }
  return new Decimal((1 + (low + high) / 2) ** 12 - 1);
}
