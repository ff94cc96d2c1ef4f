import type { Decimal } from '../../quantity/decimal.ts';
import { ZERO } from '../../quantity/decimal.ts';
import { DecimalRun } from '../../quantity/decimal-run.ts';
import { Fraction } from '../../quantity/fraction.ts';
import { type Curve, curveOf, type Stretch, type Variant } from '../curve.ts';
import { isBelowZero } from './costs-at.ts';
import { DRIVER } from './driver.ts';

/** A curve whose stretches are worked out once, however many questions walk along it. */
export function keptCurve(id: string, variants: readonly Variant[], origin: Fraction): Curve {
  const curve = curveOf(id, variants, DRIVER, origin);
  // ascending, each found where none held the point
  const known: Stretch[] = [];
  return {
    ...curve,
    stretch(x) {
      let [low, high] = [0, known.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        const { to } = known[middle]!;
        if (to?.lt(x)) low = middle + 1;
        else high = middle;
      }
      const here = known[low];
      if (here?.from.lt(x)) return here;
      const found = curve.stretch(x);
      known.splice(low, 0, found);
      return found;
    },
  };
}

/** The cheapest of a plan's variants in decimals at any value; null where none is possible. */
export function decimalCost(variants: readonly Variant[]): (x: Decimal) => Decimal | null {
  const runs = variants.map(v => new DecimalRun([v.cost, ...v.margins], DRIVER));
  return x => {
    let least: Decimal | null = null;
    for (const run of runs) {
      const [cost, ...margins] = run.at(x) as [Decimal, ...Decimal[]];
      if (!margins.some(isBelowZero) && (!least || cost.lt(least))) least = cost;
    }
    return least;
  };
}

/** Where a walk begins to count: its values must be above 0. */
export const originOf = (low: Decimal): Fraction => (low.lt(ZERO) ? Fraction.from(low) : Fraction.ZERO);
