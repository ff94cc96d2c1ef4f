import { sizeOf } from '../../quantity/axis.ts';
import type { Decimal } from '../../quantity/decimal.ts';
import { ZERO } from '../../quantity/decimal.ts';
import { DecimalRun } from '../../quantity/decimal-run.ts';
import { Fraction } from '../../quantity/fraction.ts';
import type { Quantity } from '../../quantity/quantity.ts';
import { inOrder } from '../../quantity/sheet.ts';
import { type Curve, curveOf, type Stretch, type Variant } from '../curve.ts';
import { isBelowZero } from '../possible-at-likely.ts';
import { DRIVER } from './driver.ts';

/** Values worked out in fractions at most for one curve. */
const BUDGET = 400_000;

/** A curve has more steps than are worked out in fractions. */
export class TooManySteps extends Error {}

/** How many values of some formulas move with the driver. */
function movingValues(variants: readonly Variant[]): number {
  const moving = new Set<Quantity>();
  let count = 0;
  for (const q of inOrder(variants.flatMap(v => [v.cost, ...v.margins]))) {
    const { operation } = q;
    const input = operation.kind === 'given' && operation.elements.some(v => v.path === DRIVER);
    if (!input && !q.of.some(part => moving.has(part))) continue;
    moving.add(q);
    count += sizeOf(q.axes);
  }
  return count;
}

/** A curve whose stretches are worked out once, however many questions walk along it. */
export function keptCurve(id: string, variants: readonly Variant[], origin: Fraction): Curve {
  const curve = curveOf(id, variants, DRIVER, origin);
  // ascending, each found where none held the point
  const known: Stretch[] = [];
  const most = Math.max(3, BUDGET / movingValues(variants));
  return {
    ...curve,
    /** @throws NotLinear; TooManySteps. */
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
      if (known.length >= most) throw new TooManySteps();
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
