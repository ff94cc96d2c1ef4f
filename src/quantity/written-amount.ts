import type { Amount } from './amount.ts';
import type { Decimal } from './decimal.ts';
import { rounded } from './spread/number-in.ts';
import { spreadOf } from './spread.ts';

/** An amount in the grammar that {@link readAmount} reads, made from its numbers and not from its text. */
export function writtenAmount(amount: Amount): string {
  const { unit } = amount;
  const numbers = written(amount);
  return unit.text.startsWith('%') ? `${numbers}${unit.text}` : `${numbers} ${unit.text}`.trim();
}

function written(amount: Amount): string {
  const { low, likely, high } = amount;
  const spread = spreadOf(amount);
  const range = [low, likely, high].map(digits).join('..');
  switch (spread?.kind) {
    case undefined:
      return digits(likely);
    case 'uniform':
      return `${digits(low)}..${digits(high)}`;
    case 'pert':
      return range;
    case 'triangular':
      return `triangular(${range})`;
    case 'normal':
      return `normal(${digits(spread.mean)}, ${digits(spread.sd)})`;
    case 'lognormal':
      return `lognormal(median=${digits(rounded(Math.exp(spread.mu)))}, sigma=${digits(rounded(spread.sigma))})`;
    case 'choice': {
      const alike = spread.weights.every(weight => weight.eq(spread.weights[0]!));
      return `choice(${spread.values.map((v, i) => (alike ? digits(v) : `${digits(v)} @${digits(spread.weights[i]!)}`)).join(', ')})`;
    }
    case 'samples':
      return `samples(${[spread.file, ...(spread.column === undefined ? [] : [spread.column])].join('; ')})`;
  }
}

const digits = (value: Decimal): string => value.toFixed();
