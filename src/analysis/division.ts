import { type Decimal, ZERO } from '../quantity/decimal.ts';

/** Parts of a whole in proportion to weights; the last part that has any takes what rounding leaves, so that they add up. Undefined where no weight is above 0. */
export function dividedBy(whole: Decimal, weights: readonly Decimal[]): readonly Decimal[] | undefined {
  const all = weights.reduce((sum, weight) => sum.plus(weight), ZERO);
  if (all.isZero()) return undefined;
  const parts = weights.map(weight => whole.times(weight).dividedBy(all));
  const last = weights.findLastIndex(weight => !weight.isZero());
  const others = parts.reduce((sum, part, i) => (i === last ? sum : sum.plus(part)), ZERO);
  parts[last] = whole.minus(others);
  return parts;
}
