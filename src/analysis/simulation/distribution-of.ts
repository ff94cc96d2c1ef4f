import { FLOATS } from '../../quantity/floats.ts';
import type { Variable } from '../../quantity/quantity.ts';
import { Z } from '../../quantity/spread/named-quantiles.ts';
import { REACH } from '../../quantity/spread/reach.ts';
import { spreadOf } from '../../quantity/spread.ts';
import type { Distribution } from './distribution.ts';

/** What the two ends of a range are: nothing lies beyond them, or so much of the cases does. */
export type Ends = 'all' | 'middle 80 %' | 'middle half';

/**
 * What the ends of an input's range are. A scenario and prices of one's own state ends that are not left. An estimate of speed
 * gives its 80 % interval, an offer of the catalog for rented GPUs with a range the middle half of a market.
 */
export function endsOf({ path, source, amount }: Pick<Variable, 'path' | 'source' | 'amount'>): Ends {
  if (amount.spread) return 'all';
  if (source.kind === 'default' && path.endsWith('.estimate.speed')) return 'middle 80 %';
  const isListed = source.kind === 'catalog' && source.overlay === undefined;
  if (isListed && source.entry.startsWith('rentals/')) return 'middle half';
  return 'all';
}

/** Standard deviations from the median to either end of a normal distribution. */
const SCORES = { 'middle 80 %': Z.p10!, 'middle half': Z.p25! } as const;

/** Of a market whose median is one of its quartiles. */
const NARROWEST = 1e-6;

/** The distribution of a ranged input, in base units. */
export function distributionOf(input: Variable, ends: Ends = endsOf(input)): Distribution {
  const { numerator, denominator } = input.amount.unit;
  const scale = numerator.toNumber() / denominator.toNumber();
  const [low, likely, high] = [input.low, input.likely, input.high].map(FLOATS.of) as [number, number, number];
  if (ends !== 'all') {
    const [below, above] = [Math.log(likely / low) / SCORES[ends], Math.log(high / likely) / SCORES[ends]];
    return {
      kind: 'lognormal',
      mu: Math.log(likely),
      sigma: Math.max(above, NARROWEST),
      sigmaBelow: Math.max(below, NARROWEST),
      low: likely * Math.exp(-REACH * below),
      high: likely * Math.exp(REACH * above),
    };
  }
  const spread = spreadOf(input.amount)!;
  switch (spread.kind) {
    case 'uniform':
      return { kind: 'uniform', low, high };
    case 'pert':
    case 'triangular':
      return { kind: spread.kind, low, likely, high };
    case 'normal':
      return { kind: 'normal', mean: spread.mean.toNumber() * scale, sd: spread.sd.toNumber() * scale, low, high };
    case 'lognormal':
      return { kind: 'lognormal', mu: spread.mu + Math.log(scale), sigma: spread.sigma, low, high };
    case 'choice':
      return {
        kind: 'choice',
        values: spread.values.map(v => v.toNumber() * scale),
        weights: spread.weights.map(w => w.toNumber()),
      };
    case 'samples':
      return { kind: 'samples', values: spread.values.map(v => v.toNumber() * scale) };
  }
}
