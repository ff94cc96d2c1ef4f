import type { Amount } from './amount.ts';
import type { Decimal } from './decimal.ts';
import { pointAmount } from './point-amount.ts';
import type { Spread } from './spread.ts';

/** An amount a number of times as large, at least 0; its text stays as it was written. */
export function scaledAmount(amount: Amount, factor: Decimal): Amount {
  const { text, unit, spread } = amount;
  if (factor.isZero()) return { ...pointAmount(factor, unit), text };
  return {
    ...amount,
    low: amount.low.times(factor),
    likely: amount.likely.times(factor),
    high: amount.high.times(factor),
    ...(spread ? { spread: scaled(spread, factor) } : {}),
  };
}

function scaled(spread: Spread, factor: Decimal): Spread {
  const times = (value: Decimal) => value.times(factor);
  switch (spread.kind) {
    case 'normal':
      return { ...spread, mean: times(spread.mean), sd: times(spread.sd) };
    case 'lognormal':
      return { ...spread, mu: spread.mu + Math.log(factor.toNumber()) };
    case 'choice':
    case 'samples':
      return { ...spread, values: spread.values.map(times) };
    default:
      return spread;
  }
}
