import { Decimal } from '../../../quantity/decimal.ts';
import { footed } from '../../format.ts';

/** Shares below this are what a solver leaves behind, not a route. */
export const NEGLIGIBLE = 1e-6;

const MOST_PLACES = 8;
const CLOSE = 0.01;

/**
 * Shares as whole weights by the largest remainder. They add up to 100, or to the smallest power of ten at which
 * each is within 1 % of its share.
 * @param shares Each above {@link NEGLIGIBLE}.
 */
export function wholeWeights(shares: readonly number[]): number[] {
  const total = shares.reduce((sum, share) => sum.plus(share), new Decimal(0));
  const parts = shares.map(share => new Decimal(share).dividedBy(total));
  for (let places = 2; ; places++) {
    const rounded = footed(parts, '1', places);
    const close = rounded.every((weight, i) => weight.minus(parts[i]!).abs().lte(parts[i]!.times(CLOSE)));
    if (close || places === MOST_PLACES) return rounded.map(weight => weight.times(10 ** places).toNumber());
  }
}
